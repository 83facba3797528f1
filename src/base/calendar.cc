// calendar.cc: civil dates to days and back, by the era method of Howard Hinnant's "chrono-compatible
// low-level date algorithms": a year begins in March, so that the leap day is its last and 400 years are one
// era.

#include "base/calendar.h"

#include <array>
#include <cstdio>

namespace broadsheet {
namespace {

constexpr bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

template <typename... Numbers>
std::string printed(const char* format, Numbers... numbers) {
  std::array<char, 64> buffer{};
  const int n = std::snprintf(buffer.data(), buffer.size(), format, numbers...);
  return {buffer.data(), static_cast<std::size_t>(n)};
}

// A date of ISO 8601 as it is written, without a string that grows: its parts never need as many characters.
class Written {
 public:
  void put(char c) { characters_[size_++] = c; }
  void put_two_digits(int number) {
    put(static_cast<char>('0' + number / 10));
    put(static_cast<char>('0' + number % 10));
  }
  void put_year(int year) {
    if (year >= 0 && year <= 9999) {
      put_two_digits(year / 100);
      put_two_digits(year % 100);
    } else {
      for (const char c : std::to_string(year)) put(c);
    }
  }
  // "2022-12-09" as far as it is known, and on with "T14:05:00": the form that every date of this program
  // has.
  void put_time(const CivilTime& time, Precision precision) {
    put_year(time.day.year);
    if (precision == Precision::year) return;
    put_after('-', time.day.month);
    if (precision == Precision::month) return;
    put_after('-', time.day.day);
    if (precision == Precision::day) return;
    put_after('T', time.hour);
    put_after(':', time.minute);
    put_after(':', time.second);
  }
  void put_after(char c, int number) {
    put(c);
    put_two_digits(number);
  }
  [[nodiscard]] std::string text() const { return {characters_.data(), size_}; }

 private:
  std::array<char, 40> characters_ = {};
  std::size_t size_ = 0;
};

}  // namespace

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

const char* short_month(int month) {
  static constexpr std::array<const char*, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return names[static_cast<std::size_t>(month - 1)];
}

bool is_valid(const CivilDay& d) {
  return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
         d.day <= days_in_month(d.year, d.month);
}

std::int64_t days_from(const CivilDay& d) {
  const std::int64_t year = d.year - (d.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

CivilDay civil_from(std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = floor_divide(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

int weekday_of(std::int64_t days) {
  return static_cast<int>(((days + 4) % 7 + 7) % 7);
}

std::int64_t day_number(Instant instant) {
  return floor_divide(instant, seconds_a_day);
}

Instant instant_from(const CivilTime& t) {
  return days_from(t.day) * seconds_a_day + t.hour * 3'600 + t.minute * 60 + t.second;
}

CivilTime civil_time(Instant instant) {
  const std::int64_t days = day_number(instant);
  const int rest = static_cast<int>(instant - days * seconds_a_day);
  return {civil_from(days), rest / 3'600, rest / 60 % 60, rest % 60};
}

Date date_of(const CivilDay& day) {
  return {days_from(day) * seconds_a_day, Precision::day, std::nullopt};
}

std::string rfc3339(Instant instant) {
  return Date{instant, Precision::second, 0}.iso();
}

std::string http_date(Instant instant) {
  static constexpr std::array<const char*, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const CivilTime t = civil_time(instant);
  return printed("%s, %02d %s %04d %02d:%02d:%02d GMT",
                 weekdays[static_cast<std::size_t>(weekday_of(day_number(instant)))], t.day.day,
                 short_month(t.day.month), t.day.year, t.hour, t.minute, t.second);
}

std::optional<Instant> parse_http_date(std::string_view text) {
  if (text.size() != 29) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(at, digits))
      value = c < '0' || c > '9' || value < 0 ? -1 : value * 10 + (c - '0');
    return value;
  };
  CivilTime time{{number(12, 4), 0, number(5, 2)}, number(17, 2), number(20, 2), number(23, 2)};
  for (int month = 1; month <= 12; ++month)
    if (text.substr(8, 3) == short_month(month)) time.day.month = month;
  if (time.day.month == 0 || !is_valid(time.day) || time.hour < 0 || time.minute < 0 || time.second < 0)
    return std::nullopt;
  // Written again it must be the same, weekday and all.
  const Instant instant = instant_from(time);
  return http_date(instant) == text ? std::optional(instant) : std::nullopt;
}

std::string Date::day() const {
  Written day;
  day.put_time(civil_time(instant + zone_minutes.value_or(0) * 60), Precision::day);
  return day.text();
}

std::string Date::iso() const {
  Written date;
  date.put_time(civil_time(instant + zone_minutes.value_or(0) * 60), precision);
  if (precision < Precision::minute || !zone_minutes) return date.text();
  if (*zone_minutes == 0) {
    date.put('Z');
    return date.text();
  }
  const int offset = *zone_minutes < 0 ? -*zone_minutes : *zone_minutes;
  date.put_after(*zone_minutes < 0 ? '-' : '+', offset / 60);
  date.put_after(':', offset % 60);
  return date.text();
}

// ------------------------------------------------------------------------------------ reading ISO 8601

namespace {

// A cursor over the text; each take_… moves on only when it succeeds.
struct Cursor {
  std::string_view rest;

  std::optional<int> take_digits(std::size_t count) {
    if (rest.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest[i] < '0' || rest[i] > '9') return std::nullopt;
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return value;
  }

  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
};

bool take_zone(Cursor& in, Date& date) {
  in.take(' ');
  if (in.take('Z') || in.take('z')) {
    date.zone_minutes = 0;
    return true;
  }
  const bool minus = !in.rest.empty() && in.rest.front() == '-';
  if (!minus && (in.rest.empty() || in.rest.front() != '+')) return true;
  in.rest.remove_prefix(1);
  const auto hours = in.take_digits(2);
  in.take(':');
  const int minutes = in.take_digits(2).value_or(0);
  if (!hours || *hours > 14 || minutes > 59) return false;
  date.zone_minutes = static_cast<std::int16_t>((minus ? -1 : 1) * (*hours * 60 + minutes));
  return true;
}

// "14:05:33.120+01:00" after the T; fills time, precision and zone.
bool take_time(Cursor& in, Date& date) {
  const auto hour = in.take_digits(2);
  if (!hour) return false;
  in.take(':');
  const auto minute = in.take_digits(2);
  if (!minute || *hour > 24 || *minute > 59) return false;
  date.instant += *hour * 3'600 + *minute * 60;
  date.precision = Precision::minute;
  in.take(':');
  if (const auto second = in.take_digits(2)) {
    if (*second > 60) return false;
    date.instant += *second;
    date.precision = Precision::second;
    if (in.take('.') || in.take(',')) {
      while (in.take_digits(1)) {
      }
    }
  }
  if (!take_zone(in, date)) return false;
  date.instant -= date.zone_minutes.value_or(0) * 60;
  return true;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  Cursor in{text};
  const auto year = in.take_digits(4);
  if (!year) return std::nullopt;
  const bool extended = in.take('-');
  const auto month = in.take_digits(2);
  if (!month) {
    if (extended || !in.rest.empty() || *year < 1) return std::nullopt;
    return Date{days_from({*year, 1, 1}) * seconds_a_day, Precision::year, std::nullopt};
  }
  if (extended && !in.take('-')) {
    if (!in.rest.empty() || !is_valid({*year, *month, 1})) return std::nullopt;
    return Date{days_from({*year, *month, 1}) * seconds_a_day, Precision::month, std::nullopt};
  }
  const auto day = in.take_digits(2);
  if (!day || !is_valid({*year, *month, *day})) return std::nullopt;
  Date date = date_of({*year, *month, *day});
  if (in.rest.empty()) return date;
  if (!in.take('T') && !in.take('t') && !in.take(' ')) return std::nullopt;
  if (!take_time(in, date) || !in.rest.empty()) return std::nullopt;
  return date;
}

}  // namespace broadsheet
