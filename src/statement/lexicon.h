#pragma once
// lexicon.h: words that matter to who says what: verbs and nouns of saying in all their forms, nouns of
// roles, institutions and documents, and the small words that give a clause its shape.

#include <cstdint>
#include <string_view>

namespace broadsheet {

enum class WordClass : std::uint8_t {
  none,
  speech,       // say, tell, argue
  thought,      // believe, hope, want
  stance,       // support, criticize, call for
  speech_noun,  // claim, statement, according
  role,         // spokesman, minister
  institution,  // police, ministry, company
  document,     // report, poll, letter
  group,        // officials, experts
  determiner,
  pronoun,  // he, she, they, I, we
  possessive,
  relative,  // who, which
  that,
  auxiliary,
  negation,
  preposition,
  conjunction,
  question,  // how, why, whether
  adverb,
  media,
  last_
};

enum class WordTrait : std::uint8_t {
  carries_noun = 1,  // raise, make
  told_noun = 2,     // doubts, case
  claimed_noun = 4,  // claim, fear
  other_verb = 8,    // went, remains
  stand = 16,        // confident, wary
};

// What is known of a lower case word; nothing of most.
struct WordSense {
  WordClass word_class = WordClass::none;
  // As a form of a verb, where `word_class` calls it a noun: "claims".
  WordClass verb_class = WordClass::none;
  std::uint8_t traits = 0;
  [[nodiscard]] bool has(WordTrait trait) const { return (traits & static_cast<std::uint8_t>(trait)) != 0; }
  void add(WordTrait trait) { traits |= static_cast<std::uint8_t>(trait); }
};
[[nodiscard]] WordSense word_sense(std::string_view word);

// The class of a lower case word; `none` for most.
[[nodiscard]] WordClass word_class(std::string_view word);

// What a form of a verb is: its base form, "say" of "said"; empty for words that are no form of a known verb.
[[nodiscard]] std::string_view verb_base(std::string_view word);

enum class VerbForm : std::uint8_t { base, third, past, participle, gerund };
[[nodiscard]] VerbForm verb_form(std::string_view word);

}  // namespace broadsheet
