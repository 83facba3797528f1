#pragma once
// calendar.h: days and civil dates of the proleptic Gregorian calendar, and RFC 1123 dates.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/base.h"

namespace broadsheet {

inline constexpr std::int64_t seconds_a_day = 86'400;

struct CivilDay {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
  bool operator==(const CivilDay&) const = default;
};

struct CivilTime {
  CivilDay day;
  int hour = 0, minute = 0, second = 0;
};

[[nodiscard]] bool is_valid(const CivilDay& day);
[[nodiscard]] int days_in_month(int year, int month);

// "Jan" to "Dec", for 1 to 12.
[[nodiscard]] const char* short_month(int month);

// Days since 1970-01-01, and back.
[[nodiscard]] std::int64_t days_from(const CivilDay& day);
[[nodiscard]] CivilDay civil_from(std::int64_t days);

// 0 = Sunday.
[[nodiscard]] int weekday_of(std::int64_t days);

[[nodiscard]] Instant instant_from(const CivilTime& time);
[[nodiscard]] CivilTime civil_time(Instant instant);

// Day of `instant` since 1970-01-01, rounded down.
[[nodiscard]] std::int64_t day_number(Instant instant);

// A date of day precision.
[[nodiscard]] Date date_of(const CivilDay& day);

// "2022-12-09T14:05:00Z".
[[nodiscard]] std::string rfc3339(Instant instant);

// "Fri, 09 Dec 2022 14:05:00 GMT" (RFC 9110, section 5.6.7).
[[nodiscard]] std::string http_date(Instant instant);

// Reads that form; nullopt for anything else.
[[nodiscard]] std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace broadsheet
