#pragma once
// days.h: whether it is worth looking for a day.

#include <string_view>

namespace broadsheet {

// Whether a part of a text may hold, whole, a date of one day: false only where find_times() finds none in
// it, or one ("19") that is a day only beside another ("Nov. 15-19"). A quick look.
[[nodiscard]] bool may_hold_day(std::string_view part, std::string_view language);

}  // namespace broadsheet
