#pragma once
// words.h: small questions on words that several readers ask.

#include <string>
#include <string_view>

namespace broadsheet {

// Where scripts begin that have no blanks between words.
inline constexpr char32_t first_ideograph = 0x2E80;

// Letters and digits alone, ASCII folded: what two spellings of one name or headline have in common.
[[nodiscard]] std::string letters(std::string_view text);

// Whether a word of a class name begins at `at`: "left-rail" and "leftRail" hold rail, "trail" does not.
[[nodiscard]] bool begins_word(std::string_view text, std::size_t at);

// Whether a line ends as a sentence does, with a stop or a closing quotation mark.
[[nodiscard]] bool ends_with_stop(std::string_view line);

// Without the bars, dashes and ornaments around it.
[[nodiscard]] std::string without_ornaments(std::string_view text);

// A text whose character references were encoded twice ("&amp;quot;"), or that is told as HTML, as it reads:
// without tags, white space collapsed.
[[nodiscard]] std::string decoded(const std::string& text);

}  // namespace broadsheet
