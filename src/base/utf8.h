#pragma once
// utf8.h: UTF-8 as RFC 3629 has it. After `page` every std::string of Broadsheet is valid UTF-8.

#include <cstdint>
#include <string>
#include <string_view>

#include "broadsheet/base.h"

namespace broadsheet {

inline constexpr char32_t replacement_character = U'\uFFFD';

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes it takes in the text
};

// Whether a byte of valid UTF-8 goes on a code point that began before it.
[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// decode_at() of a byte that is not ASCII.
[[nodiscard]] CodePoint decode_long(std::string_view text, std::size_t at);

// The code point at text[at]; U+FFFD with the size of the maximal bad part where the bytes are not UTF-8
// (Unicode 15, table 3-8). Needs at < text.size().
[[nodiscard]] inline CodePoint decode_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : decode_long(text, at);
}

// The code point that ends before text[end]; needs end > 0 and valid UTF-8.
[[nodiscard]] CodePoint decode_before(std::string_view text, std::size_t end);

void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// Bad parts replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

// Whether all of it is ASCII.
[[nodiscard]] bool is_ascii(std::string_view text);

// Code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Byte offset of the n-th code point; text.size() where there are fewer.
[[nodiscard]] std::size_t byte_offset(std::string_view text, std::size_t code_point);

// At most `code_points` code points of the text, cut at a boundary.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t code_points);

}  // namespace broadsheet
