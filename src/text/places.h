#pragma once
// places.h: the countries, regions and cities that a text names.
//
// The table models/places.bin (its card names the sources) has the names of all countries in 21 languages,
// what else stands for them ("German", "polskiego"), regions of large countries and cities of 100,000 people.
// A name of several cities is taken for the largest, unless the text names another one's country.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Views last as the program does; empty where the name does not tell.
struct Place {
  std::string_view country;  // ISO 3166, "DE"
  std::string_view region;   // with its country, "US.CA"
  std::string_view city;     // as its row of the table has it: the same for all its names
};

struct FoundPlace {
  Place place;
  std::uint32_t begin = 0;  // byte of the text
};

// In order. Hardly any of Chinese, Japanese and Thai texts: no blanks part their words. Safe from any thread.
[[nodiscard]] std::vector<FoundPlace> find_places(std::string_view text, std::string_view language);

// Where most texts of a language are written, "PL" for "pl" (Unicode CLDR, likely subtags); empty for unknown
// ones.
[[nodiscard]] std::string home_of(std::string_view language);

}  // namespace broadsheet
