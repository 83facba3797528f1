#pragma once
// analyse.h: the words of a text as the index has them: lower case, without diacritics, stemmed by language.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct IndexWord {
  std::string stem;         // "recommend" for "Recommended"
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  bool stop = false;  // says nothing of what a text is about
};

// Words in order. `language` is an ISO 639-1 code that picks the Snowball stemmer; others are not stemmed.
// Chinese, Japanese and Thai are cut by ICU's dictionaries. "U.S." is one word.
[[nodiscard]] std::vector<IndexWord> analyse(std::string_view text, std::string_view language);

}  // namespace broadsheet
