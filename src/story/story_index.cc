// story_index.cc: which articles tell one story.
//
//   words ─► tf-idf ─► the most alike of each article (most_alike.cc) ─► likeness ─► average link
//
// Articles that come one by one are weighed by what came before them, and linked with the groups that they
// touch: a join needs a pair that is likely to tell one story, so groups that no such pair connects cannot
// change. How likely is learned from development sets (join_model.h), one setting for all. Entry points:
// StoryIndex::add(), StoryIndex::regroup(), find_stories().

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/share_out.h"
#include "broadsheet/story.h"
#include "story/average_link.h"
#include "story/join_weights_table.h"
#include "story/most_alike.h"
#include "story/vectors.h"

namespace broadsheet {
namespace {

constexpr std::size_t looked_through = 200;  // articles with the same rare words, of which
constexpr std::size_t most_near = 40;        // are compared: the most alike, and the most alike of its month
constexpr std::size_t most_kept = 100;       // neighbours that an article remembers
constexpr std::size_t most_linked = 400;     // articles linked at once
constexpr std::size_t linked_for_one =
    32;  // and for each new one of a batch, once more were linked than that
constexpr double whole_weight = 0.45, head_weight = 0.35, names_weight = 0.20;
constexpr double longest_gap = 30;          // days; further apart are never compared
constexpr std::uint32_t pretended = 1'000;  // articles of everyday language before the first

}  // namespace

struct StoryIndex::State {
  struct Entry {
    ArticleVectors v;
    std::optional<double> day;
    std::uint64_t rank = 0;  // of the text, so that it is the same whatever the id
    std::uint32_t group = 0;
    double best = 0;           // cosine of the whole texts with its most like neighbour in reach
    std::uint64_t serial = 0;  // of what its headline counts
    bool counts = false;       // whether it does
    bool round_up = false;     // tells of several events, and is in a story of its own
    bool looked = false;       // whether `near` was filled
    std::vector<Near> near;
  };
  Terms terms{pretended};
  Furniture furniture;
  MostAlike alike;
  std::vector<Entry> entries;
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::uint32_t> fresh;  // since the last regroup()
  StoryTies ties;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> apart_from;  // by ties
  std::vector<float> scratch;

  std::uint32_t add(const Article& article, ArticleWords words);
  std::uint32_t place(const Article& article, ArticleWords words, std::uint32_t fellow);
  void enter(std::uint32_t n);
  void fill(const std::vector<Article>& articles, const std::vector<std::uint32_t>& order,
            std::size_t threads);
  [[nodiscard]] std::optional<double> days_between(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] double odds_among(std::uint32_t n, const Near& near) const;
  [[nodiscard]] JoinMarks marks_of(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool in_reach(std::uint32_t a, std::uint32_t b) const;
  template <typename MakeFiner>
  [[nodiscard]] Likeness likeness_of(std::uint32_t a, std::uint32_t b, const Cosines& c,
                                     MakeFiner finer) const;
  [[nodiscard]] Likeness compare(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::vector<Near> look_up(std::uint32_t n, std::uint32_t before,
                                          std::vector<float>& zeros) const;
  void remember(std::uint32_t n, const Near& near);
  void take_in(std::uint32_t n, const std::vector<Near>& found);
  void look(std::uint32_t n);
  void look_for_fresh(std::size_t threads);
  [[nodiscard]] std::vector<std::uint32_t> touched_by(std::uint32_t n, std::size_t most);
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> link(const std::vector<std::uint32_t>& numbers) const;
  [[nodiscard]] std::optional<std::uint32_t> large_group_for(std::uint32_t n, std::size_t most) const;
  void keep_apart(const std::unordered_map<std::uint32_t, std::uint32_t>& place,
                  std::vector<LinkedPair>& pairs) const;
  [[nodiscard]] bool is_split(std::uint32_t group) const;
  std::uint32_t put_group(std::vector<std::uint32_t> members, std::uint32_t number);
  std::uint32_t add_group(std::vector<std::uint32_t> members);
  void split_groups(std::vector<std::uint32_t>& changed);
  void join_groups(std::vector<std::uint32_t>& changed);
  [[nodiscard]] std::unordered_set<std::uint32_t> with_joined(
      const std::vector<std::uint32_t>& numbers) const;
  void take_out(std::vector<std::uint32_t>& changed);
};

// ------------------------------------------------------------------------------------------ comparing

// Whether two articles could tell one story at all: within a month, both of one event, and not "Day 2" and
// "Day 3".
bool StoryIndex::State::in_reach(std::uint32_t a, std::uint32_t b) const {
  const Entry &x = entries[a], &y = entries[b];
  if (x.round_up || y.round_up || (x.counts && y.counts && x.serial != y.serial)) return false;
  return !x.day || !y.day || std::abs(*x.day - *y.day) <= longest_gap;
}

std::optional<double> StoryIndex::State::days_between(std::uint32_t a, std::uint32_t b) const {
  const auto &x = entries[a].day, &y = entries[b].day;
  return x && y ? std::optional(std::abs(*x - *y)) : std::nullopt;
}

// `finer`: makes what only a pair in reach is asked for.
template <typename MakeFiner>
Likeness StoryIndex::State::likeness_of(std::uint32_t a, std::uint32_t b, const Cosines& c,
                                        MakeFiner finer) const {
  const std::optional<double> days = days_between(a, b);
  Likeness like{c.whole, c.head, c.names, days.value_or(0), 0, join_weights.apart};
  like.alike = whole_weight * c.whole + head_weight * c.head + names_weight * c.names;
  if (in_reach(a, b)) like.odds = odds_of(join_marks(c, finer(), days));
  return like;
}

Likeness StoryIndex::State::compare(std::uint32_t a, std::uint32_t b) const {
  const ArticleVectors &x = entries[a].v, &y = entries[b].v;
  return likeness_of(a, b, cosines_of(x, y), [&] { return finer_of(x, y); });
}

// The odds of a pair beside the best neighbour that either has.
double StoryIndex::State::odds_among(std::uint32_t n, const Near& near) const {
  if (!in_reach(n, near.other)) return join_weights.apart;
  JoinMarks marks{};
  set_nearest(marks, !days_between(n, near.other), static_cast<double>(near.whole), entries[n].best,
              entries[near.other].best);
  return static_cast<double>(near.odds) + odds_of(marks);
}

// Among the articles below `before`.
std::vector<StoryIndex::Near> StoryIndex::State::look_up(std::uint32_t n, std::uint32_t before,
                                                         std::vector<float>& zeros) const {
  const HeldArticle held(entries[n].v);
  std::vector<Near> out;
  std::size_t in_month = 0;
  for (const MostAlike::Found& f : alike.find(entries[n].v.whole, looked_through, before, zeros)) {
    const bool reached = in_reach(n, f.other);
    if (f.other == n || (out.size() >= most_near && (!reached || in_month >= most_near))) continue;
    in_month += reached ? 1 : 0;
    const ArticleVectors& other = entries[f.other].v;
    const Likeness like =
        likeness_of(n, f.other, held.cosines_with(other), [&] { return held.finer_with(other); });
    out.push_back({f.other, static_cast<float>(like.whole), static_cast<float>(like.alike),
                   static_cast<float>(like.odds)});
  }
  return out;
}

JoinMarks StoryIndex::State::marks_of(std::uint32_t a, std::uint32_t b) const {
  const ArticleVectors &x = entries[a].v, &y = entries[b].v;
  return join_marks(cosines_of(x, y), finer_of(x, y), days_between(a, b));
}

// ------------------------------------------------------------------------------------------- entering

std::uint32_t StoryIndex::State::add(const Article& article, ArticleWords words) {
  furniture.strip(words);
  Entry entry;
  entry.rank = words.rank;
  entry.v = vectors_of(words, terms);
  if (article.published) entry.day = static_cast<double>(article.published->instant) / seconds_a_day;
  entry.round_up = words.round_up;
  entry.serial = hash64(words.serial);
  entry.counts = !words.serial.empty();
  entries.push_back(std::move(entry));
  return static_cast<std::uint32_t>(entries.size() - 1);
}

void StoryIndex::State::enter(std::uint32_t n) {
  entries[n].v = weighted(entries[n].v, terms, entries.size());
  alike.add(entries[n].v.whole);
}

void StoryIndex::State::remember(std::uint32_t n, const Near& near) {
  std::vector<Near>& kept = entries[n].near;
  if (in_reach(n, near.other)) entries[n].best = std::max(entries[n].best, static_cast<double>(near.whole));
  const auto stronger = [](const Near& x, const Near& y) { return x.alike > y.alike; };
  if (kept.size() < most_kept) {
    kept.push_back(near);
    return;
  }
  const auto weakest = std::max_element(kept.begin(), kept.end(), stronger);
  if (stronger(near, *weakest)) *weakest = near;
}

// Takes its neighbours, and becomes theirs.
void StoryIndex::State::take_in(std::uint32_t n, const std::vector<Near>& found) {
  Entry& entry = entries[n];
  entry.looked = true;
  for (const Near& near : found) {
    const auto known = std::find_if(entry.near.begin(), entry.near.end(),
                                    [&](const Near& k) { return k.other == near.other; });
    if (known != entry.near.end()) continue;
    remember(n, near);
    if (entries[near.other].looked) remember(near.other, {n, near.whole, near.alike, near.odds});
  }
}

void StoryIndex::State::look(std::uint32_t n) {
  if (!entries[n].looked) take_in(n, look_up(n, static_cast<std::uint32_t>(entries.size()), scratch));
}

// The new ones look by all threads, each at those before it, as if they had come one by one.
void StoryIndex::State::look_for_fresh(std::size_t threads) {
  std::vector<std::vector<Near>> found(fresh.size());
  share_out(fresh.size(), threads, [&](std::size_t i) {
    thread_local std::vector<float> zeros;
    if (!entries[fresh[i]].looked) found[i] = look_up(fresh[i], fresh[i], zeros);
  });
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (!entries[fresh[i]].looked) take_in(fresh[i], found[i]);
}

// ------------------------------------------------------------------------------------------- grouping

// The articles that pairs of at least the threshold connect with an article, group by whole group, `most` of
// them.
std::vector<std::uint32_t> StoryIndex::State::touched_by(std::uint32_t n, std::size_t most) {
  std::vector<std::uint32_t> touched = groups[entries[n].group];
  std::unordered_set<std::uint32_t> seen = {entries[n].group};
  for (std::size_t at = 0; at < touched.size(); ++at) {
    look(touched[at]);
    if (touched.size() >= most) continue;  // no group fits any more
    for (const Near& near : entries[touched[at]].near) {
      const std::uint32_t group = entries[near.other].group;
      if (seen.contains(group) || odds_among(touched[at], near) < 0) continue;
      if (touched.size() + groups[group].size() > most) continue;
      seen.insert(group);
      touched.insert(touched.end(), groups[group].begin(), groups[group].end());
    }
  }
  return touched;
}

std::vector<std::vector<std::uint32_t>> StoryIndex::State::link(
    const std::vector<std::uint32_t>& numbers) const {
  std::unordered_map<std::uint32_t, std::uint32_t> place;
  std::vector<std::uint64_t> rank;
  for (const std::uint32_t n : numbers) {
    place.emplace(n, static_cast<std::uint32_t>(place.size()));
    rank.push_back(entries[n].rank);
  }
  std::vector<LinkedPair> pairs;
  for (const std::uint32_t n : numbers)
    for (const Near& near : entries[n].near) {
      const auto other = place.find(near.other);
      if (other == place.end()) continue;
      const std::uint32_t a = place.at(n), b = other->second;
      pairs.push_back({std::min(a, b), std::max(a, b), odds_among(n, near)});
    }
  std::sort(pairs.begin(), pairs.end(),
            [](const LinkedPair& x, const LinkedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  pairs.erase(std::unique(pairs.begin(), pairs.end(),
                          [](const LinkedPair& x, const LinkedPair& y) { return x.a == y.a && x.b == y.b; }),
              pairs.end());
  if (!apart_from.empty()) keep_apart(place, pairs);
  auto linked = average_link(numbers.size(), pairs, rank, {.threshold = 0, .apart = join_weights.apart});
  for (auto& group : linked) {
    for (std::uint32_t& n : group) n = numbers[n];
    std::sort(group.begin(), group.end());
  }
  return linked;
}

// Pairs that an editor keeps apart, in place of what likeness says of them.
void StoryIndex::State::keep_apart(const std::unordered_map<std::uint32_t, std::uint32_t>& place,
                                   std::vector<LinkedPair>& pairs) const {
  constexpr double never = -1e12;
  std::vector<LinkedPair> tied;
  for (const auto& [n, at] : place)
    if (const auto others = apart_from.find(n); others != apart_from.end())
      for (const std::uint32_t other : others->second)
        if (const auto found = place.find(other); found != place.end() && at < found->second)
          tied.push_back({at, found->second, never});
  const auto before = [](const LinkedPair& x, const LinkedPair& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  };
  std::sort(tied.begin(), tied.end(), before);
  std::erase_if(pairs,
                [&](const LinkedPair& p) { return std::binary_search(tied.begin(), tied.end(), p, before); });
  pairs.insert(pairs.end(), tied.begin(), tied.end());
  std::sort(pairs.begin(), pairs.end(), before);
}

// For an article that no group took while groups too large to be linked again stand near: that of its
// nearest neighbour, where it is like those members that it knows.
std::optional<std::uint32_t> StoryIndex::State::large_group_for(std::uint32_t n, std::size_t most) const {
  std::unordered_map<std::uint32_t, double> sums;  // of odds, by group
  std::pair<double, std::uint32_t> best = {-1, 0};
  for (const Near& near : entries[n].near) {
    const std::uint32_t group = entries[near.other].group;
    const double odds = odds_among(n, near);
    sums[group] += odds;
    best = std::max(best, {odds, group});
  }
  const bool large = best.first >= 0 && groups[best.second].size() >= most / 2;
  return large && sums[best.second] >= 0 ? std::optional(best.second) : std::nullopt;
}

// ------------------------------------------------------------------------------------------ StoryIndex

StoryIndex::StoryIndex() : state_(std::make_unique<State>()) {}
StoryIndex::StoryIndex(StoryIndex&&) noexcept = default;
StoryIndex& StoryIndex::operator=(StoryIndex&&) noexcept = default;
StoryIndex::~StoryIndex() = default;

std::size_t StoryIndex::size() const {
  return state_->entries.size();
}

// An article in the group of `fellow`, or the first of one.
std::uint32_t StoryIndex::State::place(const Article& article, ArticleWords words, std::uint32_t fellow) {
  furniture.count(words);
  const std::uint32_t n = add(article, std::move(words));
  enter(n);
  entries[n].group = fellow == n ? static_cast<std::uint32_t>(groups.size()) : entries[fellow].group;
  if (fellow == n) groups.emplace_back();
  groups[entries[n].group].push_back(n);
  return n;
}

std::uint32_t StoryIndex::add(const Article& article) {
  return add(article, words_of(article));
}

std::uint32_t StoryIndex::add(const Article& article, ArticleWords words) {
  State& s = *state_;
  const std::uint32_t n = s.place(article, std::move(words), static_cast<std::uint32_t>(s.entries.size()));
  s.fresh.push_back(n);
  return n;
}

std::uint32_t StoryIndex::restore(const Article& article, ArticleWords words, std::uint32_t fellow) {
  return state_->place(article, std::move(words), fellow);
}

// ------------------------------------------------------------------------------------- an editor's ties

void StoryIndex::tie(StoryTies ties) {
  State& s = *state_;
  s.apart_from.clear();
  for (const StoryTies::Split& split : ties.split)
    for (const std::uint32_t left : split.left)
      for (const std::uint32_t right : split.right) {
        s.apart_from[left].push_back(right);
        s.apart_from[right].push_back(left);
      }
  s.ties = std::move(ties);
}

std::uint32_t StoryIndex::State::put_group(std::vector<std::uint32_t> members, std::uint32_t number) {
  std::sort(members.begin(), members.end());
  for (const std::uint32_t each : members) entries[each].group = number;
  groups[number] = std::move(members);
  return number;
}

std::uint32_t StoryIndex::State::add_group(std::vector<std::uint32_t> members) {
  groups.emplace_back();
  return put_group(std::move(members), static_cast<std::uint32_t>(groups.size() - 1));
}

// Whether it holds two articles that are kept apart.
bool StoryIndex::State::is_split(std::uint32_t group) const {
  return std::ranges::any_of(groups[group], [&](std::uint32_t n) {
    const auto others = apart_from.find(n);
    return others != apart_from.end() && std::ranges::any_of(others->second, [&](std::uint32_t other) {
             return entries[other].group == group;
           });
  });
}

// Groups that hold what is to be apart are linked again, as their articles are likely.
void StoryIndex::State::split_groups(std::vector<std::uint32_t>& changed) {
  for (const StoryTies::Split& split : ties.split)
    for (const std::uint32_t n : split.left) {
      const std::uint32_t group = entries[n].group;
      if (groups[group].size() > most_linked || !is_split(group)) continue;
      const std::vector<std::uint32_t> members = groups[group];
      for (const std::uint32_t member : members) look(member);
      bool is_first = true;
      for (std::vector<std::uint32_t>& part : link(members)) {
        changed.push_back(is_first ? put_group(std::move(part), group) : add_group(std::move(part)));
        is_first = false;
      }
    }
}

void StoryIndex::State::join_groups(std::vector<std::uint32_t>& changed) {
  for (const std::vector<std::uint32_t>& joined : ties.joined)
    for (const std::uint32_t n : joined) {
      const std::uint32_t into = entries[joined.front()].group, from = entries[n].group;
      if (into == from) continue;
      std::vector<std::uint32_t> members = std::move(groups[into]);
      members.insert(members.end(), groups[from].begin(), groups[from].end());
      groups[from].clear();
      changed.push_back(put_group(std::move(members), into));
    }
}

// And all that is joined with them, directly or by others.
std::unordered_set<std::uint32_t> StoryIndex::State::with_joined(
    const std::vector<std::uint32_t>& numbers) const {
  std::unordered_set<std::uint32_t> found(numbers.begin(), numbers.end());
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (const std::vector<std::uint32_t>& joined : ties.joined)
      if (std::ranges::any_of(joined, [&](std::uint32_t each) { return found.contains(each); }))
        found.insert(joined.begin(), joined.end());
  }
  return found;
}

// Where that was not enough, the left leave: from a group too large to be linked, or one that a join made.
void StoryIndex::State::take_out(std::vector<std::uint32_t>& changed) {
  for (const StoryTies::Split& split : ties.split) {
    std::unordered_set<std::uint32_t> right_groups;
    for (const std::uint32_t n : split.right) right_groups.insert(entries[n].group);
    for (const std::uint32_t n : split.left) {
      const std::uint32_t group = entries[n].group;
      if (!right_groups.contains(group)) continue;
      const std::unordered_set<std::uint32_t> leaving = with_joined(split.left);
      std::vector<std::uint32_t> gone, left;
      for (const std::uint32_t member : groups[group])
        (leaving.contains(member) ? gone : left).push_back(member);
      changed.push_back(put_group(std::move(left), group));
      changed.push_back(add_group(std::move(gone)));
    }
  }
}

std::vector<std::vector<std::uint32_t>> StoryIndex::regroup(std::size_t threads) {
  State& s = *state_;
  s.look_for_fresh(threads);
  // Where all are like all, as feeds of one agency or a hostile feed can be, each new article touches as many
  // as may be linked at once, so a batch links so many and no more.
  std::size_t left = most_linked + linked_for_one * s.fresh.size();
  std::vector<std::uint32_t> changed;  // numbers of groups; one may be linked again for a later article
  std::unordered_set<std::uint32_t> done;
  for (const std::uint32_t n : s.fresh) {
    if (done.contains(n)) continue;
    const std::size_t most = std::clamp(left, linked_for_one, most_linked);
    const std::vector<std::uint32_t> touched = s.touched_by(n, most);
    left -= std::min(left, touched.size());
    std::vector<std::uint32_t> freed;  // numbers of groups, to be used again
    for (const std::uint32_t each : touched)
      if (!s.groups[s.entries[each].group].empty()) {
        freed.push_back(s.entries[each].group);
        s.groups[s.entries[each].group].clear();
      }
    for (std::vector<std::uint32_t>& group : s.link(touched)) {
      if (freed.empty()) {
        freed.push_back(static_cast<std::uint32_t>(s.groups.size()));
        s.groups.emplace_back();
      }
      std::uint32_t number = freed.back();
      const auto large = group.size() == 1 ? s.large_group_for(group.front(), most) : std::nullopt;
      if (large) {
        group.insert(group.begin(), s.groups[*large].begin(), s.groups[*large].end());
        std::sort(group.begin(), group.end());
        number = *large;
      } else {
        freed.pop_back();
      }
      for (const std::uint32_t each : group) s.entries[each].group = number;
      s.groups[number] = std::move(group);
      changed.push_back(number);
    }
    done.insert(touched.begin(), touched.end());
  }
  s.fresh.clear();
  s.split_groups(changed);
  s.join_groups(changed);
  s.take_out(changed);
  std::vector<std::vector<std::uint32_t>> groups;
  std::unordered_set<std::uint32_t> told;
  for (const std::uint32_t number : changed)
    if (!s.groups[number].empty() && told.insert(number).second) groups.push_back(s.groups[number]);
  return groups;
}

const std::vector<std::uint32_t>& StoryIndex::group_of(std::uint32_t number) const {
  return state_->groups[state_->entries[number].group];
}

Likeness StoryIndex::likeness(std::uint32_t a, std::uint32_t b) const {
  return state_->compare(a, b);
}

void StoryIndex::look_up(std::uint32_t number) {
  state_->look(number);
}

const std::vector<StoryIndex::Near>& StoryIndex::near(std::uint32_t number) const {
  return state_->entries[number].near;
}

// ---------------------------------------------------------------------------------------------- stories

Story make_story(const std::vector<StoryMember>& articles, std::size_t central) {
  Story story;
  std::vector<const StoryMember*> sorted;
  sorted.reserve(articles.size());
  for (const StoryMember& a : articles) sorted.push_back(&a);
  std::stable_sort(sorted.begin(), sorted.end(), [](const StoryMember* x, const StoryMember* y) {
    if (x->published.has_value() != y->published.has_value()) return x->published.has_value();
    if (x->published && x->published->instant != y->published->instant)
      return x->published->instant < y->published->instant;
    return x->id < y->id;
  });
  story.headline = articles[central].headline;
  story.beat = articles[central].section;
  for (const StoryMember* article : sorted) {
    story.articles.push_back(article->id);
    if (!article->published) continue;
    if (!story.from) story.from = article->published;
    story.to = article->published;
  }
  story.id = "s" + sha256_hex(sorted.front()->id).substr(0, 12);
  return story;
}

std::size_t StoryIndex::central_of(const std::vector<std::uint32_t>& group) const {
  constexpr std::size_t judged = 24;  // of a very large story the first
  const std::unordered_set<std::uint32_t> members(group.begin(), group.end());
  std::size_t central = 0;
  float best = -1;
  for (std::size_t i = 0; i < std::min(judged, group.size()) && group.size() > 2; ++i) {
    float sum = 0;
    for (const Near& near : state_->entries[group[i]].near)
      if (members.contains(near.other)) sum += near.alike;
    if (sum > best) {
      best = sum;
      central = i;
    }
  }
  return central;
}

namespace {

// Places in order of publication, the undated last; among equals by their texts.
std::vector<std::uint32_t> in_order(const std::vector<Article>& articles) {
  using Key = std::pair<std::pair<bool, Instant>, std::pair<std::uint64_t, std::uint32_t>>;
  std::vector<Key> keys;
  keys.reserve(articles.size());
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const Article& a = articles[i];
    keys.push_back({{!a.published.has_value(), a.published ? a.published->instant : 0},
                    {hash64(a.headline + "\n" + body_text(a)), i}});
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order;
  order.reserve(keys.size());
  for (const Key& key : keys) order.push_back(key.second.second);
  return order;
}

}  // namespace

// All articles weighed by what all of them hold, each with its neighbours among all. What an article finds
// stands in its own slot, so threads never change the outcome.
void StoryIndex::State::fill(const std::vector<Article>& articles, const std::vector<std::uint32_t>& order,
                             std::size_t threads) {
  std::vector<ArticleWords> words;
  for (const std::uint32_t place : order) {
    words.push_back(words_of(articles[place]));
    furniture.count(words.back());
  }
  for (std::uint32_t n = 0; n < order.size(); ++n) add(articles[order[n]], std::move(words[n]));
  for (std::uint32_t n = 0; n < order.size(); ++n) enter(n);
  share_out(order.size(), threads, [&](std::size_t n) {
    thread_local std::vector<float> zeros;
    Entry& entry = entries[n];
    entry.near = look_up(static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(entries.size()), zeros);
    for (const Near& near : entry.near)
      if (in_reach(static_cast<std::uint32_t>(n), near.other))
        entry.best = std::max(entry.best, static_cast<double>(near.whole));
  });
}

std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads) {
  StoryIndex index;
  StoryIndex::State& s = *index.state_;
  const std::vector<std::uint32_t> order = in_order(articles);
  s.fill(articles, order, threads);
  std::vector<std::uint32_t> all(order.size());
  std::iota(all.begin(), all.end(), 0U);
  std::vector<Story> stories;
  for (const auto& group : s.link(all)) {
    std::vector<StoryMember> members;
    for (const std::uint32_t n : group) {
      const Article& a = articles[order[n]];
      members.push_back({a.id, a.headline, a.section, a.published});
    }
    stories.push_back(make_story(members, index.central_of(group)));
  }
  return stories;
}

std::vector<JudgedPair> judge_pairs(const std::vector<Article>& articles) {
  StoryIndex index;
  StoryIndex::State& s = *index.state_;
  const std::vector<std::uint32_t> order = in_order(articles);
  s.fill(articles, order, 1);
  std::vector<JudgedPair> pairs;
  for (std::uint32_t n = 0; n < order.size(); ++n)
    for (const StoryIndex::Near& near : s.entries[n].near) {
      const std::uint32_t low = std::min(n, near.other), high = std::max(n, near.other);
      JoinMarks marks = s.marks_of(low, high);
      set_nearest(marks, !s.days_between(low, high), static_cast<double>(near.whole), s.entries[low].best,
                  s.entries[high].best);
      pairs.push_back({order[low], order[high], marks});
    }
  return pairs;
}

}  // namespace broadsheet
