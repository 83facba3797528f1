// passage.cc: looks for the words of a passage without cutting the text it stands in.
//
//   64 bytes ─► masks of what begins a word, and of what begins as a stem does ─► the few that are stemmed
//       │
//       └── anything that ASCII letters and what parts them do not tell ─► the cutter (cutter.h), word by
//       word
//
// Words are counted, and how far they were counted is noted every 64 bytes or so: where the words of the
// passage begin and end is looked up from there once it is known which they are. Entry points:
// PassageFinder::read(), PassageFinder::passage().

#include "search/passage.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "base/strings.h"
#include "broadsheet/text.h"
#include "search/cutter.h"
#include "search/stem.h"

namespace broadsheet {
namespace {

// Languages whose stemmers take endings off and leave the first letter as it is.
constexpr std::array<std::string_view, 9> ending_stemmers = {"",   "de", "en", "es", "fr",
                                                             "it", "nl", "pt", "ru"};

char low(char c) {
  return static_cast<char>(c | 0x20);
}

// Which words may have one of a few stems, by the letters they begin with, and which of them do.
class StemTest {
 public:
  // How a word begins, in lower case; a letter that may be any is 0.
  using Beginning = std::array<char, 8>;
  static constexpr std::uint32_t none = UINT32_MAX;

  StemTest(std::vector<std::string> stems, std::string_view language)
      : stems_(std::move(stems)), stemmer_(stemmer_of(language)) {
    const bool keeps_first =
        stemmer_ == nullptr || std::ranges::find(ending_stemmers, language) != ending_stemmers.end();
    const bool is_english = language == "en" || language.empty();
    for (const std::string& each : stems_) {
      // Of "s" nothing is left in English: then any word may be one of them.
      any_ |= !keeps_first || each.empty();
      if (any_) continue;
      // Porter's stemmer changes the last two letters of what it leaves, at most ("mobility", "mobl"); the
      // first letter at most from "y" to "i".
      const std::size_t kept = stemmer_ == nullptr ? each.size()
                               : is_english        ? std::max<std::size_t>(each.size(), 3) - 2
                                                   : 1;
      add_beginning(std::string_view(each).substr(0, kept));
    }
  }

  [[nodiscard]] std::size_t stems() const { return stems_.size(); }
  [[nodiscard]] bool any() const { return any_; }
  [[nodiscard]] const std::vector<Beginning>& beginnings() const { return beginnings_; }

  // Whether a word of ASCII may have one.
  [[nodiscard]] bool may_have(std::string_view word) const {
    return any_ || std::ranges::any_of(beginnings_, [&](const Beginning& beginning) {
             for (std::size_t i = 0; i < beginning.size() && beginning[i] != 0; ++i)
               if (i >= word.size() || low(word[i]) != beginning[i]) return false;
             return true;
           });
  }
  // Which a folded word has. Those that were asked for before are known: they are few, and come again.
  [[nodiscard]] std::uint32_t stem_of(const std::string& folded) {
    constexpr std::size_t most_known = 32;
    for (const auto& [word, which] : known_)
      if (word == folded) return which;
    const auto at = std::ranges::find(stems_, stem(folded, stemmer_));
    const std::uint32_t which = at == stems_.end() ? none : static_cast<std::uint32_t>(at - stems_.begin());
    if (known_.size() < most_known) known_.emplace_back(folded, which);
    return which;
  }

 private:
  void add_beginning(std::string_view kept) {
    Beginning beginning{};
    for (std::size_t i = 0; i < std::min(kept.size(), beginning.size()); ++i) beginning[i] = low(kept[i]);
    for (const char first : {beginning[0], beginning[0] == 'i' ? 'y' : '\0'}) {
      beginning[0] = first;
      if (first != 0 && std::ranges::find(beginnings_, beginning) == beginnings_.end())
        beginnings_.push_back(beginning);
    }
  }

  std::vector<std::string> stems_;
  sb_stemmer* stemmer_;
  bool any_ = false;
  std::vector<Beginning> beginnings_;
  std::vector<std::pair<std::string, std::uint32_t>> known_;
};

#if defined(__SSE2__)

constexpr std::size_t bytes_at_once = 64;

// A bit for each of 64 bytes.
struct Masks {
  std::uint64_t plain = 0;   // letters and digits of ASCII
  std::uint64_t joins = 0;   // what is not ASCII, and apostrophes
  std::uint64_t stops = 0;   // full stops
  std::uint64_t begins = 0;  // the first letter of one of the stems, whether or not a word begins there

  // Of 64 bytes.
  Masks(const char* bytes, const StemTest& test) {
    for (unsigned i = 0; i < 4; ++i) {
      const Vector raw = read(bytes + 16 * i), lowered = low(raw);
      const Vector letters = within(_mm_sub_epi8(lowered, _mm_set1_epi8('a')), 'z' - 'a');
      const Vector digits = within(_mm_sub_epi8(raw, _mm_set1_epi8('0')), '9' - '0');
      plain |= bits(_mm_or_si128(letters, digits), i);
      joins |= bits(_mm_or_si128(raw, equal(raw, '\'')), i);
      stops |= bits(equal(raw, '.'), i);
    }
    if (test.any()) begins = ~std::uint64_t{0};
    for (const StemTest::Beginning& beginning : test.beginnings())
      for (unsigned i = 0; i < 4; ++i) begins |= bits(equal(low(read(bytes + 16 * i)), beginning[0]), i);
  }

 private:
  using Vector = decltype(_mm_setzero_si128());

  static Vector read(const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
  static Vector low(Vector bytes) { return _mm_or_si128(bytes, _mm_set1_epi8(' ')); }
  static Vector equal(Vector bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
  static Vector within(Vector from_zero, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(most)), from_zero);
  }
  // Of the i-th 16 bytes.
  static std::uint64_t bits(Vector bytes, unsigned i) {
    return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(bytes))} << 16 * i;
  }
};

#endif

// False only where no sentence ends. Stop marks of other scripts begin with bytes that few other marks do.
bool may_end_sentence(std::string_view text) {
  return std::ranges::any_of(text,
                             [](char c) {
                               const auto byte = static_cast<unsigned char>(c);
                               return c == '.' || c == '!' || c == '?' || c == '\n' ||
                                      (byte >= 0xD8 && byte != 0xE2);
                             }) ||
         text.find("…") != std::string_view::npos;
}

// Counts words, and says where those that follow the first `left` stand.
struct WordPlaces {
  std::size_t left;
  std::vector<Passage::Mark> found = {};

  static bool wants(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) { return false; }
  void pass(std::size_t begin, std::size_t end) {
    if (left == 0)
      found.push_back({begin, end});
    else
      --left;
  }
  void add(std::size_t begin, std::size_t end, const std::string& /*folded*/) { pass(begin, end); }
};

}  // namespace

class PassageFinder::Reading {
 public:
  Reading(std::vector<std::string> stems, std::string_view language)
      : test_(std::move(stems), language), inside_(test_.stems(), 0) {}

  void begin() {
    at_ = words_ = distinct_ = first_ = 0;
    best_ = {};
    sought_.clear();
    steps_.clear();
    std::ranges::fill(inside_, 0);
  }

  bool read(std::string_view text, bool goes_on) {
    std::size_t end = text.size();
    if (goes_on)
      while (end > at_ && text[end - 1] != ' ' && text[end - 1] != '\n') --end;
    Cutter<Reading> cutter{text.substr(0, end), *this};
    while (at_ < end && !is_settled()) {
      if (steps_.empty() || at_ >= steps_.back().at + 64) steps_.push_back({at_, words_});
#if defined(__SSE2__)
      if (end - at_ > bytes_at_once) {
        if (take_plain_words(cutter)) continue;
      } else if (goes_on) {
        break;  // with what follows
      }
#endif
      at_ = cutter.step(at_);
    }
    return goes_on && !is_settled();
  }

  [[nodiscard]] Passage passage(std::string_view text) const {
    if (words_ == 0) return {};
    const std::size_t first = first_word(text), last = std::min(words_, first + passage_words);
    Passage passage;
    passage.cut_before = first > 0;
    passage.cut_behind = last < words_;
    passage.begin = passage.cut_before ? places(text, first, 1)[0].begin : 0;
    passage.end = passage.cut_behind ? places(text, last - 1, 1)[0].end : text.size();
    for (const Sought& each : sought_)
      if (each.word >= first && each.word < last) passage.marks.push_back(each.where);
    return passage;
  }

  // What the cutter asks and tells.
  [[nodiscard]] bool wants(std::string_view text, std::size_t begin, std::size_t end) const {
    return test_.may_have(text.substr(begin, end - begin));
  }
  void pass(std::size_t /*begin*/, std::size_t /*end*/) { ++words_; }
  void add(std::size_t begin, std::size_t end, const std::string& folded) {
    if (const std::uint32_t which = test_.stem_of(folded); which != StemTest::none)
      take({words_, which, {begin, end}});
    ++words_;
  }

 private:
  struct Sought {
    std::size_t word = 0, stem = 0;
    Passage::Mark where;
  };
  // The run of words that ends with one: how many stems are in it, and the first word that has one.
  struct Window {
    std::size_t end = passage_words, distinct = 0, first_sought = 0;
    std::size_t sought_at = 0;  // the byte where that word begins

    [[nodiscard]] std::size_t begin() const { return end - std::min(end, passage_words); }
  };
  // How many words stand before a byte.
  struct Step {
    std::size_t at = 0, words = 0;
  };

  // The passage has all words sought of its run, and begins with the sentence of the first of them if it can;
  // where the text ends soon, with an earlier one.
  [[nodiscard]] std::size_t first_word(std::string_view text) const {
    constexpr std::size_t few = 6, before = 8;
    const std::size_t earliest = best_.begin(), latest = best_.first_sought;
    // Nearly all are found in the first sentence of a text.
    if (earliest == 0 && (latest < few || !may_end_sentence(text.substr(0, best_.sought_at)))) return 0;
    const std::vector<Passage::Mark> words = places(text, earliest, latest + 1 - earliest);
    const std::size_t from = words.front().begin;
    std::optional<std::size_t> first;
    if (earliest == 0) first = 0;
    for (const auto& [begin, end] : find_sentences(text.substr(from, words.back().end - from))) {
      const auto at = std::ranges::lower_bound(words, from + begin, {}, &Passage::Mark::begin);
      const std::size_t number = earliest + static_cast<std::size_t>(at - words.begin());
      // What stands where the run begins is the rest of a sentence. Few words are rather shown than passed
      // over.
      if (number == earliest || (earliest == 0 && number < few)) continue;
      if (number <= latest && (!first || number + passage_words / 2 <= words_)) first = number;
    }
    return first.value_or(std::max(earliest, latest - std::min(latest, before)));
  }
  [[nodiscard]] bool has_all() const { return best_.distinct == test_.stems(); }
  // Whether the passage, and that words stand behind it, is known.
  [[nodiscard]] bool is_settled() const { return has_all() && words_ > best_.first_sought + passage_words; }

  void take(const Sought& next) {
    sought_.push_back(next);
    if (has_all()) return;
    if (++inside_[next.stem] == 1) ++distinct_;
    for (; sought_[first_].word + passage_words <= next.word; ++first_)
      if (--inside_[sought_[first_].stem] == 0) --distinct_;
    if (distinct_ > best_.distinct)
      best_ = {next.word + 1, distinct_, sought_[first_].word, sought_[first_].where.begin};
  }

#if defined(__SSE2__)
  // The words from at_ on that are of plain letters, and within 64 bytes; false where none is.
  bool take_plain_words(Cutter<Reading>& cutter) {
    const Masks masks(cutter.text.data() + at_, test_);
    const std::uint64_t starts = masks.plain & ~(masks.plain << 1);
    const std::uint64_t single = starts & ~(masks.plain >> 1);
    // What joins two words, were it to stand between them.
    const std::uint64_t special = masks.joins | (single << 1 & masks.stops);
    auto limit = static_cast<unsigned>(std::countr_zero(special));
    const std::uint64_t before = limit == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << limit) - 1;
    // A word that goes on behind it is left to the cutter.
    if (limit > 0 && (masks.plain >> (limit - 1) & 1U) != 0)
      limit = 63U - static_cast<unsigned>(std::countl_zero(starts & before));
    if (limit == 0) return false;
    const std::uint64_t within = starts & (limit == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << limit) - 1);
    const std::size_t words = words_;
    for (std::uint64_t left = within & masks.begins; left != 0; left &= left - 1) {
      const auto from = static_cast<unsigned>(std::countr_zero(left));
      const auto length = static_cast<unsigned>(std::countr_one(masks.plain >> from));
      if (!test_.may_have(cutter.text.substr(at_ + from, length))) continue;
      words_ = words + static_cast<std::size_t>(std::popcount(within & ((std::uint64_t{1} << from) - 1)));
      cutter.add_plain_word(at_ + from, at_ + from + length);
    }
    words_ = words + static_cast<std::size_t>(std::popcount(within));
    at_ += limit;
    return true;
  }
#endif

  // Of `count` words from one on; they are there.
  [[nodiscard]] std::vector<Passage::Mark> places(std::string_view text, std::size_t first,
                                                  std::size_t count) const {
    const Step& step = *std::prev(std::ranges::upper_bound(steps_, first, {}, &Step::words));
    WordPlaces words{first - step.words};
    words.found.reserve(count);
    Cutter<WordPlaces> cutter{text, words};
    for (std::size_t at = step.at; at < text.size() && words.found.size() < count;) at = cutter.step(at);
    return std::move(words.found);
  }

  StemTest test_;
  std::size_t at_ = 0;     // bytes read
  std::size_t words_ = 0;  // in them
  std::vector<Sought> sought_;
  std::vector<std::size_t> inside_;       // how often each stem stands in the run that ends at hand
  std::size_t distinct_ = 0, first_ = 0;  // how many do; of sought_, the first in that run
  Window best_;
  std::vector<Step> steps_;
};

PassageFinder::PassageFinder(std::vector<std::string> stems, std::string_view language)
    : reading_(std::make_unique<Reading>(std::move(stems), language)) {}
PassageFinder::PassageFinder(PassageFinder&&) noexcept = default;
PassageFinder::~PassageFinder() = default;

void PassageFinder::begin() {
  reading_->begin();
}

bool PassageFinder::read(std::string_view text, bool goes_on) {
  return reading_->read(text, goes_on);
}

Passage PassageFinder::passage(std::string_view text) const {
  return reading_->passage(text);
}

}  // namespace broadsheet
