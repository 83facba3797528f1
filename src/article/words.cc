// words.cc: one walk over the text each.

#include "article/words.h"

#include "base/strings.h"

namespace broadsheet {

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      out += ascii_lower(c);
  return out;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_ascii_letter(text[at - 1]) || is_ascii_upper(text[at]);
}

}  // namespace broadsheet
