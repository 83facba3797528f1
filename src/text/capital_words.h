#pragma once
// capital_words.h: the words of a text and which of them are capitalised.

#include <cstdint>
#include <string_view>
#include <vector>

namespace broadsheet {

// Letters in a row, with apostrophes and hyphens between them.
struct CapitalWord {
  std::uint32_t begin, end;  // bytes of the text
  bool capital, opens_sentence;
  bool broken_before;  // punctuation other than blanks stands before it
};

[[nodiscard]] std::vector<CapitalWord> capital_words_of(std::string_view text);

// Whether all nouns have a capital in a language (ISO 639-1), and so not only names.
[[nodiscard]] bool nouns_have_capitals(std::string_view language);

}  // namespace broadsheet
