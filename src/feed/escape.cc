// escape.cc: the four references of XML, and no character that XML forbids. Entry points: append_escaped(),
// forbidden_size().

#include "feed/escape.h"

namespace broadsheet {

// Controls, and U+FFFE and U+FFFF, which are none.
std::size_t forbidden_size(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20) return byte == '\t' || byte == '\n' ? 0 : 1;
  const bool is_none =
      byte == 0xEF && (text.compare(at, 3, "\xEF\xBF\xBE") == 0 || text.compare(at, 3, "\xEF\xBF\xBF") == 0);
  return is_none ? 3 : 0;
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (const std::size_t forbidden = forbidden_size(text, at); forbidden > 0)
      at += forbidden - 1;
    else
      out += c;
  }
}

}  // namespace broadsheet
