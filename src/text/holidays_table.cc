// holidays_table.cc: the days of holidays: of a month, the n-th weekday of a month, or so many days from
// Easter or the fourth Advent (Gregorian, after the anonymous algorithm in Meeus, Astronomical Algorithms,
// chapter 8).

#include <algorithm>
#include <array>

#include "text/time_rules.h"

namespace broadsheet {
namespace {

enum class By : std::uint8_t { day, weekday, easter, advent };

struct Holiday {
  By by;
  int month, day;   // of `weekday`: which one (5: the last); of `easter` and `advent`: days from it
  int weekday = 0;  // 0 = Monday
  int shift = 0;    // days behind what the rest says
};

constexpr std::array holidays = {
    Holiday{By::day, 1, 1},             // 0 New Year
    Holiday{By::day, 12, 31},           // 1 New Year's Eve
    Holiday{By::day, 12, 25},           // 2 Christmas
    Holiday{By::day, 12, 24},           // 3 Christmas Eve
    Holiday{By::weekday, 11, 4, 3},     // 4 Thanksgiving
    Holiday{By::day, 7, 4},             // 5 Independence Day
    Holiday{By::day, 10, 31},           // 6 Halloween
    Holiday{By::day, 2, 14},            // 7 St. Valentine
    Holiday{By::day, 3, 17},            // 8 St. Patrick
    Holiday{By::weekday, 9, 1, 0},      // 9 Labor Day
    Holiday{By::weekday, 5, 5, 0},      // 10 Memorial Day
    Holiday{By::weekday, 11, 1, 0, 1},  // 11 Election Day: Tuesday after the first Monday
    Holiday{By::weekday, 1, 3, 0},      // 12 Martin Luther King
    Holiday{By::weekday, 2, 3, 0},      // 13 Presidents' Day
    Holiday{By::weekday, 10, 2, 0},     // 14 Columbus Day
    Holiday{By::day, 11, 11},           // 15 Veterans Day
    Holiday{By::weekday, 5, 2, 6},      // 16 Mother's Day
    Holiday{By::weekday, 6, 3, 6},      // 17 Father's Day
    Holiday{By::easter, 0, 0},          // 18 Easter
    Holiday{By::easter, 0, -2},         // 19 Good Friday
    Holiday{By::easter, 0, 1},          // 20 Easter Monday
    Holiday{By::easter, 0, -46},        // 21 Ash Wednesday
    Holiday{By::easter, 0, -7},         // 22 Palm Sunday
    Holiday{By::day, 12, 26},           // 23 St. Stephen, Boxing Day
    Holiday{By::day, 4, 22},            // 24 Earth Day
    Holiday{By::day, 4, 1},             // 25 All Fools
    Holiday{By::day, 6, 19},            // 26 Juneteenth
    Holiday{By::weekday, 11, 4, 3, 1},  // 27 day after Thanksgiving
    Holiday{By::weekday, 3, 1, 0, 1},   // 28 Super Tuesday
    Holiday{By::day, 11, 1},            // 29 All Saints
    Holiday{By::day, 5, 1},             // 30 Labour Day, May Day
    Holiday{By::day, 2, 2},             // 31 Candlemas, Groundhog Day
    Holiday{By::easter, 0, 49},         // 32 Pentecost
    Holiday{By::easter, 0, -3},         // 33 Maundy Thursday
    Holiday{By::easter, 0, 39},         // 34 Ascension
    Holiday{By::easter, 0, 50},         // 35 Whit Monday
    Holiday{By::easter, 0, 60},         // 36 Corpus Christi
    Holiday{By::easter, 0, -48},        // 37 Monday before Lent
    Holiday{By::day, 1, 6},             // 38 Epiphany
    Holiday{By::day, 8, 15},            // 39 Assumption
    Holiday{By::day, 10, 3},            // 40 German Unity
    Holiday{By::day, 7, 14},            // 41 Bastille Day
    Holiday{By::weekday, 11, 4, 3, 4},  // 42 Monday after Thanksgiving
    Holiday{By::easter, 0, -52},        // 43 Thursday before Lent
    Holiday{By::easter, 0, -47},        // 44 Shrove Tuesday
    Holiday{By::advent, 0, -32},        // 45 Buß- und Bettag
    Holiday{By::advent, 0, -35},        // 46 Volkstrauertag
    Holiday{By::advent, 0, -28},        // 47 Totensonntag
    Holiday{By::advent, 0, -21},        // 48 first Advent
    Holiday{By::advent, 0, -14},        // 49 second Advent
    Holiday{By::advent, 0, -7},         // 50 third Advent
    Holiday{By::advent, 0, 0},          // 51 fourth Advent
};

std::int64_t easter_of(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return days_from({year, n / 31, n % 31 + 1});
}

// The Sunday before Christmas.
std::int64_t fourth_advent_of(int year) {
  const std::int64_t eve = days_from({year, 12, 24});
  return eve - weekday_of(eve) % 7;
}

}  // namespace

std::int64_t holiday_day(int holiday, int year) {
  const Holiday& h = holidays[static_cast<std::size_t>(std::clamp<int>(holiday, 0, holidays.size() - 1))];
  if (h.by == By::easter) return easter_of(year) + h.day;
  if (h.by == By::advent) return fourth_advent_of(year) + h.day;
  if (h.by == By::day) return days_from({year, h.month, h.day});
  const std::int64_t first = days_from({year, h.month, 1});
  const std::int64_t ahead = (h.weekday - (weekday_of(first) + 6) % 7 + 7) % 7;
  std::int64_t day = first + ahead + 7 * (h.day - 1);
  if (day >= first + days_in_month(year, h.month)) day -= 7;
  return day + h.shift;
}

}  // namespace broadsheet
