// dateline.cc: finds the dateline, the place and agency that open a wire piece.
//
//   LONDON, Dec 9 (Reuters) - The government said …      Berlin (dpa) - Die Regierung …
//   [place] [date] [agency]                              [place] [agency]
//
// Only the text before the first dash is looked at, and only where it is short; an agency in brackets, or a
// place in capitals, makes it a dateline. Entry point: find_dateline().

#include "article/dateline.h"

#include <unicode/uchar.h>

#include <array>

#include "article/tables.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest_head = 90;  // bytes before the dash
constexpr std::array<std::string_view, 6> dashes = {" - ", " – ", " — ", "- ", "— ", " -"};

bool is_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (u_islower(static_cast<UChar32>(c.value)) != 0) return false;
    any = any || u_isupper(static_cast<UChar32>(c.value)) != 0;
    at += c.size;
  }
  return any;
}

// A day without its year, "Dec 9", in the year that brings it nearest to the publication.
std::optional<Date> day_near(std::string_view text, const std::optional<Date>& published) {
  if (const auto whole = find_date(text)) return whole->date;
  if (!published) return std::nullopt;
  const int year = civil_time(published->instant).day.year;
  std::optional<Date> best;
  for (int y = year - 1; y <= year + 1; ++y) {
    const auto found = find_date(std::string(text) + ", " + std::to_string(y));
    const auto distance = [&](const Date& d) {
      return d.instant > published->instant ? d.instant - published->instant : published->instant - d.instant;
    };
    if (found && (!best || distance(found->date) < distance(*best))) best = found->date;
  }
  return best;
}

std::size_t head_size(std::string_view paragraph) {
  std::size_t least = std::string_view::npos;
  for (const std::string_view dash : dashes)
    least = std::min(least, paragraph.substr(0, longest_head + 8).find(dash));
  return least;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view paragraph, const std::optional<Date>& published) {
  const std::size_t size = head_size(paragraph);
  if (size == std::string_view::npos || size > longest_head) return std::nullopt;
  std::string_view head = trim(paragraph.substr(0, size));
  Dateline dateline;
  const std::size_t bracket = head.find('(');
  if (bracket != std::string_view::npos && head.ends_with(')')) {
    const std::string_view inside = head.substr(bracket + 1, head.size() - bracket - 2);
    for (const std::string_view part : split(inside, '/'))
      if (const std::string_view agency = agency_named(part); !agency.empty() && dateline.agency.empty())
        dateline.agency = agency;
    head = trim(head.substr(0, bracket));
    // An agency of no table is believed behind a place in capitals: "TOLMIN, Oct 20 (Northwire) -".
    const bool one_name = !inside.empty() && inside.size() <= 24 &&
                          inside.find(' ') == std::string_view::npos && is_ascii_upper(inside[0]);
    if (dateline.agency.empty() && one_name && is_capitals(head.substr(0, head.find(','))))
      dateline.agency = inside;
    if (dateline.agency.empty()) return std::nullopt;
  }
  std::string_view place = head;
  // The day stands behind the last comma that a number follows.
  for (std::size_t comma = head.find(','); comma != std::string_view::npos;
       comma = head.find(',', comma + 1)) {
    const std::string_view rest = head.substr(comma + 1);
    if (rest.find_first_of("0123456789") == std::string_view::npos) continue;
    dateline.date = day_near(rest, published);
    if (dateline.date) place = head.substr(0, comma);
    break;
  }
  place = trim(place);
  // "Dec 29 (Reuters) -": no place, but an agency and perhaps a day.
  if (!dateline.agency.empty() && !dateline.date) {
    dateline.date = day_near(place, published);
    if (dateline.date) return dateline;
  }
  const std::string_view city = place.substr(0, place.find(','));
  if (city.empty() || split(city, ' ').size() > 4 ||
      city.find_first_of("0123456789:\"“!?") != std::string_view::npos ||
      (city.find('.') != std::string_view::npos && !dateline.date))
    return std::nullopt;
  if (u_isupper(static_cast<UChar32>(decode_at(city, 0).value)) == 0) return std::nullopt;
  // Without an agency a place is one by its capitals, or by the day behind it.
  const bool plain = is_capitals(city) && count_code_points(city) >= 3;
  if (dateline.agency.empty() && !plain && !dateline.date) return std::nullopt;
  dateline.place = place;
  return dateline;
}

}  // namespace broadsheet
