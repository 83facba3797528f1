// cutter.cc: what cutting asks ICU for.

#include "search/cutter.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <memory>

namespace broadsheet {

bool is_mark(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return plain_letters[c];
  return u_isalnum(static_cast<UChar32>(c)) || is_mark(c);
}

std::string fold(std::string_view word) {
  if (is_ascii(word)) return ascii_lower(word);
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
    if (!is_mark(buffer[static_cast<std::size_t>(i)])) plain.append(buffer[static_cast<std::size_t>(i)]);
  std::string out;
  return plain.toUTF8String(out);
}

std::vector<std::string> cut_unspaced(std::string_view run) {
  UErrorCode status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> cutter(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({run.data(), static_cast<int32_t>(run.size())});
  cutter->setText(text);
  std::vector<std::string> words;
  for (int32_t from = cutter->first(), to = cutter->next(); to != icu::BreakIterator::DONE;
       from = to, to = cutter->next())
    text.tempSubStringBetween(from, to).toUTF8String(words.emplace_back());
  return words;
}

}  // namespace broadsheet
