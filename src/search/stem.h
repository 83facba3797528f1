#pragma once
// stem.h: Snowball's stemmers, one of each language a thread.

#include <string>
#include <string_view>

struct sb_stemmer;

namespace broadsheet {

// The stemmer of a language, this thread's; null where Snowball has none. English takes Porter's first
// stemmer: on news it finds a little more than its successor.
[[nodiscard]] sb_stemmer* stemmer_of(std::string_view language);
// As it is where there is no stemmer.
[[nodiscard]] std::string stem(std::string folded, sb_stemmer* stemmer);

}  // namespace broadsheet
