// wanted.cc: terms as a person writes them become phrases of stems. Entry point: wanted_words().

#include "search/wanted.h"

#include <algorithm>
#include <array>

#include "search/analyse.h"

namespace broadsheet {
namespace {

// A word of unknown language is sought under the stems of these, and as it is.
constexpr std::array<std::string_view, 5> any_language = {"en", "de", "fr", "es", "none"};

WantedPhrase phrase_of(const Term& term, std::string_view language) {
  WantedPhrase phrase{{}, term.prefix};
  for (IndexWord& word : analyse(term.text, term.prefix ? "none" : language))
    phrase.stems.push_back(std::move(word.stem));
  return phrase;
}

std::vector<WantedPhrase> alternatives(const Term& term, const std::string& language) {
  std::vector<WantedPhrase> found;
  const auto add = [&](WantedPhrase phrase) {
    if (!phrase.stems.empty() && std::find(found.begin(), found.end(), phrase) == found.end())
      found.push_back(std::move(phrase));
  };
  if (!language.empty())
    add(phrase_of(term, language));
  else
    for (const std::string_view each : any_language) add(phrase_of(term, each));
  return found;
}

}  // namespace

WantedWords wanted_words(const std::vector<Term>& terms, const std::string& language) {
  WantedWords wanted;
  wanted.is_one_term = terms.size() == 1 && !terms.front().excluded;
  std::vector<WantedPhrase> choices;  // of the OR group at hand
  const auto close_group = [&] {
    if (!choices.empty()) wanted.groups.push_back(std::move(choices));
    choices.clear();
  };
  for (const Term& term : terms) {
    std::vector<WantedPhrase> phrases = alternatives(term, language);
    std::vector<WantedPhrase>& into = term.excluded ? wanted.unwanted : choices;
    into.insert(into.end(), std::make_move_iterator(phrases.begin()), std::make_move_iterator(phrases.end()));
    if (!term.or_next && !term.excluded) close_group();
  }
  close_group();
  return wanted;
}

}  // namespace broadsheet
