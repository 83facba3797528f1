#include "search/likeness.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include "search/rarity.h"

namespace broadsheet {
namespace {

double alike(std::string_view a, std::string_view b) {
  const LikenessTable& table = *LikenessTable::of("en");
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
  const LikenessTable& table = *LikenessTable::of("en");
  EXPECT_EQ(table.pieces_of("Café  SOCIETY\n", 9), table.pieces_of("cafe society", 9));
}

TEST(Likeness, CutsUnknownWordsIntoKnownPieces) {
  const LikenessTable& table = *LikenessTable::of("en");
  EXPECT_GT(table.pieces_of("ferryfoglike", 9).size(), 1U);
  EXPECT_EQ(table.pieces_of("don't", 9).size(), 3U);  // don ' t
  EXPECT_EQ(table.pieces_of("one two three four", 3).size(), 3U);
}

TEST(Likeness, MultipliesRowsAsOneByOne) {
  const LikenessTable& table = *LikenessTable::of("en");
  const std::vector<std::uint32_t> pieces = table.pieces_of("A ferry sank in heavy fog off the quay", 9);
  for (const std::uint32_t a : pieces)
    for (const std::uint32_t b : pieces) {
      int sum = 0;
      for (std::size_t i = 0; i < LikenessTable::dimensions; ++i)
        sum += table.row(a).numbers[i] * table.row(b).numbers[i];
      EXPECT_EQ(dot(table.row(a), table.row(b)), sum);
    }
}

double alike_in(std::string_view language, std::string_view a, std::string_view english) {
  return dot(LikenessTable::of(language)->vector_of(a), LikenessTable::of("en")->vector_of(english));
}

TEST(Likeness, HoldsTextsOfTwoLanguagesTogether) {
  for (const auto& [language, text] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"de", "Die Zentralbank erhöht den Leitzins"},
           {"es", "El banco central sube los tipos de interés"},
           {"fr", "La banque centrale relève ses taux"},
           {"zh", "中央银行上调利率"}})
    EXPECT_GT(alike_in(language, text, "The central bank raises its interest rate"),
              alike_in(language, text, "The ferry sank in heavy fog") + 0.15)
        << language;
}

TEST(Likeness, KnowsItsLanguages) {
  EXPECT_EQ(LikenessTable::of(""), LikenessTable::of("en"));
  EXPECT_EQ(LikenessTable::of("de"), LikenessTable::of("ja"));
  EXPECT_NE(LikenessTable::of("de"), LikenessTable::of("en"));
  EXPECT_EQ(LikenessTable::of("xh"), nullptr);
}

TEST(Likeness, CutsWordsOfManyLanguagesIntoTheLikeliestPieces) {
  const std::unique_ptr<const WordPieces> pieces =
      likeliest_pieces({"\u2581fer", "ry", "r", "y", "\u2581f", "erry", "ß", "\u2581"},
                       std::array<float, 8>{-2, -2, -3, -3, -3, -5, -4, -1});
  EXPECT_EQ(pieces->of("Ferry", 9), (std::vector<std::uint32_t>{0, 1})) << "-4 is more than -8";
  EXPECT_EQ(pieces->of(" ferry\nfer ", 9), (std::vector<std::uint32_t>{0, 1, 0}));
  EXPECT_EQ(pieces->of("ferry ferry", 3).size(), 3U);
  EXPECT_EQ(pieces->of("Q", 9), (std::vector<std::uint32_t>{7})) << "a character that no piece holds";
  EXPECT_EQ(pieces->of("ＦＥＲＲＹ", 9), (std::vector<std::uint32_t>{0, 1})) << "wide letters";
  EXPECT_EQ(pieces->of(std::string(10'000, 'y'), 20'000).size(), 10'000U + 10'000 / 256 + 1);
}

TEST(Likeness, TakesAnyBytes) {
  std::mt19937 draw(1);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += static_cast<char>(draw() & 0xFF);
    const auto vector = LikenessTable::of("en")->vector_of(text);
    EXPECT_LE(dot(vector, vector), 1.0001);
    const auto foreign = LikenessTable::of("de")->vector_of(text);
    EXPECT_LE(dot(foreign, foreign), 1.0001);
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
