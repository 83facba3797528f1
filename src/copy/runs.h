#pragma once
// runs.h: the longest runs of words that two texts share.

#include <cstdint>
#include <optional>
#include <vector>

#include "copy/entry.h"
#include "copy/words.h"

namespace broadsheet {

constexpr std::size_t gram_words = 8;

inline bool same_word(std::uint32_t a, std::uint32_t b) {
  return ((a ^ b) & ~quoted_bit) == 0;
}

// Of each four grams in a row the least, once. Linear in the words.
[[nodiscard]] std::vector<Gram> winnowed(const std::vector<std::uint32_t>& words);

// Grams of a text by hash, each at its first place.
class GramPlaces {
 public:
  // In order of place.
  explicit GramPlaces(std::vector<Gram> grams);
  [[nodiscard]] const std::vector<Gram>& distinct() const { return grams_; }
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash) const;

 private:
  // Where the hash stands in `slots_`, or would stand.
  [[nodiscard]] std::size_t place_of(std::uint64_t hash) const;

  std::vector<Gram> grams_;  // by place
  std::vector<std::uint32_t>
      slots_;  // places in `grams_` from 1 on, 0: free; a power of two, probed one by one
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
