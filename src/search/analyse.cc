// analyse.cc: every word of a text, cut (cutter.h), folded and stemmed. Entry point: analyse().

#include "search/analyse.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/word_map.h"
#include "search/cutter.h"
#include "search/stem.h"

namespace broadsheet {
namespace {

// Words that say nothing of what an English text is about. Folded, sorted.
constexpr std::array<std::string_view, 80> english_stop_words = {
    "a",     "about", "all",   "also", "an",    "and",  "any",   "are",  "as",   "at",    "be",    "been",
    "being", "but",   "by",    "can",  "could", "did",  "do",    "does", "for",  "from",  "had",   "has",
    "have",  "he",    "her",   "him",  "his",   "how",  "i",     "if",   "in",   "into",  "is",    "it",
    "its",   "many",  "more",  "most", "no",    "not",  "of",    "on",   "only", "or",    "other", "our",
    "out",   "over",  "she",   "so",   "some",  "such", "than",  "that", "the",  "their", "them",  "then",
    "there", "these", "they",  "this", "those", "to",   "up",    "very", "was",  "we",    "were",  "what",
    "when",  "where", "which", "who",  "will",  "with", "would", "you"};
static_assert(std::is_sorted(english_stop_words.begin(), english_stop_words.end()));

// The same of German, Spanish, French, Italian, Portuguese, Dutch and Russian. Folded, sorted.
constexpr std::array<std::string_view, 146> other_stop_words = {
    "als",   "am",   "au",    "auf",   "aus",     "avec",    "bei",     "con",   "dans", "das",  "de",
    "del",   "dem",  "den",   "der",   "des",     "die",     "dos",     "du",    "ein",  "eine", "einen",
    "einer", "el",   "elle",  "em",    "en",      "er",      "es",      "est",   "et",   "fur",  "gli",
    "han",   "hat",  "il",    "im",    "in",      "is",      "ist",     "l",     "la",   "las",  "le",
    "les",   "lo",   "los",   "mais",  "mit",     "ne",      "nel",     "nicht", "no",   "non",  "nous",
    "o",     "os",   "par",   "para",  "pas",     "per",     "plus",    "por",   "pour", "que",  "qui",
    "se",    "sich", "sie",   "sobre", "son",     "su",      "sur",     "um",    "uma",  "un",   "una",
    "und",   "une",  "van",   "von",   "was",     "y",       "zu",      "zum",   "zur",  "а",    "бы",
    "был",   "были", "было",  "быть",  "в",       "во",      "все",     "вы",    "года", "году", "да",
    "для",   "до",   "его",   "ее",    "если",    "еще",     "же",      "за",    "и",    "из",   "или",
    "их",    "к",    "как",   "когда", "которая", "которые", "который", "ли",    "мы",   "на",   "не",
    "нет",   "но",   "о",     "об",    "он",      "она",     "они",     "от",    "по",   "при",  "с",
    "со",    "так",  "также", "то",    "только",  "том",     "у",       "уже",   "чем",  "что",  "это",
    "этого", "этот", "я"};
static_assert(std::is_sorted(other_stop_words.begin(), other_stop_words.end()));

bool is_stop_word(std::string_view folded, std::string_view language) {
  if (language == "en" || language.empty())
    return std::binary_search(english_stop_words.begin(), english_stop_words.end(), folded);
  return std::binary_search(other_stop_words.begin(), other_stop_words.end(), folded);
}

// What becomes of the words of a language: most words of a text stood in the texts before it.
struct KnownWord {
  std::string stem;
  bool stop;
};
using KnownWords = WordMap<KnownWord>;

// Those that this thread met lately.
KnownWords& known_words(std::string_view language) {
  constexpr std::size_t most = 1 << 16;
  thread_local std::map<std::string, KnownWords, std::less<>> by_language;
  auto found = by_language.find(language);
  if (found == by_language.end()) found = by_language.emplace(std::string(language), KnownWords()).first;
  if (found->second.size() > most) found->second.clear();
  return found->second;
}

constexpr std::size_t bytes_a_word = 6;  // of prose

// The stemmer of a language, with what it made of words lately.
class Stems {
 public:
  explicit Stems(std::string_view language)
      : language_(language), stemmer_(stemmer_of(language)), known_(known_words(language)) {}

  // Calls use() with what becomes of a folded word.
  template <typename Use>
  void with(const std::string& folded, Use use) {
    constexpr std::size_t longest_known = 64;  // longer ones seldom come again
    if (folded.size() > longest_known) return use(made_of(folded));
    const auto [word, fresh] = known_.emplace(folded);
    if (fresh) *word = made_of(folded);
    use(*word);
  }

 private:
  [[nodiscard]] KnownWord made_of(const std::string& folded) const {
    return {stem(folded, stemmer_), is_stop_word(folded, language_)};
  }

  std::string_view language_;
  sb_stemmer* stemmer_;
  KnownWords& known_;
};

// Every word, stemmed.
struct AllWords {
  Stems stems;
  std::vector<IndexWord> words = {};

  static bool wants(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) { return true; }
  static void pass(std::size_t /*begin*/, std::size_t /*end*/) {}
  void add(std::size_t begin, std::size_t end, const std::string& folded) {
    stems.with(folded, [&](const KnownWord& known) {
      words.push_back(
          {known.stem, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), known.stop});
    });
  }
};

}  // namespace

std::vector<IndexWord> analyse(std::string_view text, std::string_view language) {
  AllWords all{Stems(language)};
  all.words.reserve(text.size() / bytes_a_word + 1);
  Cutter<AllWords>{text, all}.run();
  return std::move(all.words);
}

}  // namespace broadsheet
