#pragma once
// alike.h: in how many ways two texts are alike.
//
// Marks saturate: a pair that shares twice the words is not twice as alike. So most marks are the square root
// of a cosine; each is 0 to 1. Rarity of words and of letter runs comes from the language's table, not from
// the few texts at hand.

#include <array>
#include <cstdint>
#include <optional>
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
  Marks words, head, opening;  // stems: of all, of the first 80 words, of the headline or the first 12
  Marks runs;                  // stems side by side
  Marks letters, head_letters, opening_letters;  // runs of four, likewise
  Marks names, full_names;                       // words of names; two side by side
  Marks numbers;
  std::size_t length = 0;  // words
  // Empty where no table of likeness knows the language.
  std::optional<LikenessTable::Vector> direction, opening_direction;
  std::vector<LikenessTable::Vector> sentences;  // the first ones

  Marks countries;  // and, a little, the home of the language
  Marks regions, cities;
  std::uint64_t main_country = 0;  // the one named most; 0: none
};

[[nodiscard]] Portrait portrait_of(std::string_view headline, std::string_view text,
                                   std::string_view language);
[[nodiscard]] Portrait portrait_of(const Article& article);

enum class Mark : std::uint8_t {
  words,
  head,
  opening,
  letters,
  names,
  numbers,
  length,
  direction,
  sentences,  // what each is like the one most like it, on the mean
  closest,    // the two sentences most alike
  runs,
  head_letters,
  full_names,
  opening_told,       // how much of one's opening the other tells too
  opening_direction,  // of the headline or the first 12 words
  count
};
using AlikeBy = std::array<double, static_cast<std::size_t>(Mark::count)>;

// How two texts are alike in the places they name. The last four are 1 or 0.
enum class PlaceMark : std::uint8_t {
  countries,
  regions,
  cities,
  main_country,    // the same
  both_countries,  // either names one
  one_country,     // one of the two does
  both_regions,
  both_cities,
  count
};
using AlikeByPlace = std::array<double, static_cast<std::size_t>(PlaceMark::count)>;

[[nodiscard]] AlikeBy compare(const Portrait& a, const Portrait& b);
[[nodiscard]] AlikeByPlace compare_places(const Portrait& a, const Portrait& b);
[[nodiscard]] std::string_view name_of(Mark mark);
[[nodiscard]] std::string_view name_of(PlaceMark mark);

}  // namespace broadsheet
