#pragma once
// addressee.h: to whom something was said.

#include <string_view>

#include "statement/clauses.h"

namespace broadsheet {

// The noun phrase in the sentence of a draft that says whom the speaker turned to, without its preposition:
// "reporters", "Channel 10", "der Süddeutschen Zeitung". Empty where none does. Language: "en" or "de".
// Linear in the sentence.
[[nodiscard]] WordRange find_addressee(const Words& words, const Draft& draft, std::string_view language);

}  // namespace broadsheet
