#pragma once
// digits.h: decimal digits of all scripts (Unicode's general category Nd): 7, ৭, ۷, ７.

#include <string_view>

namespace broadsheet {

// 0 to 9, and -1 for what is no digit.
[[nodiscard]] int digit_value(char32_t c);

[[nodiscard]] bool has_digit(std::string_view text);

}  // namespace broadsheet
