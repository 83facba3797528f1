// sentences.cc: where a sentence ends for those who ask what it says. A full stop inside of quotation marks
// ends none, so that “Go home. It is late,” he said. is one; a question that is followed by its "Kirby asked"
// goes on; a sentence may begin without a blank where the page lost it. Entry point: cut_sentences().

#include <algorithm>

#include "statement/clauses.h"
#include "statement/sentence_reader.h"

namespace broadsheet {
namespace {

// "TOLMIN, Oct 20 (Northwire) - Both sides …": nobody says the place. The word behind the dash, where a
// paragraph opens so: with a name in capitals, then an agency in brackets or nothing but names and a day.
std::uint32_t behind_dateline(const Words& words, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t longest = 16;  // words and marks
  if (begin == end || words.row[begin].shape != WordShape::upper) return begin;
  bool bracket = false;
  for (std::uint32_t i = begin + 1; i < std::min(end, begin + longest); ++i) {
    const Word& w = words.row[i];
    if (w.folded == "(") bracket = true;
    if (w.folded == "-" || w.folded == "_") {
      const bool spaced = i + 1 < end && !w.joined && !words.row[i + 1].joined;
      return spaced ? i + 1 : begin;
    }
    if (w.folded == "\"" || (w.shape == WordShape::lower && !bracket)) return begin;
  }
  return begin;
}

// No mark, or the full stop of "Mrs."
bool is_title_or_word(const Words& words, std::uint32_t i) {
  if (words.row[i].shape != WordShape::mark) return true;
  return words.row[i].folded == "." && i + 1 < words.row.size() && !words.row[i + 1].opens_sentence;
}

}  // namespace

std::vector<WordRange> cut_sentences(const Words& words) {
  std::vector<WordRange> sentences;
  for (std::size_t p = 0; p + 1 < words.paragraphs.size(); ++p) {
    const std::uint32_t end = words.paragraphs[p + 1];
    std::uint32_t begin = behind_dateline(words, words.paragraphs[p], end);
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      const Word& w = words.row[i];
      const bool inside =
          w.quotation >= 0 && words.quotations[static_cast<std::size_t>(w.quotation)].first != i;
      if (!w.opens_sentence || inside) continue;
      // The closing mark of the sentence before.
      if (w.shape == WordShape::mark && !is_one_of(w.folded, {"\"", "(", "["})) continue;
      const bool bracket = is_one_of(w.folded, {"(", "["}) && !w.joined && words.row[i - 1].folded == ".";
      if (w.shape == WordShape::mark && w.quotation < 0 && !bracket) continue;
      const bool after_quotation = words.row[i - 1].folded == "\"" && words.row[i - 1].quotation >= 0;
      if (w.shape == WordShape::lower &&
          !(w.joined && words.row[i - 1].folded == "." && w.word_class != WordClass::speech))
        continue;
      // "3.000", "2.9 million".
      if (w.shape == WordShape::number && w.joined && words.row[i - 1].folded == ".") continue;
      // "5 a.m."
      if (w.shape == WordShape::lower && i >= 2 && words.row[i - 2].end - words.row[i - 2].begin == 1)
        continue;
      // “Why?” Kirby asked.
      bool said_behind = false;
      if (after_quotation)
        for (std::uint32_t k = i; k < end && k < i + 5 && is_title_or_word(words, k); ++k)
          said_behind = said_behind || words.row[k].word_class == WordClass::speech;
      const std::uint32_t inner = i >= 3 && words.row[i - 2].folded == "'" ? i - 3 : i >= 2 ? i - 2 : i;
      if (said_behind && is_one_of(words.row[inner].folded, {"?", "!"})) continue;
      sentences.push_back({begin, i});
      begin = i;
    }
    if (begin < end) sentences.push_back({begin, end});
  }
  return sentences;
}

}  // namespace broadsheet
