// german_words.cc: nouns by their last part, small words by the tables of german.cc. Entry points:
// german_word_class(), is_german_report().

#include "statement/german_words.h"

#include <algorithm>
#include <array>

#include "statement/german_table.h"

namespace broadsheet {
namespace {

struct NounEnd {
  WordClass word_class;
  std::string_view end;
};

// What a person is, whose name may follow; the plain noun and all that end with it.
constexpr std::array noun_ends = {
    NounEnd{WordClass::role, "sprecher"},
    NounEnd{WordClass::role, "minister"},
    NounEnd{WordClass::role, "präsident"},
    NounEnd{WordClass::role, "präsidenten"},
    NounEnd{WordClass::role, "kanzler"},
    NounEnd{WordClass::role, "chef"},
    NounEnd{WordClass::role, "vorsitzende"},
    NounEnd{WordClass::role, "vorsitzender"},
    NounEnd{WordClass::role, "vorsitzenden"},
    NounEnd{WordClass::role, "vorstand"},
    NounEnd{WordClass::role, "direktor"},
    NounEnd{WordClass::role, "leiter"},
    NounEnd{WordClass::role, "manager"},
    NounEnd{WordClass::role, "beauftragte"},
    NounEnd{WordClass::role, "beauftragter"},
    NounEnd{WordClass::role, "anwalt"},
    NounEnd{WordClass::role, "anwältin"},
    NounEnd{WordClass::role, "richter"},
    NounEnd{WordClass::role, "abgeordnete"},
    NounEnd{WordClass::role, "abgeordneter"},
    NounEnd{WordClass::role, "abgeordneten"},
    NounEnd{WordClass::role, "meister"},
    NounEnd{WordClass::role, "sekretär"},
    NounEnd{WordClass::role, "journalist"},
    NounEnd{WordClass::role, "journalisten"},
    NounEnd{WordClass::role, "reporter"},
    NounEnd{WordClass::role, "experte"},
    NounEnd{WordClass::role, "forscher"},
    NounEnd{WordClass::role, "mitarbeiter"},
    NounEnd{WordClass::role, "beamter"},
    NounEnd{WordClass::role, "beamte"},
    NounEnd{WordClass::role, "zeuge"},
    NounEnd{WordClass::role, "zeugen"},
    NounEnd{WordClass::role, "mann"},
    NounEnd{WordClass::role, "frau"},
    NounEnd{WordClass::role, "herr"},
    NounEnd{WordClass::role, "herrn"},
    NounEnd{WordClass::role, "jährige"},
    NounEnd{WordClass::role, "jähriger"},
    NounEnd{WordClass::role, "sprecherin"},
    NounEnd{WordClass::role, "ministerin"},
    NounEnd{WordClass::role, "präsidentin"},
    NounEnd{WordClass::role, "kanzlerin"},
    NounEnd{WordClass::role, "chefin"},
    NounEnd{WordClass::role, "direktorin"},
    NounEnd{WordClass::role, "leiterin"},
    NounEnd{WordClass::role, "managerin"},
    NounEnd{WordClass::role, "richterin"},
    NounEnd{WordClass::role, "meisterin"},
    NounEnd{WordClass::role, "sekretärin"},
    NounEnd{WordClass::role, "journalistin"},
    NounEnd{WordClass::role, "reporterin"},
    NounEnd{WordClass::role, "expertin"},
    NounEnd{WordClass::role, "forscherin"},
    NounEnd{WordClass::role, "mitarbeiterin"},
    NounEnd{WordClass::role, "angestellte"},
    NounEnd{WordClass::group, "experten"},
    NounEnd{WordClass::group, "kritiker"},
    NounEnd{WordClass::group, "ermittler"},
    NounEnd{WordClass::group, "anwohner"},
    NounEnd{WordClass::group, "beobachter"},
    NounEnd{WordClass::group, "autoren"},
    NounEnd{WordClass::group, "behördenvertreter"},
    NounEnd{WordClass::institution, "ministerium"},
    NounEnd{WordClass::institution, "ministeriums"},
    NounEnd{WordClass::institution, "behörde"},
    NounEnd{WordClass::institution, "amt"},
    NounEnd{WordClass::institution, "amtes"},
    NounEnd{WordClass::institution, "gericht"},
    NounEnd{WordClass::institution, "gerichtes"},
    NounEnd{WordClass::institution, "gewerkschaft"},
    NounEnd{WordClass::institution, "verband"},
    NounEnd{WordClass::institution, "kommission"},
    NounEnd{WordClass::institution, "polizei"},
    NounEnd{WordClass::institution, "wehr"},
    NounEnd{WordClass::institution, "bank"},
    NounEnd{WordClass::institution, "partei"},
    NounEnd{WordClass::institution, "unternehmen"},
    NounEnd{WordClass::institution, "konzern"},
    NounEnd{WordClass::institution, "firma"},
    NounEnd{WordClass::institution, "regierung"},
    NounEnd{WordClass::institution, "anwaltschaft"},
    NounEnd{WordClass::institution, "universität"},
    NounEnd{WordClass::institution, "bundesrat"},
    NounEnd{WordClass::institution, "bundestag"},
    NounEnd{WordClass::institution, "landtag"},
    NounEnd{WordClass::media, "zeitung"},
    NounEnd{WordClass::media, "magazin"},
    NounEnd{WordClass::media, "sender"},
    NounEnd{WordClass::media, "senders"},
    NounEnd{WordClass::media, "agentur"},
};

bool is_in(const auto& table, std::string_view word) {
  return std::binary_search(table.begin(), table.end(), word);
}

}  // namespace

bool is_german_report(std::string_view folded) {
  return std::ranges::any_of(german::report_nouns,
                             [&](std::string_view noun) { return folded.ends_with(noun); });
}

WordClass german_word_class(const Word& word) {
  const std::string_view folded = word.folded;
  if (word.shape == WordShape::capital || word.shape == WordShape::upper) {
    const auto noun =
        std::ranges::find_if(noun_ends, [&](const NounEnd& n) { return folded.ends_with(n.end); });
    if (noun != noun_ends.end()) return noun->word_class;
    if (is_german_report(folded)) return WordClass::document;
  }
  if (is_in(german::articles, folded)) return WordClass::determiner;
  if (is_in(german::pronouns, folded)) return WordClass::pronoun;
  if (is_in(german::openers, folded) || folded == "wenn") return WordClass::conjunction;
  const WordClass other = word_class(folded);
  const bool is_noun = other == WordClass::role || other == WordClass::institution ||
                       other == WordClass::document || other == WordClass::media;
  return is_noun && word.shape != WordShape::lower ? other : WordClass::none;
}

}  // namespace broadsheet
