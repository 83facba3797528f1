// percent.cc: the percent-encode sets as tables of the characters they add. Entry point: append_encoded().

#include "capture/url/percent.h"

#include <array>

#include "base/strings.h"

namespace broadsheet {
namespace {

// What a set encodes besides C0 controls, DEL and all that is not ASCII.
constexpr std::array<std::string_view, 6> added = {
    "", " \"<>`", " \"#<>", " \"#<>'", " \"#<>?^`{}", " \"#<>?^`{}/:;=@[\\]|",
};

}  // namespace

bool is_encoded(EncodeSet set, unsigned char byte) {
  if (byte < 0x20 || byte > 0x7E) return true;
  return added[static_cast<std::size_t>(set)].find(static_cast<char>(byte)) != std::string_view::npos;
}

void append_encoded(std::string& out, std::string_view text, EncodeSet set) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_encoded(set, byte)) {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.' || c == '~') {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

}  // namespace broadsheet
