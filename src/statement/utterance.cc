// utterance.cc: whether two papers tell the same utterance, and what one of them changed.
//
// A text is looked at as its words, case and marks apart. Three words in a row make a number by hashing; the
// three smallest numbers of a text are its prints, so that two texts that share most of their runs of words
// mostly share a print. Texts that meet there are compared word by word: their longest common sequence says
// how much is the same and which words were dropped and added. Entry points: utterance_prints(),
// compare_utterances(), word_difference().

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/statement.h"
#include "statement/words.h"

namespace broadsheet {
namespace {

constexpr std::size_t words_a_print = 3;
constexpr std::size_t prints_a_text = 3;
constexpr std::size_t fewest_words = 5;
constexpr std::size_t most_compared = 400;  // words; the table of common sequences grows with their square

// Words that turn a statement into its opposite; "t" is what marks leave of "don't".
constexpr std::array<std::string_view, 14> negations = {"aucun",  "cannot", "jamais", "kein", "keine",
                                                        "keinen", "never",  "nicht",  "nie",  "no",
                                                        "none",   "not",    "pas",    "t"};
static_assert(std::is_sorted(negations.begin(), negations.end()));

// Numbers that are written out.
constexpr std::array<std::string_view, 40> number_words = {
    "acht",  "billion",  "dozen",     "drei",     "eight",  "eighteen", "eighty",   "eleven",
    "elf",   "fifteen",  "fifty",     "five",     "forty",  "four",     "fourteen", "fünf",
    "half",  "hundred",  "million",   "neun",     "nine",   "nineteen", "ninety",   "one",
    "sechs", "seven",    "seventeen", "seventy",  "sieben", "six",      "sixteen",  "sixty",
    "ten",   "thirteen", "thirty",    "thousand", "three",  "twelve",   "twenty",   "two"};
static_assert(std::is_sorted(number_words.begin(), number_words.end()));

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> row = std::move(cut_words(text).row);
  std::erase_if(row, [](const Word& w) { return w.shape == WordShape::mark; });
  return row;
}

bool same_word(const Word& a, const Word& b) {
  return a.folded == b.folded;
}

// Which words of both belong to their longest common sequence. Parts at either end that are the same are not
// put into the table.
struct Common {
  std::vector<bool> a, b;
  std::size_t words = 0;
};

Common common_words(const std::vector<Word>& a, const std::vector<Word>& b) {
  Common common{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  const auto mark = [&](std::size_t i, std::size_t j) {
    common.a[i] = common.b[j] = true;
    ++common.words;
  };
  std::size_t first = 0, a_end = a.size(), b_end = b.size();
  for (; first < std::min(a_end, b_end) && same_word(a[first], b[first]); ++first) mark(first, first);
  for (; a_end > first && b_end > first && same_word(a[a_end - 1], b[b_end - 1]); --a_end, --b_end)
    mark(a_end - 1, b_end - 1);
  const std::size_t width = b_end - first + 1;
  std::vector<std::uint16_t> table((a_end - first + 1) * width, 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return table[(i - first) * width + (j - first)];
  };
  for (std::size_t i = a_end; i-- > first;)
    for (std::size_t j = b_end; j-- > first;)
      cell(i, j) = same_word(a[i], b[j]) ? static_cast<std::uint16_t>(cell(i + 1, j + 1) + 1)
                                         : std::max(cell(i + 1, j), cell(i, j + 1));
  for (std::size_t i = first, j = first; i < a_end && j < b_end;) {
    if (same_word(a[i], b[j]))
      mark(i++, j++);
    else if (cell(i + 1, j) >= cell(i, j + 1))
      ++i;
    else
      ++j;
  }
  return common;
}

bool is_number(const Word& word) {
  return word.shape == WordShape::number ||
         std::binary_search(number_words.begin(), number_words.end(), std::string_view(word.folded));
}

bool is_negation(const Word& word) {
  return std::binary_search(negations.begin(), negations.end(), std::string_view(word.folded));
}

Alteration graver(Alteration so_far, const std::vector<Word>& words, const std::vector<bool>& kept) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (kept[i]) continue;
    so_far = std::max(so_far, is_negation(words[i]) ? Alteration::negation
                              : is_number(words[i]) ? Alteration::number
                                                    : Alteration::wording);
  }
  return so_far;
}

// A piece of a text: its words [first, last) with what stands between them.
void add_change(std::vector<WordChange>& changes, WordChange::What what, std::string_view text,
                const std::vector<Word>& words, std::size_t first, std::size_t last) {
  if (first == last) return;
  const std::size_t begin = first == 0 ? 0 : words[first].begin;
  const std::size_t end = last == words.size() ? text.size() : words[last].begin;
  changes.push_back({what, std::string(text.substr(begin, end - begin))});
}

}  // namespace

std::string_view name_of(Alteration alteration) {
  constexpr std::array<std::string_view, 4> names = {"none", "wording", "number", "negation"};
  return names[static_cast<std::size_t>(alteration)];
}

std::vector<std::string> said_pieces(std::string_view body, const Attribution& statement) {
  std::vector<std::string> pieces;
  std::size_t byte = 0;
  std::uint32_t code_point = 0;
  const auto go_to = [&](std::uint32_t wanted) {
    for (; code_point < wanted && byte < body.size(); ++code_point) byte += decode_at(body, byte).size;
    return byte;
  };
  for (const Span& span : statement.content) {
    const std::size_t begin = go_to(span.begin);
    pieces.emplace_back(body.substr(begin, go_to(span.end) - begin));
  }
  return pieces;
}

std::vector<std::int64_t> utterance_prints(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  std::vector<std::int64_t> prints;
  if (words.size() < fewest_words) return prints;
  std::string run;
  for (std::size_t i = 0; i + words_a_print <= words.size(); ++i) {
    run.clear();
    for (std::size_t k = i; k < i + words_a_print; ++k) (run += words[k].folded) += ' ';
    prints.push_back(static_cast<std::int64_t>(hash64(run) >> 1));
  }
  std::sort(prints.begin(), prints.end());
  prints.erase(std::unique(prints.begin(), prints.end()), prints.end());
  if (prints.size() > prints_a_text) prints.resize(prints_a_text);
  return prints;
}

std::optional<Alteration> compare_utterances(std::string_view first, std::string_view second) {
  const std::vector<Word> a = words_of(first);
  if (first == second) return a.empty() ? std::nullopt : std::optional(Alteration::none);
  const std::vector<Word> b = words_of(second);
  if (std::equal(a.begin(), a.end(), b.begin(), b.end(), same_word))
    return a.empty() ? std::nullopt : std::optional(Alteration::none);
  const std::size_t most = std::max(a.size(), b.size());
  if (most > most_compared || std::min(a.size(), b.size()) * 5 < most * 4) return std::nullopt;
  const Common common = common_words(a, b);
  if (common.words * 5 < most * 4) return std::nullopt;
  return graver(graver(Alteration::none, a, common.a), b, common.b);
}

std::vector<WordChange> word_difference(std::string_view first, std::string_view second) {
  const std::vector<Word> a = words_of(first), b = words_of(second);
  std::vector<WordChange> changes;
  if (std::max(a.size(), b.size()) > most_compared) {
    add_change(changes, WordChange::What::dropped, first, a, 0, a.size());
    add_change(changes, WordChange::What::added, second, b, 0, b.size());
    return changes;
  }
  const Common common = common_words(a, b);
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const std::size_t a_begin = i, b_begin = j;
    while (i < a.size() && !common.a[i]) ++i;
    while (j < b.size() && !common.b[j]) ++j;
    add_change(changes, WordChange::What::dropped, first, a, a_begin, i);
    add_change(changes, WordChange::What::added, second, b, b_begin, j);
    const std::size_t kept = i;
    while (i < a.size() && j < b.size() && common.a[i] && common.b[j]) ++i, ++j;
    add_change(changes, WordChange::What::kept, first, a, kept, i);
  }
  return changes;
}

}  // namespace broadsheet
