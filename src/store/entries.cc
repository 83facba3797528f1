// entries.cc: articles as reader programs ask for them: by feed, by mark, by number, in pages that are
// skipped to; and the reader's marks joined to what is read. Entry points: Archive::entries(),
// Archive::marks_generation().

#include <filesystem>

#include "broadsheet/store.h"
#include "store/reader_state.h"
#include "store/state.h"

namespace broadsheet {
namespace {

// The rows that a program may see, as `a`, with `mark` and `feed`.
std::string entry_source(const Database& database) {
  const std::string feeds =
      has_table(database, "feed_article")
          ? " LEFT JOIN feed_article ON feed_article.article = a.n"
          : " LEFT JOIN (SELECT NULL AS article, NULL AS feed) AS feed_article ON FALSE";
  return std::string(row_source) + feeds + " WHERE a.copy_of IS NULL AND mark.hidden IS NULL";
}

// Numbers are ours, never a text of a request, so they are written out.
std::string listed(const std::vector<std::int64_t>& numbers) {
  std::string list;
  for (const std::int64_t number : numbers) list += (list.empty() ? "" : ",") + std::to_string(number);
  return "(" + list + ")";
}

std::string conditions_of(const EntryQuery& q, const Database& database) {
  std::string where;
  const auto ask = [&](const std::string& condition, const std::optional<std::int64_t>& number) {
    if (number) where += " AND " + condition + std::to_string(*number);
  };
  if (!q.numbers.empty()) where += " AND a.n IN " + listed(q.numbers);
  if (!q.feeds.empty()) where += " AND coalesce(feed_article.feed, 0) IN " + listed(q.feeds);
  if (q.feed && *q.feed != 0 && has_table(database, "feed_article"))
    where += " AND a.n IN (SELECT article FROM feed_article WHERE feed = " + std::to_string(*q.feed) + ")";
  else
    ask("coalesce(feed_article.feed, 0) = ", q.feed);
  ask("a.at >= ", q.from);
  ask("a.at < ", q.until);
  ask("coalesce(a.captured, a.at) >= ", q.found_from);
  ask("a.n > ", q.number_above);
  ask("a.n < ", q.number_below);
  if (q.behind)
    where += std::string(" AND (a.at, a.n) ") + (q.oldest_first ? ">" : "<") + " (" +
             std::to_string(q.behind->at) + ", " + std::to_string(q.behind->number) + ")";
  if (q.read) where += std::string(" AND mark.read IS ") + (*q.read ? "NOT NULL" : "NULL");
  if (q.saved) where += std::string(" AND mark.saved IS ") + (*q.saved ? "NOT NULL" : "NULL");
  return where;
}

}  // namespace

Result<std::uint64_t> Archive::marks_generation() {
  State& s = *state_;
  if (!s.has_marks) {
    std::error_code fault;
    const std::string path = reader_state_path(s.folder);
    if (!std::filesystem::exists(path, fault)) return 0;
    auto attached = s.database.prepare("ATTACH ?1 AS reader").bind(1, path).run();
    if (!attached) return tl::unexpected(attached.error());
    auto good = check_reader_state(s.database, "reader");
    // Made, but not filled yet: looked at again the next time.
    const bool filled = s.database.prepare("SELECT 1 FROM reader.sqlite_master WHERE name = 'mark'").step();
    if (!good || !filled) {
      (void)s.database.execute("DETACH reader");
      if (!good) return tl::unexpected(good.error());
      return 0;
    }
    if (auto done = s.database.execute("DROP TABLE temp.mark"); !done) return tl::unexpected(done.error());
    s.has_marks = true;
  }
  Statement version = s.database.prepare("PRAGMA reader.data_version");
  if (!version.step()) return 0;
  return static_cast<std::uint64_t>(version.integer(0)) + 1;
}

Result<std::vector<EntryRow>> Archive::entries(const EntryQuery& q) const {
  const std::string way = q.oldest_first ? " ASC" : " DESC";
  const std::string order = q.by_arrival ? "a.n" + way : "a.at" + way + ", a.n" + way;
  Statement found = state_->database.prepare(
      "SELECT " + row_columns() + ", coalesce(feed_article.feed, 0) FROM " + entry_source(state_->database) +
      conditions_of(q, state_->database) + " ORDER BY " + order + " LIMIT ?1 OFFSET ?2");
  found.bind(1, static_cast<std::int64_t>(q.limit)).bind(2, static_cast<std::int64_t>(q.skip));
  return read_all<EntryRow>(found, [](const Statement& s) {
    return EntryRow{read_row(s), s.integer(row_column_count)};
  });
}

Result<std::uint64_t> Archive::count_entries(const EntryQuery& q) const {
  Statement found = state_->database.prepare("SELECT count(*) FROM " + entry_source(state_->database) +
                                             conditions_of(q, state_->database));
  const std::uint64_t count = found.step() ? static_cast<std::uint64_t>(found.integer(0)) : 0;
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return count;
}

Result<std::vector<FeedCount>> Archive::feed_counts() const {
  Statement found = state_->database.prepare(
      "SELECT coalesce(feed_article.feed, 0) AS f, count(*), count(*) - count(mark.read), "
      "max(CASE WHEN mark.read IS NULL THEN a.at END) FROM " +
      entry_source(state_->database) + " GROUP BY f ORDER BY f");
  return read_all<FeedCount>(found, [](const Statement& s) {
    return FeedCount{s.integer(0), static_cast<std::uint64_t>(s.integer(1)),
                     static_cast<std::uint64_t>(s.integer(2)), s.integer(3)};
  });
}

}  // namespace broadsheet
