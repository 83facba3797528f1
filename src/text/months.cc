// months.cc: the arithmetic of the Solar Hijri calendar. Of 33 of its years eight have 366 days, which gives
// the true new year's days of all years of the range. Entry point: from_solar().

#include "text/months.h"

namespace broadsheet {
namespace {

// Days since 1970-01-01 of the last day before a Solar Hijri year.
std::int64_t day_before_solar_year(int year) {
  constexpr std::int64_t before_first = -492'269;  // the day before 19 March 622, Julian
  return before_first + 365 * (year - 1) + (8 * year + 21) / 33;
}

}  // namespace

std::optional<CivilDay> from_solar(const CivilDay& solar) {
  if (solar.year < 1300 || solar.year > 1478 || solar.month < 1 || solar.month > 12 || solar.day < 1 ||
      solar.day > (solar.month <= 6 ? 31 : 30))
    return std::nullopt;
  const int before_month = solar.month <= 7 ? 31 * (solar.month - 1) : 30 * (solar.month - 1) + 6;
  const std::int64_t day = day_before_solar_year(solar.year) + before_month + solar.day;
  if (day > day_before_solar_year(solar.year + 1)) return std::nullopt;  // 30 Esfand of a common year
  return civil_from(day);
}

}  // namespace broadsheet
