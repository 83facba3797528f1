#pragma once
// lower.h: words as they are compared.

#include <string>
#include <string_view>

namespace broadsheet {

// Lower case in every script that has one, by code point.
[[nodiscard]] std::string lowered(std::string_view text);

}  // namespace broadsheet
