#pragma once
// join_model.h: how likely two articles tell one story, as a weighted sum of what they have in common.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "broadsheet/news.h"
#include "story/vectors.h"

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

struct Cosines {
  double whole = 0, head = 0, names = 0;
};
// What marks are made of besides.
struct Finer {
  double title = 0;      // of the headlines
  double cross = 0;      // of one's headline and the other's lead, the better way
  double best_word = 0;  // what the word adds to `whole` that adds most
};
[[nodiscard]] Cosines cosines_of(const ArticleVectors& a, const ArticleVectors& b);
[[nodiscard]] Finer finer_of(const ArticleVectors& a, const ArticleVectors& b);

// An article that is compared with many: the same numbers in a third of the time.
class HeldArticle {
 public:
  explicit HeldArticle(const ArticleVectors& v)
      : whole_(v.whole), head_(v.head), title_(v.title), names_(v.names) {}
  [[nodiscard]] Cosines cosines_with(const ArticleVectors& other) const;
  [[nodiscard]] Finer finer_with(const ArticleVectors& other) const;

 private:
  HeldVector whole_, head_, title_, names_;
};

// All but those of nearness. `days`: nullopt where a date is missing.
[[nodiscard]] JoinMarks join_marks(const Cosines& cosines, const Finer& finer, std::optional<double> days);
// Those that depend on the others around.
void set_nearest(JoinMarks& marks, bool is_undated, double whole, double best_of_a, double best_of_b);

// A pair as the bench prints it, to learn from.
struct JudgedPair {
  std::uint32_t a, b;  // places in the articles given
  JoinMarks marks;
};
[[nodiscard]] std::vector<JudgedPair> judge_pairs(const std::vector<Article>& articles);

}  // namespace broadsheet
