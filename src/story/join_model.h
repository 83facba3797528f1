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
  best_word,      // weight of the word that adds most to `whole`
  headline_low,   // how much of one's headline but for names the other text tells, the worse way; as it is
  headline_high,  // and the better
  days,           // between them, at most 20; as they are
  log_days,       // log(1 + days)
  no_day,         // a date is missing
  nearest_low,    // `whole` over the best that either has, the lower
  nearest_high,   // and the higher
  // The same where a date is missing, 0 elsewhere: without days, likeness itself has to say more.
  undated_whole,
  undated_nearest_low,
  undated_nearest_high,
  // What a dated pair of a crowd is beside all its neighbours, those of other months too; 0 elsewhere. A
  // subject that comes again and again has many that are as alike.
  crowded,        // some are alike to both
  crowded_whole,  // `whole`
  next_low,       // `whole` over the mean of the next ones behind it, the lower
  next_high,      // and the higher
  rank_low,       // log(1 + how many stand before it), the lower
  rank_high,      // and the higher
  // What headline and lead tell besides the names in them: who acts in one story acts in another, too.
  told,               // cosine of headlines and leads without names
  told_nearest_low,   // over the best that either has, the lower
  told_nearest_high,  // and the higher
  told_far,           // the lower one's square
  company,            // how much they are like the same others
  first,              // the odds by the marks of the first look: those down to `no_day`, and `undated_whole`
  first_low,          // those odds less the best that either has, the lower
  first_high,         // and the higher
  fellows_low,        // log(1 + how many others each is likely to tell one story with), the lower
  fellows_high,       // and the higher
  last                // how many there are
};
using JoinMarks = std::array<double, static_cast<std::size_t>(JoinMark::last)>;

struct JoinWeights {
  JoinMarks first;  // of the first look
  JoinMarks marks;  // of its odds, a missing date and what lies around
  double apart;     // of two articles that were never compared
};

[[nodiscard]] double first_odds(const JoinMarks& marks);  // by the program's own weights
[[nodiscard]] double likely_fellow(double odds);          // a pair of such first odds, 0 to 1

// Where a pair stands among the neighbours of one of its articles.
struct Standing {
  double best = 0;     // likeness of the best in reach, as a logarithm
  double next = 0;     // mean likeness of the next few behind the pair
  double last = 0;     // and that of the last of these; 0 where there are not so many
  double before = 0;   // how many stand before it
  double told = 0;     // the best of what headlines and leads tell but for names, as a logarithm
  double first = 0;    // the best odds of the first look
  double fellows = 0;  // how many are likely to tell one story with it, the pair itself among them
};

// A pair, as logarithms.
struct PairLikeness {
  double whole = 0, told = 0, company = 0;
  double odds = 0;  // of the first look
};

// All but those of standing. `days`: nullopt where a date is missing.
[[nodiscard]] JoinMarks join_marks(const Cosines& cosines, const Finer& finer, std::optional<double> days);
// Those that depend on the others around.
void set_standing(JoinMarks& marks, bool is_undated, const PairLikeness& like, const Standing& a,
                  const Standing& b);
// The odds of a pair, less what contradicts by rule.
[[nodiscard]] double standing_odds(bool is_undated, const PairLikeness& like, const Standing& a,
                                   const Standing& b);
// No less than that, whatever stands around the other article: most pairs are told by it not to be one story
// without a look at that.
[[nodiscard]] double most_standing_odds(bool is_undated, const PairLikeness& like, const Standing& own);
// What takes a dated pair away that names others, by rule; at most 0.
[[nodiscard]] double contradiction(const Finer& finer, bool is_undated);
// A likeness of whole texts as a logarithm; and what two share of their neighbours (company.h).
[[nodiscard]] double nearness(double cosine);
[[nodiscard]] double nearness_of_company(double shared);

// A pair as the bench prints it, to learn from.
struct JudgedPair {
  std::uint32_t a, b;  // places in the articles given
  JoinMarks marks;
};
[[nodiscard]] std::vector<JudgedPair> judge_pairs(const std::vector<Article>& articles);

}  // namespace broadsheet
