// places.cc: the longest names of the table that a text holds. Entry points: find_places(), home_of().
//
// A name begins at a capitalised word, or at any word of a script without capitals. What is no name may begin
// as words for a country do, in small letters too ("französische"). Which of several cities is meant is said
// when the whole text has been read.

#include "text/places.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

#include "base/models.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "text/capital_words.h"
#include "text/lower.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t longest_beginning = 12;  // letters
constexpr std::size_t most_behind = 6;         // letters behind a beginning
constexpr std::size_t short_name = 3;          // bytes; "US" is a country, "us" and "Us" are not
constexpr std::string_view mark_of_end = "$";  // of a beginning that is all of the word

enum class PlaceKind : std::uint8_t { country, region, city };

struct NamedPlace {
  PlaceKind kind;
  Place place;
  double thousands = 0;  // people of a city
};

class PlaceTable {
 public:
  using Places = std::vector<NamedPlace>;

  static const PlaceTable& get() {
    static const PlaceTable table;
    return table;
  }
  [[nodiscard]] const Places* find(const std::string& name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? nullptr : &found->second;
  }
  // The country that words beginning so stand for; empty for other words.
  [[nodiscard]] std::string_view country_of(std::string_view word, std::string_view language) const;

 private:
  PlaceTable();
  using Beginnings = std::unordered_map<std::string_view, std::string_view>;

  std::unordered_map<std::string, Places> names_;
  std::map<std::string, Beginnings, std::less<>> beginnings_;  // by language
};

NamedPlace place_of(std::string_view kind, std::string_view where, std::string_view row) {
  const std::string_view country = where.substr(0, where.find('.'));
  if (kind == "country") return {PlaceKind::country, {country, {}, {}}};
  if (kind == "region") return {PlaceKind::region, {country, where, {}}};
  const std::size_t blank = where.find(' ');
  return {
      PlaceKind::city, {country, where.substr(0, blank), row}, std::stod(std::string(where.substr(blank)))};
}

// Lines as tools/places/make.py describes them.
PlaceTable::PlaceTable() {
  constexpr std::string_view beginning = "beginning:";
  for (const std::string_view line : split_lines(model_table("places"))) {
    const std::vector<std::string_view> parts = split(line, '\t');
    if (parts.size() < 3) continue;
    if (parts[0].starts_with(beginning)) {
      Beginnings& known = beginnings_[std::string(parts[0].substr(beginning.size()))];
      for (std::size_t i = 2; i < parts.size(); ++i) known.emplace(parts[i], parts[1]);
      continue;
    }
    const NamedPlace place = place_of(parts[0], parts[1], line);
    for (std::size_t i = 2; i < parts.size(); ++i) {
      // Countries come first, then regions: a city that has the name of one is not meant.
      Places& places = names_[std::string(parts[i])];
      if (places.empty() || (place.kind == PlaceKind::city && places[0].kind == PlaceKind::city))
        places.push_back(place);
    }
  }
}

std::string_view PlaceTable::country_of(std::string_view word, std::string_view language) const {
  const auto known = beginnings_.find(language);
  if (known == beginnings_.end()) return {};
  if (const auto whole = known->second.find(std::string(word).append(mark_of_end));
      whole != known->second.end())
    return whole->second;
  std::string_view country;
  std::size_t letters = 0, letters_to_country = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    at += decode_at(word, at).size;
    if (letters >= longest_beginning) continue;
    if (const auto found = known->second.find(word.substr(0, at)); found != known->second.end()) {
      country = found->second;
      letters_to_country = letters + 1;
    }
  }
  return letters - letters_to_country <= most_behind ? country : std::string_view{};
}

// As the table has words.
std::string key_of(std::string_view word) {
  std::string key = lowered(word);
  for (std::size_t at = key.find("’"); at != std::string::npos; at = key.find("’", at + 1))
    key.replace(at, std::string_view("’").size(), "'");
  return key;
}

// What Arabic writes as one word with the next: "and", "in", "for", the article.
constexpr std::array<std::string_view, 7> arabic_openers = {"وال", "بال", "لل", "ال", "و", "ب", "ل"};
constexpr std::size_t fewest_behind_opener = 6;  // bytes

// The word, and where it is Arabic what may stand behind its openers, longest first.
std::vector<std::string> forms_of(std::string_view word, std::string_view language) {
  std::vector<std::string> forms = {key_of(word)};
  if (language != "ar") return forms;
  for (const std::string_view opener : arabic_openers)
    if (word.starts_with(opener) && word.size() - opener.size() >= fewest_behind_opener)
      forms.emplace_back(word.substr(opener.size()));
  return forms;
}

bool begins_small(std::string_view word) {
  return u_islower(static_cast<UChar32>(decode_at(word, 0).value)) != 0;
}

// Without what hangs on it in front, "l'Italie".
std::string_view without_article(std::string_view word) {
  if (!begins_small(word)) return word;
  for (const std::string_view apostrophe : {"'", "’"}) {
    const std::size_t at = word.find(apostrophe);
    if (at == std::string_view::npos) continue;
    const std::string_view behind = word.substr(at + apostrophe.size());
    if (!begins_small(behind)) return behind;
  }
  return word;
}

class PlaceFinder {
 public:
  PlaceFinder(std::string_view text, std::string_view language)
      : text_(text), language_(language), words_(capital_words_of(text)) {}

  std::vector<FoundPlace> run() {
    for (std::size_t i = 0; i < words_.size();) {
      Match match = begins_small(word(i)) ? Match{} : match_at(i);
      if (match.places == nullptr) match.country = country_at(i);
      if (match.places != nullptr && match.places->front().kind != PlaceKind::city)
        match.country = match.places->front().place.country;
      if (!match.country.empty()) ++said_[match.country];
      if (match.places != nullptr || !match.country.empty()) met_.push_back(match);
      i += match.words;
    }
    std::vector<FoundPlace> found;
    found.reserve(met_.size());
    for (const Match& met : met_)
      found.push_back({met.places == nullptr ? Place{met.country, {}, {}} : chosen(*met.places), met.begin});
    return found;
  }

 private:
  struct Match {
    std::uint32_t begin = 0;
    std::size_t words = 1;
    const PlaceTable::Places* places = nullptr;
    std::string_view country;  // where it tells of one without a choice
  };

  [[nodiscard]] std::string_view word(std::size_t i) const {
    return without_article(text_.substr(words_[i].begin, words_[i].end - words_[i].begin));
  }

  // The longest name that begins at a word.
  [[nodiscard]] Match match_at(std::size_t first) const {
    Match match;
    match.begin = words_[first].begin;
    match.places = behind_comma(first);
    std::string before;
    for (std::size_t last = first; last < words_.size() && last < first + most_words; ++last) {
      if (last > first && words_[last].broken_before) break;
      if (const auto* places = find(before, last)) {
        match.places = places;
        match.words = last - first + 1;
      }
      before += key_of(word(last)) + " ";
    }
    return match;
  }

  // What stands for a region behind a comma alone: "Millbrook, Pa.", "Millbrook, PA".
  [[nodiscard]] const PlaceTable::Places* behind_comma(std::size_t i) const {
    const std::string_view printed = word(i);
    const bool is_code = is_ascii_upper(printed.back());
    if (!text_.substr(0, words_[i].begin).ends_with(", ") ||
        (!is_code && !text_.substr(words_[i].end).starts_with('.')))
      return nullptr;
    return table_.find("," + key_of(printed) + (is_code ? "" : "."));
  }

  // A name of the words before and this one, which may have an ending ("Italy's").
  [[nodiscard]] const PlaceTable::Places* find(const std::string& before, std::size_t last) const {
    const std::string_view printed = word(last);
    const bool is_lone = before.empty();
    if (is_lone && printed.size() <= short_name && ascii_lower(printed.back()) == printed.back() &&
        is_ascii_letter(printed.back()))
      return nullptr;
    for (const std::string& form : forms_of(printed, is_lone ? language_ : std::string_view{})) {
      if (const auto* places = table_.find(before + form)) return places;
      const std::size_t apostrophe = form.find('\'');
      if (apostrophe == std::string::npos) continue;
      if (const auto* places = table_.find(before + form.substr(0, apostrophe))) return places;
    }
    return nullptr;
  }

  [[nodiscard]] std::string_view country_at(std::size_t i) const {
    for (const std::string& form : forms_of(word(i), language_))
      if (const auto country = table_.country_of(form.substr(0, form.find('\'')), language_);
          !country.empty())
        return country;
    return {};
  }

  // Among cities of one name the largest, more so in a country that the text names.
  [[nodiscard]] Place chosen(const PlaceTable::Places& places) const {
    const auto weight = [&](const NamedPlace& each) {
      const auto said = said_.find(each.place.country);
      return std::log10(each.thousands + 1) + (said == said_.end() ? 0 : std::log1p(said->second));
    };
    const NamedPlace* best = &places.front();
    for (const NamedPlace& each : places)
      if (weight(each) > weight(*best)) best = &each;
    return best->place;
  }

  std::string_view text_, language_;
  std::vector<CapitalWord> words_;
  const PlaceTable& table_ = PlaceTable::get();
  std::unordered_map<std::string_view, double> said_;  // how often a country or one of its regions is named
  std::vector<Match> met_;
};

}  // namespace

std::vector<FoundPlace> find_places(std::string_view text, std::string_view language) {
  return PlaceFinder(text, language).run();
}

std::string home_of(std::string_view language) {
  std::array<char, ULOC_FULLNAME_CAPACITY> likely{}, country{};
  UErrorCode error = U_ZERO_ERROR;
  uloc_addLikelySubtags(std::string(language).c_str(), likely.data(),
                        static_cast<std::int32_t>(likely.size()), &error);
  uloc_getCountry(likely.data(), country.data(), static_cast<std::int32_t>(country.size()), &error);
  return U_FAILURE(error) || language.empty() ? "" : country.data();
}

}  // namespace broadsheet
