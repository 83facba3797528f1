#pragma once
// cutter.h: a text into words, for whoever wants all of them (analyse.cc) or some (passage.cc).
//
// Letters and digits make words; what stands between them parts words, but for apostrophes ("don't") and
// single letters with full stops ("U.S."), which are joined, and soft hyphens, which are passed over. Runs of
// scripts that write no spaces go through ICU's word iterator. Folding is by ICU's NFKD, marks dropped. A
// blank is in no word, so a text cut at one has the words of its parts.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/plain_run.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {

// Scripts that write no spaces between words.
inline bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// Whether it only marks the letter before it.
[[nodiscard]] bool is_mark(char32_t c);
[[nodiscard]] bool is_word_character(char32_t c);
// Lower case, without marks.
[[nodiscard]] std::string fold(std::string_view word);
// A run of a script that writes no spaces: its words, and what stands between them, in order.
[[nodiscard]] std::vector<std::string> cut_unspaced(std::string_view run);

// The sink gets each word in its place. wants(): whether a word of ASCII has to be told; add(): a word from
// `begin` to `end`, folded; pass(): one that was not wanted.
template <typename Sink>
struct Cutter {
  std::string_view text;
  Sink& sink;
  std::string plain = {};  // the word at hand, ASCII letters of it in lower case

  static constexpr char32_t soft_hyphen = 0xAD;  // where a word may be broken, if it has to be
  static constexpr std::size_t longest = 64;     // bytes; what is longer is no word
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
    add_wanted_word(begin, end);
  }

  // One of ASCII letters and digits.
  void add_wanted_word(std::size_t begin, std::size_t end) {
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
      if (c.value == soft_hyphen) {
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
      if (!is_unspaced(c.value) && !is_mark(c.value)) break;
      end += c.size;
    }
    std::size_t at = begin;
    for (const std::string& word : cut_unspaced(text.substr(begin, end - begin))) {
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

  // What stands at `at`, a word or what is none; where the next begins.
  std::size_t step(std::size_t at) {
    if (!is_plain(text[at]))
      return static_cast<unsigned char>(text[at]) < 0x80 ? at + 1 : pass_or_add_others(at);
    const std::size_t end = end_of_plain(text, at);
    if (!is_whole(at, end)) return add_initials_or_word(at);
    add_plain_word(at, end);
    return end;
  }

  void run() {
    for (std::size_t at = 0; at < text.size();) at = step(at);
  }
};

}  // namespace broadsheet
