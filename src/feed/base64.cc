// base64.cc: six bits a digit. Entry point: to_text_of_base64().

#include "feed/base64.h"

#include <cstdint>

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

int digit_value(char c) {
  if (is_ascii_upper(c)) return c - 'A';
  if (is_ascii_letter(c)) return c - 'a' + 26;
  if (is_ascii_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

}  // namespace

std::string to_text_of_base64(std::string_view digits) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : digits) {
    const int value = digit_value(c);
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 255);
  }
  return to_valid_utf8(out);
}

}  // namespace broadsheet
