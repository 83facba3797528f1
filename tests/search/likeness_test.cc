#include "search/likeness.h"

#include <gtest/gtest.h>

#include <random>

#include "search/rarity.h"

namespace broadsheet {
namespace {

double alike(std::string_view a, std::string_view b) {
  const LikenessTable& table = *LikenessTable::get();
  return dot(table.vector_of(a), table.vector_of(b));
}

TEST(Likeness, HoldsTextsOnOneSubjectTogetherWithoutAWordInCommon) {
  EXPECT_GT(alike("The ferry sank in heavy fog", "Passengers rescued from a ship that went down at sea"),
            alike("The ferry sank in heavy fog", "The central bank raised its interest rate") + 0.2);
}

TEST(Likeness, OfATextBesideItselfIsOne) {
  EXPECT_NEAR(alike("Voters return on Sunday.", "Voters return on Sunday."), 1, 1e-5);
  EXPECT_EQ(alike("", "Voters return on Sunday."), 0);
}

TEST(Likeness, DoesNotMindCaseDiacriticsOrBlanks) {
  const LikenessTable& table = *LikenessTable::get();
  EXPECT_EQ(table.pieces_of("Café  SOCIETY\n", 9), table.pieces_of("cafe society", 9));
}

TEST(Likeness, CutsUnknownWordsIntoKnownPieces) {
  const LikenessTable& table = *LikenessTable::get();
  EXPECT_GT(table.pieces_of("ferryfoglike", 9).size(), 1U);
  EXPECT_EQ(table.pieces_of("don't", 9).size(), 3U);  // don ' t
  EXPECT_EQ(table.pieces_of("one two three four", 3).size(), 3U);
}

TEST(Likeness, TakesAnyBytes) {
  std::mt19937 draw(1);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += static_cast<char>(draw() & 0xFF);
    const auto vector = LikenessTable::get()->vector_of(text);
    EXPECT_LE(dot(vector, vector), 1.0001);
  }
}

TEST(Rarity, RareWordsTellMoreThanCommonOnes) {
  const Rarity& english = Rarity::of("en");
  EXPECT_LT(english.idf("the"), 0.1);
  EXPECT_GT(english.idf("ferri"), english.idf("year"));
  EXPECT_GT(english.idf("zzyzx"), english.idf("ferri"));
  EXPECT_LT(Rarity::of("de").idf("und"), 0.1);
}

TEST(Rarity, OfALanguageWithoutATableIsOneForAll) {
  EXPECT_EQ(Rarity::of("xx").idf("the"), 1);
}

TEST(Letters, RunOverAWordByCharactersNotBytes) {
  EXPECT_EQ(letters_in("fähre"), (std::vector<std::string_view>{"fähr", "ähre"}));
  EXPECT_EQ(letters_in("fog"), (std::vector<std::string_view>{"fog"}));
  EXPECT_EQ(letters_in("паром").size(), 2U);
}

}  // namespace
}  // namespace broadsheet
