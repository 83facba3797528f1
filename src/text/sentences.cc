// sentences.cc: where sentences end: at a stop mark, with the quotation marks and brackets behind it, that a
// blank and something which can open a sentence follow. Abbreviations and initials do not end one. Entry
// point: find_sentences().

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace broadsheet {
namespace {

// Words that a full stop follows without ending a sentence. Sorted, lower case.
constexpr std::array<std::string_view, 44> abbreviations = {
    "adm", "apr", "aug", "ave",  "bzw", "capt", "ca",  "co",   "col", "corp", "dec",
    "dr",  "e.g", "etc", "feb",  "fr",  "gen",  "gov", "hon",  "i.e", "inc",  "jan",
    "jr",  "jul", "jun", "lt",   "ltd", "mar",  "mr",  "mrs",  "ms",  "mt",   "no",
    "nov", "nr",  "oct", "prof", "rep", "rev",  "sen", "sept", "sgt", "sr",   "st"};

constexpr std::size_t longest_abbreviation =
    std::ranges::max(abbreviations, {}, &std::string_view::size).size();

bool is_abbreviation(std::string_view word) {
  if (word.size() > longest_abbreviation) return false;
  const std::string lower = ascii_lower(word);
  return std::find(abbreviations.begin(), abbreviations.end(), lower) != abbreviations.end();
}

bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == U'…';
}
bool is_wide_stop(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'؟' || c == U'۔' || c == U'।';
}
bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == U'”' || c == U'’' || c == U'»' || c == ')' || c == ']' || c == U'」' ||
         c == U'“';
}

// Bytes of ASCII, which are nearly all, that end nothing.
constexpr std::array<bool, 256> is_within = [] {
  std::array<bool, 256> within{};
  for (std::size_t c = 0; c < 0x80; ++c)
    within[c] = c != '.' && c != '!' && c != '?' && c != '\n' && c != '\t';
  return within;
}();

// Where something stands that may end a sentence, at `at` or behind it.
std::size_t next_end(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i marks = _mm_or_si128(_mm_or_si128(is('.'), is('!')), is('?'));
    const __m128i ends_of_parts = _mm_or_si128(is('\n'), is('\t'));
    const auto ends =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(marks, ends_of_parts), bytes)));
    if (ends != 0) return at + static_cast<std::size_t>(std::countr_zero(ends));
  }
#endif
  while (at < text.size() && is_within[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

// The word that ends at a byte, letters and inner full stops.
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 12 && (is_ascii_letter(text[begin - 1]) || text[begin - 1] == '.'))
    --begin;
  return text.substr(begin, end - begin);
}

bool ends_here(std::string_view text, std::size_t stop, std::size_t after) {
  if (text[stop] == '.') {
    const std::string_view word = word_before(text, stop);
    if (is_abbreviation(word)) return false;
    const bool initials = word.size() == 1 || (word.size() >= 3 && word[1] == '.');  // "J." and "U.S."
    if (initials && is_ascii_upper(word[0])) return false;
  }
  if (after >= text.size()) return true;
  if (!is_blank(decode_at(text, after).value)) return false;
  std::size_t at = after;
  while (at < text.size() && is_blank(decode_at(text, at).value)) at += decode_at(text, at).size;
  if (at >= text.size()) return true;
  const char32_t next = decode_at(text, at).value;
  return u_islower(static_cast<UChar32>(next)) == 0;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_sentences(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> sentences;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (!part.empty()) {
      const auto from = static_cast<std::size_t>(part.data() - text.data());
      sentences.emplace_back(from, from + part.size());
    }
    begin = end;
  };
  for (std::size_t at = next_end(text, 0); at < text.size();) {
    const CodePoint c = decode_at(text, at);
    std::size_t after = at + c.size;
    if (c.value == '\t' || (c.value == '\n' && text.substr(at, 2) == "\n\n")) {
      close(at);
    } else if (is_stop(c.value) || is_wide_stop(c.value)) {
      while (after < text.size() &&
             (closes(decode_at(text, after).value) || is_stop(decode_at(text, after).value)))
        after += decode_at(text, after).size;
      if (is_wide_stop(c.value) || ends_here(text, at, after)) close(after);
    }
    at = next_end(text, after);
  }
  close(text.size());
  return sentences;
}

}  // namespace broadsheet
