#pragma once
// escape.h: texts in XML.

#include <string>
#include <string_view>

namespace broadsheet {

// With references for the characters that mean something in texts and in quoted values.
void append_escaped(std::string& out, std::string_view text);

}  // namespace broadsheet
