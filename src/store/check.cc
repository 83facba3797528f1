// check.cc: reads everything and compares.
//
//   archive.sqlite   every page against its checksum, then SQLite's own look at how they hang together
//   captures         every record whole, its digests right
//   articles         one by one, so that a damaged page costs those that stand in it and no others: the row
//                    unpacks to an article, and its capture is the one that was kept
//
// Entry points: Archive::check(), Archive::salvage().

#include <algorithm>

#include "broadsheet/store.h"
#include "search/checked_pages.h"
#include "store/keys.h"
#include "store/state.h"

namespace broadsheet {
namespace {

using Faults = std::vector<ArchiveFault>;

void check_pages(const Database& database, const std::string& path, Faults& faults) {
  if (database.is_checked()) {
    const auto pages = damaged_pages(path);
    if (!pages) faults.push_back({"archive.sqlite", pages.error().what});
    if (pages)
      for (const std::uint32_t page : *pages)
        faults.push_back(
            {"archive.sqlite, page " + std::to_string(page), "it does not hold what was written to it"});
  }
  if (!faults.empty()) return;  // what hangs on them is known to be wrong
  Statement look = database.prepare("PRAGMA integrity_check");
  while (look.step())
    if (look.text(0) != "ok") faults.push_back({"archive.sqlite", std::string(look.text(0))});
  if (const auto fault = look.fault()) faults.push_back({"archive.sqlite", fault->what});
}

std::string place_in(const CaptureFile& file, std::uint64_t position) {
  return name_of(file) + ", byte " + std::to_string(position);
}

void check_records(const std::string& path, const CaptureFile& file, Faults& faults) {
  if (file.bytes == 0) return;
  std::vector<Error> damage;
  const auto records = records_in(path, 0, file.bytes, &damage);
  if (!records) faults.push_back({name_of(file), records.error().what});
  for (const Error& error : damage) faults.push_back({place_in(file, error.offset.value_or(0)), error.what});
}

// Each article has its words, and no words are without their article.
void check_words(const Database& database, const SearchIndex& index, Faults& faults) {
  const auto checked = index.check();
  if (!checked) return faults.push_back({"archive.sqlite", checked.error().what});
  for (const std::string& fault : checked->faults) faults.push_back({"archive.sqlite", fault});
  if (checked->numbers.empty() || !checked->faults.empty()) return;
  Statement rows = database.prepare("SELECT n FROM article ORDER BY n");
  std::vector<std::int64_t> articles;
  while (rows.step()) articles.push_back(rows.integer(0));
  if (rows.fault()) return;  // named already
  std::vector<std::int64_t> differ;
  std::set_symmetric_difference(articles.begin(), articles.end(), checked->numbers.begin(),
                                checked->numbers.end(), std::back_inserter(differ));
  for (const std::int64_t n : differ)
    faults.push_back(
        {"article number " + std::to_string(n), std::binary_search(articles.begin(), articles.end(), n)
                                                    ? "it has no words in the index"
                                                    : "it has words in the index alone"});
}

}  // namespace

// The largest number that can be found: the tables and indexes that hold it stand in different pages.
std::int64_t Archive::State::last_number_anywhere() const {
  std::int64_t last = 0;
  for (const char* sql :
       {"SELECT max(n) FROM article", "SELECT max(article) FROM byline", "SELECT max(n) FROM capture",
        "SELECT max(n) FROM article INDEXED BY article_capture"}) {
    Statement found = database.prepare(sql);
    if (found.step()) last = std::max(last, found.integer(0));
  }
  return last;
}

Result<std::uint64_t> Archive::salvage(const std::function<bool(const Article&)>& each) const {
  std::uint64_t lost = 0;
  const std::int64_t last = state_->last_number_anywhere();
  Statement row = state_->database.prepare("SELECT data FROM article WHERE n = ?1");
  for (std::int64_t n = 1; n <= last; ++n) {
    row.reset().bind(1, n);
    if (!row.step()) {
      lost += row.fault() ? 1 : 0;
      continue;
    }
    const auto article = unpack_article(row.bytes(0));
    if (!article) {
      ++lost;
    } else if (!each(*article)) {
      break;
    }
  }
  return lost;
}

Result<std::vector<ArchiveFault>> Archive::check() const {
  const State& s = *state_;
  Faults faults;
  check_pages(s.database, s.folder + "/archive.sqlite", faults);
  if (faults.empty()) check_words(s.database, s.index, faults);
  const auto files = s.capture_files();
  if (!files) faults.push_back({"archive.sqlite", files.error().what});
  if (files)
    for (const CaptureFile& file : *files) check_records(s.path_of(file), file, faults);
  Statement row = s.database.prepare("SELECT a.id, a.data, c.key, c.file, " + s.revision_column() +
                                     ", c.position, c.bytes FROM article a LEFT JOIN capture c ON c.n = "
                                     "a.capture WHERE a.n = ?1");
  const std::int64_t last = s.last_number_anywhere();
  for (std::int64_t n = 1; n <= last; ++n) {
    row.reset().bind(1, n);
    if (!row.step()) {
      if (row.fault()) faults.push_back({"article number " + std::to_string(n), row.fault()->what});
      continue;
    }
    const std::string article = "article " + std::string(row.text(0));
    const auto json = unpack_row(row.bytes(1));
    if (!json) faults.push_back({article, json.error().what});
    if (json) {
      const auto read = article_from_json(*json);
      if (!read) faults.push_back({article, "its row is no article"});
      if (read) check_statements(*this, *read, faults);
    }
    const CaptureFile file = read_file(row, 3);
    const CapturePlace place = read_place(row, 5);
    const auto capture = read_capture(s.path_of(file), place);
    if (!capture) faults.push_back({article + ", " + place_in(file, place.position), capture.error().what});
    if (capture && capture_key(*capture) != row.text(2))
      faults.push_back({article, "its capture is not the one that was kept"});
  }
  return faults;
}

}  // namespace broadsheet
