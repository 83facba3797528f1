// desk.cc: what happens to an article when it is kept.
//
//   keep()    to the archive, to the index of shared text, to the index of stories
//   commit()  relations of the new ones ─► copies folded ─► stories of all grouped again ─► lists of the new
//   ones and of
//             those that stand close to them ─► the archive's commit
//
// A story keeps its id as long as most of its articles stay together. Entry points: Desk::open(),
// Desk::commit().

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "base/calendar.h"
#include "base/hash.h"
#include "broadsheet/copy.h"
#include "broadsheet/recommend.h"
#include "broadsheet/story.h"
#include "recommend/groups.h"

namespace broadsheet {
namespace {

constexpr std::size_t nearest_articles = 60;
constexpr std::size_t neighbours_refreshed = 10;  // older articles whose lists a new one may enter
constexpr double half_life_days = 3;              // of a story's weight

}  // namespace

struct Desk::State {
  Archive& archive;
  CopyIndex copies;
  StoryIndex index;
  std::vector<Article> articles;  // by number; without teasers
  std::vector<std::vector<PlacedName>> names;
  std::vector<StoryId> story;
  std::vector<std::uint32_t> copy_of;               // own number: stands for itself
  std::vector<std::vector<std::uint32_t>> members;  // of each group of the last commit
  std::unordered_map<ArticleId, std::uint32_t> numbers;
  std::vector<std::pair<std::uint32_t, bool>> gathered;  // number, fresh
  std::map<std::uint32_t, CopyIndex::Found> closest;     // relation shown with the outcome
  std::map<StoryId, std::string> written;                // what the archive knows of each story
  std::unordered_map<StoryId, const std::vector<std::uint32_t>*> in_story;  // of the last grouping
  std::vector<std::uint32_t> copies_seen;  // by number: articles that it stands for

  explicit State(Archive& a) : archive(a) {}

  std::uint32_t add(const Article& article, const StoryId& known);
  Result<void> relate(std::uint32_t number);
  Result<void> fold(std::uint32_t number, const std::vector<CopyIndex::Found>& found);
  Result<void> group();
  Result<void> write_story(const StoryId& id, const std::vector<std::uint32_t>& group, Instant newest);
  [[nodiscard]] StoryId id_for(const std::vector<std::uint32_t>& group, std::set<StoryId>& used) const;
  [[nodiscard]] double weight_of(const std::vector<std::uint32_t>& group, std::size_t reports,
                                 Instant newest) const;
  [[nodiscard]] std::size_t reports_in(const std::vector<std::uint32_t>& group) const;
  Result<void> recommend(std::uint32_t number, const std::set<StoryId>& of_the_day);
  [[nodiscard]] std::set<StoryId> stories_of_the_day() const;
};

std::uint32_t Desk::State::add(const Article& article, const StoryId& known) {
  const std::uint32_t number = copies.add(article);
  index.add(article);
  articles.push_back(article);
  articles.back().teasers.clear();
  names.push_back(names_of(article));
  story.push_back(known);
  copy_of.push_back(number);
  numbers[article.id] = number;
  return number;
}

// The first of those with the same text stands for all: the earliest published, then the first to arrive.
Result<void> Desk::State::fold(std::uint32_t number, const std::vector<CopyIndex::Found>& found) {
  std::set<std::uint32_t> same = {number};
  RelationKind kind = RelationKind::copy;
  for (const CopyIndex::Found& f : found) {
    if (f.kind != RelationKind::copy && f.kind != RelationKind::version) continue;
    same.insert(f.other);
    same.insert(copy_of[f.other]);
    if (f.kind == RelationKind::version) kind = f.kind;
  }
  if (same.size() == 1) return {};
  for (std::uint32_t i = 0; i < copy_of.size(); ++i)
    if (same.contains(copy_of[i])) same.insert(i);
  // Of versions the newest is shown, of copies the first.
  const auto stands_first = [&](std::uint32_t x, std::uint32_t y) {
    const Instant a = instant_of(articles[x]), b = instant_of(articles[y]);
    if (a != b) return a < b;
    return x < y;
  };
  const std::uint32_t head = *std::min_element(same.begin(), same.end(), stands_first);
  for (const std::uint32_t member : same) {
    copy_of[member] = head;
    auto done = archive.put_copy(articles[member].id, member == head ? ArticleId() : articles[head].id, kind);
    if (!done) return done;
  }
  return {};
}

Result<void> Desk::State::relate(std::uint32_t number) {
  const std::vector<CopyIndex::Found> found = copies.relations_of(number);
  const std::string body = body_text(articles[number]);
  for (const CopyIndex::Found& f : found) {
    const auto best = closest.find(number);
    if (best == closest.end() || f.kind < best->second.kind) closest[number] = f;
    auto done = archive.put(Relation{articles[number].id, articles[f.other].id, f.kind, f.score,
                                     to_code_points(f.words, body, body_text(articles[f.other]))});
    if (!done) return done;
  }
  return fold(number, found);
}

// The id that most of a group had; a new one where none is free.
StoryId Desk::State::id_for(const std::vector<std::uint32_t>& group, std::set<StoryId>& used) const {
  std::map<StoryId, std::size_t> votes;
  for (const std::uint32_t n : group)
    if (!story[n].empty() && !used.contains(story[n])) ++votes[story[n]];
  StoryId best;
  for (const auto& [id, count] : votes)
    if (best.empty() || count > votes[best]) best = id;
  if (best.empty()) {
    const auto first = std::min_element(group.begin(), group.end(), [&](std::uint32_t x, std::uint32_t y) {
      const Instant a = instant_of(articles[x]), b = instant_of(articles[y]);
      return a != b ? a < b : articles[x].id < articles[y].id;
    });
    best = "s" + sha256_hex(articles[*first].id).substr(0, 12);
    for (int n = 2; used.contains(best); ++n)
      best = "s" + sha256_hex(articles[*first].id + std::to_string(n)).substr(0, 12);
  }
  used.insert(best);
  return best;
}

// Publishers with a text of their own.
std::size_t Desk::State::reports_in(const std::vector<std::uint32_t>& group) const {
  std::set<std::string> publishers;
  for (const std::uint32_t n : group)
    if (copy_of[n] == n)
      publishers.insert(articles[n].publisher.empty() ? articles[n].id : articles[n].publisher);
  return publishers.size();
}

// Independent reports, halved every three days since the newest of them.
double Desk::State::weight_of(const std::vector<std::uint32_t>& group, std::size_t reports,
                              Instant newest) const {
  Instant last = 0;
  for (const std::uint32_t n : group) last = std::max(last, instant_of(articles[n]));
  const double days = static_cast<double>(newest - last) / seconds_a_day;
  return static_cast<double>(reports) * std::exp2(-days / half_life_days);
}

Result<void> Desk::State::write_story(const StoryId& id, const std::vector<std::uint32_t>& group,
                                      Instant newest) {
  std::vector<const Article*> all;
  std::size_t central = 0;
  double best = -1;
  constexpr std::size_t judged = 24;
  for (std::size_t i = 0; i < group.size(); ++i) {
    all.push_back(&articles[group[i]]);
    double sum = 0;
    for (std::size_t j = 0; j < std::min(judged, group.size()) && i < judged && group.size() > 2; ++j)
      if (i != j) sum += index.likeness(group[i], group[j]).score;
    if (sum > best) {
      best = sum;
      central = i;
    }
  }
  Story made = make_story(all, central);
  made.id = id;
  const std::size_t reports = reports_in(group);
  const double weight = weight_of(group, reports, newest);
  const std::string now = to_json(made) + std::to_string(reports) + " " + std::to_string(weight);
  if (written[id] == now) return {};
  written[id] = now;
  return archive.put(made, weight, static_cast<std::uint32_t>(reports));
}

Result<void> Desk::State::group() {
  members = index.group();
  Instant newest = 0;
  for (const Article& a : articles) newest = std::max(newest, instant_of(a));
  std::vector<std::size_t> by_size(members.size());
  for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](std::size_t x, std::size_t y) { return members[x].size() > members[y].size(); });
  std::set<StoryId> used;
  std::vector<StoryId> ids(members.size());
  for (const std::size_t i : by_size) ids[i] = id_for(members[i], used);
  std::set<StoryId> gone;
  for (const StoryId& id : story)
    if (!id.empty() && !used.contains(id)) gone.insert(id);
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (const std::uint32_t n : members[i]) story[n] = ids[i];
    if (auto done = write_story(ids[i], members[i], newest); !done) return done;
  }
  in_story.clear();
  for (std::size_t i = 0; i < members.size(); ++i) in_story[ids[i]] = &members[i];
  copies_seen.assign(articles.size(), 0);
  for (std::uint32_t n = 0; n < articles.size(); ++n)
    if (copy_of[n] != n) ++copies_seen[copy_of[n]];
  for (const StoryId& id : gone) {
    Story empty;
    empty.id = id;
    written.erase(id);
    if (auto done = archive.put(empty, 0, 0); !done) return done;
  }
  return {};
}

// The stories with the most reports among those of the newest two days.
std::set<StoryId> Desk::State::stories_of_the_day() const {
  Instant newest = 0;
  for (const Article& a : articles) newest = std::max(newest, instant_of(a));
  std::vector<std::pair<std::size_t, StoryId>> ranked;
  for (const auto& group : members) {
    Instant last = 0;
    for (const std::uint32_t n : group) last = std::max(last, instant_of(articles[n]));
    if (newest - last <= 2 * seconds_a_day) ranked.emplace_back(reports_in(group), story[group.front()]);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : x.second < y.second;
  });
  std::set<StoryId> chosen;
  for (std::size_t i = 0; i < std::min<std::size_t>(6, ranked.size()); ++i) chosen.insert(ranked[i].second);
  return chosen;
}

Result<void> Desk::State::recommend(std::uint32_t number, const std::set<StoryId>& of_the_day) {
  std::map<std::uint32_t, double> scores;
  for (const StoryIndex::Near& near : index.nearest(number, nearest_articles))
    scores[near.other] = near.score;
  const auto add_story = [&](const StoryId& id) {
    if (const auto found = in_story.find(id); found != in_story.end())
      for (const std::uint32_t n : *found->second) scores.emplace(n, 0);
  };
  add_story(story[number]);
  for (const StoryId& id : of_the_day) add_story(id);
  std::vector<Candidate> candidates;
  std::set<StoryId> day_taken;
  for (const auto& [n, score] : scores) {
    if (copy_of[n] != n || copy_of[number] == n || n == number) continue;
    const bool day =
        of_the_day.contains(story[n]) && story[n] != story[number] && day_taken.insert(story[n]).second;
    candidates.push_back({&articles[n], &names[n], story[n], score, copies_seen[n], day});
  }
  const Candidate read{&articles[number], &names[number], story[number], 0, 0, false};
  return archive.put(articles[number].id, choose_groups(read, candidates));
}

// ------------------------------------------------------------------------------------------------ Desk

Desk::Desk(std::unique_ptr<State> state) : state_(std::move(state)) {}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

Result<Desk> Desk::open(Archive& archive) {
  auto state = std::make_unique<State>(archive);
  std::vector<std::pair<std::uint32_t, ArticleId>> heads;
  Result<void> fault;
  auto read = archive.for_each_article([&](const Article& article) {
    const auto row = archive.row(article.id);
    if (!row) fault = tl::unexpected(row.error());
    if (!row || !*row) return false;
    const std::uint32_t number = state->add(article, (*row)->story);
    if (!(*row)->copy_of.empty()) heads.emplace_back(number, (*row)->copy_of);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  if (!fault) return tl::unexpected(fault.error());
  for (const auto& [number, head] : heads) state->copy_of[number] = state->numbers.at(head);
  return Desk(std::move(state));
}

Result<void> Desk::keep(const Capture& capture, const Article& article) {
  State& s = *state_;
  const auto kept = s.archive.keep(capture, article);
  if (!kept) return tl::unexpected(kept.error());
  const auto known = s.numbers.find(kept->id);
  if (!kept->fresh) {
    if (known != s.numbers.end()) s.gathered.emplace_back(known->second, false);
    return {};
  }
  s.gathered.emplace_back(s.add(article, known == s.numbers.end() ? StoryId() : s.story[known->second]),
                          true);
  return {};
}

Result<std::vector<Desk::Outcome>> Desk::commit() {
  State& s = *state_;
  const bool any = std::any_of(s.gathered.begin(), s.gathered.end(), [](const auto& g) { return g.second; });
  for (const auto& [number, fresh] : s.gathered)
    if (fresh)
      if (auto done = s.relate(number); !done) return tl::unexpected(done.error());
  if (any)
    if (auto done = s.group(); !done) return tl::unexpected(done.error());
  const std::set<StoryId> of_the_day = any ? s.stories_of_the_day() : std::set<StoryId>();
  std::set<std::uint32_t> refresh;
  for (const auto& [number, fresh] : s.gathered) {
    if (!fresh) continue;
    refresh.insert(number);
    for (const StoryIndex::Near& near : s.index.nearest(number, neighbours_refreshed))
      refresh.insert(near.other);
  }
  for (const std::uint32_t number : refresh)
    if (auto done = s.recommend(number, of_the_day); !done) return tl::unexpected(done.error());
  if (auto done = s.archive.commit(); !done) return tl::unexpected(done.error());
  std::vector<Outcome> outcomes;
  for (const auto& [number, fresh] : s.gathered) {
    Outcome outcome{s.articles[number].id, fresh ? "" : "known", {}, s.story[number]};
    if (const auto close = s.closest.find(number); fresh && close != s.closest.end()) {
      outcome.relation = name_of(close->second.kind);
      outcome.of = s.articles[close->second.other].id;
    }
    outcomes.push_back(std::move(outcome));
  }
  s.gathered.clear();
  s.closest.clear();
  return outcomes;
}

}  // namespace broadsheet
