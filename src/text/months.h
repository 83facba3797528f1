#pragma once
// months.h: names of months, whole and short, of 60 languages, and the Solar Hijri calendar of Iran and
// Afghanistan.

#include <optional>
#include <string_view>

#include "base/calendar.h"

namespace broadsheet {

// 1 to 12 for a month of the Gregorian calendar, 0 for other words. `lower`: case folded, with one blank
// between two words ("تشرين الثاني") and one stop between two letters ("พ.ย").
[[nodiscard]] int month_named(std::string_view lower);

// The same of the Solar Hijri calendar: 1 for Farvardin or Hamal, 12 for Esfand or Hut.
[[nodiscard]] int solar_month_named(std::string_view lower);

// A day of that calendar; nullopt for one it does not have and for years outside 1300 to 1478 (1921 to 2099).
[[nodiscard]] std::optional<CivilDay> from_solar(const CivilDay& solar);

}  // namespace broadsheet
