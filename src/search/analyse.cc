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

// Every word: where it stands, and as it is folded. Most of those of a text are looked up together.
struct AllWords {
  struct Folded {
    std::uint32_t word, begin, end;  // among `words`; bytes of `folded`
  };
  static constexpr std::size_t longest_known = 64;  // bytes; longer ones seldom come again

  std::string_view language;
  sb_stemmer* stemmer;
  std::vector<IndexWord> words = {};
  std::string folded = {};  // the words that are to be looked up, one behind the other
  std::vector<Folded> to_look_up = {};

  static bool wants(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) { return true; }
  static void pass(std::size_t /*begin*/, std::size_t /*end*/) {}
  void add(std::size_t begin, std::size_t end, const std::string& word) {
    IndexWord& added = words.emplace_back();
    added.begin = static_cast<std::uint32_t>(begin);
    added.end = static_cast<std::uint32_t>(end);
    if (word.size() > longest_known) return become(added, made_of(word));
    const std::size_t front = folded.size();
    folded += word;
    to_look_up.push_back({static_cast<std::uint32_t>(words.size() - 1), static_cast<std::uint32_t>(front),
                          static_cast<std::uint32_t>(folded.size())});
  }

  void stem_all() {
    const auto word_at = [&](std::size_t i) {
      return std::string_view(folded).substr(to_look_up[i].begin, to_look_up[i].end - to_look_up[i].begin);
    };
    known_words(language).emplace_all(to_look_up.size(), word_at,
                                      [&](std::size_t i, KnownWord& known, bool is_fresh) {
                                        if (is_fresh) known = made_of(std::string(word_at(i)));
                                        become(words[to_look_up[i].word], known);
                                      });
  }

 private:
  static void become(IndexWord& word, const KnownWord& known) {
    word.stem = known.stem;
    word.stop = known.stop;
  }
  [[nodiscard]] KnownWord made_of(const std::string& word) const {
    return {stem(word, stemmer), is_stop_word(word, language)};
  }
};

}  // namespace

std::vector<IndexWord> analyse(std::string_view text, std::string_view language) {
  constexpr std::size_t bytes_a_word = 6;  // of prose
  AllWords all{language, stemmer_of(language)};
  all.words.reserve(text.size() / bytes_a_word + 1);
  all.to_look_up.reserve(text.size() / bytes_a_word + 1);
  all.folded.reserve(text.size());
  Cutter<AllWords>{text, all}.run();
  all.stem_all();
  return std::move(all.words);
}

}  // namespace broadsheet
