// strings.cc: trimming, folding, splitting.

#include "base/strings.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace broadsheet {

std::string_view trim(std::string_view text) {
  std::size_t plain = 0;
  while (plain < text.size() && is_ascii_space(text[plain])) ++plain;
  text.remove_prefix(plain);
  while (!text.empty()) {
    const CodePoint c = decode_at(text, 0);
    if (!is_blank(c.value)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const bool is_ascii = static_cast<unsigned char>(text.back()) < 0x80;
    const CodePoint c =
        is_ascii ? CodePoint{static_cast<char32_t>(text.back()), 1} : decode_before(text, text.size());
    if (!is_blank(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

namespace {

// Bytes that may begin a blank: those of ASCII, and the leads of the others.
constexpr std::array<bool, 256> may_begin_blank = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {' ', '\t', '\n', '\r', '\f', '\v'}) table[c] = true;
  for (const unsigned char c : {0xC2, 0xE1, 0xE2, 0xE3, 0xEF}) table[c] = true;
  return table;
}();

// The first byte from `at` on that may begin a blank.
std::size_t end_of_run(std::string_view text, std::size_t at) {
  while (at < text.size() && !may_begin_blank[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

}  // namespace

std::string_view without_leading(std::string_view text, std::u32string_view marks) {
  while (!text.empty()) {
    const CodePoint c = decode_at(text, 0);
    if (marks.find(c.value) == marks.npos) break;
    text.remove_prefix(c.size);
  }
  return text;
}

std::string_view without_trailing(std::string_view text, std::u32string_view marks) {
  while (!text.empty()) {
    const CodePoint c = decode_before(text, text.size());
    if (marks.find(c.value) == marks.npos) break;
    text.remove_suffix(c.size);
  }
  return text;
}

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (is_blank(c.value)) {
      gap = true;
      at += c.size;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    const std::size_t begin = at;
    at = end_of_run(text, at + c.size);
    // A single space between what is no blank stays where it is.
    while (at < text.size() && text[at] == ' ') {
      const std::size_t end = end_of_run(text, at + 1);
      if (end == at + 1) break;
      at = end;
    }
    out.append(text, begin, at - begin);
  }
  return out;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
  if (from > text.size() || needle.size() > text.size() - from) return std::string_view::npos;
  if (needle.empty()) return from;
  // Most places are ruled out by the first letter.
  constexpr char between_cases = 'a' - 'A';
  const char low = ascii_lower(needle[0]);
  const char high = is_ascii_letter(low) ? static_cast<char>(low - between_cases) : low;
  const std::size_t last = text.size() - needle.size();
  for (std::size_t at = from; at <= last; ++at) {
    if (text[at] != low && text[at] != high) continue;
    std::size_t same = 1;
    while (same < needle.size() && ascii_lower(text[at + same]) == ascii_lower(needle[same])) ++same;
    if (same == needle.size()) return at;
  }
  return std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t feed = text.find('\n'), carriage = text.find('\r');  // the next of each, searched for once
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min({feed, carriage, text.size()});
    lines.push_back(text.substr(at, end - at));
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    if (feed < at) feed = text.find('\n', at);
    if (carriage < at) carriage = text.find('\r', at);
  }
  return lines;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out += separator;
    out += part;
  }
  return out;
}

}  // namespace broadsheet
