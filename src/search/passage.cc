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
#include <span>

#include "base/strings.h"
#include "broadsheet/text.h"
#include "search/cutter.h"
#include "search/plain_words.h"
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
  // How a word begins: eight letters in lower case, and the bits of those that count.
  struct Beginning {
    std::uint64_t letters = 0, bits = 0;
    bool operator==(const Beginning&) const = default;
  };
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
#if defined(BROADSHEET_PLAIN_WORDS)
  // By which two letters words that may have one are told; none where any may.
  [[nodiscard]] std::span<const TwoLetters> letters() const { return letters_; }
  [[nodiscard]] bool any() const { return any_; }
#endif

  // Whether a word of ASCII may have one. What follows it may be there too.
  [[nodiscard]] bool may_have(std::string_view word) const {
    const std::uint64_t letters = first_letters(word);
    return any_ || std::ranges::any_of(beginnings_, [&](const Beginning& beginning) {
             return (letters & beginning.bits) == beginning.letters;
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
  static constexpr std::size_t most_letters = 8;

  // In lower case.
  static std::uint64_t first_letters(std::string_view word) {
    constexpr std::uint64_t blanks = 0x2020'2020'2020'2020;
    std::uint64_t letters = 0;
    if (word.size() >= most_letters)
      std::memcpy(&letters, word.data(), most_letters);
    else
      std::memcpy(&letters, word.data(), word.size());
    return letters | blanks;
  }

  void add_beginning(std::string_view kept) {
    std::string word(kept.substr(0, most_letters));
    add_word_beginning(word);
    if (low(word[0]) != 'i') return;
    word[0] = 'y';
    add_word_beginning(word);
  }
  void add_word_beginning(std::string_view word) {
    Beginning beginning;
    std::memset(&beginning.bits, 0xFF, word.size());
    beginning.letters = first_letters(word) & beginning.bits;
    if (std::ranges::find(beginnings_, beginning) != beginnings_.end()) return;
    beginnings_.push_back(beginning);
#if defined(BROADSHEET_PLAIN_WORDS)
    const std::size_t apart = word.size() - 1;
    letters_.push_back({low(word[0]), low(word[apart]), static_cast<std::uint8_t>(apart)});
#endif
  }

  std::vector<std::string> stems_;
  sb_stemmer* stemmer_;
  bool any_ = false;
  std::vector<Beginning> beginnings_;
#if defined(BROADSHEET_PLAIN_WORDS)
  std::vector<TwoLetters> letters_;  // of each
#endif
  std::vector<std::pair<std::string, std::uint32_t>> known_;
};

// Counts words, and says where the one stands that follows the first `left`.
struct WordPlace {
  std::size_t left;
  std::optional<Passage::Mark> found = {};

  static bool wants(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) { return false; }
  void pass(std::size_t begin, std::size_t end) {
    if (left-- == 0) found = {begin, end};
  }
  void add(std::size_t begin, std::size_t end, const std::string& /*folded*/) { pass(begin, end); }
};

// Counts those that begin before a byte.
struct WordsBefore {
  std::size_t byte, words;

  static bool wants(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/) { return false; }
  void pass(std::size_t begin, std::size_t /*end*/) { words += begin < byte ? 1 : 0; }
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
      if (steps_.empty() || at_ >= steps_.back().at + a_step) steps_.push_back({at_, words_});
#if defined(BROADSHEET_PLAIN_WORDS)
      if (end - at_ >= PlainWords::least_bytes) {
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
    passage.begin = passage.cut_before ? place(text, first).begin : 0;
    passage.end = passage.cut_behind ? place(text, last - 1).end : text.size();
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
    Passage::Mark sought_at;  // where that word stands

    [[nodiscard]] std::size_t begin() const { return end - std::min(end, passage_words); }
  };
  // How many words stand before a byte; noted again after so many bytes.
  struct Step {
    std::size_t at = 0, words = 0;
  };
  static constexpr std::size_t a_step = 64;

  // The passage has all words sought of its run, and begins with the sentence of the first of them if it can;
  // where the text ends soon, with an earlier one.
  [[nodiscard]] std::size_t first_word(std::string_view text) const {
    constexpr std::size_t few = 6, before = 8;
    const std::size_t earliest = best_.begin(), latest = best_.first_sought;
    if (earliest == 0 && latest < few) return 0;
    const std::size_t from = earliest == 0 ? 0 : place(text, earliest).begin;
    std::optional<std::size_t> first;
    if (earliest == 0) first = 0;
    for (const auto& [begin, end] : find_sentences(text.substr(from, best_.sought_at.end - from))) {
      const std::size_t number = begin == 0 ? earliest : words_before(text, from + begin);
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
      best_ = {next.word + 1, distinct_, sought_[first_].word, sought_[first_].where};
  }

#if defined(BROADSHEET_PLAIN_WORDS)
  // The words from at_ on that are of plain letters; false where none is.
  bool take_plain_words(Cutter<Reading>& cutter) {
    // Where any word may have one, no bytes are passed over.
    const std::size_t most = test_.any() ? PlainWords::least_bytes : std::string_view::npos;
    const PlainWords found = PlainWords::find(cutter.text.substr(at_, most), test_.letters());
    at_ += found.passed;
    words_ += found.words_passed;
    if (found.size == 0) return found.passed > 0;
    const std::size_t words = words_;
    for (std::uint64_t left = test_.any() ? found.begins : found.sought; left != 0; left &= left - 1) {
      const auto from = static_cast<unsigned>(std::countr_zero(left));
      if (!test_.may_have(cutter.text.substr(at_ + from))) continue;
      const auto length = static_cast<unsigned>(std::countr_one(found.plain >> from));
      const std::uint64_t before = found.begins & ((std::uint64_t{1} << from) - 1);
      words_ = words + static_cast<std::size_t>(std::popcount(before));
      cutter.add_wanted_word(at_ + from, at_ + from + length);
    }
    words_ = words + found.count;
    at_ += found.size;
    return true;
  }
#endif

  // From a step on, over plain words, to the last step that is `still` before what is looked for.
  template <typename Still>
  static Step pass_plain_words([[maybe_unused]] std::string_view text, Step step,
                               [[maybe_unused]] Still still) {
#if defined(BROADSHEET_PLAIN_WORDS)
    while (step.at + PlainWords::least_bytes <= text.size()) {
      const PlainWords found = PlainWords::find(text.substr(step.at, PlainWords::least_bytes), {});
      const Step next = {step.at + found.size, step.words + found.count};
      if (found.size == 0 || !still(next)) break;
      step = next;
    }
#endif
    return step;
  }

  // Of a word that is there.
  [[nodiscard]] Passage::Mark place(std::string_view text, std::size_t number) const {
    const Step& before = *std::prev(std::ranges::upper_bound(steps_, number, {}, &Step::words));
    const Step step = pass_plain_words(text, before, [&](const Step& s) { return s.words <= number; });
    WordPlace word{number - step.words};
    Cutter<WordPlace> cutter{text, word};
    for (std::size_t at = step.at; at < text.size() && !word.found;) at = cutter.step(at);
    return word.found.value_or(Passage::Mark{text.size(), text.size()});
  }

  [[nodiscard]] std::size_t words_before(std::string_view text, std::size_t byte) const {
    const Step& before = *std::prev(std::ranges::upper_bound(steps_, byte, {}, &Step::at));
    const Step step = pass_plain_words(text, before, [&](const Step& s) { return s.at <= byte; });
    WordsBefore words{byte, step.words};
    Cutter<WordsBefore> cutter{text, words};
    for (std::size_t at = step.at; at < byte;) at = cutter.step(at);
    return words.words;
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
