// digits.cc: ASCII without asking ICU. Entry points: all functions of the header.

#include "text/digits.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace broadsheet {

int digit_value(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
  return u_charDigitValue(static_cast<UChar32>(c));
}

bool has_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (digit_value(c.value) >= 0) return true;
    at += c.size;
  }
  return false;
}

}  // namespace broadsheet
