#pragma once
// known_publishers.h: who published what, in memory, for searches that keep to a publisher.
//
// Their names are read anew when anybody wrote: to meet each once in its index costs more than most searches.
// The articles of each, four bytes an article, are read by those who search again and again (asked_again.h).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/database.h"
#include "store/asked_again.h"

namespace broadsheet {

// SQL: each publisher once, from one to the next in their index.
inline constexpr std::string_view each_publisher =
    "WITH RECURSIVE each(name) AS (SELECT min(publisher COLLATE NOCASE) FROM article UNION ALL SELECT "
    "(SELECT "
    "min(publisher COLLATE NOCASE) FROM article WHERE publisher > each.name COLLATE NOCASE) FROM each WHERE "
    "each.name IS NOT NULL) SELECT name FROM each";

// Of one connection, on one thread at a time.
class KnownPublishers {
 public:
  // Those whose names hold `part`, however its letters are; nullopt where they are many, or where `part` is a
  // pattern.
  [[nodiscard]] std::optional<std::vector<std::string>> with(const Database& database, std::string_view part);
  // The numbers of all articles of publishers that with() gave, in any order: from the second time on that
  // this is asked between two changes of the archive.
  [[nodiscard]] std::optional<std::vector<std::int64_t>> articles_of(const Database& database,
                                                                     const std::vector<std::string>& names);

 private:
  [[nodiscard]] Result<void> read_names(const Database& database);
  [[nodiscard]] bool read_articles(const Database& database);

  struct Name {
    std::string name, lower;
    std::size_t begin = 0, end = 0;  // of its articles
  };
  std::optional<DatabaseState> state_;  // that the names are of
  AskedAgain asked_;
  std::vector<Name> names_;  // in order of `lower`
  std::vector<std::uint32_t> articles_;
};

}  // namespace broadsheet
