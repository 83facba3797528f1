// address_day.cc: three runs of digits or letters between the same two marks, or eight digits alone. Entry
// points: day_in_address(), take_day_of_address().

#include "article/address_day.h"

#include <algorithm>
#include <string>

#include "article/fields.h"
#include "base/address.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "broadsheet/article.h"
#include "text/months.h"

namespace broadsheet {
namespace {

// Empty where neither a digit nor a letter stands there.
std::string_view run_at(std::string_view url, std::size_t at) {
  const auto is_same = [&, digits = at < url.size() && is_ascii_digit(url[at])](char c) {
    return digits ? is_ascii_digit(c) : is_ascii_letter(c);
  };
  std::size_t end = at;
  while (end < url.size() && is_same(url[end])) ++end;
  return url.substr(std::min(at, url.size()), end - at);
}

bool is_number(std::string_view run, std::size_t digits) {
  return run.size() == digits && is_ascii_digit(run.front());
}

std::optional<Date> valid_day(std::string_view year, std::string_view month, std::string_view day) {
  std::string iso(year);
  iso += month.size() == 1 ? "-0" : "-";
  iso += month;
  iso += day.size() == 1 ? "-0" : "-";
  const auto date = parse_iso_date(iso += day);
  if (!date || date->precision != Precision::day) return std::nullopt;
  const int of = civil_time(date->instant).day.year;
  return of >= 1990 && of <= 2099 ? date : std::nullopt;
}

// Between two of `mark`.
std::optional<Date> day_of(std::string_view first, std::string_view month, std::string_view third,
                           char mark) {
  constexpr std::string_view marks = "/-_.";
  if (marks.find(mark) == std::string_view::npos || month.empty()) return std::nullopt;
  const int named = month.size() > 2 ? month_named(ascii_lower(month)) : 0;
  if (named == 0 && !is_number(month, 2)) return std::nullopt;
  const std::string number = named != 0 ? std::to_string(named) : std::string(month);
  const auto is_day = [&](std::string_view run) {
    return is_number(run, 2) || (named != 0 && is_number(run, 1));
  };
  if (is_number(first, 4) && is_day(third) && mark != '.') return valid_day(first, number, third);
  if (is_day(first) && is_number(third, 4) && (mark != '/' || named != 0))
    return valid_day(third, number, first);
  return std::nullopt;
}

}  // namespace

std::optional<Date> day_in_address(std::string_view url) {
  url = without_query(url);  // numbers of a query are no days
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (!is_ascii_digit(url[at])) continue;
    const std::string_view first = run_at(url, at);
    std::optional<Date> date;
    if (first.size() == 8) {
      date = valid_day(first.substr(0, 4), first.substr(4, 2), first.substr(6));
    } else if (const std::size_t mark = at + first.size(); mark < url.size()) {
      const std::string_view second = run_at(url, mark + 1);
      const std::size_t next = mark + 1 + second.size();
      if (next < url.size() && url[next] == url[mark])
        date = day_of(first, second, run_at(url, next + 1), url[mark]);
    }
    if (date) return date;
    at += first.size() - 1;
  }
  return std::nullopt;
}

void take_day_of_address(Article& article) {
  if (article.published) return;
  article.published = day_in_address(article.url);
  if (article.published) note_field(article, "published", Source::url, {}, sure_of_address);
}

}  // namespace broadsheet
