// desk_window.cc: which articles the desk holds, and how those before them come back.
//
//   archive   1 ……………………………… behind ][ behind + 1 ……………… last
//                left behind, in the archive    held: between one window and a half and two
//
// What is held goes by the number of arrival alone, so a desk that was closed and opened again holds what one
// that stayed open does. When two windows are full, the oldest half of one is left behind. An article
// that was left behind is recalled, and held until that happens next, where it has a part in what is new: it
// is the copy that stands for one that is held, shares text with a new one, is named by a rule of the
// editor's, or is among the newest of a story that grows. Of all others of such a story what its row says is
// counted in. The same holds for those printed about the day of a new one, where the window has passed over
// that day. Entry points: Desk::State::open(), Desk::State::recall().

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/share_out.h"
#include "recommend/desk_state.h"

namespace broadsheet {
namespace {

constexpr std::size_t latest_named = 24;               // articles remembered a name
constexpr std::size_t most_brought_back = 6;           // of a story
constexpr std::size_t most_sharing = 4;                // articles that share text with a new one
constexpr std::size_t most_of_a_time = 150;            // before a day, and as many after it
constexpr Instant longest_reach = 30 * seconds_a_day;  // of a story, from one article to the next
constexpr std::size_t all_rows = 1'000'000'000;

// What the desk itself needs of the item's article; its words and its body text are known.
void make_ready(DeskItem& item, TextWords cut, std::string_view body) {
  const std::vector<Name> names = find_names(body);
  item.copy = copy_entry_of(item.article);
  item.words = words_of(item.article, std::move(cut), names);
  item.listed = listed(item.article, placed_names(body, item.article.language, names));
}

// Opening is waited for, whatever a commit may use.
std::size_t most_threads(std::size_t threads) {
  return std::max<std::size_t>(threads, std::thread::hardware_concurrency());
}

}  // namespace

DeskItem Desk::prepare(const Capture& capture, Article article, std::vector<ReadStatement> statements) {
  DeskItem item;
  item.prepared = Archive::prepare(capture, article, std::move(statements));
  item.article = std::move(article);
  make_ready(item, std::move(item.prepared.cut), body_text(item.article));
  item.prepared.sketch = item.sketch = sketch_of(item.copy.grams);
  item.prepared.desk_item = bytes_of(item);
  return item;
}

std::uint64_t key_of(const PlacedName& name) {
  return hash64(name.place_for.empty() ? std::string_view(name.text) : name.place_for);
}

std::uint32_t Desk::State::add(std::int64_t arrival, const std::string& section, CopyEntry copy,
                               Listed shown) {
  const std::uint32_t number = copies.add(std::move(copy));
  const ArticleId id = shown.id;
  kept.push_back({std::move(shown), section, {}, number, 0, false, arrival});
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

// ----------------------------------------------------------------------------------------------- opening

// The number behind which articles are held. It moves on by half a window: by a whole one, a new article
// would be held against a third fewer at worst; by less, all would be read anew too often.
std::int64_t Desk::State::start() const {
  const std::int64_t step = window / 2;
  return std::max<std::int64_t>(0, (archive.last_number() / step - 3) * step);
}

namespace {

// What the desk needs of an article as the archive has it. Nothing where what was kept of it is no item.
std::optional<DeskItem> item_of(Archive::PlacedArticle& placed) {
  if (!placed.item.empty()) return desk_item_in(std::exchange(placed.item, {}));
  DeskItem item;
  item.article = std::move(placed.article);
  const IndexedText text = indexed_text(item.article);
  make_ready(item, cut_text(text), text.body);
  return item;
}

}  // namespace

// What the desk needs of articles; by all threads. Before it the calling one does `meanwhile`, which is as
// much.
template <typename Meanwhile>
Result<std::vector<DeskItem>> Desk::State::made_ready(std::vector<Archive::PlacedArticle>& articles,
                                                      Meanwhile meanwhile) const {
  std::vector<DeskItem> items(articles.size());
  std::atomic<bool> all_sound = true;
  share_out(items.size() + 1, most_threads(threads), [&](std::size_t i) {
    if (i == 0) return meanwhile();
    if (auto item = item_of(articles[i - 1]))
      items[i - 1] = std::move(*item);
    else
      all_sound = false;
  });
  if (!all_sound) return broadsheet::fail(ErrorCode::damaged, "what the desk made of an article is no item");
  return items;
}

// They come to be held. Their stories are noted by whoever asks for it.
void Desk::State::restore(std::vector<DeskItem> items, std::vector<Archive::PlacedArticle> articles) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    DeskItem& item = items[i];
    const std::uint32_t number =
        add(articles[i].number, item.article.section, std::move(item.copy), std::move(item.listed));
    const StoryId& story = kept[number].story = std::move(articles[i].story);
    const std::uint32_t fellow =
        story.empty() ? number : stories.try_emplace(story, StoryNote{0, 0, 0, number}).first->second.first;
    index.restore(item.article, std::move(item.words), fellow);
    if (!articles[i].copy_of.empty()) copies_restored.emplace_back(number, std::move(articles[i].copy_of));
  }
}

// Every copy that was restored stands behind its head, which is recalled where it is not held.
Result<void> Desk::State::stand_behind_heads() {
  const auto copies_here = std::exchange(copies_restored, {});
  std::vector<ArticleId> missing;
  for (const auto& [number, id] : copies_here)
    if (!numbers.contains(id)) missing.push_back(id);
  if (!missing.empty())
    if (auto done = recall(missing); !done) return done;
  for (const auto& [number, id] : copies_here) {
    const auto head = numbers.find(id);
    if (head == numbers.end() || head->second == number) continue;
    kept[number].copy_of = head->second;
    standing_for[head->second].push_back(number);
    ++kept[head->second].copies;
  }
  return {};
}

Result<void> Desk::State::open() {
  auto read_rules = read_desk_rules(archive.folder());
  if (!read_rules) return tl::unexpected(read_rules.error());
  rules = std::move(*read_rules);
  behind = start();
  archive.leave_behind(behind);
  // Heads of copies first, as they arrived first.
  if (behind > 0) {
    const auto heads = archive.heads_behind(behind);
    if (!heads) return tl::unexpected(heads.error());
    if (auto done = recall(*heads); !done) return done;
  }
  if (auto done = restore_window(); !done) return done;
  if (auto done = stand_behind_heads(); !done) return done;
  std::vector<StoryId> ids;
  ids.reserve(stories.size());
  for (const auto& [id, known] : stories) ids.push_back(id);
  for (const StoryId& id : ids)
    if (auto done = note_story(id); !done) return done;
  if (behind > 0)
    if (auto done = recall_ruled(); !done) return done;
  note_days();
  opened_with = kept.size();
  return {};
}

// While some are made ready, those before them come to be held.
Result<void> Desk::State::restore_window() {
  constexpr std::size_t at_a_time = 512;
  std::vector<Archive::PlacedArticle> before;
  std::vector<DeskItem> ready;
  for (std::int64_t after = behind;;) {
    auto articles = archive.articles_behind(after, at_a_time, most_threads(threads), desk_item_form);
    if (!articles) return tl::unexpected(articles.error());
    auto items = made_ready(*articles, [&] { restore(std::move(ready), std::move(before)); });
    if (!items) return tl::unexpected(items.error());
    if (articles->empty()) return {};
    ready = std::move(*items);
    before = std::move(*articles);
  }
}

// The articles that the editor's rules name.
Result<void> Desk::State::recall_ruled() {
  std::vector<ArticleId> named_by_rules;
  for (const DeskRule& rule : rules.rules)
    for (const std::vector<ArticleId>* of_rule : {&rule.ids, &rule.others})
      named_by_rules.insert(named_by_rules.end(), of_rule->begin(), of_rule->end());
  return recall(named_by_rules);
}

// Whether it holds more than it should: two windows are full, or many were recalled.
bool Desk::State::is_full() const {
  return start() != behind || kept.size() > opened_with + 2 * static_cast<std::size_t>(window);
}

Result<Desk> Desk::open(Archive& archive, std::size_t threads, std::int64_t window) {
  auto state = std::make_unique<State>(archive, threads, window);
  if (auto done = state->open(); !done) return tl::unexpected(done.error());
  return Desk(std::move(state));
}

// --------------------------------------------------------------------------------------------- recalling

// Brings articles back that were left behind. Those that are held, or that the archive has not, are passed
// over.
Result<void> Desk::State::recall(const std::vector<ArticleId>& ids) {
  std::vector<Archive::PlacedArticle> articles;
  std::set<std::string_view> asked;
  for (const ArticleId& id : ids) {
    if (numbers.contains(id) || !asked.insert(id).second) continue;
    auto article = archive.article(id);
    if (!article) return tl::unexpected(article.error());
    const auto row = archive.row(id);
    if (!row) return tl::unexpected(row.error());
    if (*article && *row)
      articles.push_back({std::move(**article), (*row)->story, (*row)->copy_of, (*row)->place.number, {}});
  }
  if (articles.empty()) return {};
  const auto first = static_cast<std::uint32_t>(kept.size());
  auto items = made_ready(articles, [] {});
  if (!items) return tl::unexpected(items.error());
  restore(std::move(*items), std::move(articles));
  const auto end = static_cast<std::uint32_t>(kept.size());
  if (auto done = stand_behind_heads(); !done) return done;
  for (std::uint32_t n = first; n < end; ++n)
    if (const StoryId story = kept[n].story; !story.empty())
      if (auto done = note_story(story); !done) return done;
  return {};
}

// Those that share text with one that was just kept.
Result<void> Desk::State::recall_sharing(const DeskItem& item) {
  if (!sketches) {
    auto read = archive.sketches();
    if (!read) return tl::unexpected(read.error());
    sketches = std::move(*read);
  }
  auto ids = archive.ids_of(sketches->sharing(item.sketch, behind, most_sharing));
  if (!ids) return tl::unexpected(ids.error());
  std::erase(*ids, item.article.id);
  return recall(*ids);
}

// The days that the window covers: all but a few of its articles lie between the first and the last.
void Desk::State::note_days() {
  if (behind == 0 || kept.empty()) return;
  std::vector<std::int64_t> days;
  days.reserve(kept.size());
  for (const Kept& each : kept) days.push_back(day_number(each.listed.at));
  std::ranges::sort(days);
  const std::size_t few = days.size() / 50;
  for (std::int64_t day = days[few]; day <= days[days.size() - 1 - few]; ++day) days_seen.insert(day);
}

// Those that were printed about its day, where the window does not cover it: an archive may be filled in any
// order.
Result<void> Desk::State::recall_time(const DeskItem& item) {
  const Instant at = item.listed.at;
  if (!days_seen.insert(day_number(at)).second) return {};
  const std::size_t most = std::min(most_of_a_time, static_cast<std::size_t>(window) / 2);
  const RowQuery before{.with_hidden = true, .limit = most, .older_than = RowPlace{at, 0}};
  const RowQuery after{.with_hidden = true, .limit = most, .newer_than = RowPlace{at, 0}};
  std::vector<ArticleRow> found;
  for (const RowQuery* query : {&before, &after}) {
    auto rows = archive.rows(*query);
    if (!rows) return tl::unexpected(rows.error());
    std::ranges::move(*rows, std::back_inserter(found));
  }
  std::erase_if(found, [&](const ArticleRow& row) { return std::abs(row.place.at - at) > longest_reach; });
  std::ranges::sort(found, {}, [](const ArticleRow& row) { return row.place.number; });
  std::vector<ArticleId> ids;
  ids.reserve(found.size());
  for (const ArticleRow& row : found) ids.push_back(row.id);
  std::erase(ids, item.article.id);
  return recall(ids);
}

// Notes a story as its articles that are held make it, and how many it has besides.
Result<void> Desk::State::note_story(const StoryId& id) {
  const std::vector<std::uint32_t>& group = index.group_of(stories.at(id).first);
  StoryNote known{0, count(group, Counting::reports), group.size(), group.front()};
  for (const std::uint32_t member : group) known.last = std::max(known.last, kept[member].listed.at);
  note(id, known);
  if (behind == 0) return {};
  const auto row = archive.story(id);
  if (!row) return tl::unexpected(row.error());
  const auto held = static_cast<std::uint32_t>(
      std::ranges::count_if(group, [&](std::uint32_t n) { return !kept[n].replaced; }));
  left_behind.erase(id);
  if (*row && (*row)->articles > held) left_behind[id].articles = (*row)->articles - held;
  return {};
}

// How many articles of a story are not held.
std::size_t Desk::State::left_behind_of(const StoryId& id) const {
  const auto found = left_behind.find(id);
  return found == left_behind.end() ? 0 : found->second.articles;
}

// What is known of them; null where there are none. Good until the next article is recalled.
Result<const LeftBehind*> Desk::State::read_left_behind(const StoryId& id) {
  const auto found = left_behind.find(id);
  if (found == left_behind.end()) return nullptr;
  LeftBehind& known = found->second;
  if (known.is_read) return &known;
  const auto rows = archive.rows({.story = id, .fold_copies = false, .with_hidden = true, .limit = all_rows});
  if (!rows) return tl::unexpected(rows.error());
  known = {.articles = 0, .is_read = true, .last = 0, .from = {}, .to = {}, .reports = {}, .papers = {}};
  for (const ArticleRow& row : *rows) {
    if (numbers.contains(row.id)) continue;
    ++known.articles;
    known.last = std::max(known.last, row.place.at);
    const std::string& paper = row.publisher.empty() ? row.id : row.publisher;
    known.papers.insert(paper);
    if (row.copy_of.empty()) known.reports.insert(paper);
    if (!row.published) continue;
    if (!known.from || row.published->instant < known.from->instant) known.from = row.published;
    if (!known.to || row.published->instant > known.to->instant) known.to = row.published;
  }
  return &known;
}

// The articles of a story that `member` is of, with the newest of those that were left behind, so that lists
// can name them.
Result<std::vector<std::uint32_t>> Desk::State::bring_back(const StoryId& id, std::uint32_t member) {
  if (left_behind.contains(id) && brought_back.insert(id).second) {
    stories[id].first = member;
    const auto rows = archive.rows(
        {.story = id, .with_hidden = true, .limit = index.group_of(member).size() + most_brought_back});
    if (!rows) return tl::unexpected(rows.error());
    std::vector<ArticleId> newest;
    for (const ArticleRow& row : *rows)
      if (newest.size() < most_brought_back && !numbers.contains(row.id)) newest.push_back(row.id);
    std::ranges::reverse(newest);  // as they came
    if (auto done = recall(newest); !done) return tl::unexpected(done.error());
  }
  return index.group_of(member);
}

}  // namespace broadsheet
