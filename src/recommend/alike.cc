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

namespace broadsheet {
namespace {

constexpr std::size_t head_words = 80;
constexpr std::size_t opening_words = 12;

// Adds up things said, then weighs each by how often it was said (1 + log) and how much it tells.
class Tally {
 public:
  void say(std::string_view what, double tells) {
    Said& said = all_[hash64(what)];
    ++said.times;
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

bool is_number(std::string_view word) {
  return word.size() >= 2 && std::all_of(word.begin(), word.end(), is_ascii_digit);
}

}  // namespace

Portrait portrait_of(std::string_view headline, std::string_view text, std::string_view language) {
  const std::string whole = std::string(headline) + "\n" + std::string(text);
  const Rarity& rarity = Rarity::of(language);
  Portrait portrait;
  portrait.language = language;
  Tally words, head, opening, letters, names, numbers;
  const std::size_t opening_end = headline.empty() ? opening_words : analyse(headline, language).size();
  for (const IndexWord& word : analyse(whole, language)) {
    const std::size_t at = portrait.length++;
    const std::string_view printed = std::string_view(whole).substr(word.begin, word.end - word.begin);
    if (is_number(printed)) numbers.say(printed, 1);
    if (word.stop) continue;
    const double tells = rarity.idf(word.stem);
    words.say(word.stem, tells);
    if (at < head_words) head.say(word.stem, tells);
    if (at < opening_end) opening.say(word.stem, tells);
  }
  for (const IndexWord& word : analyse(whole, "none"))
    for (const std::string_view run : letters_in(word.stem)) letters.say(run, rarity.letters_idf(run));
  for (const Name& name : find_names(whole))
    for (const IndexWord& word : analyse(name.text, "none"))
      if (!word.stop) names.say(word.stem, rarity.idf(word.stem));
  portrait.words = words.marks();
  portrait.head = head.marks();
  portrait.opening = opening.marks();
  portrait.letters = letters.marks();
  portrait.names = names.marks();
  portrait.numbers = numbers.marks();
  if (const LikenessTable* table = LikenessTable::of(language); table != nullptr) {
    portrait.direction = table->vector_of(whole);
    portrait.has_direction = true;
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
  set(Mark::letters, mark(a.letters, b.letters));
  set(Mark::names, mark(a.names, b.names));
  set(Mark::numbers, mark(a.numbers, b.numbers));
  const auto [shorter, longer] = std::minmax(a.length, b.length);
  set(Mark::length, longer == 0 ? 0 : static_cast<double>(shorter) / static_cast<double>(longer));
  if (a.has_direction && b.has_direction) set(Mark::direction, std::max(0.0, dot(a.direction, b.direction)));
  return by;
}

std::string_view name_of(Mark mark) {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Mark::count)> names = {
      "words", "head", "opening", "letters", "names", "numbers", "length", "direction"};
  return names[static_cast<std::size_t>(mark)];
}

}  // namespace broadsheet
