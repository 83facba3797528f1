#pragma once
// strings.h: the few operations on text that every folder needs. "Blank" means ASCII white space and the
// Unicode spaces that pages use (no-break, thin, ideographic, zero width, byte order mark).

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

[[nodiscard]] constexpr bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}

// 0 to 15; -1 for what is no hexadecimal digit.
[[nodiscard]] constexpr int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

[[nodiscard]] constexpr bool is_blank(char32_t c) {
  if (c < 0x80) return is_ascii_space(static_cast<char>(c));
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

// Without blanks at either end.
[[nodiscard]] std::string_view trim(std::string_view text);

// Without the characters of `marks` at its front, or at its end.
[[nodiscard]] std::string_view without_leading(std::string_view text, std::u32string_view marks);
[[nodiscard]] std::string_view without_trailing(std::string_view text, std::u32string_view marks);

// Trimmed, and each run of blanks made one space.
[[nodiscard]] std::string collapse(std::string_view text);

// ASCII letters only; for names of tags, headers, hosts.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

// Position of `needle` in `text`, ASCII case ignored; npos where it is not.
[[nodiscard]] std::size_t find_ignoring_case(std::string_view text, std::string_view needle,
                                             std::size_t from = 0);

// Parts between separators, empty ones included; one part for an empty text.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

// Lines without their ends (LF, CR LF or CR).
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace broadsheet
