// escape.cc: the four references of XML, and no control that XML forbids. Entry point: append_escaped().

#include "feed/escape.h"

namespace broadsheet {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (byte >= 0x20 || c == '\t' || c == '\n')
      out += c;
  }
}

}  // namespace broadsheet
