#pragma once
// address_day.h: the day that the address of a page or picture names.

#include <optional>
#include <string_view>

#include "broadsheet/text.h"

namespace broadsheet {

// "/2022/12/09/", "/2022/dec/9/", "20221209", "2022-12-09", "09-12-2022", "9-Dec-2022": day precision. What
// stands behind a question mark is not read, nor what could be told in two ways.
[[nodiscard]] std::optional<Date> day_in_address(std::string_view url);

inline constexpr double sure_of_address = 0.95;  // how sure such a day is to be the article's

}  // namespace broadsheet
