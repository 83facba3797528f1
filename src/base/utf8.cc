// utf8.cc: decoding by ranges of the second byte (Unicode 15, table 3-7), so that surrogates, overlong forms
// and values past U+10FFFF are refused at the byte that makes them bad.

#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace broadsheet {
namespace {

// How many continuation bytes a lead byte asks for, and the range of the first of them; count 0: no lead
// byte.
struct Lead {
  int count;
  unsigned char low, high;
  char32_t bits;
};

Lead lead_of(unsigned char c) {
  if (c >= 0xC2 && c <= 0xDF) return {1, 0x80, 0xBF, static_cast<char32_t>(c & 0x1F)};
  if (c == 0xE0) return {2, 0xA0, 0xBF, 0};
  if (c == 0xED) return {2, 0x80, 0x9F, 0x0D};
  if (c >= 0xE1 && c <= 0xEF) return {2, 0x80, 0xBF, static_cast<char32_t>(c & 0x0F)};
  if (c == 0xF0) return {3, 0x90, 0xBF, 0};
  if (c >= 0xF1 && c <= 0xF3) return {3, 0x80, 0xBF, static_cast<char32_t>(c & 0x07)};
  if (c == 0xF4) return {3, 0x80, 0x8F, 4};
  return {0, 0, 0, 0};
}

}  // namespace

CodePoint decode_long(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Lead lead = lead_of(byte(at));
  if (lead.count == 0) return {replacement_character, 1};
  char32_t value = lead.bits;
  for (int i = 1; i <= lead.count; ++i) {
    const std::size_t next = at + static_cast<std::size_t>(i);
    if (next >= text.size()) return {replacement_character, static_cast<std::uint32_t>(i)};
    const unsigned char c = byte(next);
    const bool good = i == 1 ? c >= lead.low && c <= lead.high : is_continuation(text[next]);
    if (!good) return {replacement_character, static_cast<std::uint32_t>(i)};
    value = (value << 6) | (c & 0x3F);
  }
  return {value, static_cast<std::uint32_t>(lead.count + 1)};
}

CodePoint decode_before(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  if (static_cast<unsigned char>(text[at]) < 0x80) return {static_cast<unsigned char>(text[at]), 1};
  while (at > 0 && end - at < 4 && is_continuation(text[at])) --at;
  return decode_at(text, at);
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    // A real U+FFFD takes three bytes that begin with EF.
    if (c.value == replacement_character && static_cast<unsigned char>(text[at]) != 0xEF) return false;
    if (c.value == replacement_character && c.size != 3) return false;
    at += c.size;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

bool is_ascii(std::string_view text) {
  unsigned all = 0;  // of every byte, so that many are looked at in a step
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

// Eight bytes at a time: those that go on have the highest bit and not the next.
std::size_t count_code_points(std::string_view text) {
  constexpr std::size_t some = 8;
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
  std::size_t going_on = 0, at = 0;
  for (; at + some <= text.size(); at += some) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, some);
    going_on += (((bytes >> 7) & (~bytes >> 6) & ones) * ones) >> 56;
  }
  for (; at < text.size(); ++at) going_on += is_continuation(text[at]) ? 1 : 0;
  return text.size() - going_on;
}

std::size_t byte_offset(std::string_view text, std::size_t code_point) {
  // Eight at a time, as long as it does not stand among them.
  constexpr std::size_t some = 8;
  std::size_t seen = 0, from = 0;
  for (; seen + some < code_point && from + some <= text.size(); from += some)
    seen += count_code_points(text.substr(from, some));
  for (std::size_t at = from; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    if (seen++ == code_point) return at;
  }
  return text.size();
}

std::string_view first_code_points(std::string_view text, std::size_t code_points) {
  return text.substr(0, byte_offset(text, code_points));
}

}  // namespace broadsheet
