// moment.cc: the arithmetic of named stretches of time. Everything coarser than a week is kept as a year and
// a number in it, everything finer as a day; shifting turns the first into months and the second into days.

#include "text/moment.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace broadsheet {
namespace {

constexpr int first_year = 1, last_year = 9999;

// Monday of the week a day lies in.
std::int64_t monday_of(std::int64_t day) {
  return day - (weekday_of(day) + 6) % 7;
}

// Year and number of an ISO week: those of its Thursday.
std::pair<int, int> iso_week(std::int64_t monday) {
  const std::int64_t thursday = monday + 3;
  const int year = civil_from(thursday).year;
  return {year, static_cast<int>((thursday - days_from({year, 1, 1})) / 7) + 1};
}

// Months that a grain spans; 0 for grains of days.
int months_of(Grain grain) {
  switch (grain) {
    case Grain::month: return 1;
    case Grain::season:
    case Grain::quarter: return 3;
    case Grain::half: return 6;
    case Grain::year: return 12;
    case Grain::decade: return 120;
    case Grain::century: return 1'200;
    default: return 0;
  }
}

// First month of a moment of months, counted from year 0.
std::int64_t month_index(const Moment& m) {
  const std::int64_t year = std::int64_t{m.year} * 12;
  switch (m.grain) {
    case Grain::month: return year + m.number - 1;
    case Grain::season: return year + 2 + 3 * m.number;
    case Grain::quarter: return year + 3 * (m.number - 1);
    case Grain::half: return year + 6 * (m.number - 1);
    case Grain::decade: return std::int64_t{m.year / 10 * 10} * 12;
    case Grain::century: return std::int64_t{m.year / 100 * 100} * 12;
    default: return year;
  }
}

Moment of_month_index(Grain grain, std::int64_t index) {
  index = std::clamp<std::int64_t>(index, first_year * 12, last_year * 12 + 11);
  Moment m;
  m.grain = grain;
  const int month = static_cast<int>(index % 12);
  m.year = static_cast<int>(index / 12);
  if (grain == Grain::month) m.number = month + 1;
  if (grain == Grain::quarter) m.number = month / 3 + 1;
  if (grain == Grain::half) m.number = month / 6 + 1;
  if (grain == Grain::decade) m.year = m.year / 10 * 10;
  if (grain == Grain::century) m.year = m.year / 100 * 100;
  if (grain == Grain::season) {
    m.number = (month + 10) % 12 / 3;
    if (month < 2) --m.year;
  }
  return m;
}

std::int64_t day_of_month_index(std::int64_t index) {
  index = std::clamp<std::int64_t>(index, first_year * 12, last_year * 12 + 11);
  return days_from({static_cast<int>(index / 12), static_cast<int>(index % 12) + 1, 1});
}

std::int64_t bounded(std::int64_t day) {
  static const std::int64_t low = days_from({first_year, 1, 1}), high = days_from({last_year, 12, 31});
  return std::clamp(day, low, high);
}

std::int64_t day_in_month(std::int64_t index, int day) {
  index = std::clamp<std::int64_t>(index, first_year * 12, last_year * 12 + 11);
  const int year = static_cast<int>(index / 12), month = static_cast<int>(index % 12) + 1;
  return days_from({year, month, std::min(day, days_in_month(year, month))});
}

std::string print(const char* format, auto... values) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, values...);
  return buffer.data();
}

std::string day_text(std::int64_t day) {
  const CivilDay d = civil_from(day);
  return print("%04d-%02d-%02d", d.year, d.month, d.day);
}

std::string clock_text(const Moment& m) {
  if (m.grain == Grain::hour || m.grain == Grain::minute) return print("T%02d:%02d", m.hour, m.minute);
  return print("T%02d:%02d:%02d", m.hour, m.minute, m.second);
}

struct PartRow {
  const char* name;
  int from, to;  // hours
};
constexpr std::array<PartRow, 6> parts = {
    {{"TMO", 8, 12}, {"TMI", 12, 12}, {"TAF", 12, 16}, {"TEV", 16, 20}, {"TNI", 20, 23}, {"TDT", 8, 18}}};

const PartRow& row_of(DayPart part) {
  return parts[static_cast<std::size_t>(part)];
}

}  // namespace

Moment day_moment(std::int64_t day) {
  Moment m;
  m.day = bounded(day);
  return m;
}

Moment moment_around(Grain grain, std::int64_t day) {
  day = bounded(day);
  if (months_of(grain) != 0) {
    const CivilDay d = civil_from(day);
    const std::int64_t index = std::int64_t{d.year} * 12 + d.month - 1;
    return of_month_index(grain, index);
  }
  Moment m = day_moment(day);
  if (grain == Grain::week || grain == Grain::weekend) {
    m.grain = grain;
    m.day = monday_of(day) + (grain == Grain::weekend ? 5 : 0);
  }
  return m;
}

std::int64_t first_day(const Moment& m) {
  return months_of(m.grain) != 0 ? day_of_month_index(month_index(m)) : m.day;
}

std::int64_t last_day(const Moment& m) {
  if (const int months = months_of(m.grain)) {
    const std::int64_t last = month_index(m) + months - 1;
    return day_in_month(last, 31);
  }
  if (m.grain == Grain::week) return m.day + 6;
  if (m.grain == Grain::weekend) return m.day + 1;
  return m.day;
}

Moment shifted(const Moment& m, Grain grain, std::int64_t count) {
  count = std::clamp<std::int64_t>(count, -4'000'000, 4'000'000);
  if (const int months = months_of(grain)) {
    if (months_of(m.grain) != 0) {
      const Grain coarser = std::max(m.grain, grain);
      if (coarser == m.grain) return of_month_index(m.grain, month_index(m) + count * months);
      return of_month_index(coarser, month_index(moment_around(coarser, first_day(m))) + count * months);
    }
    const CivilDay d = civil_from(bounded(m.day));
    Moment moved = m;
    moved.day = day_in_month(std::int64_t{d.year} * 12 + d.month - 1 + count * months, d.day);
    return m.grain < Grain::day || m.grain == Grain::day ? moved : moment_around(m.grain, moved.day);
  }
  if (grain >= Grain::day) {
    const std::int64_t days = grain == Grain::day ? count : 7 * count;
    if (months_of(m.grain) != 0) return day_moment(first_day(m) + days);
    Moment moved = m;
    moved.day = bounded(m.day + days);
    return moved;
  }
  const std::int64_t size = grain == Grain::hour ? 3'600 : grain == Grain::minute ? 60 : 1;
  std::int64_t seconds = m.day * seconds_a_day + m.hour * 3'600 + m.minute * 60 + m.second + count * size;
  Moment moved = m;
  moved.grain = std::min(m.grain, grain);
  moved.day = bounded(day_number(seconds));
  seconds = ((seconds % seconds_a_day) + seconds_a_day) % seconds_a_day;
  moved.hour = static_cast<int>(seconds / 3'600);
  moved.minute = static_cast<int>(seconds / 60 % 60);
  moved.second = static_cast<int>(seconds % 60);
  return moved;
}

std::string timex_value(const Moment& m) {
  static constexpr std::array<const char*, 4> seasons = {"SP", "SU", "FA", "WI"};
  std::string day = m.dated ? day_text(bounded(m.day)) : "";
  switch (m.grain) {
    case Grain::century: return print("%02d", m.year / 100);
    case Grain::decade: return print("%03d", m.year / 10);
    case Grain::year: return print("%04d", m.year);
    case Grain::half: return print("%04d-H%d", m.year, m.number);
    case Grain::quarter: return print("%04d-Q%d", m.year, m.number);
    case Grain::season: return print("%04d-%s", m.year, seasons[static_cast<std::size_t>(m.number)]);
    case Grain::month: return print("%04d-%02d", m.year, m.number);
    case Grain::week:
    case Grain::weekend: {
      const auto [year, week] = iso_week(monday_of(m.day));
      return print(m.grain == Grain::week ? "%04d-W%02d" : "%04d-W%02d-WE", year, week);
    }
    case Grain::day: return day;
    case Grain::part: return day + row_of(m.part).name;
    default: return day + clock_text(m);
  }
}

std::string first_of(const Moment& m) {
  if (!m.dated) return "";
  if (m.grain >= Grain::day) return day_text(bounded(first_day(m)));
  if (m.grain == Grain::part) return day_text(bounded(m.day)) + print("T%02d", row_of(m.part).from);
  return timex_value(m);
}

std::string last_of(const Moment& m) {
  if (!m.dated) return "";
  if (m.grain >= Grain::day) return day_text(bounded(last_day(m)));
  if (m.grain == Grain::part) return day_text(bounded(m.day)) + print("T%02d", row_of(m.part).to);
  return timex_value(m);
}

}  // namespace broadsheet
