// desk.cc: what happens to an article when it is kept.
//
//   keep()    to the archive, to the index of shared text, to the index of stories
//   commit()  relations of the new ones ─► copies folded ─► stories linked again where the new ones touch
//   them
//             ─► lists of the new ones, of their stories' newest, and of those they stand closest to
//             ─► the archive's commit
//
// What an article costs does not grow with the archive. A story keeps its id as long as most of its articles
// stay together; one that goes into another leaves word where. Entry points: Desk::open(), Desk::commit().

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/share_out.h"
#include "broadsheet/copy.h"
#include "broadsheet/recommend.h"
#include "broadsheet/story.h"
#include "recommend/desk_file.h"
#include "recommend/desk_item.h"
#include "recommend/story_weight.h"
#include "search/index.h"

namespace broadsheet {
namespace {

constexpr std::size_t latest_named = 24;      // articles remembered a name
constexpr std::size_t names_asked = 8;        // of an article, those that it says most often
constexpr std::size_t fellows_listed = 60;    // of a story, the newest
constexpr std::size_t fellows_refreshed = 6;  // older articles of a story whose lists a new one enters
constexpr std::size_t nearest_refreshed = 3;  // of others
constexpr float least_refreshed = 0.08F;      // likeness from where on they are
constexpr std::size_t day_stories = 6;
constexpr std::size_t looked_ahead = 8;  // articles: what lists are made of lies anywhere in memory
constexpr Instant day_length = 2 * seconds_a_day;
constexpr std::size_t most_looked_at = 2'000;  // stories of the newest days

struct Kept {
  Listed listed;
  std::string section;
  StoryId story;
  std::uint32_t copy_of = 0;  // own number: stands for itself
  std::uint32_t copies = 0;   // articles that it stands for
  bool replaced = false;      // by a later article of the same id

  // Asks for the memory that lists will need of it.
  void expect() const {
    constexpr std::size_t line = 64;  // bytes
    for (std::size_t at = 0; at < sizeof *this; at += line)
      __builtin_prefetch(reinterpret_cast<const char*>(this) + at);
  }
};

// The articles that hold a name: how many, and the latest.
struct Named {
  std::uint32_t count = 0;
  std::vector<std::uint32_t> latest;  // a ring
};

struct StoryNote {
  Instant last = 0;
  std::size_t reports = 0, articles = 0;
  std::uint32_t first = 0;  // one of its articles
};

// What the desk itself needs of the item's article; its words and its body text are known.
void make_ready(DeskItem& item, TextWords cut, std::string_view body) {
  const std::vector<Name> names = find_names(body);
  item.copy = copy_entry_of(item.article);
  item.words = words_of(item.article, std::move(cut), names);
  item.listed = listed(item.article, placed_names(body, names));
}

}  // namespace

struct Desk::State {
  Archive& archive;
  std::size_t threads;
  CopyIndex copies;
  StoryIndex index;
  std::vector<Kept> kept;  // by number
  std::unordered_map<ArticleId, std::uint32_t> numbers;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> standing_for;  // by the copy that is shown
  std::unordered_map<std::uint64_t, Named> named;  // by hash of a name, capitals as their countries
  std::unordered_map<StoryId, StoryNote> stories;
  std::set<std::pair<Instant, StoryId>> by_last;  // stories by their newest article

  // Of what was gathered since the last commit.
  struct Gathered {
    std::uint32_t number;
    bool fresh;
    Article article;  // of a fresh one
  };
  std::vector<Gathered> gathered;
  std::unordered_map<std::uint32_t, std::size_t> gathered_at;   // places of the fresh ones, by number
  std::unordered_map<std::uint32_t, CopyIndex::Found> closest;  // relation shown with the outcome
  std::set<std::uint32_t> folded;                               // those that began or ceased to be copies
  DeskRules rules;                                              // what an editor says of stories
  std::set<std::uint32_t> tied;                                 // articles that it is said of

  State(Archive& a, std::size_t n) : archive(a), threads(n) {}

  std::uint32_t add(const std::string& section, CopyEntry copy, Listed shown);
  [[nodiscard]] Result<std::string> body_of(std::uint32_t number) const;
  Result<void> relate();
  Result<void> write_relations(const Gathered& each, const std::vector<CopyIndex::Found>& found);
  Result<void> fold(std::uint32_t number, const std::vector<CopyIndex::Found>& found);
  void tie_stories();
  Result<void> regroup(std::set<std::uint32_t>& refresh);
  Result<void> rename(const std::vector<std::vector<std::uint32_t>>& groups, std::vector<StoryId>& ids);
  Result<void> write_story(const StoryId& id, const std::vector<std::uint32_t>& group);
  void note(const StoryId& id, const StoryNote& note);
  void forget(const StoryId& id);
  [[nodiscard]] StoryId new_id(const std::vector<std::uint32_t>& group) const;
  // Publishers with a text of their own, or all that tell it.
  enum class Counting : std::uint8_t { reports, papers };
  [[nodiscard]] std::size_t count(const std::vector<std::uint32_t>& group, Counting what) const;
  [[nodiscard]] std::vector<std::uint32_t> sharing_names(std::uint32_t number) const;
  [[nodiscard]] std::vector<std::pair<std::uint32_t, double>> scores_for(
      std::uint32_t number, const std::vector<std::uint32_t>& by_name,
      const std::set<StoryId>& of_the_day) const;
  [[nodiscard]] std::vector<Recommendation> list_of(std::uint32_t number,
                                                    const std::set<StoryId>& of_the_day) const;
  Result<void> recommend(const std::vector<std::uint32_t>& readers);
  [[nodiscard]] std::set<StoryId> stories_of_the_day() const;
  void add_neighbours(std::uint32_t number, std::set<std::uint32_t>& refresh);
};

std::uint64_t key_of(const PlacedName& name) {
  return hash64(name.place_for.empty() ? std::string_view(name.text) : name.place_for);
}

std::uint32_t Desk::State::add(const std::string& section, CopyEntry copy, Listed shown) {
  const std::uint32_t number = copies.add(std::move(copy));
  const ArticleId id = shown.id;
  kept.push_back({std::move(shown), section, {}, number, 0, false});
  for (const PlacedName& name : kept.back().listed.names) {
    Named& holding = named[key_of(name)];
    if (holding.latest.size() < latest_named)
      holding.latest.push_back(number);
    else
      holding.latest[holding.count % latest_named] = number;
    ++holding.count;
  }
  const auto [at, fresh] = numbers.emplace(id, number);
  if (!fresh) {
    kept[at->second].replaced = true;
    kept[number].story = kept[at->second].story;
    at->second = number;
  }
  return number;
}

// --------------------------------------------------------------------------------------------- relations

Result<std::string> Desk::State::body_of(std::uint32_t number) const {
  if (const auto at = gathered_at.find(number); at != gathered_at.end())
    return body_text(gathered[at->second].article);
  const auto article = archive.article(kept[number].listed.id);
  if (!article) return tl::unexpected(article.error());
  return *article ? body_text(**article) : std::string();
}

// The first of those with the same text stands for all: the earliest published, then the first to arrive.
Result<void> Desk::State::fold(std::uint32_t number, const std::vector<CopyIndex::Found>& found) {
  std::set<std::uint32_t> same = {number};
  RelationKind kind = RelationKind::copy;
  for (const CopyIndex::Found& f : found) {
    if (f.kind != RelationKind::copy && f.kind != RelationKind::version) continue;
    const std::uint32_t head = kept[f.other].copy_of;
    same.insert(head);
    if (const auto others = standing_for.find(head); others != standing_for.end())
      same.insert(others->second.begin(), others->second.end());
    if (f.kind == RelationKind::version) kind = f.kind;
  }
  if (same.size() == 1) return {};
  const auto stands_first = [&](std::uint32_t x, std::uint32_t y) {
    const Instant a = kept[x].listed.at, b = kept[y].listed.at;
    return a != b ? a < b : x < y;
  };
  const std::uint32_t head = *std::min_element(same.begin(), same.end(), stands_first);
  for (const std::uint32_t member : same) {
    standing_for.erase(member);
    if (kept[member].copy_of == head && member != number) continue;
    kept[member].copy_of = head;
    folded.insert(member);
    auto done =
        archive.put_copy(kept[member].listed.id, member == head ? ArticleId() : kept[head].listed.id, kind);
    if (!done) return done;
  }
  same.erase(head);
  for (const std::uint32_t member : same) kept[member].copies = 0;
  kept[head].copies = static_cast<std::uint32_t>(same.size());
  standing_for[head].assign(same.begin(), same.end());
  return {};
}

// All that was gathered: found by all threads, written by this one.
Result<void> Desk::State::relate() {
  std::vector<std::vector<CopyIndex::Found>> found(gathered.size());
  share_out(gathered.size(), threads, [&](std::size_t i) {
    if (gathered[i].fresh) found[i] = copies.relations_of(gathered[i].number);
  });
  // Of two that were gathered the later one writes what they are to each other.
  const auto written_later = [&](std::uint32_t number, std::uint32_t other) {
    const auto at = gathered_at.find(other);
    return other > number && at != gathered_at.end() &&
           std::any_of(found[at->second].begin(), found[at->second].end(),
                       [&](const CopyIndex::Found& f) { return f.other == number; });
  };
  for (std::size_t i = 0; i < gathered.size(); ++i) {
    std::vector<CopyIndex::Found> to_write;
    for (const CopyIndex::Found& f : found[i])
      if (!written_later(gathered[i].number, f.other)) to_write.push_back(f);
    if (auto done = write_relations(gathered[i], to_write); !done) return done;
    for (const CopyIndex::Found& f : found[i]) {
      const auto best = closest.find(gathered[i].number);
      if (best == closest.end() || f.kind < best->second.kind) closest[gathered[i].number] = f;
    }
    if (auto done = fold(gathered[i].number, found[i]); !done) return done;
  }
  return {};
}

Result<void> Desk::State::write_relations(const Gathered& each, const std::vector<CopyIndex::Found>& found) {
  const std::string body = found.empty() ? std::string() : body_text(each.article);
  for (const CopyIndex::Found& f : found) {
    const auto other = body_of(f.other);
    if (!other) return tl::unexpected(other.error());
    auto done = archive.put(Relation{each.article.id, kept[f.other].listed.id, f.kind, f.score,
                                     to_code_points(f.words, body, *other)});
    if (!done) return done;
  }
  return {};
}

// ----------------------------------------------------------------------------------------------- stories

// Made from the id of its first article; with a number behind it where a story has that id.
StoryId Desk::State::new_id(const std::vector<std::uint32_t>& group) const {
  const std::uint32_t first =
      *std::min_element(group.begin(), group.end(), [&](std::uint32_t x, std::uint32_t y) {
        const Listed &a = kept[x].listed, &b = kept[y].listed;
        return a.at != b.at ? a.at < b.at : a.id < b.id;
      });
  const ArticleId& id = kept[first].listed.id;
  StoryId made = "s" + sha256_hex(id).substr(0, 12);
  for (int n = 2; stories.contains(made); ++n) made = "s" + sha256_hex(id + std::to_string(n)).substr(0, 12);
  return made;
}

std::size_t Desk::State::count(const std::vector<std::uint32_t>& group, Counting what) const {
  std::set<std::string_view> publishers;
  for (const std::uint32_t n : group)
    if ((what == Counting::papers || kept[n].copy_of == n) && !kept[n].replaced)
      publishers.insert(kept[n].listed.publisher.empty() ? kept[n].listed.id : kept[n].listed.publisher);
  return publishers.size();
}

void Desk::State::forget(const StoryId& id) {
  const auto known = stories.find(id);
  if (known == stories.end()) return;
  by_last.erase({known->second.last, id});
  stories.erase(known);
}

void Desk::State::note(const StoryId& id, const StoryNote& note) {
  forget(id);
  stories[id] = note;
  by_last.emplace(note.last, id);
}

Result<void> Desk::State::write_story(const StoryId& id, const std::vector<std::uint32_t>& group) {
  std::vector<StoryMember> members;
  StoryNote known{0, count(group, Counting::reports), group.size(), group.front()};
  std::vector<std::uint32_t> shown;
  for (const std::uint32_t n : group) {
    if (kept[n].replaced) continue;
    const Listed& a = kept[n].listed;
    shown.push_back(n);
    members.push_back({a.id, a.headline, kept[n].section, a.published});
    known.last = std::max(known.last, a.at);
  }
  note(id, known);
  if (members.empty()) return {};
  Story made = make_story(members, index.central_of(shown));
  made.id = id;
  const double weight = weight_of(known.reports, count(group, Counting::papers), known.last).sum();
  return archive.put(made, weight, static_cast<std::uint32_t>(known.reports));
}

// Each group takes the id that most of its articles had, the largest group first; a new one where none is
// free. Of an id that no group took, word is left where most of its articles went.
Result<void> Desk::State::rename(const std::vector<std::vector<std::uint32_t>>& groups,
                                 std::vector<StoryId>& ids) {
  std::vector<std::size_t> by_size(groups.size());
  for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](std::size_t x, std::size_t y) { return groups[x].size() > groups[y].size(); });
  std::set<StoryId> used;
  std::map<StoryId, std::map<StoryId, std::size_t>> went;
  for (const std::size_t i : by_size) {
    std::map<StoryId, std::size_t> votes;
    for (const std::uint32_t n : groups[i])
      if (!kept[n].story.empty()) ++votes[kept[n].story];
    StoryId best;
    for (const auto& [id, count] : votes)
      if (!used.contains(id) && (best.empty() || count > votes[best])) best = id;
    if (best.empty()) best = new_id(groups[i]);
    used.insert(best);
    stories[best];  // taken, so that no other group makes the same
    ids[i] = best;
    for (const auto& [id, count] : votes) went[id][best] += count;
  }
  for (const auto& [id, where] : went) {
    if (used.contains(id)) continue;
    const auto most = std::max_element(where.begin(), where.end(),
                                       [](const auto& x, const auto& y) { return x.second < y.second; });
    forget(id);
    Story empty;
    empty.id = id;
    if (auto done = archive.put(empty, 0, 0); !done) return done;
    if (auto done = archive.put_moved(id, most->first); !done) return done;
  }
  return {};
}

// What the rules say of articles that are there; those that come later are tied when they are.
void Desk::State::tie_stories() {
  StoryTies ties;
  tied.clear();
  const auto known = [&](const std::vector<ArticleId>& ids) {
    std::vector<std::uint32_t> found;
    for (const ArticleId& id : ids)
      if (const auto at = numbers.find(id); at != numbers.end()) found.push_back(at->second);
    tied.insert(found.begin(), found.end());
    return found;
  };
  for (const DeskRule& rule : rules.rules) {
    if (rule.action == DeskRule::Action::join) ties.joined.push_back(known(rule.ids));
    if (rule.action == DeskRule::Action::split) ties.split.push_back({known(rule.ids), known(rule.others)});
  }
  if (!tied.empty()) index.tie(std::move(ties));
}

Result<void> Desk::State::regroup(std::set<std::uint32_t>& refresh) {
  tie_stories();
  const auto groups = index.regroup(threads);
  std::vector<StoryId> ids(groups.size());
  if (auto done = rename(groups, ids); !done) return done;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::vector<std::uint32_t>& group = groups[i];
    const bool changed = stories[ids[i]].articles != group.size() ||
                         std::any_of(group.begin(), group.end(), [&](std::uint32_t n) {
                           return kept[n].story != ids[i] || folded.contains(n);
                         });
    for (const std::uint32_t n : group) {
      kept[n].story = ids[i];
      folded.erase(n);
    }
    if (!changed) continue;
    if (auto done = write_story(ids[i], group); !done) return done;
    // The newest of the story, whose lists its new articles enter.
    std::vector<std::uint32_t> newest = group;
    std::sort(newest.begin(), newest.end(), [&](std::uint32_t x, std::uint32_t y) {
      return kept[x].listed.at != kept[y].listed.at ? kept[x].listed.at > kept[y].listed.at : x > y;
    });
    // Where an editor joined or split it, more of its lists tell of what is no longer so.
    const bool is_tied = std::ranges::any_of(group, [&](std::uint32_t n) { return tied.contains(n); });
    const std::size_t most = is_tied ? fellows_listed : fellows_refreshed;
    if (newest.size() > most) newest.resize(most);
    if (group.size() > 1 || is_tied) refresh.insert(newest.begin(), newest.end());
  }
  // Copies that were found of articles whose stories stay as they are.
  for (const std::uint32_t n : folded)
    if (!kept[n].story.empty())
      if (auto done = write_story(kept[n].story, index.group_of(n)); !done) return done;
  folded.clear();
  return {};
}

// The stories with the most reports among those of the newest two days.
std::set<StoryId> Desk::State::stories_of_the_day() const {
  std::vector<std::pair<std::size_t, StoryId>> ranked;
  for (auto at = by_last.rbegin(); at != by_last.rend() && ranked.size() < most_looked_at; ++at) {
    if (by_last.rbegin()->first - at->first > day_length) break;
    ranked.emplace_back(stories.at(at->second).reports, at->second);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : x.second < y.second;
  });
  std::set<StoryId> chosen;
  for (std::size_t i = 0; i < std::min(day_stories, ranked.size()); ++i) chosen.insert(ranked[i].second);
  return chosen;
}

// ------------------------------------------------------------------------------------------------- lists

// The latest articles with a name that this one says most often, but for names that many articles hold. In
// order.
std::vector<std::uint32_t> Desk::State::sharing_names(std::uint32_t number) const {
  std::vector<std::uint32_t> found;
  const std::size_t many = std::max<std::size_t>(latest_named, kept.size() / 50);
  std::size_t asked = 0;
  for (const PlacedName& name : kept[number].listed.names) {
    if (asked++ == names_asked) break;
    const auto holding = named.find(key_of(name));
    if (holding == named.end() || holding->second.count > many) continue;
    found.insert(found.end(), holding->second.latest.begin(), holding->second.latest.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Those that could stand in an article's list, each with its likeness, in order.
std::vector<std::pair<std::uint32_t, double>> Desk::State::scores_for(
    std::uint32_t number, const std::vector<std::uint32_t>& by_name,
    const std::set<StoryId>& of_the_day) const {
  std::vector<std::pair<std::uint32_t, double>> scores;
  for (const StoryIndex::Near& near : index.near(number))
    scores.emplace_back(near.other, static_cast<double>(near.alike));
  const std::vector<std::uint32_t>& fellows = index.group_of(number);
  for (std::size_t i = fellows.size() - std::min(fellows.size(), fellows_listed); i < fellows.size(); ++i)
    scores.emplace_back(fellows[i], 0);
  for (const StoryId& id : of_the_day)
    for (const std::uint32_t n : index.group_of(stories.at(id).first))
      if (kept[n].copy_of == n && !kept[n].replaced) {
        scores.emplace_back(n, 0);
        break;
      }
  for (const std::uint32_t n : by_name) scores.emplace_back(n, 0);
  // Of several the one that says how alike they are, which is not below 0.
  std::sort(scores.begin(), scores.end(), [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first < y.first : x.second > y.second;
  });
  scores.erase(std::unique(scores.begin(), scores.end(),
                           [](const auto& x, const auto& y) { return x.first == y.first; }),
               scores.end());
  return scores;
}

std::vector<Recommendation> Desk::State::list_of(std::uint32_t number,
                                                 const std::set<StoryId>& of_the_day) const {
  const std::vector<std::uint32_t> by_name = sharing_names(number);
  const auto scores = scores_for(number, by_name, of_the_day);
  std::vector<Candidate> candidates;
  candidates.reserve(scores.size());
  std::set<StoryId> day_taken;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i + looked_ahead < scores.size()) kept[scores[i + looked_ahead].first].expect();
    const auto [n, score] = scores[i];
    const Kept& k = kept[n];
    if (k.copy_of != n || k.replaced || kept[number].copy_of == n || n == number) continue;
    const bool day =
        of_the_day.contains(k.story) && k.story != kept[number].story && day_taken.insert(k.story).second;
    candidates.push_back({&k.listed, k.story, score, k.copies, day, std::ranges::binary_search(by_name, n)});
  }
  const Candidate read{&kept[number].listed, kept[number].story, 0, 0, false, false};
  return choose_groups(read, candidates);
}

// Lists are made by all threads, so many at a time, and written by this one.
Result<void> Desk::State::recommend(const std::vector<std::uint32_t>& readers) {
  constexpr std::size_t at_a_time = 512;
  const std::set<StoryId> of_the_day = readers.empty() ? std::set<StoryId>() : stories_of_the_day();
  for (const std::uint32_t number : readers) index.look_up(number);
  std::vector<PackedList> lists(std::min(at_a_time, readers.size()));
  for (std::size_t first = 0; first < readers.size(); first += lists.size()) {
    const std::size_t count = std::min(lists.size(), readers.size() - first);
    share_out(count, threads,
              [&](std::size_t i) { lists[i] = packed(list_of(readers[first + i], of_the_day)); });
    for (std::size_t i = 0; i < count; ++i)
      if (auto done = archive.put(kept[readers[first + i]].listed.id, lists[i]); !done) return done;
  }
  return {};
}

// Those that a new article stands so close to that it may enter their lists.
void Desk::State::add_neighbours(std::uint32_t number, std::set<std::uint32_t>& refresh) {
  index.look_up(number);
  std::vector<StoryIndex::Near> near = index.near(number);
  const std::size_t count = std::min(nearest_refreshed, near.size());
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count), near.end(),
                    [](const auto& x, const auto& y) {
                      return x.alike != y.alike ? x.alike > y.alike : x.other < y.other;
                    });
  for (std::size_t i = 0; i < count && near[i].alike >= least_refreshed; ++i) refresh.insert(near[i].other);
}

// ------------------------------------------------------------------------------------------------ Desk

Desk::Desk(std::unique_ptr<State> state) : state_(std::move(state)) {}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

Result<Desk> Desk::open(Archive& archive, std::size_t threads) {
  auto state = std::make_unique<State>(archive, threads);
  State& s = *state;
  auto rules = read_desk_rules(archive.folder());
  if (!rules) return tl::unexpected(rules.error());
  s.rules = std::move(*rules);
  std::vector<std::pair<std::uint32_t, ArticleId>> heads;
  std::unordered_map<StoryId, std::uint32_t> first;
  constexpr std::size_t at_a_time = 512;
  std::vector<DeskItem> items;
  const auto restore = [&]() -> Result<void> {
    share_out(items.size(), threads, [&](std::size_t i) {
      const IndexedText text = indexed_text(items[i].article);
      make_ready(items[i], cut_text(text), text.body);
    });
    for (DeskItem& item : items) {
      const auto row = archive.row(item.article.id);
      if (!row) return tl::unexpected(row.error());
      if (!*row) return fail(ErrorCode::damaged, "an article without a row", item.article.id);
      const std::uint32_t number = s.add(item.article.section, std::move(item.copy), std::move(item.listed));
      const StoryId& story = s.kept[number].story = (*row)->story;
      s.index.restore(item.article, std::move(item.words),
                      story.empty() ? number : first.emplace(story, number).first->second);
      if (!(*row)->copy_of.empty()) heads.emplace_back(number, (*row)->copy_of);
    }
    items.clear();
    return {};
  };
  Result<void> done;
  auto read = archive.for_each_article([&](Article article) {
    items.emplace_back().article = std::move(article);
    if (items.size() == at_a_time) done = restore();
    return done.has_value();
  });
  if (done && read) done = restore();
  if (!read) return tl::unexpected(read.error());
  if (!done) return tl::unexpected(done.error());
  for (const auto& [number, id] : heads) {
    const std::uint32_t head = s.numbers.at(id);
    s.kept[number].copy_of = head;
    s.standing_for[head].push_back(number);
    ++s.kept[head].copies;
  }
  for (const auto& [id, n] : first) {
    const std::vector<std::uint32_t>& group = s.index.group_of(n);
    StoryNote known{0, s.count(group, State::Counting::reports), group.size(), n};
    for (const std::uint32_t member : group) known.last = std::max(known.last, s.kept[member].listed.at);
    s.note(id, known);
  }
  return Desk(std::move(state));
}

DeskItem Desk::prepare(const Capture& capture, Article article, std::vector<ReadStatement> statements) {
  DeskItem item;
  item.prepared = Archive::prepare(capture, article, std::move(statements));
  item.article = std::move(article);
  make_ready(item, std::move(item.prepared.cut), body_text(item.article));
  return item;
}

Result<void> Desk::keep(const Capture& capture, const Article& article,
                        std::vector<ReadStatement> statements) {
  return keep(prepare(capture, article, std::move(statements)));
}

Result<void> Desk::keep(DeskItem item) {
  State& s = *state_;
  const auto kept = s.archive.keep(std::move(item.prepared));
  if (!kept) return tl::unexpected(kept.error());
  if (!kept->fresh) {
    const auto known = s.numbers.find(kept->id);
    if (known != s.numbers.end()) s.gathered.push_back({known->second, false, {}});
    return {};
  }
  const std::uint32_t number = s.add(item.article.section, std::move(item.copy), std::move(item.listed));
  s.index.add(item.article, std::move(item.words));
  s.gathered_at[number] = s.gathered.size();
  s.gathered.push_back({number, true, std::move(item.article)});
  s.gathered.back().article.teasers.clear();
  return {};
}

Result<void> Desk::revise(const Archive::Forgotten& changed) {
  State& s = *state_;
  for (const StoryId& id : changed.stories)
    if (const auto known = s.stories.find(id); known != s.stories.end())
      if (auto done = s.write_story(id, s.index.group_of(known->second.first)); !done) return done;
  std::vector<std::uint32_t> lists;
  for (const ArticleId& id : changed.lists)
    if (const auto known = s.numbers.find(id); known != s.numbers.end()) lists.push_back(known->second);
  return s.recommend(lists);
}

Result<std::vector<Desk::Outcome>> Desk::commit() {
  State& s = *state_;
  if (auto done = s.relate(); !done) return tl::unexpected(done.error());
  std::set<std::uint32_t> refresh;
  if (auto done = s.regroup(refresh); !done) return tl::unexpected(done.error());
  for (const State::Gathered& each : s.gathered) {
    if (!each.fresh) continue;
    refresh.insert(each.number);
    s.add_neighbours(each.number, refresh);
  }
  std::vector<std::uint32_t> lists;
  for (const std::uint32_t number : refresh)
    if (!s.kept[number].replaced) lists.push_back(number);
  if (auto done = s.recommend(lists); !done) return tl::unexpected(done.error());
  if (auto done = s.archive.commit(); !done) return tl::unexpected(done.error());
  std::vector<Outcome> outcomes;
  for (const State::Gathered& each : s.gathered) {
    Outcome outcome{s.kept[each.number].listed.id, each.fresh ? "" : "known", {}, s.kept[each.number].story};
    if (const auto close = s.closest.find(each.number); each.fresh && close != s.closest.end()) {
      outcome.relation = name_of(close->second.kind);
      outcome.of = s.kept[close->second.other].listed.id;
    }
    outcomes.push_back(std::move(outcome));
  }
  s.gathered.clear();
  s.gathered_at.clear();
  s.closest.clear();
  return outcomes;
}

}  // namespace broadsheet
