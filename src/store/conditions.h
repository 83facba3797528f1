#pragma once
// conditions.h: what a query asks of rows, as SQL.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/search.h"
#include "search/database.h"

namespace broadsheet {

// Conditions that must all hold. Numbers are written out; texts are bound, from ?2 on unless said otherwise.
struct Conditions {
  std::string sql;
  std::vector<std::string> texts;
  std::size_t first = 2;  // parameter

  void ask(const std::string& condition) { sql += (sql.empty() ? "" : " AND ") + condition; }
  void ask(const std::string& before, std::string_view text, const std::string& after);
  [[nodiscard]] std::size_t next() const { return first + texts.size(); }
  void bind_to(Statement& statement) const;
};

// What costs less: to ask for all rows that fulfil them, or whether one row does.
enum class ConditionsOn : std::uint8_t { all_rows, one_row };

// On the columns of `article`, days included, statements not. Either way the same rows, and the parameters of
// one row are the first of those of all. `publishers`: all that the query's publisher may be, where known;
// for all rows.
[[nodiscard]] Conditions article_conditions(const Query& query, ConditionsOn on,
                                            std::size_t first_parameter = 2,
                                            const std::optional<std::vector<std::string>>& publishers = {});

// On articles: that they hold a statement of the kind that is asked for.
void ask_for_statements(const Database& database, const Query& query, Conditions& conditions);

// What a query asks of the words of statements, for FTS5; empty: nothing. `with_words`: its free words too.
[[nodiscard]] std::string statement_match(const Query& query, bool with_words);
// Kind and type of source, on the columns of `statement AS s`.
void ask_for_kinds(const Query& query, Conditions& conditions);

}  // namespace broadsheet
