#pragma once
// moment.h: stretches of the calendar that words name: a day, a week, the third quarter, ten past nine.

#include <cstdint>
#include <string>

#include "base/calendar.h"

namespace broadsheet {

enum class Grain : std::uint8_t {
  second,
  minute,
  hour,
  part,  // of a day: morning, evening
  day,
  weekend,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century
};

enum class DayPart : std::uint8_t { morning, midday, afternoon, evening, night, day_time };

// A stretch of time as fine as it is named. Weeks are those of ISO 8601; seasons run from March, June,
// September and December on, winter counted to the year it begins in.
struct Moment {
  Grain grain = Grain::day;
  std::int64_t day = 0;  // first day of a week or weekend; the day of everything finer
  int year = 1970;       // of a month and everything coarser
  int number = 1;        // month 1 to 12, season 0 (spring) to 3, quarter 1 to 4, half 1 or 2
  DayPart part = DayPart::morning;
  int hour = 0, minute = 0, second = 0;
  bool dated = true;  // false: a time of any day

  bool operator==(const Moment&) const = default;
};

[[nodiscard]] Moment day_moment(std::int64_t day);

// The month, week, quarter, … that a day lies in; for grains finer than a day, the day.
[[nodiscard]] Moment moment_around(Grain grain, std::int64_t day);

[[nodiscard]] std::int64_t first_day(const Moment& moment);
[[nodiscard]] std::int64_t last_day(const Moment& moment);

// `count` of `grain` later (or earlier, below 0); the result is as fine as the coarser of the two. Years
// stay within 1 to 9999.
[[nodiscard]] Moment shifted(const Moment& moment, Grain grain, std::int64_t count);

// The value of a TIMEX3: "2022-12-09", "2022-W49", "1989-Q3", "198", "2022-12-09TEV", "T09:00".
[[nodiscard]] std::string timex_value(const Moment& moment);

// First and last day or minute, "2022-12-05" and "2022-12-11"; empty for a time of any day.
[[nodiscard]] std::string first_of(const Moment& moment);
[[nodiscard]] std::string last_of(const Moment& moment);

}  // namespace broadsheet
