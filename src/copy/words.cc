// words.cc: cuts a text into words in one pass; most are ASCII from end to end and are hashed where they
// stand, in a copy of the text in lower case. A quotation opens at an opening mark and closes at a closing
// one or at the end of its paragraph, so that a mark that nothing closes spoils one paragraph only.

#include "copy/words.h"

#include <unicode/uchar.h>

#include <array>

#include "base/hash.h"
#include "base/plain_run.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

// Where a word of ASCII that begins here ends; `at` where none does, or where more than ASCII may belong to
// it.
std::size_t end_of_whole(std::string_view text, std::size_t at) {
  const std::size_t end = end_of_plain(text, at);
  const bool is_whole =
      end == text.size() || (static_cast<unsigned char>(text[end]) < 0x80 && text[end] != '\'');
  return is_whole ? end : at;
}

// ASCII that does nothing but part words.
constexpr std::array<bool, 256> plain_gaps = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0; c < 0x80; ++c) plain[c] = !plain_letters[c] && c != '"' && c != '\n';
  return plain;
}();

std::size_t end_of_gap(std::string_view text, std::size_t at) {
  while (at < text.size() && plain_gaps[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool opens_quotation(char32_t c) {
  return c == U'“' || c == U'„' || c == U'«' || c == U'「' || c == U'『';
}
bool closes_quotation(char32_t c) {
  return c == U'”' || c == U'»' || c == U'」' || c == U'』';
}

// Calls met(hash, place, quoted) for each word.
template <typename Met>
void cut(std::string_view text, Met met) {
  const std::string lower = ascii_lower(text);
  std::string word;  // the one at hand, where it is not ASCII from end to end
  std::uint32_t place = 0, begin = 0;
  bool quoted = false;
  char32_t before = 0;
  const auto close = [&] {
    if (word.empty()) return;
    met(static_cast<std::uint32_t>(hash64(word)), Span{begin, place}, quoted);
    word.clear();
  };
  const auto pass_to = [&](std::size_t end, std::size_t& at) {
    place += static_cast<std::uint32_t>(end - at);
    at = end;
    before = static_cast<unsigned char>(text[end - 1]);
  };
  for (std::size_t at = 0; at < text.size();) {
    if (word.empty()) {
      if (const std::size_t end = end_of_whole(text, at); end > at) {
        const auto size = static_cast<std::uint32_t>(end - at);
        met(static_cast<std::uint32_t>(hash64(std::string_view(lower).substr(at, size))),
            Span{place, place + size}, quoted);
        pass_to(end, at);
      }
      if (const std::size_t end = end_of_gap(text, at); end > at) {
        pass_to(end, at);
        continue;
      }
      if (at == text.size()) break;
    }
    const CodePoint c = decode_at(text, at);
    at += c.size;
    const bool inside_word = (c.value == '\'' || c.value == U'’') && !word.empty();
    if (is_letter_or_digit(c.value)) {
      if (word.empty()) begin = place;
      if (c.value < 0x80)
        word += ascii_lower(static_cast<char>(c.value));
      else
        append_utf8(word,
                    static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c.value), U_FOLD_CASE_DEFAULT)));
    } else if (!inside_word) {
      close();
      if (c.value == '"') quoted = !quoted;
      if (opens_quotation(c.value)) quoted = true;
      if (closes_quotation(c.value) || (c.value == '\n' && before == '\n')) quoted = false;
    }
    before = c.value;
    ++place;
  }
  close();
}

constexpr std::size_t bytes_a_word = 6;  // of prose

}  // namespace

std::vector<HashedWord> hashed_words(std::string_view text) {
  std::vector<HashedWord> words;
  words.reserve(text.size() / bytes_a_word + 1);
  cut(text, [&](std::uint32_t hash, Span place, bool quoted) { words.push_back({hash, place, quoted}); });
  return words;
}

std::vector<std::uint32_t> marked_words(std::string_view text) {
  std::vector<std::uint32_t> words;
  words.reserve(text.size() / bytes_a_word + 1);
  cut(text, [&](std::uint32_t hash, Span /*place*/, bool quoted) {
    words.push_back((hash & ~quoted_bit) | (quoted ? quoted_bit : 0));
  });
  return words;
}

}  // namespace broadsheet
