#pragma once
// query_dates.h: the days that a date in a query means.

#include <optional>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

struct DayRange {
  Instant from = 0, until = 0;  // [from, until)
};

// "2022", "2022-12", "2022-12-09"; "8 Nov 2022", "November 2022", "yesterday", "last week" and what else
// find_times() reads as one expression, in English, German, French or Spanish, whichever knows it first.
// `now`: what days without a year, and "yesterday", are understood against; without it they mean none. Days
// are those of UTC.
[[nodiscard]] std::optional<DayRange> days_of(std::string_view words, std::optional<Instant> now);

}  // namespace broadsheet
