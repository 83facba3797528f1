// capital_words.cc: one pass cuts a text into words and says of each whether it is capitalised and whether a
// sentence begins with it. Entry point: capital_words_of().

#include "text/capital_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

// Their full stop ends no sentence.
constexpr std::array<std::string_view, 6> cut_short = {"Ft", "Mr", "Mrs", "Ms", "Mt", "St"};

bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_letter(static_cast<char>(c)) : u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_capital(char32_t c) {
  return c < 0x80 ? is_ascii_upper(static_cast<char>(c)) : u_isupper(static_cast<UChar32>(c)) != 0;
}

}  // namespace

std::vector<CapitalWord> capital_words_of(std::string_view text) {
  constexpr std::size_t bytes_a_word = 6;  // of prose
  std::vector<CapitalWord> words;
  words.reserve(text.size() / bytes_a_word);
  bool opens = true, broken = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint first = decode_at(text, at);
    if (!is_letter(first.value)) {
      if (first.value == '.' || first.value == '!' || first.value == '?' || first.value == '\n' ||
          first.value == '\t' || first.value == U'“' || first.value == '"')
        opens = true;
      broken = broken || !is_blank(first.value) || first.value == '\n' || first.value == '\t';
      at += first.size;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size()) {
      if (is_ascii_letter(text[at])) {
        ++at;
        continue;
      }
      const CodePoint c = decode_at(text, at);
      const bool inner = (c.value == '\'' || c.value == U'’' || c.value == '-') &&
                         at + c.size < text.size() && is_letter(decode_at(text, at + c.size).value);
      if (!is_letter(c.value) && !inner) break;
      at += c.size;
    }
    words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at),
                     is_capital(first.value), opens, broken});
    // Nor does that of "U.S." or "J.".
    opens = broken = false;
    if (at < text.size() && text[at] == '.' &&
        (at - begin == 1 || std::ranges::find(cut_short, text.substr(begin, at - begin)) != cut_short.end()))
      ++at;
  }
  return words;
}

bool nouns_have_capitals(std::string_view language) {
  return language == "de" || language == "lb";
}

}  // namespace broadsheet
