// words.cc: one walk over the text each.

#include "article/words.h"

#include <unicode/uchar.h>

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      out += ascii_lower(c);
  return out;
}

std::string lowered(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
    at += c.size;
  }
  return out;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_ascii_letter(text[at - 1]) || is_ascii_upper(text[at]);
}

}  // namespace broadsheet
