// words.cc: cuts a text into words in one pass. A quotation opens at an opening mark and closes at a closing
// one or at the end of its paragraph, so that a mark that nothing closes spoils one paragraph only.

#include "copy/words.h"

#include <unicode/uchar.h>

#include "base/hash.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool opens_quotation(char32_t c) {
  return c == U'“' || c == U'„' || c == U'«' || c == U'「' || c == U'『';
}
bool closes_quotation(char32_t c) {
  return c == U'”' || c == U'»' || c == U'」' || c == U'』';
}

}  // namespace

std::vector<HashedWord> hashed_words(std::string_view text) {
  std::vector<HashedWord> words;
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
