// digits.cc: ICU knows which code points are digits. Entry points: all functions of the header.

#include "text/digits.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace broadsheet {

Digit wide_digit_at(std::string_view text, std::size_t at) {
  const CodePoint c = decode_at(text, at);
  return {u_charDigitValue(static_cast<UChar32>(c.value)), c.size};
}

bool has_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Digit digit = digit_at(text, at);
    if (digit.value >= 0) return true;
    at += digit.size;
  }
  return false;
}

}  // namespace broadsheet
