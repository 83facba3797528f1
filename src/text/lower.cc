// lower.cc: ICU's simple mapping, ASCII without asking it. Entry point: lowered().

#include "text/lower.h"

#include <unicode/uchar.h>

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {

std::string lowered(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (c.value < 0x80)
      out += ascii_lower(static_cast<char>(c.value));
    else
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
    at += c.size;
  }
  return out;
}

}  // namespace broadsheet
