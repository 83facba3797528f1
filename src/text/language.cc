// language.cc: CLD2 behind a narrow door.

#include <cstdio>

#include <cld2/public/compact_lang_det.h>

#include "base/utf8.h"
#include "broadsheet/text.h"

namespace broadsheet {

std::string identify_language(std::string_view text) {
  constexpr std::size_t enough = 1'800;
  text = text.substr(0, enough);
  // A cut inside a character would make CLD2 give up.
  while (!text.empty() && is_continuation(text.back())) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || (!reliable && text.size() < 200)) return {};
  const std::string_view code = CLD2::LanguageCode(language);
  return std::string(code == "iw" ? "he" : code.substr(0, code.find('-')));
}

}  // namespace broadsheet
