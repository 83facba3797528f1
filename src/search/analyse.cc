// analyse.cc: cuts, folds and stems.
//
// Letters and digits make words; what stands between them parts words, but for apostrophes ("don't") and
// single letters with full stops ("U.S."), which are joined. Runs of scripts that write no spaces go through
// ICU's word iterator. Folding is by ICU's NFKD, marks dropped. Entry points: analyse(), StemSeeker::seek().

#include "search/analyse.h"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <memory>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_map.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

// Where the run of plain letters at `at` ends.
inline std::size_t end_of_plain(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto within = [](__m128i from_zero, char most) {
      return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(most)), from_zero);
    };
    const __m128i lowered = _mm_or_si128(bytes, _mm_set1_epi8('a' - 'A'));
    const __m128i plain = _mm_or_si128(within(_mm_sub_epi8(lowered, _mm_set1_epi8('a')), 'z' - 'a'),
                                       within(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), '9' - '0'));
    const unsigned others = static_cast<unsigned>(_mm_movemask_epi8(plain)) ^ 0xFFFFU;
    if (others != 0) return at + static_cast<std::size_t>(__builtin_ctz(others));
  }
#endif
  while (at < text.size() && plain_letters[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

// The sink gets each word in its place. wants(): whether a word of ASCII has to be told; add(): a word from
// `begin` to `end`, folded; pass(): one that was not wanted.
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

  // Whether the run of plain letters from `begin` to `end` is a word, as nearly all are: nothing else joins
  // it.
  [[nodiscard]] bool is_whole(std::size_t begin, std::size_t end) const {
    if (end == text.size()) return true;
    const char next = text[end];
    return static_cast<unsigned char>(next) < 0x80 && next != '\'' && (next != '.' || end - begin > 1);
  }

  void add_plain_word(std::size_t begin, std::size_t end) {
    if (end - begin > longest) return;
    if (!sink.wants(text, begin, end)) return sink.pass(begin, end);
    plain.clear();
    for (std::size_t i = begin; i < end; ++i) plain += ascii_lower(text[i]);
    sink.add(begin, end, plain);
  }

  std::size_t add_word(std::size_t begin) {
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

  [[gnu::noinline]] std::size_t add_initials_or_word(std::size_t begin) {
    const std::size_t initials = end_of_initials(begin);
    return initials > begin ? add_initials(begin, initials) : add_word(begin);
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

  [[gnu::noinline]] std::size_t pass_or_add_others(std::size_t at) {
    const CodePoint c = decode_at(text, at);
    if (is_unspaced(c.value)) return add_unspaced(at);
    return is_word_character(c.value) ? add_initials_or_word(at) : at + c.size;
  }

  void run() {
    for (std::size_t at = 0; at < text.size();) {
      if (is_plain(text[at])) {
        const std::size_t end = end_of_plain(text, at);
        if (is_whole(at, end)) {
          add_plain_word(at, end);
          at = end;
        } else {
          at = add_initials_or_word(at);
        }
      } else if (static_cast<unsigned char>(text[at]) < 0x80) {
        ++at;
      } else {
        at = pass_or_add_others(at);
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

// Languages whose stemmers take endings off and leave the first letter as it is.
constexpr std::array<std::string_view, 9> ending_stemmers = {"",   "de", "en", "es", "fr",
                                                             "it", "nl", "pt", "ru"};

}  // namespace

// The places of all words, and which of them have one of a few stems: no other word is stemmed, and most are
// not even folded.
class StemSeeker::Sink {
 public:
  SoughtWords found = {};

  Sink(std::vector<std::string> sought, std::string_view language)
      : sought_(std::move(sought)),
        stemmer_(stemmer_of(language)),
        keeps_first_(stemmer_ == nullptr ||
                     std::ranges::find(ending_stemmers, language) != ending_stemmers.end()),
        // Porter's stemmer leaves the second letter too, but for a "y" that becomes an "i".
        keeps_second_(stemmer_ == nullptr || language == "en" || language.empty()) {
    for (const std::string& each : sought_) {
      const std::size_t first = each.empty() ? 0 : letter(each[0]);
      // Of "s" nothing is left in English: then any word may be one of them.
      wants_all_ |= each.empty();
      for (std::size_t second = 0; second < letters; ++second)
        pairs_[first * letters + second] |= !keeps_second_ || each.size() < 2 || letter(each[1]) == second;
      beginnings_.push_back(beginning_of(each));
    }
  }

  [[nodiscard]] const std::vector<std::string>& sought() const { return sought_; }
  [[nodiscard]] bool wants(std::string_view text, std::size_t begin, std::size_t end) const {
    if (keeps_second_ && begin + sizeof(std::uint32_t) <= text.size()) {
      const std::uint32_t front = front_of(text.substr(begin));
      bool begins_so = false;
      for (const Beginning& each : beginnings_) begins_so |= (front & each.mask) == each.front;
      if (!begins_so) return false;
    }
    // A word of one letter has no second one to go by, and is cheap.
    if (!keeps_first_ || wants_all_ || end - begin < 2) return true;
    return pairs_[letter(text[begin]) * letters + letter(text[begin + 1])];
  }
  void pass(std::size_t begin, std::size_t end) {
    found.words.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  void add(std::size_t begin, std::size_t end, const std::string& folded) {
    if (const std::uint32_t stem = stem_of(folded); stem != none)
      found.sought.push_back({static_cast<std::uint32_t>(found.words.size()), stem});
    pass(begin, end);
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  // Which of the stems a word has. Those that were asked for before are known: they are few, and come again.
  std::uint32_t stem_of(const std::string& folded) {
    constexpr std::size_t most_known = 32;
    for (const auto& [word, stem] : known_)
      if (word == folded) return stem;
    const auto at = std::ranges::find(sought_, stem(folded, stemmer_));
    const std::uint32_t which = at == sought_.end() ? none : static_cast<std::uint32_t>(at - sought_.begin());
    if (known_.size() < most_known) known_.emplace_back(folded, which);
    return which;
  }

  static constexpr std::size_t letters = 64;  // classes of them
  static std::size_t letter(char c) {
    const char low = ascii_lower(c);
    return static_cast<std::size_t>(low == 'y' ? 'i' : low) % letters;
  }

  // Porter's stemmer changes the last two letters of what it leaves, at most ("mobility", "mobl"): a word
  // begins as its stem does without them. Up to four letters are compared at once.
  struct Beginning {
    std::uint32_t front = 0, mask = 0;
  };
  static std::uint32_t front_of(std::string_view word) {
    std::uint32_t front = 0;
    std::memcpy(&front, word.data(), sizeof front);
    return front | 0x20202020U;  // lower case
  }
  static Beginning beginning_of(const std::string& stem) {
    std::string front(sizeof(std::uint32_t), '\0'), mask = front;
    for (std::size_t i = 0; i < front.size() && i + 2 < stem.size(); ++i)
      front[i] = stem[i], mask[i] = '\xFF';
    std::uint32_t bits = 0;
    std::memcpy(&bits, mask.data(), sizeof bits);
    return {front_of(front) & bits, bits};
  }

  std::vector<std::string> sought_;
  sb_stemmer* stemmer_;
  std::vector<std::pair<std::string, std::uint32_t>> known_;
  bool keeps_first_, keeps_second_, wants_all_ = false;
  std::array<bool, letters* letters> pairs_ = {};  // the letters that a stem begins with
  std::vector<Beginning> beginnings_;              // of each stem
};

StemSeeker::StemSeeker(std::vector<std::string> stems, std::string_view language)
    : sink_(std::make_unique<Sink>(std::move(stems), language)) {}
StemSeeker::StemSeeker(StemSeeker&&) noexcept = default;
StemSeeker::~StemSeeker() = default;

const SoughtWords& StemSeeker::seek(std::string_view text) {
  sink_->found.words.clear();
  sink_->found.sought.clear();
  Cutter<Sink>{text, *sink_}.run();
  return sink_->found;
}

std::size_t StemSeeker::stems() const {
  return sink_->sought().size();
}

std::vector<IndexWord> analyse(std::string_view text, std::string_view language) {
  AllWords all{Stems(language)};
  all.words.reserve(text.size() / bytes_a_word + 1);
  Cutter<AllWords>{text, all}.run();
  return std::move(all.words);
}

}  // namespace broadsheet
