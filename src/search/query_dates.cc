// query_dates.cc: dates by the program's own time expressions. Entry point: days_of().

#include "search/query_dates.h"

#include <array>

#include "base/calendar.h"
#include "base/strings.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

// The first moment after a date of that precision.
Instant end_of(const Date& date) {
  const CivilDay day = civil_time(date.instant).day;
  if (date.precision == Precision::day) return date.instant + seconds_a_day;
  if (date.precision == Precision::month)
    return days_from(day.month == 12 ? CivilDay{day.year + 1, 1, 1} : CivilDay{day.year, day.month + 1, 1}) *
           seconds_a_day;
  if (date.precision == Precision::year) return days_from({day.year + 1, 1, 1}) * seconds_a_day;
  return date.instant + 1;
}

std::optional<DayRange> days_between(std::string_view first, std::string_view last) {
  const auto from = parse_iso_date(first), to = parse_iso_date(last);
  if (!from || !to) return std::nullopt;
  return DayRange{from->instant, end_of(*to)};
}

}  // namespace

std::optional<DayRange> days_of(std::string_view words, std::optional<Instant> now) {
  words = trim(words);
  if (auto days = days_between(words, words)) return days;
  static constexpr std::array<std::string_view, 4> languages = {"en", "de", "fr", "es"};
  for (const std::string_view language : languages) {
    TimeContext context;
    context.language = language;
    context.order = language == "en" ? DateOrder::month_first : DateOrder::day_first;
    if (now) {
      context.published.emplace();
      context.published->instant = *now;
      context.published->precision = Precision::day;
    }
    const std::vector<TimeExpression> found = find_times(words, context);
    if (found.size() != 1 || found[0].begin != 0 || found[0].end != words.size()) continue;
    if (auto days = days_between(found[0].from, found[0].to)) return days;
  }
  return std::nullopt;
}

}  // namespace broadsheet
