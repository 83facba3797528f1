// feeds.cc: what is followed, which items of it were seen and which articles came of them. Entry points:
// Archive::put(FeedRow), Archive::feeds().

#include <algorithm>

#include "base/strings.h"
#include "broadsheet/capture.h"
#include "broadsheet/store.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr char between = '\x1F';

std::vector<std::string> names_in(std::string_view joined) {
  std::vector<std::string> names;
  if (joined.empty()) return names;
  for (const std::string_view name : split(joined, between)) names.emplace_back(name);
  return names;
}

}  // namespace

Result<void> Archive::put(const FeedRow& feed) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  return s.database
      .prepare(
          "INSERT INTO feed(url, title, page, categories, etag, modified, fetched, next, pause, failures, "
          "fault, is_gone, n) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13) "
          "ON CONFLICT(url) DO UPDATE SET title = ?2, page = ?3, categories = ?4, etag = ?5, modified = ?6, "
          "fetched = ?7, next = ?8, pause = ?9, failures = ?10, fault = ?11, is_gone = ?12")
      .bind(1, feed.url)
      .bind(2, feed.title)
      .bind(3, feed.page)
      .bind(4, join(feed.categories, std::string(1, between)))
      .bind(5, feed.etag)
      .bind(6, feed.modified)
      .bind(7, std::optional<std::int64_t>(feed.fetched))
      .bind(8, feed.next)
      .bind(9, feed.pause)
      .bind(10, std::int64_t{feed.failures})
      .bind(11, feed.fault)
      .bind(12, std::int64_t{feed.is_gone ? 1 : 0})
      .bind(13, feed.number == 0 ? std::nullopt : std::optional(feed.number))
      .run();
}

Result<void> Archive::drop_feed(const std::string& url) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  Result<void> done;
  for (const std::string table : {"feed_item", "feed_article"})
    if (done)
      done = s.database.prepare("DELETE FROM " + table + " WHERE feed = (SELECT n FROM feed WHERE url = ?1)")
                 .bind(1, url)
                 .run();
  if (done) done = s.database.prepare("DELETE FROM feed WHERE url = ?1").bind(1, url).run();
  return done;
}

Result<bool> Archive::move_feed(const std::string& from, const std::string& to) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return tl::unexpected(begun.error());
  auto done =
      s.database.prepare("UPDATE OR IGNORE feed SET url = ?2 WHERE url = ?1").bind(1, from).bind(2, to).run();
  if (!done) return tl::unexpected(done.error());
  return sqlite3_changes(s.database.handle()) > 0;
}

Result<void> Archive::put_item(const std::string& feed_url, const SeenItem& item, const ArticleId& article) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  auto done = s.database.prepare("INSERT OR REPLACE INTO feed_item SELECT n, ?2, ?3 FROM feed WHERE url = ?1")
                  .bind(1, feed_url)
                  .bind(2, static_cast<std::int64_t>(item.key))
                  .bind(3, static_cast<std::int64_t>(item.content))
                  .run();
  // An article is of the feed that brought it first.
  if (done && !article.empty())
    done =
        s.database
            .prepare(
                "INSERT OR IGNORE INTO feed_article SELECT a.n, f.n FROM article a, feed f WHERE a.id = ?1 "
                "AND f.url = ?2")
            .bind(1, article)
            .bind(2, feed_url)
            .run();
  return done;
}

Result<void> Archive::keep_fetch(Capture capture) {
  State& s = *state_;
  if (auto begun = s.begin(); !begun) return begun;
  if (!is_fetch_only(capture)) capture.flags.emplace_back(fetch_flag);
  const auto known = s.knows_picture(capture);
  if (!known) return tl::unexpected(known.error());
  if (*known) return {};
  const auto place = s.log->add(warc_record(capture, record_id_of(capture)));
  if (!place) {
    s.roll_back();
    return tl::unexpected(place.error());
  }
  return s.note_picture(capture, *place);
}

Result<void> Archive::take_feeds(const Archive& from) {
  const auto rows = from.feeds();
  if (!rows) return tl::unexpected(rows.error());
  if (auto begun = state_->begin(); !begun) return begun;
  for (const FeedRow& row : *rows) {
    if (auto done = put(row); !done) return done;
    const auto seen = from.seen_items(row.url);
    if (!seen) return tl::unexpected(seen.error());
    for (const SeenItem& item : *seen)
      if (auto done = put_item(row.url, item); !done) return done;
  }
  if (!has_table(from.state_->database, "feed_article")) return {};
  Statement of_feeds = from.state_->database.prepare(
      "SELECT a.id, p.feed FROM feed_article p JOIN article a ON a.n = p.article ORDER BY p.article");
  while (of_feeds.step())
    if (auto done = state_->database
                        .prepare("INSERT OR IGNORE INTO feed_article SELECT n, ?2 FROM article WHERE id = ?1")
                        .bind(1, of_feeds.text(0))
                        .bind(2, of_feeds.integer(1))
                        .run();
        !done)
      return done;
  if (const auto fault = of_feeds.fault()) return tl::unexpected(*fault);
  return {};
}

Result<std::vector<FeedRow>> Archive::feeds() const {
  std::vector<FeedRow> rows;
  const Database& db = state_->database;
  if (!has_table(db, "feed")) return rows;
  Statement found = db.prepare(
      "SELECT url, title, page, categories, etag, modified, fetched, next, pause, failures, fault, is_gone, "
      "(SELECT count(*) FROM feed_item WHERE feed = f.n), n FROM feed f ORDER BY title COLLATE NOCASE, url");
  while (found.step()) {
    FeedRow row;
    row.url = found.text(0);
    row.title = found.text(1);
    row.page = found.text(2);
    row.categories = names_in(found.text(3));
    row.etag = found.text(4);
    row.modified = found.text(5);
    row.fetched = found.optional_integer(6);
    row.next = found.integer(7);
    row.pause = found.integer(8);
    row.failures = static_cast<std::uint32_t>(found.integer(9));
    row.fault = found.text(10);
    row.is_gone = found.integer(11) != 0;
    row.items = static_cast<std::uint64_t>(found.integer(12));
    row.number = found.integer(13);
    rows.push_back(std::move(row));
  }
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return rows;
}

Result<std::vector<Archive::SeenItem>> Archive::seen_items(const std::string& feed_url) const {
  std::vector<SeenItem> items;
  const Database& db = state_->database;
  if (!has_table(db, "feed")) return items;
  Statement found = db.prepare(
      "SELECT key, content FROM feed_item WHERE feed = (SELECT n FROM feed WHERE url = ?1) ORDER BY key");
  found.bind(1, feed_url);
  while (found.step())
    items.push_back(
        {static_cast<std::uint64_t>(found.integer(0)), static_cast<std::uint64_t>(found.integer(1))});
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  // The database sorts them as signed numbers.
  std::sort(items.begin(), items.end(), [](const SeenItem& a, const SeenItem& b) { return a.key < b.key; });
  return items;
}

}  // namespace broadsheet
