// names.cc: names by their capitals.
//
// Capitalised words in a row make a name; small words ("of", "de", "van", "bin") join two halves of one. A
// lone word at the head of a sentence is doubtful: it counts when the same word stands capitalised inside a
// sentence elsewhere. Entry point: find_names().

#include "broadsheet/text.h"

#include <algorithm>
#include <array>

#include "text/capital_words.h"
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

// Without the genitive.
std::string_view plain(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

}  // namespace

std::vector<Name> find_names(std::string_view text) {
  const std::vector<CapitalWord> words = capital_words_of(text);
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
