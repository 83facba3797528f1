// One utterance told twice: found again, and what was changed in it said.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "broadsheet/statement.h"

namespace broadsheet {
namespace {

constexpr std::string_view told = "“We will open the bridge on 3 May, and we will not close it again,”";

// "kept -dropped- +added+"
std::string difference(std::string_view a, std::string_view b) {
  std::string out;
  for (const WordChange& change : word_difference(a, b)) {
    const std::string_view mark = change.what == WordChange::What::kept      ? ""
                                  : change.what == WordChange::What::dropped ? "-"
                                                                             : "+";
    out += std::string(mark) + change.text + std::string(mark);
  }
  return out;
}

TEST(Utterances, AreTheSameButForMarksAndCase) {
  EXPECT_EQ(compare_utterances(told, "we will open the bridge on 3 May and we will not close it again"),
            Alteration::none);
}

TEST(Utterances, SayWhatWasAltered) {
  EXPECT_EQ(compare_utterances(told, "We will open the bridge on 3 May, and we will never shut it again"),
            Alteration::negation);
  EXPECT_EQ(compare_utterances(told, "We will open the bridge on 3 May, and we will close it again"),
            Alteration::negation);
  EXPECT_EQ(compare_utterances(told, "We will open the bridge on 8 May, and we will not close it again"),
            Alteration::number);
  EXPECT_EQ(compare_utterances(told, "We will open that bridge on 3 May, and we will not close it again"),
            Alteration::wording);
}

TEST(Utterances, OfOtherWordsAreOthers) {
  EXPECT_FALSE(compare_utterances(told, "We will open the tunnel in June and pay for it"));
  EXPECT_FALSE(compare_utterances(told, "We will open the bridge on 3 May"));
  EXPECT_FALSE(compare_utterances("", ""));
  EXPECT_FALSE(compare_utterances("…", "“”"));
}

TEST(Utterances, ShowTheDifferenceInWords) {
  EXPECT_EQ(difference("The bridge is not safe.", "The bridge is safe."), "The bridge is -not -safe.");
  EXPECT_EQ(difference("three of 14 boats", "three of 15 small boats"), "three of -14 -+15 small +boats");
  EXPECT_EQ(difference("", "new"), "+new+");
}

TEST(Utterances, OfFewWordsHaveNoPrints) {
  EXPECT_TRUE(utterance_prints("We are very sorry").empty());
  EXPECT_EQ(utterance_prints("We are very, very sorry").size(), 3U);
}

// The pieces make up both texts again, whatever these are.
TEST(Utterances, ComeBackFromTheirDifference) {
  std::mt19937 random(7);
  const std::vector<std::string> words = {"a", "b", "c", "not", "7", "…", "“", "é"};
  for (int round = 0; round < 300; ++round) {
    std::string a, b;
    for (std::string* text : {&a, &b})
      for (unsigned n = random() % 12; n > 0; --n) *text += words[random() % words.size()] + " ";
    std::string kept_and_dropped;
    for (const WordChange& change : word_difference(a, b))
      if (change.what != WordChange::What::added) kept_and_dropped += change.text;
    const bool has_words =
        a.find_first_of("abcnot7") != std::string::npos || a.find("é") != std::string::npos;
    if (has_words) {
      EXPECT_EQ(kept_and_dropped, a) << b;
    }
  }
}

// What compare_utterances() calls the same, two texts with one word altered, share a print nearly always.
TEST(Utterances, MeetByTheirPrints) {
  std::mt19937 random(11);
  int met = 0;
  constexpr int rounds = 400;
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::string> words;
    for (int i = 0; i < 20; ++i) words.push_back("w" + std::to_string(random() % 5'000));
    const auto text = [&] {
      std::string out;
      for (const std::string& w : words) out += w + " ";
      return out;
    };
    const auto before = utterance_prints(text());
    words[random() % words.size()] = "altered";
    const auto after = utterance_prints(text());
    met += std::any_of(before.begin(), before.end(), [&](std::int64_t p) {
      return std::find(after.begin(), after.end(), p) != after.end();
    });
  }
  EXPECT_GE(met, rounds * 95 / 100);
}

TEST(Annotations, QuoteWhatIsSaid) {
  Article a;
  a.id = "a1";
  a.language = "en";
  a.url = "https://gazette.example/1";
  a.body = {{BlockKind::paragraph, "Élan: Mayor Piet Olsen said the ferries would run all night.", {}, {}}};
  const auto found = find_statements(a);
  ASSERT_EQ(found.size(), 1U);
  const std::string json = to_annotation(a, body_text(a), found[0], 0);
  EXPECT_NE(json.find("\"id\":\"urn:broadsheet:statement:a1:0\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"value\":\"Piet Olsen\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"exact\":\"the ferries would run all night\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"start\":28,\"end\":59"), std::string::npos) << json;
}

}  // namespace
}  // namespace broadsheet
