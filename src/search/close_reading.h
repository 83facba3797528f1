#pragma once
// close_reading.h: what the texts of a few hits tell when they are read, which no list of words and no
// direction of a whole text does.
//
// Passages: words of a question that stand together in one place of a long text tell more than the same
// words here and there in it (Callan 1994). Pieces: each word of the question is held against all of the
// text, and the likest counts, be it another word (as Khattab and Zaharia 2020 have it, with a table of
// likeness in place of an encoder).

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/likeness.h"

namespace broadsheet {

// How well texts hold the pieces of one question.
class PieceMatcher {
 public:
  // The table must outlive it. Of a long question the first pieces count.
  PieceMatcher(const LikenessTable& table, std::string_view question);
  // Over the question's pieces the sum of the greatest cosine with a piece of the text, where one is like it
  // at all, times what the piece weighs in a direction. Remembers the pieces that it met.
  [[nodiscard]] double match(std::string_view text);

 private:
  // Where the cosines of a piece with each of the question's begin.
  [[nodiscard]] std::size_t cosines_of(std::uint32_t piece);

  const LikenessTable& table_;
  std::vector<std::uint32_t> asked_;  // each once
  std::vector<float> lengths_;        // of the numbers of each
  std::vector<float> weights_;        // the same, times their scale
  std::unordered_map<std::uint32_t, std::size_t> known_;
  std::vector<float> cosines_;  // of each known piece with all that are asked for
};

using TextStems = std::vector<std::string>;  // of one text, in order

// Of each text the most that one passage of it scores by BM25, as if theirs were all the passages there are.
// `worth`: of a stem that is sought, its rarity and whatever else weighs it.
[[nodiscard]] std::vector<double> best_passages(const std::vector<const TextStems*>& texts,
                                                const std::map<std::string, double>& worth);

}  // namespace broadsheet
