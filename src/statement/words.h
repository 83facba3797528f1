#pragma once
// words.h: a body text as words and marks, with what stands around each: its paragraph, sentence and
// quotation.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "statement/lexicon.h"

namespace broadsheet {

enum class WordShape : std::uint8_t { lower, capital, upper, number, mark };

struct Word {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  std::string folded;                // lower case; a quotation mark of any kind is "
  WordShape shape = WordShape::mark;
  WordClass word_class = WordClass::none;
  WordSense sense;  // whose class `word_class` is, where what stands around the word does not say better
  std::int32_t quotation = -1;  // index of the quotation it lies in, marks included
  bool opens_sentence = false;
  bool joined = false;  // nothing stands between it and the word before
};

// From its opening to its closing mark, words [first, last]; where a mark is missing, to the end of the
// paragraph. Quotations run over paragraphs when the next one opens with a mark again.
struct Quotation {
  std::uint32_t first = 0, last = 0;
  bool closed = true;
  bool continued = false;  // carries on the one before it
};

struct Words {
  std::vector<Word> row;
  std::vector<std::uint32_t> paragraphs;  // first word of each, and the number of all
  std::vector<Quotation> quotations;
};

// Valid UTF-8. Linear in the text for any marks.
[[nodiscard]] Words cut_words(std::string_view text);

}  // namespace broadsheet
