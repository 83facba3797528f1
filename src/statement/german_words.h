#pragma once
// german_words.h: lexicon.h for German, whose nouns are made of others: a "Hafensprecherin" is a
// "Sprecherin".

#include "statement/words.h"

namespace broadsheet {

// The class of a word, by its shape and its end; `none` for most.
[[nodiscard]] WordClass german_word_class(const Word& word);

// "der Hafenbehörde" behind "nach Angaben": whether a noun only hands on what those behind it say.
[[nodiscard]] bool is_german_report(std::string_view folded);

}  // namespace broadsheet
