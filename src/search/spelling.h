#pragma once
// spelling.h: words of an index that are spelt nearly as one that it lacks.

#include <string>
#include <string_view>
#include <vector>

#include "search/segment.h"

namespace broadsheet {

// How many letters must be changed, added, left out or swapped with their neighbour to make one word of
// another (optimal string alignment: Damerau, CACM 7/3, 1964); `most` + 1 where it takes more than `most`.
[[nodiscard]] std::size_t letters_apart(std::u32string_view a, std::u32string_view b, std::size_t most);

// Of the words that begin with the same two letters, the one spelt nearest to a word: one letter apart, two
// for a word of eight letters and more; of equals, the one that most documents have. Empty where none is,
// where the word has fewer than four letters, and where the index has it. `words`: folded, in the forms that
// a language may give one word; the first begins as all do. `segments`: all there are.
[[nodiscard]] Result<std::string> nearest_word(const Database& database, const std::vector<Segment>& segments,
                                               const std::vector<std::string>& words);

}  // namespace broadsheet
