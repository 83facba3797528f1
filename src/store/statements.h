#pragma once
// statements.h: rows of `statement`, as both sides of the archive have them.

#include <string_view>

#include "broadsheet/store.h"
#include "search/database.h"

namespace broadsheet {

// Numbers go by day.
inline constexpr std::int64_t statements_a_day = std::int64_t{1} << 24;
// The part of `statement_print` that a statement's rows stand in.
inline constexpr int period_bits = 28;  // 16 days
[[nodiscard]] constexpr std::int64_t period_of(std::int64_t statement) {
  return statement >> period_bits;
}
// Between the pieces of what is said.
inline constexpr char piece_end = '\x1F';

// A statement of the transaction that is open. They go in by day, all at once, before it ends.
struct UnwrittenStatement {
  std::int64_t article = 0;
  std::int64_t day = 0;
  std::uint32_t place = 0;
  ReadStatement read;
};

// "SELECT …" in the order that read_statement() takes, and the tables to join to `statement AS s`.
extern const std::string_view statement_columns;
extern const std::string_view statement_tables;
[[nodiscard]] StatementRow read_statement(const Statement& statement);

// Names the statements that do not stand in their article as they were kept.
void check_statements(const Archive& archive, const Article& article, std::vector<ArchiveFault>& faults);

}  // namespace broadsheet
