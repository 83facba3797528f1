// language.cc: CLD2 behind a narrow door.

#include <array>
#include <cstdio>

#include <cld2/public/compact_lang_det.h>

#include "base/utf8.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

struct Guess {
  CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
  bool reliable = false;
  int percent = 0;  // of the text
};

Guess guess(std::string_view text, std::size_t most) {
  text = text.substr(0, most);
  // A cut inside a character would make CLD2 give up.
  while (!text.empty() && is_continuation(text.back())) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  Guess made;
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int bytes = 0;
  made.language = CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true,
                                              languages.data(), percents.data(), &bytes, &made.reliable);
  made.percent = percents[0];
  return made;
}

}  // namespace

std::string identify_language(std::string_view text) {
  // Half of them do where they are in one language.
  constexpr std::size_t few = 800, enough = 1'800;  // bytes
  constexpr int in_one = 98;
  Guess made;
  if (text.size() > 2 * few) made = guess(text, few);
  if (!made.reliable || made.percent < in_one || made.language == CLD2::UNKNOWN_LANGUAGE)
    made = guess(text, enough);
  if (made.language == CLD2::UNKNOWN_LANGUAGE || (!made.reliable && text.size() < 200)) return {};
  const std::string_view code = CLD2::LanguageCode(made.language);
  return std::string(code == "iw" ? "he" : code.substr(0, code.find('-')));
}

}  // namespace broadsheet
