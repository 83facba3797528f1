// analyse.cc: cuts, folds and stems.
//
// Letters and digits make words; what stands between them parts words, but for apostrophes ("don't") and
// single letters with full stops ("U.S."), which are joined. Runs of scripts that write no spaces go through
// ICU's word iterator. Folding is by ICU's NFKD, marks dropped. Entry points: analyse(), seek_stems().

#include "search/analyse.h"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_map.h"

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

struct FreeStemmer {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};

// The stemmer of a language, made once a thread; null where Snowball has none. English takes Porter's first
// stemmer: on news it finds a little more than its successor.
sb_stemmer* stemmer_of(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<sb_stemmer, FreeStemmer>, std::less<>> stemmers;
  auto found = stemmers.find(language);
  if (found == stemmers.end()) {
    const std::string name = language == "en" || language.empty() ? "porter" : std::string(language);
    found = stemmers.emplace(std::string(language), sb_stemmer_new(name.c_str(), nullptr)).first;
  }
  return found->second.get();
}

// Scripts that write no spaces between words.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return u_isalnum(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

std::string fold(std::string_view word) {
  if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return ascii_lower(word);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  text.foldCase();
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkd = unorm2_getNFKDInstance(&status);
  std::vector<char16_t> buffer(static_cast<std::size_t>(text.length()) * 4 + 16);
  const int32_t size = unorm2_normalize(nfkd, text.getBuffer(), text.length(), buffer.data(),
                                        static_cast<int32_t>(buffer.size()), &status);
  if (U_FAILURE(status)) return std::string(word);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < size; ++i)
    if (u_charType(buffer[static_cast<std::size_t>(i)]) != U_NON_SPACING_MARK)
      plain.append(buffer[static_cast<std::size_t>(i)]);
  std::string out;
  return plain.toUTF8String(out);
}

std::string stem(std::string folded, sb_stemmer* stemmer) {
  if (stemmer == nullptr) return folded;
  const sb_symbol* out = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded.data()),
                                         static_cast<int>(folded.size()));
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
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

// Letters and digits of ASCII.
constexpr std::array<bool, 256> plain_letters = [] {
  std::array<bool, 256> plain{};
  for (int c = 0; c < 0x80; ++c)
    plain[static_cast<std::size_t>(c)] =
        is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return plain;
}();

// The sink gets each word in its place. wants(): whether a word of ASCII, as it is printed, has to be told;
// add(): a word from `begin` to `end`, folded, or empty where it was not wanted.
template <typename Sink>
struct Cutter {
  std::string_view text;
  Sink& sink;
  std::string plain = {};  // the word at hand, ASCII letters of it in lower case

  static constexpr std::size_t longest = 64;  // bytes; what is longer is no word
  static bool is_plain(char c) { return plain_letters[static_cast<unsigned char>(c)]; }

  // "U.S.", "U.S" and "U.S.A.": single letters parted by full stops; the end of the run, or `begin` where it
  // is none.
  [[nodiscard]] std::size_t end_of_initials(std::size_t begin) const {
    if (begin + 1 >= text.size() || text[begin + 1] != '.') return begin;
    std::size_t at = begin, letters = 0;
    while (at < text.size() && is_ascii_letter(text[at])) {
      const bool last = at + 1 == text.size() || text[at + 1] != '.';
      if (last && at + 1 < text.size() && is_word_character(decode_at(text, at + 1).value)) break;
      ++letters;
      at += last ? 1 : 2;
      if (last) break;
    }
    return letters >= 2 ? at : begin;
  }

  std::size_t add_initials(std::size_t begin, std::size_t end) {
    std::string joined;
    for (std::size_t i = begin; i < end; ++i)
      if (text[i] != '.') joined += ascii_lower(text[i]);
    sink.add(begin, end, joined);
    return end;
  }

  // A word of ASCII alone, as nearly all are; `begin` where it goes on with something else.
  std::size_t add_plain_word(std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_plain(text[end])) ++end;
    if (end < text.size() && (static_cast<unsigned char>(text[end]) >= 0x80 || text[end] == '\''))
      return begin;
    plain.clear();
    if (sink.wants(text.substr(begin, end - begin)))
      for (std::size_t i = begin; i < end; ++i) plain += ascii_lower(text[i]);
    if (end - begin <= longest) sink.add(begin, end, plain);
    return end;
  }

  std::size_t add_word(std::size_t begin) {
    if (const std::size_t end = add_plain_word(begin); end > begin) return end;
    std::size_t at = begin;
    plain.clear();
    while (at < text.size()) {
      if (is_plain(text[at])) {
        plain += ascii_lower(text[at++]);
        continue;
      }
      const CodePoint c = decode_at(text, at);
      const bool apostrophe = c.value == '\'' || c.value == 0x2019;
      if (apostrophe && at + c.size < text.size() && is_word_character(decode_at(text, at + c.size).value)) {
        at += c.size;
        continue;
      }
      if (!is_word_character(c.value) || is_unspaced(c.value)) break;
      plain.append(text, at, c.size);
      at += c.size;
    }
    if (plain.size() > longest) return at;
    if (const std::string folded = fold(plain); !folded.empty()) sink.add(begin, at, folded);
    return at;
  }

  std::size_t add_unspaced(std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size()) {
      const CodePoint c = decode_at(text, end);
      if (!is_unspaced(c.value) && u_charType(static_cast<UChar32>(c.value)) != U_NON_SPACING_MARK) break;
      end += c.size;
    }
    UErrorCode status = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::BreakIterator> cutter(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    const icu::UnicodeString run =
        icu::UnicodeString::fromUTF8({text.data() + begin, static_cast<int32_t>(end - begin)});
    cutter->setText(run);
    std::size_t at = begin;
    for (int32_t from = cutter->first(), to = cutter->next(); to != icu::BreakIterator::DONE;
         from = to, to = cutter->next()) {
      std::string word;
      run.tempSubStringBetween(from, to).toUTF8String(word);
      if (!word.empty()) sink.add(at, at + word.size(), word);
      at += word.size();
    }
    return end;
  }

  void run() {
    for (std::size_t at = 0; at < text.size();) {
      if (static_cast<unsigned char>(text[at]) < 0x80 && !is_plain(text[at])) {
        ++at;
        continue;
      }
      const CodePoint c = decode_at(text, at);
      if (is_unspaced(c.value)) {
        at = add_unspaced(at);
      } else if (!is_word_character(c.value)) {
        at += c.size;
      } else if (const std::size_t initials = end_of_initials(at); initials > at) {
        at = add_initials(at, initials);
      } else {
        at = add_word(at);
      }
    }
  }
};

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
  [[nodiscard]] bool is_there() const { return stemmer_ != nullptr; }

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

  static bool wants(std::string_view /*word*/) { return true; }
  void add(std::size_t begin, std::size_t end, const std::string& folded) {
    stems.with(folded, [&](const KnownWord& known) {
      words.push_back(
          {known.stem, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), known.stop});
    });
  }
};

// Languages whose stemmers take endings off and leave the first letter as it is.
constexpr std::array<std::string_view, 9> ending_stemmers = {"",   "de", "en", "es", "fr",
                                                             "it", "nl", "pt", "ru"};

// The places of all words, and which of them have one of a few stems: no other word is stemmed, and most are
// not even folded.
class FewStems {
 public:
  SoughtWords found = {};

  FewStems(const std::vector<std::string>& sought, std::string_view language)
      : sought_(sought),
        stems_(language),
        keeps_first_(!stems_.is_there() ||
                     std::ranges::find(ending_stemmers, language) != ending_stemmers.end()),
        // Porter's stemmer leaves the second letter too, but for a "y" that becomes an "i".
        keeps_second_(!stems_.is_there() || language == "en" || language.empty()) {
    for (const std::string& each : sought) {
      const std::size_t first = each.empty() ? 0 : letter(each[0]);
      // Of "s" nothing is left in English: then any word may be one of them.
      wants_all_ |= each.empty();
      for (std::size_t second = 0; second < letters; ++second)
        pairs_[first * letters + second] |= !keeps_second_ || each.size() < 2 || letter(each[1]) == second;
    }
  }

  // A word of one letter has no second one to go by, and is cheap.
  [[nodiscard]] bool wants(std::string_view word) const {
    if (!keeps_first_ || wants_all_ || word.size() < 2) return true;
    return pairs_[letter(word[0]) * letters + letter(word[1])];
  }
  void add(std::size_t begin, std::size_t end, const std::string& folded) {
    if (!folded.empty())
      stems_.with(folded, [&](const KnownWord& known) {
        const auto at = std::ranges::find(sought_, known.stem);
        if (at == sought_.end()) return;
        found.sought.push_back({static_cast<std::uint32_t>(found.words.size()),
                                static_cast<std::uint32_t>(at - sought_.begin())});
      });
    found.words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

 private:
  static constexpr std::size_t letters = 64;  // classes of them
  static std::size_t letter(char c) {
    const char low = ascii_lower(c);
    return static_cast<std::size_t>(low == 'y' ? 'i' : low) % letters;
  }

  const std::vector<std::string>& sought_;
  Stems stems_;
  bool keeps_first_, keeps_second_, wants_all_ = false;
  std::array<bool, letters* letters> pairs_ = {};  // the letters that a stem begins with
};

}  // namespace

SoughtWords seek_stems(std::string_view text, std::string_view language,
                       const std::vector<std::string>& stems) {
  FewStems few(stems, language);
  few.found.words.reserve(text.size() / bytes_a_word + 1);
  Cutter<FewStems>{text, few}.run();
  return std::move(few.found);
}

std::vector<IndexWord> analyse(std::string_view text, std::string_view language) {
  AllWords all{Stems(language)};
  all.words.reserve(text.size() / bytes_a_word + 1);
  Cutter<AllWords>{text, all}.run();
  return std::move(all.words);
}

}  // namespace broadsheet
