// Words spelt nearly as others.

#include "search/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace broadsheet {
namespace {

// By the definition, without a bound.
std::size_t slowly_apart(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

TEST(Spelling, CountsLettersAsByDefinition) {
  std::mt19937 draw(1);
  const auto word = [&] {
    std::u32string letters;
    for (std::size_t left = draw() % 9; left > 0; --left) letters += U"abcé"[draw() % 4];
    return letters;
  };
  for (int round = 0; round < 20'000; ++round) {
    const std::u32string a = word(), b = word();
    const std::size_t apart = slowly_apart(a, b);
    for (const std::size_t most : {0U, 1U, 2U, 5U})
      EXPECT_EQ(letters_apart(a, b, most), std::min(apart, most + 1)) << a.size() << " " << b.size();
  }
}

TEST(Spelling, KnowsAddedLostChangedAndSwappedLetters) {
  EXPECT_EQ(letters_apart(U"lindqvist", U"lindkvist", 2), 1U);
  EXPECT_EQ(letters_apart(U"harbour", U"harbor", 2), 1U);
  EXPECT_EQ(letters_apart(U"ferry", U"ferrry", 2), 1U);
  EXPECT_EQ(letters_apart(U"mayor", U"maoyr", 2), 1U);
  EXPECT_EQ(letters_apart(U"mayor", U"harbour", 2), 3U);
}

}  // namespace
}  // namespace broadsheet
