#pragma once
// openers.h: words that have a capital because a sentence begins with them.

#include <string_view>

namespace broadsheet {

// "Afterwards", "Inzwischen": adverbs, conjunctions, pronouns and other small words of English and German, as
// they are spelled at the head of a sentence. None is the name of a person or the head of one.
[[nodiscard]] bool is_opener(std::string_view word);

}  // namespace broadsheet
