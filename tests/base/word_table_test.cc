#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "base/word_table.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 9> words = {"rail",   "trail", "railway", "abc", "cab",
                                                   "cabcab", "über",  "bca",     "aaa"};
constexpr WordTable word_table(words);
constexpr PartTable part_table(words);
static_assert(word_table.find("railway") == 2 && word_table.find("railways") == no_row);
static_assert(part_table.first_in("the trails") ==
              0);  // "rail" stands in "trail", and before it in the table

struct Found {
  std::size_t row, at;
  bool operator==(const Found&) const = default;
};

// The slow twin: each word is looked for at each place.
std::vector<Found> look_everywhere(std::string_view text, std::span<const std::string_view> rows) {
  std::vector<Found> found;
  for (std::size_t at = 0; at < text.size(); ++at)
    for (std::size_t row = 0; row < rows.size(); ++row)
      if (text.substr(at).starts_with(rows[row])) found.push_back({row, at});
  return found;
}

TEST(PartTable, FindsWhatLookingEverywhereFinds) {
  std::mt19937 random(7);
  constexpr std::string_view letters = "abcrilwüety ";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n) text += letters[random() % letters.size()];
    if (round % 3 == 0) text.insert(random() % (text.size() + 1), words[random() % words.size()]);
    std::vector<Found> found;
    part_table.scan(text, [&](std::size_t row, std::size_t at) { found.push_back({row, at}); });
    const std::vector<Found> slowly = look_everywhere(text, words);
    ASSERT_EQ(found, slowly) << text;
    const auto opening = std::find_if(slowly.begin(), slowly.end(), [](const Found& f) { return f.at == 0; });
    ASSERT_EQ(part_table.opening_of(text), opening == slowly.end() ? no_row : opening->row) << text;
    const auto listed = std::find(words.begin(), words.end(), text);
    ASSERT_EQ(word_table.find(text),
              listed == words.end() ? no_row : static_cast<std::size_t>(listed - words.begin()));
  }
}

// Where the shortest word is long, a scan goes on by as much.
constexpr std::array<std::string_view, 4> long_words = {"abcabc", "cabbage", "ablaut", "bcabca"};
constexpr PartTable long_table(long_words);

TEST(PartTable, PassesOverNothing) {
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 30; n > 0; --n) text += "abc"[random() % 3];
    if (round % 2 == 0) text.insert(random() % (text.size() + 1), long_words[random() % 4]);
    std::vector<Found> found;
    long_table.scan(text, [&](std::size_t row, std::size_t at) { found.push_back({row, at}); });
    ASSERT_EQ(found, look_everywhere(text, long_words)) << text;
  }
}

TEST(PartTable, LowersLettersOnTheWay) {
  constexpr std::string_view text = "RAILway ÜBER aBc";  // Ü is no ASCII letter
  std::vector<Found> found;
  part_table.scan_lowered(text, [&](std::size_t row, std::size_t at) { found.push_back({row, at}); });
  EXPECT_EQ(found, (std::vector<Found>{{0, 0}, {2, 0}, {3, 14}}));
  EXPECT_EQ(part_table.first_in_lowered("THE TRAILS"), 0U);
  EXPECT_EQ(part_table.opening_of_lowered("Trails"), 1U);
  EXPECT_EQ(part_table.opening_of("Trails"), no_row);
}

}  // namespace
}  // namespace broadsheet
