// Close reading against a slow twin, and by examples.

#include "search/close_reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace broadsheet {
namespace {

using Stems = std::vector<std::string>;
using Worth = std::map<std::string, double>;

double match(std::string_view question, std::string_view text) {
  return PieceMatcher(*LikenessTable::of("en"), question).match(text);
}

TEST(PieceMatcher, HoldsAWordAgainstTheLikestOfAText) {
  EXPECT_GT(match("The ship sank", "A boat went down in heavy fog."),
            match("The ship sank", "The central bank raised its rate.") + 0.05);
  EXPECT_GT(match("The ship sank", "The ship sank."), match("The ship sank", "A boat went down."));
}

TEST(PieceMatcher, FindsAWordHoweverMuchStandsAroundIt) {
  std::string around;
  for (int i = 0; i < 100; ++i) around += "Prices rose at the harbour market. ";
  EXPECT_NEAR(match("walrus", around + "A walrus."), match("walrus", "A walrus."), 1e-6);
  EXPECT_LT(match("walrus", around), match("walrus", "A walrus.") / 2);
}

TEST(PieceMatcher, RemembersPiecesWithoutMixingThem) {
  PieceMatcher matcher(*LikenessTable::of("en"), "ferry fog");
  const double first = matcher.match("Fog over the quay");
  EXPECT_EQ(matcher.match("The bank"), match("ferry fog", "The bank"));
  EXPECT_EQ(matcher.match("Fog over the quay"), first);
}

TEST(PieceMatcher, TakesTextsOfAnyLength) {
  std::string words;
  for (int i = 0; i < 5'000; ++i) words += "word" + std::to_string(i) + " ";
  EXPECT_EQ(match("", "A walrus."), 0);
  EXPECT_EQ(match("walrus", ""), 0);
  EXPECT_GT(match(words, words), 0);
}

// One text among others.
double best_of(const Stems& text, const Worth& worth) {
  return best_passages({&text}, worth).front();
}

TEST(BestPassages, PreferWhatStandsInOnePlace) {
  Stems together(600, "other"), apart(600, "other");
  together[300] = apart[10] = "ferri";
  together[310] = apart[590] = "fog";
  EXPECT_GT(best_of(together, {{"ferri", 1}, {"fog", 1}}), best_of(apart, {{"ferri", 1}, {"fog", 1}}) * 1.9);
}

TEST(BestPassages, OfAShortTextAreTheTextByBm25) {
  EXPECT_NEAR(best_of({"fog"}, {{"fog", 2}}), 2 * 2.2 / (1 + 1.2), 1e-9);
  EXPECT_NEAR(best_of({"fog", "fog", "toll"}, {{"fog", 2}}), 2 * 2 * 2.2 / (2 + 1.2), 1e-9);
}

TEST(BestPassages, OfNothingAreWorthNothing) {
  EXPECT_EQ(best_of({}, {{"fog", 1}}), 0);
  EXPECT_EQ(best_of({"fog"}, {}), 0);
  EXPECT_TRUE(best_passages({}, {{"fog", 1}}).empty());
}

// Each passage counted anew, word by word.
std::vector<double> slowly(const std::vector<Stems>& texts, const Worth& worth) {
  std::vector<std::vector<Stems>> passages(texts.size());
  double stems = 0, all = 0;
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t begin = 0; begin == 0 || begin + 60 < texts[i].size(); begin += 60) {
      const auto from = texts[i].begin() + static_cast<std::ptrdiff_t>(begin);
      const auto size = std::min<std::ptrdiff_t>(120, texts[i].end() - from);
      passages[i].emplace_back(from, from + size);
      stems += static_cast<double>(size);
      ++all;
    }
  std::vector<double> best;
  for (const auto& of_text : passages) {
    best.push_back(0);
    for (const Stems& passage : of_text) {
      double score = 0;
      for (const auto& [stem, each] : worth) {
        const auto count = static_cast<double>(std::ranges::count(passage, stem));
        const double norm = 1.2 * (.5 + .5 * static_cast<double>(passage.size()) / (stems / all));
        score += each * count * 2.2 / (count + norm);
      }
      best.back() = std::max(best.back(), score);
    }
  }
  return best;
}

TEST(BestPassages, AreWhatCountingEachFinds) {
  std::mt19937 draw(5);
  const std::vector<std::string> vocabulary = {"ferri", "fog", "toll", "walru", "harbour", "council", "quay"};
  for (int round = 0; round < 50; ++round) {
    std::vector<Stems> texts(1 + draw() % 6);
    for (Stems& text : texts)
      for (std::size_t left = 1 + draw() % 400; left > 0; --left)
        text.push_back(vocabulary[std::min(draw() % 7, draw() % 7)]);
    std::vector<const Stems*> seen;
    for (const Stems& text : texts) seen.push_back(&text);
    const Worth worth = {{"fog", 1.5}, {"harbour", 3}, {"quay", 4}, {"none", 9}};
    const std::vector<double> found = best_passages(seen, worth), expected = slowly(texts, worth);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-9);
  }
}

}  // namespace
}  // namespace broadsheet
