#pragma once
// rules.h: the shape of what two articles share, and the relation that it names.

#include <cstdint>
#include <optional>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// Everything the rules ask about a pair. Shares are of 0 to 1; words are counted without furniture where not
// said.
struct Shape {
  bool same_publisher = false;  // or all authors the same
  bool reprinted = false;       // all authors the same, of two publishers that are known
  bool other_years =
      false;              // both name years in headline or address ("2025: The year in pictures"), none twice
  double days_apart = 0;  // 0 where a date is missing
  double furniture_share = 0;     // of the matched words
  std::uint32_t longest_run = 0;  // words
  std::uint32_t runs = 0;         // of at least eight words
  std::uint32_t matched = 0;      // words
  std::uint32_t unquoted = 0;     // matched words outside quotations, in whichever text has fewer
  double coverage = 0;            // of the shorter text
  double other_coverage = 0;      // of the longer one
  double unquoted_coverage = 0;   // of the shorter text's words outside quotations
  // Share of the headline's words that the other text holds, the lower of both; 0 where publishers differ.
  double headline_in_other = 0;
  bool headlines_agree = false;
  bool agency = false;  // both credit an agency, or one credits the other's
};

// Words. Where no run is as long, the pair is unrelated, or shares furniture; of the shape only
// furniture_share and longest_run are asked for.
inline constexpr std::uint32_t shortest_run = 25;

struct Verdict {
  RelationKind kind;
  double score;  // how sure, 0 to 1
};

// nullopt: unrelated.
[[nodiscard]] std::optional<Verdict> judge(const Shape& shape);

}  // namespace broadsheet
