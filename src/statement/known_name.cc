// known_name.cc: a person's name is one unless it begins with a pronoun; that of an institution has capitals
// throughout, but for small words. Entry point: is_known_by_name().

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "broadsheet/statement.h"
#include "statement/lexicon.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 14> pronouns = {
    "ich", "wir", "sie", "er", "es", "man", "ihr", "you", "what", "there", "this", "that", "these", "those"};
constexpr WordTable pronoun_table(pronouns);
constexpr std::array<std::string_view, 7> articles = {"the", "der", "die", "das", "dem", "den", "des"};
constexpr WordTable article_table(articles);
constexpr std::array<std::string_view, 16> joining = {"of",  "and", "for", "the", "in",  "on",  "de",  "la",
                                                      "del", "von", "van", "der", "für", "und", "des", "&"};
constexpr WordTable joining_table(joining);

// Before its apostrophe: "It's", "you’ve".
std::string_view first_part(std::string_view word) {
  return word.substr(0, std::min(word.find('\''), word.find("’")));
}

bool is_pronoun(std::string_view word) {
  const std::string lower = ascii_lower(first_part(word));
  return word_class(lower) == WordClass::pronoun || pronoun_table.contains(lower);
}

bool begins_small(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

}  // namespace

bool is_known_by_name(const Attribution& statement) {
  std::vector<std::string_view> words = split(statement.speaker, ' ');
  if (words[0].empty() || is_pronoun(words[0])) return false;
  if (statement.source_type == SourceType::named) return true;
  if (statement.source_type != SourceType::institution && statement.source_type != SourceType::media)
    return false;
  const std::string first = ascii_lower(words[0]);
  if (const bool is_article = article_table.contains(first); is_article) {
    words.erase(words.begin());
    // "das Gericht": nouns have capitals.
    if (words.size() < (first == "the" ? 1U : 2U)) return false;
  } else if (word_class(first) == WordClass::determiner || word_class(first) == WordClass::possessive) {
    return false;
  }
  return !begins_small(words[0]) && std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return !begins_small(word) || joining_table.contains(word);
  });
}

}  // namespace broadsheet
