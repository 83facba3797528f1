// Passages against a slow twin, which cuts the whole text and stems every word of it.

#include "search/passage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <tuple>

#include "broadsheet/text.h"
#include "search/analyse.h"

namespace broadsheet {
namespace {

// Pieces of words of several scripts, with what joins and parts them.
constexpr std::array pieces = {"a",     "Re",       "comm", "ing", "ended", "s",      "'", "’",  ".",
                               "U.S.",  " ",        ". A",  " ",   "é",     "ö",      "Ü", "ß",  "ﬁ",
                               "日本",  "ไทย",      "и",    "ые",  "y",     "9",      "-", "\n", "i",
                               "ation", "\xCC\x81", "q",    "ies", "x",     "lement", "Ł"};

// Nothing of these joins words, so that long stretches are plain.
constexpr std::array plain_pieces = {"a ", "s ", "comm", "ended ", "ies ", "Re", "lement ", ". A", "9 ", "y"};

std::string piece_of(std::mt19937& draw, bool is_plain) {
  return is_plain ? plain_pieces[draw() % plain_pieces.size()] : pieces[draw() % pieces.size()];
}

std::vector<std::size_t> sentence_starts(const std::string& text, const std::vector<IndexWord>& words,
                                         std::size_t begin, std::size_t end) {
  std::vector<std::size_t> starts;
  const std::string part = text.substr(words[begin].begin, words[end].end - words[begin].begin);
  for (const auto& [from, to] : find_sentences(part))
    for (std::size_t i = begin; i <= end; ++i)
      if (words[i].begin >= words[begin].begin + from) {
        if (i > begin) starts.push_back(i);
        break;
      }
  return starts;
}

std::size_t slow_first_word(const std::string& text, const std::vector<IndexWord>& words,
                            const std::set<std::string>& stems) {
  std::size_t earliest = 0, latest = 0, most = 0;
  for (std::size_t end = 1; end <= words.size(); ++end) {
    const std::size_t begin = end > passage_words ? end - passage_words : 0;
    std::set<std::string> distinct;
    std::size_t first = end;
    for (std::size_t i = end; i-- > begin;)
      if (stems.contains(words[i].stem)) {
        distinct.insert(words[i].stem);
        first = i;
      }
    if (distinct.size() <= most) continue;
    most = distinct.size();
    earliest = begin;
    latest = first;
  }
  if (most == 0) return 0;
  std::vector<std::size_t> starts = sentence_starts(text, words, earliest, latest);
  if (earliest == 0) {
    std::erase_if(starts, [](std::size_t start) { return start < 6; });
    starts.insert(starts.begin(), 0);
  }
  if (starts.empty()) return std::max(earliest, latest > 8 ? latest - 8 : 0);
  for (std::size_t i = starts.size(); i-- > 1;)
    if (starts[i] + passage_words / 2 <= words.size()) return starts[i];
  return starts[0];
}

Passage slow_passage(const std::string& text, const std::set<std::string>& stems, std::string_view language) {
  const std::vector<IndexWord> words = analyse(text, language);
  if (words.empty()) return {};
  const std::size_t first = slow_first_word(text, words, stems);
  const std::size_t last = std::min(words.size(), first + passage_words);
  Passage passage;
  passage.cut_before = first > 0;
  passage.cut_behind = last < words.size();
  passage.begin = passage.cut_before ? words[first].begin : 0;
  passage.end = passage.cut_behind ? words[last - 1].end : text.size();
  for (std::size_t i = first; i < last; ++i)
    if (stems.contains(words[i].stem)) passage.marks.push_back({words[i].begin, words[i].end});
  return passage;
}

// As it comes, a few bytes at a time.
Passage passage_in_pieces(PassageFinder& finder, const std::string& text, std::size_t piece) {
  finder.begin();
  std::size_t size = 0;
  bool goes_on = true;
  while (goes_on) {
    size = std::min(text.size(), size + piece);
    goes_on = finder.read(std::string_view(text).substr(0, size), size < text.size());
  }
  return finder.passage(std::string_view(text).substr(0, size));
}

TEST(PassageFinder, FindsWhatCuttingTheWholeTextFinds) {
  std::mt19937 draw(1);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t left = draw() % 400; left > 0; --left) text += piece_of(draw, round % 3 == 0);
    for (const std::string_view language : {"en", "de", "fr", "es", "ru", "ar", "tr", "none", ""}) {
      std::set<std::string> some;
      if (draw() % 8 > 0) some = {"none of them"};
      for (const IndexWord& word : analyse(text, language))
        if (draw() % 20 == 0 && some.size() < 4) some.insert(word.stem);
      const Passage expected = slow_passage(text, some, language);
      PassageFinder finder({some.begin(), some.end()}, language);
      for (const std::size_t piece : {text.size() + 1, 1 + draw() % 100}) {
        const Passage found = passage_in_pieces(finder, text, piece);
        EXPECT_EQ(found.begin, expected.begin) << text << " in " << language;
        EXPECT_EQ(found.end, expected.end) << text << " in " << language;
        EXPECT_EQ(found.cut_before, expected.cut_before) << text << " in " << language;
        EXPECT_EQ(found.cut_behind, expected.cut_behind) << text << " in " << language;
        EXPECT_EQ(found.marks, expected.marks) << text << " in " << language;
      }
    }
  }
}

TEST(PassageFinder, ReadsNoFurtherThanTheFirstRunWithAllWords) {
  std::string text = "The ferry sank in fog. ";
  for (std::size_t i = 0; i < passage_words; ++i) text += "More was said. ";
  PassageFinder finder({"ferri", "fog"}, "en");
  finder.begin();
  EXPECT_FALSE(finder.read(text, true));
  EXPECT_TRUE(finder.passage(text).cut_behind);
  finder.begin();
  EXPECT_TRUE(finder.read("The ferry sank in a storm. ", true));
}

TEST(PassageFinder, BeginsWithTheSentenceOfTheFirstWordFound) {
  std::string text;
  for (int i = 0; i < 6; ++i) text += "Nothing of the kind was said in the council that day. ";
  const std::size_t sentence = text.size();
  text += "Voters turned the harbour tunnel down. ";
  for (int i = 0; i < 6; ++i) text += "Nothing of the kind was said in the council that day. ";
  PassageFinder finder({"harbour", "tunnel"}, "en");
  finder.begin();
  std::ignore = finder.read(text, false);
  const Passage passage = finder.passage(text);
  EXPECT_EQ(passage.begin, sentence);
  EXPECT_TRUE(passage.cut_before);
  EXPECT_EQ(passage.marks.size(), 2U);
}

TEST(PassageFinder, StandsInTheMiddleOfASentenceWithoutEnd) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "and so it went on ";
  text += "past the harbour ";
  for (int i = 0; i < 60; ++i) text += "and so it went on ";
  PassageFinder finder({"harbour"}, "en");
  finder.begin();
  std::ignore = finder.read(text, false);
  const Passage passage = finder.passage(text);
  const std::string_view shown = std::string_view(text).substr(passage.begin, passage.end - passage.begin);
  EXPECT_TRUE(shown.starts_with("on and so it went on")) << shown;
  EXPECT_LT(shown.find("harbour"), shown.size() / 2);
}

}  // namespace
}  // namespace broadsheet
