// words.cc: one walk over the text each. Entry points: all functions of the header.

#include "article/words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "page/html/entities.h"

namespace broadsheet {
namespace {

// A character reference at text[at], an ampersand: what it stands for, and how many bytes it takes; 0 where
// there is none that ends as one should.
struct Reference {
  std::string value;
  std::size_t size = 0;
};

Reference reference_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 40;  // bytes
  const std::size_t end = text.substr(0, at + longest).find(';', at);
  if (end == std::string_view::npos || end < at + 3) return {};
  const std::string_view name = text.substr(at + 1, end - at);  // with the semicolon
  Reference reference;
  if (name[0] == '#') {
    const bool hex = ascii_lower(name[1]) == 'x';
    const char* first = name.data() + (hex ? 2 : 1);
    std::uint32_t number = 0;
    const auto read = std::from_chars(first, name.data() + name.size() - 1, number, hex ? 16 : 10);
    if (read.ec != std::errc() || *read.ptr != ';') return {};
    append_utf8(reference.value, html::character_of_number(number));
  } else {
    const html::Entity* entity = html::longest_entity(name);
    if (entity == nullptr || entity->name != name) return {};
    reference.value = entity->value;
  }
  reference.size = end + 1 - at;
  if (reference.value == "\u00A0") reference.value = " ";
  return reference;
}

// Elements that stand within a line; others part what is around them.
constexpr std::array<std::string_view, 20> inline_elements = {
    "a",    "abbr", "b", "big", "cite",  "code", "em",     "font", "i",   "ins",
    "mark", "nobr", "q", "s",   "small", "span", "strong", "sub",  "sup", "u"};
constexpr WordTable inline_table(inline_elements);

// A start or end tag at text[at], and how many bytes it takes; one that is cut off takes all that is left.
struct MarkupTag {
  std::string name;  // empty where there is none
  bool ends = false;
  std::size_t size = 0;
};

MarkupTag tag_at(std::string_view text, std::size_t at) {
  if (text[at] != '<') return {};
  MarkupTag tag;
  std::size_t end = at + 1;
  tag.ends = end < text.size() && text[end] == '/';
  end += tag.ends ? 1 : 0;
  const std::size_t name = end;
  while (end < text.size() && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) ++end;
  if (end == name || !is_ascii_letter(text[name])) return {};
  if (end < text.size() && text[end] != '>' && text[end] != '/' && text[end] != ' ') return {};
  tag.name = ascii_lower(text.substr(name, end - name));
  tag.size = std::min(text.find('>', end), text.size() - 1) + 1 - at;
  return tag;
}

// Heads tell descriptions and names as HTML, too: where a text begins with a tag or holds the end of an
// element, its tags are none of its words.
std::string without_tags(std::string text) {
  bool is_markup = false;
  for (std::size_t at = text.find('<'); at != std::string::npos && !is_markup; at = text.find('<', at + 1)) {
    const MarkupTag tag = tag_at(text, at);
    is_markup = !tag.name.empty() && (at == 0 || tag.ends);
  }
  if (!is_markup) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const MarkupTag tag = tag_at(text, at);
    if (tag.name.empty()) {
      out += text[at++];
      continue;
    }
    if (!inline_table.contains(tag.name)) out += ' ';
    at += tag.size;
  }
  return out;
}

}  // namespace

std::string letters(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    // U+2000 to U+203F, quotation marks, dashes and blanks, are E2 80 80 to E2 80 BF.
    if (c == '\xE2' && text.substr(at, 2) == "\xE2\x80") {
      at += 2;
      continue;
    }
    out[size] = ascii_lower(c);
    size += is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  }
  out.resize(size);
  return out;
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_ascii_letter(text[at - 1]) || is_ascii_upper(text[at]);
}

bool ends_with_stop(std::string_view line) {
  static constexpr std::u32string_view stops = U".!?…。！？\"”";
  return !line.empty() && stops.find(decode_before(line, line.size()).value) != std::u32string_view::npos;
}

std::string without_ornaments(std::string_view text) {
  constexpr std::u32string_view ornaments = U" |/\\<>«»•·-–—:;,_*~✂♥★☆➤▶";
  return std::string(without_trailing(without_leading(text, ornaments), ornaments));
}

std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('&', at), text.size());
    out.append(text, at, mark - at);
    if (mark == text.size()) break;
    const Reference reference = reference_at(text, mark);
    out += reference.size > 0 ? reference.value : "&";
    at = mark + std::max<std::size_t>(reference.size, 1);
  }
  return collapse(without_tags(std::move(out)));
}

}  // namespace broadsheet
