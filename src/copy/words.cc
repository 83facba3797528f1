// words.cc: cuts a text into words in one pass; most are ASCII from end to end and are hashed where they
// stand, in a copy of the text in lower case. A quotation opens at an opening mark and closes at a closing
// one or at the end of its paragraph, so that a mark that nothing closes spoils one paragraph only.

#include "copy/words.h"

#include <unicode/uchar.h>

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

bool opens_quotation(char32_t c) {
  return c == U'“' || c == U'„' || c == U'«' || c == U'「' || c == U'『';
}
bool closes_quotation(char32_t c) {
  return c == U'”' || c == U'»' || c == U'」' || c == U'』';
}

}  // namespace

std::vector<HashedWord> hashed_words(std::string_view text) {
  constexpr std::size_t bytes_a_word = 6;  // of prose
  std::vector<HashedWord> words;
  words.reserve(text.size() / bytes_a_word + 1);
  const std::string lower = ascii_lower(text);
  std::string word;
  std::uint32_t place = 0, begin = 0;
  bool quoted = false;
  char32_t before = 0;
  const auto close = [&] {
    if (word.empty()) return;
    words.push_back({static_cast<std::uint32_t>(hash64(word)), {begin, place}, quoted});
    word.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++place) {
    if (const std::size_t end = word.empty() ? end_of_whole(text, at) : at; end > at) {
      const auto size = static_cast<std::uint32_t>(end - at);
      words.push_back({static_cast<std::uint32_t>(hash64(std::string_view(lower).substr(at, size))),
                       {place, place + size},
                       quoted});
      at = end;
      place += size;
      before = static_cast<unsigned char>(text[end - 1]);
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
  }
  close();
  return words;
}

}  // namespace broadsheet
