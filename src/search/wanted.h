#pragma once
// wanted.h: the terms of a query in the index's own words.

#include <string>
#include <vector>

#include "broadsheet/search.h"

namespace broadsheet {

// Stems next to each other; the last one is the beginning of a word where `prefix`.
struct WantedPhrase {
  std::vector<std::string> stems;
  bool prefix = false;
  bool operator==(const WantedPhrase&) const = default;
};

// A text must hold one phrase of each group, and none of the others.
struct WantedWords {
  bool is_one_term = false;  // and no more: one group, of what that is in each language
  std::vector<std::vector<WantedPhrase>> groups;
  std::vector<WantedPhrase> unwanted;
};
// `language` empty: the words may be of any.
[[nodiscard]] WantedWords wanted_words(const std::vector<Term>& terms, const std::string& language);

}  // namespace broadsheet
