#pragma once
// words.h: a text as the relations see it: hashed words with their place, and whether they stand in a
// quotation.

#include <cstdint>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

struct HashedWord {
  std::uint32_t hash = 0;
  Span place;  // code points
  bool quoted = false;
};

// Runs of letters and digits, case folded, in order. Linear in the text.
[[nodiscard]] std::vector<HashedWord> hashed_words(std::string_view text);

constexpr std::uint32_t quoted_bit = 0x80000000;  // the top bit of a word; the rest is its hash

// The same, each word in a number.
[[nodiscard]] std::vector<std::uint32_t> marked_words(std::string_view text);

}  // namespace broadsheet
