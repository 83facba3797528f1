#include "search/analyse.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace broadsheet {
namespace {

// Pieces of words of several scripts, with what joins and parts them.
constexpr std::array pieces = {"a",     "Re",       "comm", "ing", "ended", "s",      "'", "’",  ".",
                               "U.S.",  " ",        " ",    " ",   "é",     "ö",      "Ü", "ß",  "ﬁ",
                               "日本",  "ไทย",      "и",    "ые",  "y",     "9",      "-", "\n", "i",
                               "ation", "\xCC\x81", "q",    "ies", "x",     "lement", "Ł"};

TEST(StemSeeker, FindsWhatAnalyseFinds) {
  std::mt19937 draw(1);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t left = draw() % 120; left > 0; --left) text += pieces[draw() % pieces.size()];
    for (const std::string_view language : {"en", "de", "fr", "es", "ru", "ar", "tr", "none", ""}) {
      const std::vector<IndexWord> words = analyse(text, language);
      std::set<std::string> some = {"none of them"};
      for (const IndexWord& word : words)
        if (draw() % 5 == 0) some.insert(word.stem);
      const std::vector<std::string> stems(some.begin(), some.end());
      StemSeeker seeker(stems, language);
      const SoughtWords& found = seeker.seek(text);
      ASSERT_EQ(found.words.size(), words.size()) << text;
      std::vector<SoughtWords::Place> expected;
      for (std::uint32_t i = 0; i < words.size(); ++i) {
        EXPECT_EQ(found.words[i].begin, words[i].begin) << text;
        EXPECT_EQ(found.words[i].end, words[i].end) << text;
        const auto at = std::find(stems.begin(), stems.end(), words[i].stem);
        if (at != stems.end()) expected.push_back({i, static_cast<std::uint32_t>(at - stems.begin())});
      }
      EXPECT_EQ(found.sought, expected) << text << " in " << language;
    }
  }
}

}  // namespace
}  // namespace broadsheet
