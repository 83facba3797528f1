// upgrade.cc: what makes each format of the one before it. A step moves the database's own number (PRAGMA
// user_version) in its last transaction, so one that is interrupted begins again, or goes on where it was.
// Entry point: upgrade().

#include "store/upgrade.h"

#include <algorithm>
#include <array>
#include <thread>

#include "base/share_out.h"
#include "broadsheet/news.h"
#include "search/index.h"
#include "store/schema.h"
#include "store/state.h"

namespace broadsheet {
namespace {

// The statements of a transaction; all or none.
Result<void> execute_all(const Database& database, std::initializer_list<const char*> statements) {
  for (const char* sql : statements)
    if (auto done = database.execute(sql); !done) {
      (void)database.execute("ROLLBACK");
      return done;
    }
  return {};
}

// Format 2: a checksum in every page, and capture files that can be written anew.
Result<void> to_format_2(const Database& database) {
  if (!database.is_checked()) {
    database.ask_for_checksums();
    if (auto done = database.execute("VACUUM"); !done) return done;
  }
  return execute_all(
      database, {"BEGIN IMMEDIATE", "ALTER TABLE capture_file ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
                 "PRAGMA user_version = 2", "COMMIT", "PRAGMA wal_checkpoint(TRUNCATE)"});
}

template <typename Made>
struct PackedArticle {
  std::int64_t number = 0;
  std::string data;
  std::optional<Made> made;  // none where the row is no article: check() says so
};

template <typename Made>
Result<std::vector<PackedArticle<Made>>> articles_after(const Database& database, std::int64_t number) {
  constexpr std::int64_t at_once = 2'000;
  Statement rows = database.prepare("SELECT n, data FROM article WHERE n > ?1 ORDER BY n LIMIT ?2");
  rows.bind(1, number).bind(2, at_once);
  return read_all<PackedArticle<Made>>(rows, [](const Statement& row) {
    return PackedArticle<Made>{row.integer(0), std::string(row.bytes(1)), std::nullopt};
  });
}

// Reads every article behind `last`, so many a transaction, on all threads, and puts away what is made of it.
template <typename Make, typename Put>
Result<void> index_anew(const Database& database, std::int64_t last, Make make, Put put) {
  using Made = decltype(make(std::declval<const IndexedText&>()));
  for (;;) {
    auto articles = articles_after<Made>(database, last);
    if (!articles) return tl::unexpected(articles.error());
    if (articles->empty()) return {};
    share_out(articles->size(), std::max(1U, std::thread::hardware_concurrency()), [&](std::size_t i) {
      if (const auto article = unpack_article((*articles)[i].data))
        (*articles)[i].made = make(indexed_text(*article));
    });
    if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
    auto done = put(*articles);
    if (done) done = database.execute("COMMIT");
    if (!done) {
      (void)database.execute("ROLLBACK");
      return done;
    }
    last = articles->back().number;
  }
}

// Format 3: the words stand in segments. They go on behind the last article that is there.
Result<void> to_format_3(const Database& database) {
  if (auto done = SearchIndex::create(database); !done) return done;
  SearchIndex index(database);
  const auto last = index.last();
  if (!last) return tl::unexpected(last.error());
  const auto words_of = [](const IndexedText& text) {
    const TextWords words = cut_text(text);
    return AnalysedText{invert({&words.headline, &words.lead, &words.body}), std::nullopt};
  };
  auto done = index_anew(database, *last, words_of, [&](const auto& articles) -> Result<void> {
    for (const auto& each : articles)
      if (each.made)
        if (auto added = index.add(each.number, *each.made); !added) return added;
    return index.write();
  });
  if (!done) return done;
  return execute_all(database, {"BEGIN IMMEDIATE", "DROP TABLE words", "PRAGMA user_version = 3", "COMMIT",
                                "PRAGMA wal_checkpoint(TRUNCATE)"});
}

// Format 4: directions by another table of likeness, in `likeness` instead of `direction`.
Result<void> to_format_4(const Database& database) {
  if (auto done = SearchIndex::create(database); !done) return done;
  SearchIndex index(database);
  const auto last = number_from(database, "SELECT coalesce(max(article), 0) FROM likeness");
  if (!last) return tl::unexpected(last.error());
  const auto likeness_of = [](const IndexedText& text) { return AnalysedText{{}, direction_of(text)}; };
  auto done = index_anew(database, *last, likeness_of, [&](const auto& articles) -> Result<void> {
    for (const auto& each : articles)
      if (each.made)
        if (auto added = index.add_direction(each.number, each.made->direction); !added) return added;
    return {};
  });
  if (!done) return done;
  return execute_all(database, {"BEGIN IMMEDIATE", "DROP TABLE IF EXISTS direction",
                                "PRAGMA user_version = 4", "COMMIT", "PRAGMA wal_checkpoint(TRUNCATE)"});
}

// Format 5: the lists of the segments of words in strips, a segment a transaction. What format 3 made on the
// way here has them already.
Result<void> to_format_5(const Database& database) {
  if (auto done = SearchIndex::create(database); !done) return done;
  SearchIndex index(database);
  for (bool is_there = true; is_there;) {
    if (auto begun = database.execute("BEGIN IMMEDIATE"); !begun) return begun;
    const auto renewed = index.renew_one();
    auto done = renewed ? database.execute("COMMIT") : tl::unexpected(renewed.error());
    if (!done) {
      (void)database.execute("ROLLBACK");
      return done;
    }
    is_there = *renewed;
  }
  return execute_all(database, {"PRAGMA user_version = 5", "PRAGMA wal_checkpoint(TRUNCATE)"});
}

// Archives that no program with statements has written to have no table of them.
Result<void> put_prints_in_periods(const Database& database) {
  if (!has_table(database, "statement_print")) return {};
  const auto done_before = number_from(
      database, "SELECT count(*) FROM pragma_table_info('statement_print') WHERE name = 'period'");
  if (!done_before) return tl::unexpected(done_before.error());
  if (*done_before > 0) return {};
  return execute_all(
      database, {"BEGIN IMMEDIATE", "ALTER TABLE statement_print RENAME TO print_of_before",
                 "CREATE TABLE statement_print (period INTEGER NOT NULL, print INTEGER NOT NULL, statement "
                 "INTEGER NOT NULL, PRIMARY KEY (period, print, statement)) WITHOUT ROWID",
                 "INSERT INTO statement_print SELECT statement >> 28, print, statement FROM print_of_before "
                 "ORDER BY 1, 2, 3",
                 "DROP TABLE print_of_before", "COMMIT"});
}

// Format 6: what tellings have in common by periods; a sketch of each article, which go on behind the last
// row that is there.
Result<void> to_format_6(const Database& database) {
  auto done = put_prints_in_periods(database);
  if (done)
    done = database.execute("CREATE TABLE IF NOT EXISTS sketch (n INTEGER PRIMARY KEY, data BLOB NOT NULL)");
  if (!done) return done;
  const auto last = number_from(database, "SELECT 256 * coalesce(max(n), 0) FROM sketch");
  if (!last) return tl::unexpected(last.error());
  const auto make = [](const IndexedText& text) { return sketch_of(text.body); };
  done = index_anew(database, *last - 1, make, [&](const auto& articles) -> Result<void> {
    std::vector<NumberedSketch> sketches;
    for (const auto& each : articles)
      if (each.made) sketches.push_back({each.number, *each.made});
    return put_sketches(database, std::move(sketches));
  });
  if (!done) return done;
  return execute_all(database, {"PRAGMA user_version = 6", "PRAGMA wal_checkpoint(TRUNCATE)"});
}

// Format 7: rows are packed another way; those that are there are read as they are.
Result<void> to_format_7(const Database& database) {
  return database.execute("PRAGMA user_version = 7");
}

// Format 8: lists know articles by their numbers, and articles their teasers; what the desk made of the
// newest stands beside them. All that comes with what is kept from now on.
Result<void> to_format_8(const Database& database) {
  return execute_all(database,
                     {"BEGIN IMMEDIATE", "ALTER TABLE article ADD COLUMN teaser",
                      "CREATE TABLE IF NOT EXISTS desk_item (n INTEGER PRIMARY KEY, data BLOB NOT NULL)",
                      "PRAGMA user_version = 8", "COMMIT"});
}

// The first of format 1.
constexpr std::array upgrade_steps = {to_format_2, to_format_3, to_format_4, to_format_5,
                                      to_format_6, to_format_7, to_format_8};
static_assert(upgrade_steps.size() + 1 == archive_format);

}  // namespace

Result<void> upgrade(const Database& database) {
  auto stands = number_from(database, "PRAGMA user_version");
  if (!stands) return tl::unexpected(stands.error());
  // Databases of format 1 had no number.
  for (auto format = static_cast<std::size_t>(std::max<std::int64_t>(1, *stands)); format < archive_format;
       ++format)
    if (auto done = upgrade_steps[format - 1](database); !done) return done;
  return {};
}

}  // namespace broadsheet
