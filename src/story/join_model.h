#pragma once
// join_model.h: how likely two articles tell one story, as a weighted sum of what they have in common.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "broadsheet/news.h"
#include "story/packed_article.h"

namespace broadsheet {

// Logarithms, so that one count for little where another is low, and days take a share of likeness away.
enum class JoinMark : std::uint8_t {
  constant,
  whole,  // cosine of the whole texts
  head,   // of headline and lead
  title,  // of the headlines
  cross,  // of one's headline and the other's lead, the better way
  names,
  best_word,     // weight of the word that adds most to `whole`
  days,          // between them, at most 20; as they are
  log_days,      // log(1 + days)
  no_day,        // a date is missing
  nearest_low,   // `whole` over the best that either has, the lower
  nearest_high,  // and the higher
  // The same where a date is missing, 0 elsewhere: without days, likeness itself has to say more.
  undated_whole,
  undated_nearest_low,
  undated_nearest_high,
  last  // how many there are
};
using JoinMarks = std::array<double, static_cast<std::size_t>(JoinMark::last)>;

struct JoinWeights {
  JoinMarks marks;
  double apart;  // of two articles that were never compared
};

[[nodiscard]] double odds_of(const JoinMarks& marks);  // by the program's own weights

// All but those of nearness. `days`: nullopt where a date is missing.
[[nodiscard]] JoinMarks join_marks(const Cosines& cosines, const Finer& finer, std::optional<double> days);
// Those that depend on the others around; `whole` of the pair, and the best that either has. As logarithms.
void set_nearest(JoinMarks& marks, bool is_undated, double whole, double best_of_a, double best_of_b);
// What those add to the odds.
[[nodiscard]] double nearest_odds(bool is_undated, double whole, double best_of_a, double best_of_b);
// A cosine of whole texts, as set_nearest() takes it.
[[nodiscard]] double nearness(double cosine);

// A pair as the bench prints it, to learn from.
struct JudgedPair {
  std::uint32_t a, b;  // places in the articles given
  JoinMarks marks;
};
[[nodiscard]] std::vector<JudgedPair> judge_pairs(const std::vector<Article>& articles);

}  // namespace broadsheet
