// reasons.cc: names that stand in both texts, and teasers of whole sentences.

#include "recommend/reasons.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

#include "article/publishers.h"
#include "article/tables.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_map.h"
#include "base/word_table.h"
#include "broadsheet/text.h"
#include "recommend/capitals_table.h"
#include "search/analyse.h"
#include "search/rarity.h"
#include "text/capital_words.h"
#include "text/places.h"

namespace broadsheet {

namespace {

constexpr std::array<std::string_view, 11> people_endings = {"an", "ans", "ese", "i",    "ian", "ians",
                                                             "is", "ish", "n",   "nian", "ns"};
static_assert(std::is_sorted(people_endings.begin(), people_endings.end()));

// "Ukraine" and "Ukrainians", "Iran" and "Iranian": a place, and its people named after it.
bool is_of_place(std::string_view people, std::string_view place) {
  const auto is_ending = [](std::string_view text) {
    return std::binary_search(people_endings.begin(), people_endings.end(), text);
  };
  if (place.ends_with('e') || place.ends_with('a') || place.ends_with('y')) {
    const std::string_view stem = place.substr(0, place.size() - 1);
    if (stem.size() >= 4 && people.starts_with(stem) && is_ending(people.substr(stem.size()))) return true;
  }
  return place.size() >= 4 && people.starts_with(place) && is_ending(people.substr(place.size()));
}

}  // namespace

std::string_view country_of(std::string_view name) {
  static_assert(std::is_sorted(capitals.begin(), capitals.end()));
  const auto found =
      std::lower_bound(capitals.begin(), capitals.end(), name,
                       [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return found != capitals.end() && found->first == name ? found->second : std::string_view();
}

namespace {

// A capital is known as its country.
std::string_view known_as(const PlacedName& name) {
  return name.place_for.empty() ? std::string_view(name.text) : name.place_for;
}

// A capital counts for its country, and a people for it, but not the one for the other: who tells of
// Venezuelans need not tell of Caracas.
bool is_same_name(const PlacedName& a, const PlacedName& b) {
  const std::string_view x = known_as(a), y = known_as(b);
  return x == y || (a.place_for.empty() && b.place_for.empty() && (is_of_place(x, y) || is_of_place(y, x)));
}

constexpr std::uint32_t opening_bits = 0xFFFF0000, people_bit = 1;

std::uint32_t sign_of(const PlacedName& name) {
  const std::string_view known = known_as(name);
  const auto opening = static_cast<std::uint32_t>(hash64(known.substr(0, 4)));
  const auto whole = static_cast<std::uint32_t>(hash64(known));
  const bool may_be_people =
      name.place_for.empty() &&
      std::ranges::any_of(people_endings, [&](std::string_view ending) { return known.ends_with(ending); });
  return (opening & opening_bits) | (whole & ~opening_bits & ~people_bit) | (may_be_people ? people_bit : 0);
}

// False only where the names are not the same.
bool may_be_same(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t differ = a ^ b;
  return (differ & opening_bits) == 0 && (differ == 0 || ((a | b) & people_bit) != 0);
}

// Words before a surname that are no given name.
bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 42> titles = {
      "Ambassador", "Bishop",    "Cardinal", "Chancellor", "Col",  "Congressman", "Detective",
      "Dr",         "Frau",      "Gen",      "General",    "Gov",  "Governor",    "Herr",
      "Judge",      "Justice",   "Kanzler",  "King",       "Lady", "Lord",        "Madame",
      "Mayor",      "Minister",  "Miss",     "Mr",         "Mrs",  "Ms",          "Officer",
      "Pope",       "President", "Prince",   "Princess",   "Prof", "Queen",       "Secretary",
      "Sen",        "Senator",   "Sgt",      "Sheikh",     "Sir",  "Prime",       "Vice"};
  static constexpr WordTable table(titles);
  return table.contains(word);
}

constexpr std::array<std::string_view, 5> behind_surnames = {"II", "III", "IV", "Jr", "Sr"};

// The first and the last word of a person's name, titles before and "Jr" behind left out; else two empty
// ones. What stands between tells two people of one surname apart no better.
std::pair<std::string_view, std::string_view> given_and_surname(std::string_view name) {
  if (name.find(' ') == std::string_view::npos) return {};
  std::vector<std::string_view> words = split(name, ' ');
  for (std::string_view& word : words)
    if (word.ends_with('.')) word.remove_suffix(1);
  const auto begin = std::ranges::find_if_not(words, is_title);
  words.erase(words.begin(), begin);
  while (!words.empty() && std::ranges::find(behind_surnames, words.back()) != behind_surnames.end())
    words.pop_back();
  const bool has_small_word = std::ranges::any_of(
      words, [](std::string_view word) { return !word.empty() && word[0] >= 'a' && word[0] <= 'z'; });
  if (words.size() < 2 || words.size() > 4 || has_small_word) return {};
  return {words.front(), words.back()};
}

void note_other_words(std::vector<PlacedName>& names) {
  std::map<std::string_view, std::string_view> others;
  for (const PlacedName& name : names) {
    const auto [given, surname] = given_and_surname(name.text);
    if (given.empty()) continue;
    others.emplace(given, surname);
    others.emplace(surname, given);
  }
  for (PlacedName& name : names)
    if (const auto found = others.find(name.text); found != others.end())
      name.other = static_cast<std::uint32_t>(hash64(found->second));
}

// "Johnson" and "Johnson", where the one is "Gary" and the other "Magic".
bool are_two_people(const PlacedName& a, const PlacedName& b) {
  return a.other != 0 && b.other != 0 && a.other != b.other;
}

// "Johnson" of "Carlton Johnson", "Westboro" of "Westboro Baptist Church".
bool is_part_of(std::string_view part, std::string_view whole) {
  if (part.size() >= whole.size()) return false;
  return (whole.starts_with(part) && whole[part.size()] == ' ') ||
         (whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ');
}

// "Republican" and "Republicans".
bool is_several_of(std::string_view several, std::string_view one) {
  return several.size() == one.size() + 1 && several.ends_with('s') && several.starts_with(one);
}

// Whether a second shared name says nothing new: "Iran" and "Tehran" are one fact, and so are a name and what
// it is cut short to, or several of it.
bool is_one_fact(const SharedNames::Pair& first, const PlacedName& mine, const PlacedName& other) {
  const std::string_view before = first.a->text;
  return first.b->place == other.place || is_part_of(mine.text, before) || is_part_of(before, mine.text) ||
         is_several_of(mine.text, before) || is_several_of(before, mine.text);
}

// What every country and every town has, months as they are cut short, the hour. A name that is made of such
// words alone ("Prime Minister", "Coast Guard") is another's in another text.
constexpr std::string_view everyday_words =
    "Act Administration Agency Air Apr Army Association Attorney Aug Authority BST Board Bundestag "
    "CEO CEST CET Cabinet Center Centre Chapter Chief City Club Coast College Commission Committee "
    "Constitution Council County Court Dec Defence Defense Department Development District Division "
    "EDT EST ET East Education Election Emergency Feb Federal Finance Fire Force Foreign Foundation "
    "GMT General Gericht God Government Guard Health High Hospital House IST Information Institute "
    "Intelligence Interior Internet Jan Justice Lap Law League Local MP MPs Mar Medical Minister "
    "Ministry Nation National Navy News No North Nov OK Oct Office Officer Opposition PDT PST PT "
    "Parliament Party Police Polizei President Press Prime Public Regierung Rep Research Rs Safety "
    "School Secretary Section Security Sep Sept Service Services South Spokesman Spokeswoman State "
    "Street Supreme TV Transport Treasury UTC Union University Vice Web West Zentrum";

bool is_everyday(std::string_view name) {
  static const WordMap<bool> words = [] {
    WordMap<bool> all;
    for (const std::string_view word : split(everyday_words, ' ')) all[word] = true;
    return all;
  }();
  for (;;) {
    const std::size_t blank = name.find(' ');
    const std::string_view word = name.substr(0, blank);
    if (words.find(word) == nullptr && word != "of" && word != "the") return false;
    if (blank == std::string_view::npos) return true;
    name.remove_prefix(blank + 1);
  }
}

// Agencies, papers and broadcasters, with and without "The" and "News": who reports is not what it is about.
bool is_of_the_press(const std::string& name) {
  return !agency_named(name).empty() || !publisher_named(name).empty() ||
         !publisher_named("The " + name).empty() || !publisher_named(name + " News").empty();
}

// Whether it says something of two articles that they share a name: not of who reports, nor "I'm", nor
// a letter that was read wrongly.
bool tells_something(const std::string& name) {
  return count_code_points(name) > 1 && !is_everyday(name) && !is_title(name) && !name.starts_with("I'") &&
         !name.starts_with("I’") && !is_of_the_press(name);
}

// What German counts with and measures by: "Milliarden Euro" is no name.
bool is_measure(std::string_view word) {
  static constexpr std::array<std::string_view, 42> measures = {
      "Anfang",      "Dollar",    "Drittel",    "Dutzend",   "Ende",          "Euro",    "Franken",
      "Grad",        "Hektar",    "Hälfte",     "Jahr",      "Jahre",         "Jahren",  "Jahres",
      "Jahrhundert", "Kilo",      "Kilogramm",  "Kilometer", "Kilometern",    "Liter",   "Meter",
      "Metern",      "Milliarde", "Milliarden", "Million",   "Millionen",     "Minuten", "Mitte",
      "Monat",       "Monate",    "Monaten",    "Prozent",   "Prozentpunkte", "Stunden", "Tag",
      "Tage",        "Tagen",     "Tonnen",     "Uhr",       "Viertel",       "Woche",   "Wochen"};
  static constexpr WordTable table(measures);
  return table.contains(word);
}

// Whether it is a word of the language that happens to have a capital, "You", "Year": a common one that is no
// place and no initials. Where all nouns have one, any word that the language's table knows, and measures.
bool is_common_word(const std::string& name, std::string_view language) {
  constexpr double common = 2.2;        // in one text of nine
  constexpr double common_noun = 5.79;  // 5.8 is that of words nobody knows
  const bool nouns = nouns_have_capitals(language);
  if (name.find(' ') != std::string::npos) return nouns && std::ranges::any_of(split(name, ' '), is_measure);
  if (nouns && is_measure(name)) return true;
  const bool is_written_small = std::ranges::any_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_written_small) return false;
  const Rarity& rarity = Rarity::of(language);
  if (!rarity.has_table()) return false;
  const std::vector<IndexWord> words = analyse(name, language);
  return !words.empty() && rarity.idf(words[0].stem) < (nouns ? common_noun : common) &&
         find_places(name, language).empty();
}

// What a name is by itself.
struct NameFacts {
  bool tells_something = false, is_common_word = false;
  std::string_view place_for;
};

// Most names of a text are those of texts before it: this thread looks them up once a language.
WordMap<NameFacts>& known_facts(std::string_view language) {
  constexpr std::size_t most_languages = 64;
  thread_local std::map<std::string, WordMap<NameFacts>, std::less<>> by_language;
  if (by_language.size() == most_languages && !by_language.contains(language)) by_language.clear();
  return by_language.try_emplace(std::string(language)).first->second;
}

// `known`: what known_facts() gives for the language.
NameFacts facts_of(const std::string& name, std::string_view language, WordMap<NameFacts>& known) {
  constexpr std::size_t most = 1 << 14;
  if (known.size() == most) known.clear();
  const auto [facts, is_fresh] = known.emplace(name);
  if (is_fresh) *facts = {tells_something(name), is_common_word(name, language), country_of(name)};
  return *facts;
}

}  // namespace

std::vector<PlacedName> names_of(const Article& article) {
  const std::string body = body_text(article);
  return placed_names(body, article.language, find_names(body));
}

namespace {

// "US$120" is a sum, and "[NASA]" says who took a picture.
bool is_a_mark(std::string_view body, const Name& name) {
  const char behind = name.end < body.size() ? body[name.end] : ' ';
  return behind == '$' || (behind == ']' && name.begin > 0 && body[name.begin - 1] == '[');
}

}  // namespace

std::vector<PlacedName> placed_names(std::string_view body, std::string_view language,
                                     const std::vector<Name>& in_order) {
  struct Met {
    const Name* name;
    std::uint32_t count, place;
  };
  std::vector<Met> all;  // of each text the first, in order
  std::unordered_map<std::string_view, std::size_t> known;
  known.reserve(in_order.size());
  std::uint32_t place = 0;
  std::size_t byte = 0;
  for (const Name& name : in_order) {
    place += static_cast<std::uint32_t>(count_code_points(body.substr(byte, name.begin - byte)));
    byte = name.begin;
    if (is_a_mark(body, name)) continue;
    const auto [at, is_fresh] = known.emplace(name.text, all.size());
    if (is_fresh) all.push_back({&name, 0, place});
    ++all[at->second].count;
  }
  std::ranges::stable_sort(all, std::ranges::greater(), &Met::count);
  std::vector<PlacedName> names;
  std::vector<bool> common;
  WordMap<NameFacts>& known_here = known_facts(language);
  names.reserve(all.size());
  for (const Met& met : all) {
    const NameFacts facts = facts_of(met.name->text, language, known_here);
    if (!facts.tells_something) continue;
    common.push_back(facts.is_common_word);
    PlacedName& entry = names.emplace_back();
    entry.text = met.name->text;
    entry.place_for = facts.place_for;
    entry.place = {met.place, met.place + static_cast<std::uint32_t>(count_code_points(entry.text))};
    entry.count = met.count;
  }
  note_other_words(names);
  // "Weber" is one where "Anna Weber" stands, too.
  std::size_t next = 0;
  std::erase_if(names, [&](const PlacedName& name) { return common[next++] && name.other == 0; });
  return names;
}

NameList::NameList(std::vector<PlacedName> names) : names_(std::move(names)) {
  signs_.reserve(names_.size());
  for (const PlacedName& name : names_) {
    signs_.push_back(sign_of(name));
    const std::uint32_t bit = bit_of(signs_.back());
    seen_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

SharedNames find_shared_names(const NameList& a, std::size_t asked, const NameList& b, std::size_t most) {
  SharedNames shared;
  most = std::min(most, SharedNames::most);
  bool is_sure = false;
  for (std::size_t i = 0; i < std::min(asked, a.size()); ++i) {
    if (shared.size() == most && is_sure) break;
    const std::uint32_t sign = a.sign(i);
    if (!b.may_open(sign)) continue;
    const PlacedName& mine = a[i];
    std::size_t at = 0;
    while (at < b.size() && (!may_be_same(b.sign(at), sign) || !is_same_name(mine, b[at]))) ++at;
    if (at == b.size() || are_two_people(mine, b[at])) continue;
    const PlacedName& other = b[at];
    if (std::ranges::any_of(shared, [&](const auto& pair) { return is_one_fact(pair, mine, other); }))
      continue;
    // The Clinton of the one may be the other Clinton, where the other text gives no first name.
    const bool sure = (mine.other == 0) == (other.other == 0);
    if (shared.size() == most && !sure) continue;
    if (shared.size() == most) shared.pop_back();
    is_sure = is_sure || sure;
    shared.push_back({&mine, &other});
  }
  return is_sure ? shared : SharedNames();
}

std::string_view place_or_name(const PlacedName& name, const NameList& names) {
  for (const PlacedName& each : names)
    if (is_of_place(name.text, each.text)) return each.text;
  return name.text;
}

Reason reason_of(const SharedNames& shared) {
  Reason reason{"names", {}, {}};
  for (const auto& [mine, other] : shared) {
    reason.text += (reason.text.empty() ? "" : ", ") + mine->text;
    reason.spans.push_back({mine->place, other->place});
  }
  return reason;
}

Reason shared_names(const NameList& a, const NameList& b, std::size_t most) {
  return reason_of(find_shared_names(a, a.size(), b, most));
}

}  // namespace broadsheet
