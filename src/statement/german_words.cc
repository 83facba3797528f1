// german_words.cc: nouns by their last part, small words by the tables of german.cc. Entry points:
// german_word_class(), is_german_report().

#include "statement/german_words.h"

#include <algorithm>
#include <array>

#include "base/word_table.h"
#include "statement/german_table.h"

namespace broadsheet {
namespace {

// Nouns that say things: the plain noun and all that end with it. What a person is, whose name may follow; a
// woman is one with "in" behind it.
constexpr std::array<std::string_view, 186> role_ends = {"sprecher",       "minister",      "präsident",
                                                         "präsidenten",    "kanzler",       "chef",
                                                         "vorsitzende",    "vorsitzender",  "vorsitzenden",
                                                         "vorstand",       "direktor",      "leiter",
                                                         "manager",        "beauftragte",   "beauftragter",
                                                         "beauftragten",   "anwalt",        "anwältin",
                                                         "richter",        "abgeordnete",   "abgeordneter",
                                                         "abgeordneten",   "bürgermeister", "weltmeister",
                                                         "hafenmeister",   "hausmeister",   "sekretär",
                                                         "reporter",       "experte",       "expertin",
                                                         "forscher",       "mitarbeiter",   "beamter",
                                                         "beamte",         "beamtin",       "zeuge",
                                                         "zeugen",         "zeugin",        "jährige",
                                                         "jähriger",       "jährigen",      "angestellte",
                                                         "angestellter",   "politiker",     "senator",
                                                         "botschafter",    "kommissar",     "vertreter",
                                                         "funktionär",     "kandidat",      "gewerkschafter",
                                                         "gesandte",       "gesandter",     "diplomat",
                                                         "aktivist",       "landrat",       "stadtrat",
                                                         "staatsrat",      "nationalrat",   "ständerat",
                                                         "gemeinderat",    "rätin",         "wissenschaftler",
                                                         "iker",           "ziner",         "ologe",
                                                         "ologin",         "agoge",         "agogin",
                                                         "onom",           "alist",         "alisten",
                                                         "onist",          "mnist",         "anist",
                                                         "urist",          "zist",          "ivist",
                                                         "professor",      "dozent",        "dent",
                                                         "lehrer",         "rektor",        "arzt",
                                                         "ärztin",         "pfleger",       "therapeut",
                                                         "berater",        "kundler",       "unternehmer",
                                                         "gründer",        "investor",      "banker",
                                                         "händler",        "verkäufer",     "volkswirt",
                                                         "landwirt",       "analyst",       "stratege",
                                                         "strategin",      "inhaber",       "besitzer",
                                                         "eigentümer",     "führer",        "promoter",
                                                         "rator",          "eur",           "autor",
                                                         "schriftsteller", "künstler",      "sänger",
                                                         "spieler",        "ograf",         "macher",
                                                         "designer",       "architekt",     "trainer",
                                                         "fahrer",         "läufer",        "rodler",
                                                         "torwart",        "torhüter",      "stürmer",
                                                         "verteidiger",    "kapitän",       "sportler",
                                                         "athlet",         "sieger",        "profi",
                                                         "schlachter",     "ausstatter",    "schützer",
                                                         "rechtler",       "mutter",        "vater",
                                                         "bruder",         "schwester",     "sohn",
                                                         "tochter",        "witwe",         "witwer",
                                                         "ehefrau",        "ehemann",       "freund",
                                                         "kollege",        "kollegen",      "kollegin",
                                                         "gefährte",       "gefährtin",     "nachbar",
                                                         "wohner",         "schüler",       "nutzer",
                                                         "teilnehmer",     "patient",       "mieter",
                                                         "träger",         "kläger",        "angeklagte",
                                                         "angeklagter",    "soldat",        "offizier",
                                                         "pilot",          "detektiv",      "bischof",
                                                         "bischöfin",      "pfarrer",       "rabbiner",
                                                         "prediger",       "haushälter",    "gänger",
                                                         "redner",         "mitglied",      "veteran",
                                                         "überlebende",    "überlebender",  "gerin",
                                                         "zerin",          "nerin",         "lerin",
                                                         "terin",          "derin",         "kerin",
                                                         "serin",          "berin",         "meisterin"};
constexpr std::array<std::string_view, 22> group_ends = {
    "experten",          "kritiker",   "ermittler",  "anwohner",   "beobachter",  "autoren",
    "behördenvertreter", "innen",      "ologen",     "menschen",   "leute",       "kreise",
    "kreisen",           "insider",    "kräfte",     "forschende", "studierende", "mitarbeitende",
    "teilnehmende",      "demokraten", "mitglieder", "eltern"};
constexpr std::array<std::string_view, 36> institution_ends = {
    "ministerium",  "ministeriums", "behörde",     "amt",        "amtes",     "gericht",
    "gerichtes",    "gewerkschaft", "verband",     "kommission", "polizei",   "wehr",
    "bank",         "partei",       "unternehmen", "konzern",    "firma",     "regierung",
    "anwaltschaft", "streitkräfte", "universität", "bundesrat",  "bundestag", "landtag",
    "insel",        "plattform",    "ortsteil",    "gemeinde",   "kanton",    "provinz",
    "hersteller",   "holding",      "verein",      "bundesland", "stadt",     "dorf"};
constexpr std::array<std::string_view, 23> document_ends = {
    "entwurf", "entwürfe",  "pläne",    "plänen",    "recherche",  "recherchen", "beitrag",   "papier",
    "warnung", "vorschlag", "daten",    "befragung", "brief",      "schreiben",  "protokoll", "gutachten",
    "gesetz",  "statistik", "dokument", "dokumente", "dokumenten", "unterlagen", "auszug"};
constexpr std::array<std::string_view, 5> media_ends = {"zeitung", "magazin", "sender", "senders", "agentur"};
// Ends of surnames, too.
constexpr std::array<std::string_view, 10> whole_roles = {"mann",  "frau",  "herr",  "herrn", "dame",
                                                          "coach", "pater", "papst", "imam",  "oberst"};
constexpr WordTable whole_role_table(whole_roles);

struct NounEnd {
  WordClass word_class = WordClass::none;
  std::string_view end;
};
constexpr auto noun_ends = [] {
  std::array<NounEnd, role_ends.size() + group_ends.size() + institution_ends.size() + document_ends.size() +
                          media_ends.size()>
      rows;
  auto row = rows.begin();
  const auto add = [&](WordClass word_class, const auto& ends) {
    for (const std::string_view end : ends) *row++ = {word_class, end};
  };
  add(WordClass::role, role_ends);
  add(WordClass::group, group_ends);
  add(WordClass::institution, institution_ends);
  add(WordClass::document, document_ends);
  add(WordClass::media, media_ends);
  return rows;
}();
constexpr WordTable noun_end_table(noun_ends, &NounEnd::end);
constexpr std::size_t longest_end =
    std::ranges::max(noun_ends, {}, [](const NounEnd& n) { return n.end.size(); }).end.size();
constexpr std::size_t shortest_end = 3;  // bytes

bool is_in(const auto& table, std::string_view word) {
  return std::binary_search(table.begin(), table.end(), word);
}

// By the longest end that is known.
WordClass class_by_end(std::string_view noun) {
  for (std::size_t size = std::min(longest_end, noun.size()); size >= shortest_end; --size)
    if (const std::size_t row = noun_end_table.find(noun.substr(noun.size() - size)); row != no_row)
      return noun_ends[row].word_class;
  return WordClass::none;
}

// "Sprecher", "Sprecherin", "des Sprechers", "den Händlern".
WordClass class_of_noun(std::string_view noun) {
  if (whole_role_table.contains(noun)) return WordClass::role;
  WordClass found = class_by_end(noun);
  for (const std::string_view ending : {"in", "s", "n"})
    if (found == WordClass::none && noun.ends_with(ending) &&
        class_by_end(noun.substr(0, noun.size() - ending.size())) == WordClass::role)
      found = WordClass::role;
  return found;
}

}  // namespace

bool is_german_report(std::string_view folded) {
  return std::ranges::any_of(german::report_nouns,
                             [&](std::string_view noun) { return folded.ends_with(noun); });
}

WordClass german_word_class(const Word& word) {
  const std::string_view folded = word.folded;
  if (word.shape == WordShape::capital || word.shape == WordShape::upper) {
    if (const WordClass noun = class_of_noun(folded); noun != WordClass::none) return noun;
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
