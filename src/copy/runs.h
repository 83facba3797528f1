#pragma once
// runs.h: the longest runs of words that two texts share.

#include <cstdint>
#include <optional>
#include <vector>

#include "copy/entry.h"

namespace broadsheet {

constexpr std::size_t gram_words = 8;

constexpr std::uint32_t quoted_bit = 0x80000000;  // the top bit of a word; the rest is its hash

inline bool same_word(std::uint32_t a, std::uint32_t b) {
  return ((a ^ b) & ~quoted_bit) == 0;
}

// Of each four grams in a row the least, once. Linear in the words.
[[nodiscard]] std::vector<Gram> winnowed(const std::vector<std::uint32_t>& words);

// Grams of a text by hash, each at its first place.
class GramPlaces {
 public:
  explicit GramPlaces(std::vector<Gram> grams);
  [[nodiscard]] const std::vector<Gram>& distinct() const { return grams_; }
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash) const;

 private:
  std::vector<Gram> grams_;          // by hash, ascending
  std::vector<std::uint64_t> seen_;  // bits: whether a hash may be there
};

// One run shared by two texts, in words.
struct Run {
  std::uint32_t a, b, length;
};

// The longest runs that two texts share, not overlapping in either; grown from grams that both hold, by place
// in a.
[[nodiscard]] std::vector<Run> shared_runs(const std::vector<std::uint32_t>& a, const GramPlaces& grams_a,
                                           const std::vector<std::uint32_t>& b,
                                           const std::vector<Gram>& grams_b);

}  // namespace broadsheet
