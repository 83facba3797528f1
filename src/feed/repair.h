#pragma once
// repair.h: well-formed XML from what was meant to be XML.

#include <string>
#include <string_view>

namespace broadsheet {

// Needs valid UTF-8. Gives one element with what stands in it, without prolog, comments and processing
// instructions; an empty text where there is no element. Linear.
[[nodiscard]] std::string repaired_xml(std::string_view text);

}  // namespace broadsheet
