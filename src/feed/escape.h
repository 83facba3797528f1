#pragma once
// escape.h: texts in XML.

#include <string>
#include <string_view>

namespace broadsheet {

// With references for the characters that mean something in texts and in quoted values.
void append_escaped(std::string& out, std::string_view text);

// The size of the character at a place, where XML 1.0 forbids it in any document (2.2); else 0.
[[nodiscard]] std::size_t forbidden_size(std::string_view text, std::size_t at);

}  // namespace broadsheet
