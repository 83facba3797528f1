// plain_words_test.cc: every kernel of this processor finds what a look at each byte finds.

#include "search/plain_words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/plain_run.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

#if defined(BROADSHEET_PLAIN_WORDS)

bool is_plain(char c) {
  return plain_letters[static_cast<unsigned char>(c)];
}

// Where the words end that may be taken from the front of `text`: before what is special, or before the word
// that goes on behind it or behind 64 bytes.
std::size_t slow_size(std::string_view text) {
  std::size_t at = 0, begin = 0;  // of the run of plain letters at hand
  for (; at < PlainWords::bytes_at_once; ++at) {
    const char c = text[at];
    if (is_plain(c)) continue;
    if (static_cast<unsigned char>(c) >= 0x80 || c == '\'' || (c == '.' && at == begin + 1)) break;
    begin = at + 1;
  }
  return begin;
}

PlainWords slow_words(std::string_view text, const std::vector<TwoLetters>& beginnings) {
  PlainWords words;
  words.size = static_cast<unsigned>(slow_size(text));
  for (std::size_t at = 0; at < PlainWords::bytes_at_once; ++at) {
    const std::uint64_t bit = std::uint64_t{1} << at;
    if (is_plain(text[at])) words.plain |= bit;
    if (at >= words.size || !is_plain(text[at]) || (at > 0 && is_plain(text[at - 1]))) continue;
    words.begins |= bit;
    ++words.count;
    for (const TwoLetters& each : beginnings)
      if ((text[at] | ' ') == each.first && (text[at + each.apart] | ' ') == each.other) words.sought |= bit;
  }
  return words;
}

// Goes on behind 64 bytes in which nothing is sought, as find() does.
PlainWords slow_find(std::string_view text, const std::vector<TwoLetters>& beginnings) {
  unsigned passed = 0, words_passed = 0;
  PlainWords words = slow_words(text, beginnings);
  while (words.sought == 0 && words.size > 0 && passed < PlainWords::most_passed &&
         passed + words.size + PlainWords::least_bytes <= text.size()) {
    passed += words.size;
    words_passed += words.count;
    words = slow_words(text.substr(passed), beginnings);
  }
  words.passed = passed;
  words.words_passed = words_passed;
  return words;
}

TEST(PlainWords, AreTheSameByAllVectors) {
  const std::vector<std::string> pieces = {"ferry", "Fog",   "said", " ",      ", ",   "U.S.",
                                           "x.",    "don't", "é",    "2026",   "\n\n", "a",
                                           "-",     "[",     "`",    "{fuel}", "@",    "Z/"};
  const std::vector<TwoLetters> beginnings = {{'f', 'r', 2}, {'s', 's', 0}, {'2', '6', 3}};
  std::mt19937 draw(1);
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    // Few pieces a text, so that some have nothing special for long.
    const std::size_t kinds = 1 + draw() % pieces.size();
    while (text.size() < PlainWords::least_bytes + draw() % 700)
      text += pieces[draw() % kinds] + (draw() % 4 == 0 ? "" : " ");
    const PlainWords expected = slow_find(text, beginnings);
    for (const PlainWordsKernel kernel : plain_words_kernels()) {
      const PlainWords found = kernel(text.data(), text.size(), beginnings.data(), beginnings.size());
      EXPECT_EQ(found.size, expected.size) << text;
      EXPECT_EQ(found.plain, expected.plain) << text;
      EXPECT_EQ(found.begins, expected.begins) << text;
      EXPECT_EQ(found.sought, expected.sought) << text;
      EXPECT_EQ(found.count, expected.count) << text;
      EXPECT_EQ(found.passed, expected.passed) << text;
      EXPECT_EQ(found.words_passed, expected.words_passed) << text;
    }
  }
}

#endif

}  // namespace
}  // namespace broadsheet
