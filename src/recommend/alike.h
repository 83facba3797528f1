#pragma once
// alike.h: in how many ways two texts are alike.
//
// Marks saturate: a pair that shares twice the words is not twice as alike. So each mark here is the square
// root of a cosine, 0 to 1. Rarity of words and of letter runs comes from the language's table, not from the
// few texts at hand.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "search/likeness.h"

namespace broadsheet {

// What a text is compared by.
struct Portrait {
  // A thing said and how much it tells; by hash, ascending, of length 1 in all.
  using Marks = std::vector<std::pair<std::uint64_t, float>>;

  std::string language;
  Marks words, head, opening;  // stems: of all, of the first 80, of the headline or the first 12
  Marks letters;               // runs of four
  Marks names;                 // words of names
  Marks numbers;
  std::size_t length = 0;  // words
  LikenessTable::Vector direction{};
  bool has_direction = false;  // English, and the table is there
};

[[nodiscard]] Portrait portrait_of(std::string_view headline, std::string_view text,
                                   std::string_view language);
[[nodiscard]] Portrait portrait_of(const Article& article);

enum class Mark : std::uint8_t { words, head, opening, letters, names, numbers, length, direction, count };
using AlikeBy = std::array<double, static_cast<std::size_t>(Mark::count)>;

[[nodiscard]] AlikeBy compare(const Portrait& a, const Portrait& b);
[[nodiscard]] std::string_view name_of(Mark mark);

}  // namespace broadsheet
