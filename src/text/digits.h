#pragma once
// digits.h: decimal digits of all scripts (Unicode's general category Nd): 7, ৭, ۷, ７.

#include <cstddef>
#include <string_view>

namespace broadsheet {

struct Digit {
  int value = -1;        // 0 to 9, -1 for what is no digit
  std::size_t size = 1;  // bytes to the next place where one may begin
};

// digit_at() of a byte from which one that is not ASCII may begin.
[[nodiscard]] Digit wide_digit_at(std::string_view text, std::size_t at);

// What begins at text[at]. None has a code point from U+0080 to U+05FF or from U+2000 to U+9FFF, so that most
// text is told by its bytes.
[[nodiscard]] inline Digit digit_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead >= '0' && lead <= '9' ? lead - '0' : -1, 1};
  return lead < 0xD8 || (lead > 0xE1 && lead < 0xEA) ? Digit{} : wide_digit_at(text, at);
}

[[nodiscard]] bool has_digit(std::string_view text);

}  // namespace broadsheet
