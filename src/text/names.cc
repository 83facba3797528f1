// names.cc: names by their capitals.
//
// One pass cuts the text into words and says of each whether it is capitalised and whether a sentence begins
// with it. Capitalised words in a row make a name; small words ("of", "de", "van", "bin") join two halves of
// one. A lone word at the head of a sentence is doubtful: it counts when the same word stands capitalised
// inside a sentence elsewhere. Entry point: find_names().

#include "broadsheet/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "text/openers.h"

namespace broadsheet {
namespace {

// Sorted.
constexpr std::array<std::string_view, 15> joining = {"al", "bin", "da", "de", "del", "della", "der", "di",
                                                      "du", "ibn", "la", "of", "the", "van",   "von"};
// Sorted. Capitalised, but never the head of a name: days, months, titles, pronouns, openers.
constexpr std::array<std::string_view, 64> never = {
    "A",      "After",     "All",    "An",       "And",      "April",     "As",       "At",
    "August", "Before",    "But",    "By",       "December", "During",    "February", "For",
    "Friday", "From",      "He",     "Her",      "His",      "How",       "However",  "I",
    "If",     "In",        "It",     "Its",      "January",  "July",      "June",     "March",
    "May",    "Meanwhile", "Monday", "More",     "Mr",       "Mrs",       "Ms",       "November",
    "Now",    "October",   "On",     "Our",      "Saturday", "September", "She",      "Since",
    "So",     "Some",      "Sunday", "That",     "The",      "Their",     "There",    "These",
    "They",   "This",      "Those",  "Thursday", "To",       "Tuesday",   "We",       "Wednesday"};
static_assert(std::is_sorted(joining.begin(), joining.end()));
static_assert(std::is_sorted(never.begin(), never.end()));

// Their full stop ends no sentence.
constexpr std::array<std::string_view, 6> cut_short = {"Ft", "Mr", "Mrs", "Ms", "Mt", "St"};

struct Word {
  std::uint32_t begin, end;
  bool capital, opens_sentence, broken_before;  // broken: punctuation other than blanks stands before it
};

bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_letter(static_cast<char>(c)) : u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_capital(char32_t c) {
  return c < 0x80 ? is_ascii_upper(static_cast<char>(c)) : u_isupper(static_cast<UChar32>(c)) != 0;
}

std::vector<Word> cut(std::string_view text) {
  constexpr std::size_t bytes_a_word = 6;  // of prose
  std::vector<Word> words;
  words.reserve(text.size() / bytes_a_word);
  bool opens = true, broken = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint first = decode_at(text, at);
    if (!is_letter(first.value)) {
      if (first.value == '.' || first.value == '!' || first.value == '?' || first.value == '\n' ||
          first.value == U'“' || first.value == '"')
        opens = true;
      broken = broken || !is_blank(first.value) || first.value == '\n';
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

// Without the genitive.
std::string_view plain(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

}  // namespace

std::vector<Name> find_names(std::string_view text) {
  const std::vector<Word> words = cut(text);
  const auto word_at = [&](std::size_t i) {
    return plain(text.substr(words[i].begin, words[i].end - words[i].begin));
  };
  std::vector<std::string_view> inside;  // sorted
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].capital && !words[i].opens_sentence) inside.push_back(word_at(i));
  std::sort(inside.begin(), inside.end());
  const auto stands_inside = [&](std::size_t i) {
    return std::binary_search(inside.begin(), inside.end(), word_at(i));
  };
  const auto is_head = [&](std::size_t i) {
    return words[i].capital && !std::binary_search(never.begin(), never.end(), word_at(i)) &&
           words[i].end - words[i].begin > 1 &&
           !(words[i].opens_sentence && is_opener(word_at(i)) && !stands_inside(i));
  };
  std::vector<Name> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_head(i)) continue;
    std::size_t last = i;
    const auto is_genitive = [&](std::size_t w) { return word_at(w).size() < words[w].end - words[w].begin; };
    while (last + 1 < words.size() && last - i < 4 && !words[last + 1].broken_before && !is_genitive(last)) {
      if (words[last + 1].capital) {
        ++last;
      } else if (last + 2 < words.size() && words[last + 2].capital && !words[last + 2].broken_before &&
                 std::binary_search(joining.begin(), joining.end(), word_at(last + 1))) {
        last += 2;
      } else {
        break;
      }
    }
    if (last > i || !words[i].opens_sentence || is_genitive(i) || stands_inside(i)) {
      const std::uint32_t begin = words[i].begin;
      const auto end = static_cast<std::uint32_t>(word_at(last).data() - text.data() +
                                                  static_cast<std::ptrdiff_t>(word_at(last).size()));
      names.push_back({std::string(text.substr(begin, end - begin)), begin, end});
    }
    i = last;
  }
  return names;
}

}  // namespace broadsheet
