// desk.cc: what happens to an article when it is kept.
//
//   keep()    to the archive, to the index of shared text, to the index of stories
//   commit()  relations of the new ones ─► copies folded ─► stories linked again where the new ones touch
//   them
//             ─► lists of the new ones, of their stories' newest, and of those they stand closest to
//             ─► the archive's commit
//
// What an article costs does not grow with the archive. A story keeps its id as long as most of its articles
// stay together; one that goes into another leaves word where. Which articles it is held against:
// desk_window.cc. Entry points: Desk::keep(), Desk::commit().

#include <algorithm>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/share_out.h"
#include "recommend/desk_state.h"
#include "recommend/story_weight.h"

namespace broadsheet {
namespace {

constexpr std::size_t common_name = 24;       // articles that may hold a name in any case
constexpr std::size_t names_asked = 8;        // of an article, those that it says most often
constexpr std::size_t fellows_listed = 60;    // of a story, the newest
constexpr std::size_t fellows_refreshed = 6;  // older articles of a story whose lists a new one enters
constexpr std::size_t nearest_refreshed = 3;  // of others
constexpr float least_refreshed = 0.08F;      // likeness from where on they are
constexpr std::size_t day_stories = 6;
constexpr std::size_t looked_ahead = 8;  // articles: what lists are made of lies anywhere in memory
constexpr Instant day_length = 2 * seconds_a_day;
constexpr std::size_t most_looked_at = 2'000;  // stories of the newest days

}  // namespace

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
    if (!gathered[i].fresh) return;
    found[i] = copies.relations_of(gathered[i].number);
    // What it replaces has its id, and is no article any more.
    std::erase_if(found[i], [&](const CopyIndex::Found& f) {
      return kept[f.other].listed.id == gathered[i].article.id;
    });
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
  const auto is_taken = [&] {
    if (stories.contains(made)) return true;
    const auto known = behind > 0 ? archive.story(made) : std::optional<StoryRow>();
    return known && *known;
  };
  for (int n = 2; is_taken(); ++n) made = "s" + sha256_hex(id + std::to_string(n)).substr(0, 12);
  return made;
}

std::set<std::string_view> Desk::State::publishers_of(const std::vector<std::uint32_t>& group,
                                                      Counting what) const {
  std::set<std::string_view> publishers;
  for (const std::uint32_t n : group)
    if ((what == Counting::papers || kept[n].copy_of == n) && !kept[n].replaced)
      publishers.insert(kept[n].listed.publisher.empty() ? kept[n].listed.id : kept[n].listed.publisher);
  return publishers;
}

std::size_t Desk::State::count(const std::vector<std::uint32_t>& group, Counting what) const {
  return publishers_of(group, what).size();
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
  const auto older = read_left_behind(id);
  if (!older) return tl::unexpected(older.error());
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
  std::size_t papers = count(group, Counting::papers);
  if (*older != nullptr)
    if (auto done = add_left_behind(**older, group, made, known, papers); !done) return done;
  const double weight = weight_of(known.reports, papers, known.last).sum();
  return archive.put(made, weight, static_cast<std::uint32_t>(known.reports),
                     *older == nullptr ? 0 : (*older)->articles);
}

// What a story is with the articles of it that are not held; headline and beat stay as they are while those
// are more.
Result<void> Desk::State::add_left_behind(const LeftBehind& older, const std::vector<std::uint32_t>& group,
                                          Story& made, StoryNote& known, std::size_t& papers) const {
  const auto with_older = [&](std::set<std::string_view> publishers, const std::set<std::string>& others) {
    publishers.insert(others.begin(), others.end());
    return publishers.size();
  };
  known.reports = with_older(publishers_of(group, Counting::reports), older.reports);
  papers = with_older(publishers_of(group, Counting::papers), older.papers);
  known.last = std::max(known.last, older.last);
  if (older.from && (!made.from || older.from->instant < made.from->instant)) made.from = older.from;
  if (older.to && (!made.to || older.to->instant > made.to->instant)) made.to = older.to;
  if (older.articles < made.articles.size()) return {};
  const auto row = archive.story(made.id);
  if (!row) return tl::unexpected(row.error());
  if (*row && (*row)->articles > 0) {
    made.headline = (*row)->headline;
    made.beat = (*row)->beat;
  }
  return {};
}

// Each group takes the id that most of its articles had, the largest group first; a new one where none is
// free. Of an id that no group took, word is left where most of its articles went.
Result<void> Desk::State::rename(const std::vector<std::vector<std::uint32_t>>& groups,
                                 std::vector<StoryId>& ids) {
  std::vector<std::map<StoryId, std::size_t>> votes_of(groups.size());
  std::vector<std::size_t> by_size(groups.size()), sizes(groups.size());
  for (std::size_t i = 0; i < by_size.size(); ++i) {
    by_size[i] = i;
    sizes[i] = groups[i].size();
    for (const std::uint32_t n : groups[i])
      if (!kept[n].story.empty()) ++votes_of[i][kept[n].story];
    for (auto& [id, votes] : votes_of[i]) {
      votes += left_behind_of(id);
      sizes[i] += left_behind_of(id);
    }
  }
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](std::size_t x, std::size_t y) { return sizes[x] > sizes[y]; });
  std::set<StoryId> used;
  std::map<StoryId, std::map<StoryId, std::size_t>> went;
  for (const std::size_t i : by_size) {
    std::map<StoryId, std::size_t>& votes = votes_of[i];
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
    if (auto done = move_left_behind(id, most->first); !done) return done;
    Story empty;
    empty.id = id;
    if (auto done = archive.put(empty, 0, 0); !done) return done;
    if (auto done = archive.put_moved(id, most->first); !done) return done;
  }
  return {};
}

// Those of a story's articles that are not held go where the others went.
Result<void> Desk::State::move_left_behind(const StoryId& id, const StoryId& into) {
  const auto going = left_behind.find(id);
  if (going == left_behind.end()) return {};
  const std::uint32_t articles = going->second.articles;
  left_behind.erase(going);
  LeftBehind& there = left_behind[into];
  there.articles += articles;
  there.is_read = false;
  return archive.move_articles(id, into);
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
    const auto brought = bring_back(ids[i], groups[i].front());
    if (!brought) return tl::unexpected(brought.error());
    const std::vector<std::uint32_t>& group = *brought;
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
  const std::size_t many = std::max<std::size_t>(common_name, kept.size() / 50);
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

PackedList Desk::State::packed_list_of(std::uint32_t number, const std::set<StoryId>& of_the_day) const {
  const std::vector<Recommendation> list = list_of(number, of_the_day);
  std::vector<std::int64_t> arrivals;
  arrivals.reserve(list.size());
  for (const Recommendation& each : list) arrivals.push_back(kept[numbers.at(each.article)].number);
  return packed(list, arrivals);
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
              [&](std::size_t i) { lists[i] = packed_list_of(readers[first + i], of_the_day); });
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

Result<void> Desk::keep(const Capture& capture, const Article& article,
                        std::vector<ReadStatement> statements) {
  return keep(prepare(capture, article, std::move(statements)));
}

Result<void> Desk::keep(DeskItem item) {
  State& s = *state_;
  // It may take the place of one that is not held.
  std::optional<ArticleRow> before;
  if (s.behind > 0 && !s.numbers.contains(item.article.id)) {
    auto row = s.archive.row(item.article.id);
    if (!row) return tl::unexpected(row.error());
    before = std::move(*row);
  }
  const auto kept = s.archive.keep(std::move(item.prepared));
  if (!kept) return tl::unexpected(kept.error());
  if (!kept->fresh) return s.gather_known(kept->id);
  if (s.behind > 0) {
    auto done = s.recall_sharing(item);
    if (done && item.article.published) done = s.recall_time(item);
    if (!done) return done;
  }
  if (s.sketches) s.sketches->put(kept->number, item.sketch);
  const std::uint32_t number =
      s.add(kept->number, item.article.section, std::move(item.copy), std::move(item.listed));
  s.index.add(item.article, std::move(item.words));
  if (before) s.take_place(number, *before);
  s.gathered_at[number] = s.gathered.size();
  s.gathered.push_back({number, true, std::move(item.article)});
  s.gathered.back().article.teasers.clear();
  return {};
}

// One whose capture was kept before.
Result<void> Desk::State::gather_known(const ArticleId& id) {
  if (const auto known = numbers.find(id); known != numbers.end()) {
    gathered.push_back({known->second, false, {}});
    return {};
  }
  const auto row = archive.row(id);
  if (!row) return tl::unexpected(row.error());
  if (*row) gathered.push_back({not_held, false, {}, (*row)->story, id});
  return {};
}

// The story of one that is not held goes on with the article that replaces it.
void Desk::State::take_place(std::uint32_t number, const ArticleRow& before) {
  kept[number].story = before.story;
  if (before.story.empty()) return;
  LeftBehind& there = left_behind[before.story];
  there.is_read = false;
}

Result<void> Desk::revise(const Archive::Forgotten& changed) {
  State& s = *state_;
  for (const StoryId& id : changed.stories) {
    if (auto done = s.hold_one_of(id); !done) return done;
    if (const auto known = s.stories.find(id); known != s.stories.end())
      if (auto done = s.write_story(id, s.index.group_of(known->second.first)); !done) return done;
  }
  std::vector<std::uint32_t> lists;
  for (const ArticleId& id : changed.lists) {
    if (const auto known = s.numbers.find(id); known != s.numbers.end())
      lists.push_back(known->second);
    else if (auto done = s.shorten_list(id); !done)
      return done;
  }
  return s.recommend(lists);
}

// Of a story that is to be written anew.
Result<void> Desk::State::hold_one_of(const StoryId& id) {
  if (behind == 0 || stories.contains(id)) return {};
  const auto rows = archive.rows({.story = id, .fold_copies = false, .with_hidden = true, .limit = 1});
  if (!rows) return tl::unexpected(rows.error());
  return rows->empty() ? Result<void>() : recall({rows->front().id});
}

// The list of an article that is not held, without those that the archive has no more.
Result<void> Desk::State::shorten_list(const ArticleId& id) {
  auto list = archive.recommendations(id);
  if (!list) return tl::unexpected(list.error());
  std::vector<Recommendation> left;
  std::vector<std::int64_t> arrivals;
  for (Recommendation& each : *list) {
    const auto row = archive.row(each.article);
    if (!row) return tl::unexpected(row.error());
    if (!*row) continue;
    arrivals.push_back((*row)->place.number);
    left.push_back(std::move(each));
  }
  return archive.put(id, packed(left, arrivals));
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
    if (each.number == State::not_held) {
      outcomes.push_back({each.known, "known", {}, each.story});
      continue;
    }
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
  if (s.is_full()) {
    auto sketches = std::move(s.sketches);
    state_ = std::make_unique<State>(s.archive, s.threads, s.window);
    state_->sketches = std::move(sketches);
    if (auto done = state_->open(); !done) return tl::unexpected(done.error());
  }
  return outcomes;
}

}  // namespace broadsheet
