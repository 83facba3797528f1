// alike.cc: counts what a text says and compares the counts. Entry points: portrait_of(), compare().

#include "recommend/alike.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/hash.h"
#include "base/strings.h"
#include "broadsheet/text.h"
#include "search/analyse.h"
#include "search/rarity.h"
#include "text/lower.h"
#include "text/places.h"

namespace broadsheet {
namespace {

constexpr std::size_t head_words = 80;
constexpr std::size_t opening_words = 12;

// Adds up things said, then weighs each by how often it was said (1 + log) and how much it tells.
class Tally {
 public:
  void say(std::string_view what, double tells, int times = 1) {
    Said& said = all_[hash64(what)];
    said.times += times;
    said.tells = tells;
  }
  [[nodiscard]] Portrait::Marks marks() const {
    Portrait::Marks out;
    double square = 0;
    for (const auto& [what, said] : all_) {
      const double weight = (1 + std::log(said.times)) * said.tells;
      square += weight * weight;
      out.emplace_back(what, static_cast<float>(weight));
    }
    std::sort(out.begin(), out.end());
    for (auto& [what, weight] : out) weight /= static_cast<float>(std::sqrt(square));
    return out;
  }

 private:
  struct Said {
    double times = 0, tells = 0;
  };
  std::unordered_map<std::uint64_t, Said> all_;
};

double cosine(const Portrait::Marks& a, const Portrait::Marks& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].first == b[j].first)
      sum += static_cast<double>(a[i++].second) * static_cast<double>(b[j++].second);
    else if (a[i].first < b[j].first)
      ++i;
    else
      ++j;
  }
  return sum;
}

double mark(const Portrait::Marks& a, const Portrait::Marks& b) {
  return std::sqrt(std::clamp(cosine(a, b), 0.0, 1.0));
}

// How much of what one says the other says too.
double share_told(const Portrait::Marks& one, const Portrait::Marks& other) {
  double told = 0, all = 0;
  for (std::size_t i = 0, j = 0; i < one.size(); ++i) {
    while (j < other.size() && other[j].first < one[i].first) ++j;
    const auto weight = static_cast<double>(one[i].second);
    all += weight;
    if (j < other.size() && other[j].first == one[i].first) told += weight;
  }
  return all > 0 ? told / all : 0;
}

bool is_number(std::string_view word) {
  return word.size() >= 2 && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

constexpr std::size_t most_sentences = 12;
constexpr std::size_t shortest_sentence = 25;  // bytes
constexpr std::size_t most_sentence_pieces = 64;

// The first ones, for what a text is about stands there; a headline alone is one, however short.
std::vector<LikenessTable::Vector> sentences_of(std::string_view text, const LikenessTable& table) {
  std::vector<LikenessTable::Vector> out;
  for (const auto& [begin, end] : find_sentences(text)) {
    if (out.size() == most_sentences) break;
    if (end - begin >= shortest_sentence)
      out.push_back(table.vector_of(text.substr(begin, end - begin), most_sentence_pieces));
  }
  if (out.empty()) out.push_back(table.vector_of(text, most_sentence_pieces));
  return out;
}

// What each sentence of `a` is like the one of `b` most like it, on the mean.
double mean_of_closest(const std::vector<LikenessTable::Vector>& a,
                       const std::vector<LikenessTable::Vector>& b) {
  double sum = 0;
  for (const auto& one : a) {
    double most = 0;
    for (const auto& other : b) most = std::max(most, dot(one, other));
    sum += most;
  }
  return sum / static_cast<double>(a.size());
}

double closest_of(const std::vector<LikenessTable::Vector>& a, const std::vector<LikenessTable::Vector>& b) {
  double most = 0;
  for (const auto& one : a)
    for (const auto& other : b) most = std::max(most, dot(one, other));
  return most;
}

// Returns the bytes of the opening.
std::size_t add_words(Portrait& portrait, std::string_view whole, std::size_t opening_end) {
  const Rarity& rarity = Rarity::of(portrait.language);
  Tally words, head, opening, runs, numbers;
  std::string before;
  double before_tells = 0;
  std::size_t opening_bytes = 0;
  for (const IndexWord& word : analyse(whole, portrait.language)) {
    const std::size_t at = portrait.length++;
    if (at < opening_end) opening_bytes = word.end;
    const std::string_view printed = whole.substr(word.begin, word.end - word.begin);
    if (is_number(printed)) numbers.say(printed, 1);
    const double tells = word.stop ? 0 : rarity.idf(word.stem);
    if (at > 0 && std::max(tells, before_tells) > 1) runs.say(before + " " + word.stem, 1);
    before = word.stem;
    before_tells = tells;
    if (word.stop) continue;
    words.say(word.stem, tells);
    if (at < head_words) head.say(word.stem, tells);
    if (at < opening_end) opening.say(word.stem, tells);
  }
  portrait.words = words.marks();
  portrait.head = head.marks();
  portrait.opening = opening.marks();
  portrait.runs = runs.marks();
  portrait.numbers = numbers.marks();
  return opening_bytes;
}

void add_letters(Portrait& portrait, std::string_view whole, std::size_t opening_end) {
  const Rarity& rarity = Rarity::of(portrait.language);
  Tally letters, head, opening;
  std::size_t at = 0;
  for (const IndexWord& word : analyse(whole, "none")) {
    for (const std::string_view run : letters_in(word.stem)) {
      const double tells = rarity.letters_idf(run);
      letters.say(run, tells);
      if (at < head_words) head.say(run, 1);
      if (at < opening_end) opening.say(run, tells);
    }
    ++at;
  }
  portrait.letters = letters.marks();
  portrait.head_letters = head.marks();
  portrait.opening_letters = opening.marks();
}

void add_names(Portrait& portrait, std::string_view whole) {
  const Rarity& rarity = Rarity::of(portrait.language);
  Tally names, full_names;
  for (const Name& name : find_names(whole)) {
    const std::vector<std::string_view> parts = split(name.text, ' ');
    for (std::size_t i = 1; i < parts.size(); ++i)
      full_names.say(lowered(parts[i - 1]) + " " + lowered(parts[i]), 1);
    for (const IndexWord& word : analyse(name.text, "none"))
      if (!word.stop) names.say(word.stem, rarity.idf(word.stem));
  }
  portrait.names = names.marks();
  portrait.full_names = full_names.marks();
}

// Marks and one more thing that is said.
Portrait::Marks with(Portrait::Marks marks, std::string_view what, float weight) {
  const std::uint64_t hash = hash64(what);
  const auto at = std::ranges::lower_bound(marks, hash, {}, &Portrait::Marks::value_type::first);
  if (at != marks.end() && at->first == hash)
    at->second += weight;
  else
    marks.emplace(at, hash, weight);
  float square = 0;
  for (const auto& [_, each] : marks) square += each * each;
  for (auto& [_, each] : marks) each /= std::sqrt(square);
  return marks;
}

void add_places(Portrait& portrait, std::string_view whole) {
  constexpr std::size_t early = 200;  // bytes; a place named there is where it happens, and counts twice
  Tally countries, regions, cities;
  for (const FoundPlace& found : find_places(whole, portrait.language)) {
    const int times = found.begin < early ? 2 : 1;
    countries.say(found.place.country, 1, times);
    if (!found.place.region.empty()) regions.say(found.place.region, 1, times);
    if (!found.place.city.empty()) cities.say(found.place.city, 1, times);
  }
  portrait.countries = countries.marks();
  portrait.regions = regions.marks();
  portrait.cities = cities.marks();
  const auto most = std::ranges::max_element(portrait.countries, {}, &Portrait::Marks::value_type::second);
  if (most != portrait.countries.end()) portrait.main_country = most->first;
  // Who names no country writes of their own.
  if (const std::string home = home_of(portrait.language); !home.empty())
    portrait.countries = with(std::move(portrait.countries), home, 0.25F);
}

}  // namespace

Portrait portrait_of(std::string_view headline, std::string_view text, std::string_view language) {
  const std::string whole = std::string(headline) + "\n" + std::string(text);
  Portrait portrait;
  portrait.language = language;
  const std::size_t opening_end = headline.empty() ? opening_words : analyse(headline, language).size();
  const std::size_t opening_bytes = add_words(portrait, whole, opening_end);
  add_letters(portrait, whole, opening_end);
  add_names(portrait, whole);
  add_places(portrait, whole);
  if (const LikenessTable* table = LikenessTable::of(language); table != nullptr) {
    portrait.direction = table->vector_of(whole);
    portrait.opening_direction = table->vector_of(std::string_view(whole).substr(0, opening_bytes));
    portrait.sentences = sentences_of(whole, *table);
  }
  return portrait;
}

Portrait portrait_of(const Article& article) {
  return portrait_of(article.headline, article.standfirst + "\n" + body_text(article), article.language);
}

AlikeBy compare(const Portrait& a, const Portrait& b) {
  AlikeBy by{};
  const auto set = [&](Mark which, double value) { by[static_cast<std::size_t>(which)] = value; };
  set(Mark::words, mark(a.words, b.words));
  set(Mark::head, mark(a.head, b.head));
  set(Mark::opening, mark(a.opening, b.opening));
  set(Mark::runs, mark(a.runs, b.runs));
  set(Mark::letters, mark(a.letters, b.letters));
  set(Mark::head_letters, mark(a.head_letters, b.head_letters));
  set(Mark::opening_told,
      std::max(share_told(a.opening_letters, b.letters), share_told(b.opening_letters, a.letters)));
  set(Mark::names, mark(a.names, b.names));
  set(Mark::full_names, mark(a.full_names, b.full_names));
  set(Mark::numbers, mark(a.numbers, b.numbers));
  const auto [shorter, longer] = std::minmax(a.length, b.length);
  set(Mark::length, longer == 0 ? 0 : static_cast<double>(shorter) / static_cast<double>(longer));
  if (a.direction && b.direction) {
    set(Mark::direction, std::max(0.0, dot(*a.direction, *b.direction)));
    set(Mark::opening_direction, std::max(0.0, dot(*a.opening_direction, *b.opening_direction)));
  }
  if (!a.sentences.empty() && !b.sentences.empty()) {
    set(Mark::sentences,
        (mean_of_closest(a.sentences, b.sentences) + mean_of_closest(b.sentences, a.sentences)) / 2);
    set(Mark::closest, closest_of(a.sentences, b.sentences));
  }
  return by;
}

AlikeByPlace compare_places(const Portrait& a, const Portrait& b) {
  AlikeByPlace by{};
  const auto set = [&](PlaceMark which, double value) { by[static_cast<std::size_t>(which)] = value; };
  const auto both = [](const Portrait::Marks& x, const Portrait::Marks& y) {
    return !x.empty() && !y.empty();
  };
  set(PlaceMark::countries, mark(a.countries, b.countries));
  set(PlaceMark::regions, mark(a.regions, b.regions));
  set(PlaceMark::cities, mark(a.cities, b.cities));
  set(PlaceMark::main_country, a.main_country != 0 && a.main_country == b.main_country);
  set(PlaceMark::both_countries, a.main_country != 0 && b.main_country != 0);
  set(PlaceMark::one_country, (a.main_country != 0) != (b.main_country != 0));
  set(PlaceMark::both_regions, both(a.regions, b.regions));
  set(PlaceMark::both_cities, both(a.cities, b.cities));
  return by;
}

std::string_view name_of(Mark mark) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Mark::count)> names = {
      "words",   "head",         "opening",    "letters",      "names",
      "numbers", "length",       "direction",  "sentences",    "closest",
      "runs",    "head_letters", "full_names", "opening_told", "opening_direction"};
  return names[static_cast<std::size_t>(mark)];
}

std::string_view name_of(PlaceMark mark) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(PlaceMark::count)> names = {
      "countries",      "regions",     "cities",       "main_country",
      "both_countries", "one_country", "both_regions", "both_cities"};
  return names[static_cast<std::size_t>(mark)];
}

}  // namespace broadsheet
