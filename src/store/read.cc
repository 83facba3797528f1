// read.cc: rows, articles, stories and lists out of the database. Every reader fetches numbers by an index
// first and reads the wide columns of those rows only.

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "broadsheet/store.h"
#include "store/keys.h"
#include "store/list_bytes.h"
#include "store/state.h"
#include "store/teaser.h"

namespace broadsheet {
namespace {

template <typename Item>
Result<std::optional<Item>> first_of(Result<std::vector<Item>> items) {
  if (!items) return tl::unexpected(items.error());
  if (items->empty()) return std::nullopt;
  return std::move(items->front());
}

// The order of lists.
bool is_newer(const ArticleRow& a, const ArticleRow& b) {
  return std::pair(a.place.at, a.place.number) > std::pair(b.place.at, b.place.number);
}

std::optional<Instant> marked_at(const ArticleRow& row, ReaderMark mark) {
  return mark == ReaderMark::read ? row.read : mark == ReaderMark::saved ? row.saved : row.hidden;
}

std::optional<Date> date_in(std::string_view text) {
  return text.empty() ? std::nullopt : parse_iso_date(text);
}

StoryRow read_story(const Statement& s) {
  StoryRow row;
  row.id = s.text(0);
  row.headline = s.text(1);
  row.beat = s.text(2);
  row.from = date_in(s.text(3));
  row.to = date_in(s.text(4));
  row.articles = static_cast<std::uint32_t>(s.integer(5));
  row.reports = static_cast<std::uint32_t>(s.integer(6));
  row.weight = s.real(7);
  return row;
}

Counted read_count(const Statement& s) {
  return {std::string(s.text(0)), static_cast<std::uint64_t>(s.integer(1))};
}

std::vector<SharedSpan> read_spans(std::string_view text) {
  const std::vector<std::uint32_t> numbers = numbers_in(text);
  std::vector<SharedSpan> spans;
  for (std::size_t i = 0; i + 3 < numbers.size(); i += 4)
    spans.push_back({{numbers[i], numbers[i + 1]}, {numbers[i + 2], numbers[i + 3]}});
  return spans;
}

}  // namespace

std::vector<std::uint32_t> numbers_in(std::string_view text) {
  std::vector<std::uint32_t> numbers;
  std::uint32_t value = 0;
  for (const char c : text) {
    if (is_ascii_digit(c)) {
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    } else {
      numbers.push_back(value);
      value = 0;
    }
  }
  return numbers;
}

std::string row_columns() {
  return std::string(shown_columns) +
         ", a.url, a.section, a.captured, a.words, row_story.id, row_head.id, a.copy_kind, mark.hidden";
}

ArticleRow read_shown(const Statement& s, int c) {
  ArticleRow row;
  row.id = s.text(c);
  row.kind = static_cast<ArticleKind>(s.integer(c + 1));
  row.publisher = s.text(c + 2);
  row.language = s.text(c + 3);
  row.headline = s.text(c + 4);
  row.lead = s.text(c + 5);
  if (const std::string_view byline = s.text(c + 6); !byline.empty())
    for (const std::string_view name : split(byline, '\x1F')) row.byline.emplace_back(name);
  row.published = date_in(s.text(c + 7));
  row.reading_minutes = static_cast<int>(s.integer(c + 8));
  row.place = {s.integer(c + 9), s.integer(c + 10)};
  row.read = s.optional_integer(c + 11);
  row.saved = s.optional_integer(c + 12);
  return row;
}

ArticleRow read_row(const Statement& s, int c) {
  ArticleRow row = read_shown(s, c);
  row.url = s.text(c + 13);
  row.section = s.text(c + 14);
  row.captured = s.optional_integer(c + 15);
  row.words = static_cast<std::uint32_t>(s.integer(c + 16));
  row.story = s.text(c + 17);
  row.copy_of = s.text(c + 18);
  if (!s.is_null(c + 19)) row.copy_kind = static_cast<RelationKind>(s.integer(c + 19));
  row.hidden = s.optional_integer(c + 20);
  return row;
}

CaptureFile read_file(const Statement& s, int c) {
  return {static_cast<int>(s.integer(c)), static_cast<int>(s.integer(c + 1)), 0};
}

CapturePlace read_place(const Statement& s, int c) {
  return {0, static_cast<std::uint64_t>(s.integer(c)), static_cast<std::uint64_t>(s.integer(c + 1))};
}

Archive::Snapshot::Snapshot(const Archive& archive)
    : archive_(sqlite3_get_autocommit(archive.state_->database.handle()) != 0 ? &archive : nullptr) {
  if (archive_ != nullptr) (void)archive_->state_->database.prepare("BEGIN").run();
}

Archive::Snapshot::~Snapshot() {
  if (archive_ != nullptr) (void)archive_->state_->database.prepare("COMMIT").run();
}

const std::string& Archive::folder() const {
  return state_->folder;
}

std::vector<std::string> Archive::capture_files() const {
  std::vector<std::string> paths;
  const auto files = state_->capture_files();
  if (!files) return paths;
  for (const CaptureFile& file : *files)
    if (file.bytes > 0) paths.push_back(state_->path_of(file));
  return paths;
}

std::uint64_t Archive::generation() const {
  Statement found = state_->database.prepare("SELECT value FROM meta WHERE name = 'generation'");
  return found.step() ? static_cast<std::uint64_t>(found.integer(0)) : 0;
}

std::uint64_t Archive::article_count() const {
  Statement found = state_->database.prepare("SELECT count(*) FROM article");
  return found.step() ? static_cast<std::uint64_t>(found.integer(0)) : 0;
}

std::int64_t Archive::last_number() const {
  Statement found = state_->database.prepare("SELECT max(n) FROM article");
  return found.step() ? found.integer(0) : 0;
}

Result<std::vector<ArticleId>> Archive::heads_behind(std::int64_t number) const {
  Statement found = state_->database.prepare(
      "SELECT id FROM article WHERE n IN (SELECT copy_of FROM article WHERE n > ?1 AND copy_of <= ?1) ORDER "
      "BY n");
  found.bind(1, number);
  return read_all<ArticleId>(found, [](const Statement& s) { return std::string(s.text(0)); });
}

Result<std::optional<Article>> Archive::article(const ArticleId& id) const {
  Statement found = state_->database.prepare("SELECT data FROM article WHERE id = ?1");
  found.bind(1, id);
  if (!found.step()) {
    if (const auto fault = found.fault()) return tl::unexpected(*fault);
    return std::nullopt;
  }
  auto article = unpack_article(found.bytes(0));
  if (!article) return tl::unexpected(article.error());
  // The article that a teaser announces is looked up by address first, by headline second.
  Statement by_url = state_->database.prepare("SELECT id FROM article WHERE url_key = ?1 ORDER BY n LIMIT 1");
  Statement by_headline =
      state_->database.prepare("SELECT id FROM article WHERE headline_key = ?1 ORDER BY n LIMIT 1");
  for (Teaser& teaser : article->teasers) {
    for (const auto& [statement, key] : {std::pair{&by_url, address_key(teaser.url)},
                                         std::pair{&by_headline, headline_key(teaser.headline)}}) {
      if (teaser.article || !key) continue;
      statement->reset().bind(1, *key);
      if (statement->step() && statement->text(0) != id) teaser.article = std::string(statement->text(0));
    }
  }
  return std::move(*article);
}

Result<std::optional<Article>> Archive::next_article(std::int64_t& after) const {
  Statement found = state_->database.prepare("SELECT n, data FROM article WHERE n > ?1 ORDER BY n LIMIT 1");
  found.bind(1, after);
  if (!found.step()) {
    if (const auto fault = found.fault()) return tl::unexpected(*fault);
    return std::nullopt;
  }
  after = found.integer(0);
  auto article = unpack_article(found.bytes(1));
  if (!article) return tl::unexpected(article.error());
  return std::move(*article);
}

Result<std::optional<ArticleRow>> Archive::row(const ArticleId& id) const {
  Statement found = state_->database.prepare("SELECT " + row_columns() + " FROM " + std::string(row_source) +
                                             " WHERE a.id = ?1");
  found.bind(1, id);
  return first_of(read_all<ArticleRow>(found, [](const Statement& s) { return read_row(s); }));
}

namespace {

// The numbers of articles with a mark: few, so they are gathered once a query.
std::string marked_numbers(ReaderMark mark) {
  return "(SELECT m.n FROM mark JOIN article m ON m.id = mark.article WHERE mark." +
         std::string(name_of(mark)) + " IS NOT NULL)";
}

}  // namespace

Result<std::vector<ArticleRow>> Archive::rows(const RowQuery& q) const {
  std::string from = "article a", where = "TRUE", at = "a.at";
  std::vector<std::string_view> values;
  const auto ask = [&](std::string_view condition, std::string_view value) {
    if (value.empty()) return;
    where += " AND " + std::string(condition);
    values.push_back(value);
  };
  if (!q.byline.empty()) from = "byline JOIN article a ON a.n = byline.article";
  if (q.marked) {
    at = "mark." + std::string(name_of(*q.marked));
    from += " JOIN mark ON mark.article = a.id";
    where = at + " IS NOT NULL";
  }
  ask("byline.name = ?", q.byline);
  ask("a.publisher = ? COLLATE NOCASE", q.publisher);
  ask("a.section = ? COLLATE NOCASE", q.section);
  ask("a.story = (SELECT n FROM story WHERE id = ?)", q.story);
  if (q.fold_copies) where += " AND a.copy_of IS NULL";
  if (!q.with_hidden && state_->has_marks) where += " AND a.n NOT IN " + marked_numbers(ReaderMark::hidden);
  if (q.older_than) where += " AND (" + at + ", a.n) < (?, ?)";
  if (q.newer_than) where += " AND (" + at + ", a.n) > (?, ?)";
  const std::string way = q.newer_than ? " ASC" : " DESC";
  where += " ORDER BY " + at + way + ", a.n" + way + " LIMIT ?";
  // The index article_list holds the rows of the whole paper. For another list an index gives the numbers in
  // order, and CROSS JOIN reads the wide rows in that order: nothing wide is sorted.
  const bool is_whole = q.fold_copies && values.empty() && !q.marked;
  const std::string source(q.only_shown ? shown_source : row_source);
  const std::string rows_of = " FROM " + source + " WHERE ";
  Statement found =
      state_->database.prepare("SELECT " + (q.only_shown ? std::string(shown_columns) : row_columns()) +
                               (is_whole ? rows_of + where
                                         : " FROM (SELECT a.n AS n FROM " + from + " WHERE " + where +
                                               ") AS chosen CROSS JOIN " + source + " WHERE a.n = chosen.n"));
  int index = 0;
  for (const std::string_view value : values) found.bind(++index, value);
  for (const auto& place : {q.older_than, q.newer_than})
    if (place) found.bind(index + 1, place->at).bind(index + 2, place->number), index += 2;
  found.bind(index + 1, static_cast<std::int64_t>(q.limit));
  constexpr std::size_t most_at_once = 100;
  auto rows = read_all<ArticleRow>(
      found, [&](const Statement& s) { return q.only_shown ? read_shown(s, 0) : read_row(s); },
      std::min(q.limit, most_at_once));
  if (rows && q.marked)
    for (ArticleRow& row : *rows) row.place.at = marked_at(row, *q.marked).value_or(0);
  if (rows && !std::ranges::is_sorted(*rows, is_newer)) std::ranges::sort(*rows, is_newer);
  return rows;
}

Result<std::vector<ArticleRow>> Archive::copies_of(const ArticleId& id) const {
  Statement found =
      state_->database.prepare("SELECT " + row_columns() + " FROM " + std::string(row_source) +
                               " WHERE a.copy_of = (SELECT n FROM article WHERE id = ?1) ORDER BY a.at, a.n");
  found.bind(1, id);
  return read_all<ArticleRow>(found, [](const Statement& s) { return read_row(s); });
}

Result<std::vector<Relation>> Archive::relations_of(const ArticleId& id) const {
  Statement found = state_->database.prepare(
      "SELECT x.id, y.id, r.kind, r.score, r.spans FROM relation r JOIN article x ON x.n = r.a JOIN article "
      "y ON y.n = r.b "
      "WHERE r.a = (SELECT n FROM article WHERE id = ?1) OR r.b = (SELECT n FROM article WHERE id = ?1) "
      "ORDER BY r.a, r.b");
  found.bind(1, id);
  return read_all<Relation>(found, [](const Statement& s) {
    return Relation{std::string(s.text(0)), std::string(s.text(1)), static_cast<RelationKind>(s.integer(2)),
                    s.real(3), read_spans(s.text(4))};
  });
}

namespace {

constexpr std::string_view story_columns =
    "SELECT id, headline, beat, first, last, articles, reports, weight FROM story ";

}  // namespace

Result<std::vector<StoryRow>> Archive::stories(std::size_t limit) const {
  Statement found = state_->database.prepare(std::string(story_columns) + "ORDER BY weight DESC, n LIMIT ?1");
  found.bind(1, static_cast<std::int64_t>(limit));
  return read_all<StoryRow>(found, read_story);
}

Result<std::optional<StoryRow>> Archive::story(const StoryId& id) const {
  Statement found = state_->database.prepare(std::string(story_columns) + "WHERE id = ?1");
  found.bind(1, id);
  return first_of(read_all<StoryRow>(found, read_story));
}

Result<Archive::StoryFacts> Archive::facts_of_story(const StoryId& id) const {
  Statement found = state_->database.prepare(
      "SELECT count(DISTINCT CASE WHEN publisher = '' THEN id ELSE publisher END), max(at) "
      "FROM article WHERE story = (SELECT n FROM story WHERE id = ?1)");
  found.bind(1, id);
  StoryFacts facts;
  if (found.step()) facts = {static_cast<std::uint32_t>(found.integer(0)), found.integer(1)};
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return facts;
}

Result<std::optional<StoryRow>> Archive::story_now(const StoryId& id) const {
  auto known = story(id);
  if (!known || *known) return known;
  const auto moved = story_moved(id);
  if (!moved) return tl::unexpected(moved.error());
  return moved->empty() ? known : story(*moved);
}

Result<StoryId> Archive::story_moved(const StoryId& id) const {
  // Archives written before moves were kept have no table of them until they are written to again.
  if (!has_table(state_->database, "story_moved")) return StoryId();
  Statement found = state_->database.prepare("SELECT to_id FROM story_moved WHERE id = ?1");
  found.bind(1, id);
  StoryId to = found.step() ? std::string(found.text(0)) : std::string();
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return to;
}

namespace {

// Rows of before format 8 know no teaser: it is made of the article.
Result<std::string> teaser_made_anew(const Database& database, std::int64_t number) {
  Statement row = database.prepare("SELECT data FROM article WHERE n = ?1");
  row.bind(1, number);
  const bool is_there = row.step();
  if (const auto fault = row.fault()) return tl::unexpected(*fault);
  const auto article = unpack_article(is_there ? row.bytes(0) : std::string_view());
  if (!article) return tl::unexpected(article.error());
  return teaser_of(*article);
}

// A list with what the rows of its articles tell, which stands in an index, close together.
Result<std::vector<Recommendation>> with_articles(const Database& database, NumberedList list) {
  std::vector<Recommendation> items;
  items.reserve(list.items.size());
  Statement row = database.prepare(
      "SELECT id, headline, publisher, published, teaser FROM article INDEXED BY article_told WHERE n = ?1");
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    row.reset().bind(1, list.numbers[i]);
    if (!row.step()) {
      if (const auto fault = row.fault()) return tl::unexpected(*fault);
      continue;
    }
    Recommendation& item = items.emplace_back(std::move(list.items[i]));
    item.article = row.text(0);
    item.headline = row.text(1);
    item.publisher = row.text(2);
    item.published = date_in(row.text(3));
    auto teaser = row.is_null(4) ? teaser_made_anew(database, list.numbers[i]) : std::string(row.text(4));
    if (!teaser) return tl::unexpected(teaser.error());
    item.text = std::move(*teaser);
  }
  return items;
}

}  // namespace

Result<std::vector<Recommendation>> Archive::recommendations(const ArticleId& id) const {
  Statement found = state_->database.prepare(
      "SELECT data FROM recommendation WHERE article = (SELECT n FROM article WHERE id = ?1)");
  found.bind(1, id);
  if (!found.step()) return std::vector<Recommendation>{};
  auto list = list_in(found.bytes(0));
  if (!list) return tl::unexpected(list.error());
  if (list->numbers.empty()) return std::move(list->items);
  return with_articles(state_->database, std::move(*list));
}

Result<std::vector<Counted>> Archive::publishers() const {
  Statement found = state_->database.prepare(
      "SELECT publisher, count(*) FROM article WHERE publisher <> '' GROUP BY publisher COLLATE NOCASE ORDER "
      "BY publisher COLLATE NOCASE");
  return read_all<Counted>(found, read_count);
}

Result<std::vector<Counted>> Archive::sections() const {
  Statement found = state_->database.prepare(
      "SELECT section, count(*) AS c FROM article WHERE section <> '' GROUP BY section COLLATE NOCASE ORDER "
      "BY c DESC, section");
  return read_all<Counted>(found, read_count);
}

Result<std::optional<Capture>> Archive::capture_of(const ArticleId& id) const {
  Statement found = state_->database.prepare("SELECT c.file, " + state_->revision_column() +
                                             ", c.position, c.bytes FROM article a JOIN capture c ON c.n = "
                                             "a.capture WHERE a.id = ?1");
  found.bind(1, id);
  return state_->first_capture(found);
}

Result<std::optional<Capture>> Archive::State::first_capture(Statement& found) const {
  if (!found.step()) {
    if (const auto fault = found.fault()) return tl::unexpected(*fault);
    return std::nullopt;
  }
  auto capture = read_capture(path_of(read_file(found, 0)), read_place(found, 2));
  if (!capture) return tl::unexpected(capture.error());
  return std::move(*capture);
}

}  // namespace broadsheet
