// dateline.cc: finds the dateline, the place and agency that open a wire piece.
//
//   LONDON, Dec 9 (Reuters) - The government said …      Berlin (dpa) - Die Regierung …
//   [place] [date] [agency]                              [place] [agency]
//
// Only the text before the first dash (or a colon, by the custom of India and Australia) is looked at, and
// only where it is short; an agency in brackets, a place in capitals, or one that is known makes it a
// dateline. Entry point: find_dateline().

#include "article/dateline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "article/dateline_places.h"
#include "article/tables.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest_head = 90;  // bytes before the dash
constexpr std::array<std::string_view, 9> dashes = {" _ ", "—", "--", " - ", " – ", " — ", "- ", "— ", " -"};

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

// Up to three words with capitals.
bool is_name(std::string_view text) {
  const auto words = split(text, ' ');
  return text.size() <= 24 && words.size() <= 3 &&
         std::all_of(words.begin(), words.end(),
                     [](std::string_view w) { return !w.empty() && is_ascii_upper(w[0]); });
}

// "Paris/Brussels"
bool is_known_place(std::string_view text) {
  const auto names = split(text, '/');
  return std::all_of(names.begin(), names.end(),
                     [](std::string_view name) { return is_dateline_place(trim(name)); });
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

// "January 13"
bool is_day_of_a_year(std::string_view text) {
  return has_digit(text) && find_date(std::string(text) + ", 2000").has_value();
}

// "NEW DELHI, January 13"
bool ends_with_day(std::string_view head) {
  const std::size_t comma = head.rfind(',');
  return comma != std::string_view::npos && is_day_of_a_year(head.substr(comma + 1));
}

// Whether a sentence begins here, with a capital, a figure or a quotation mark.
bool opens_sentence(std::string_view text) {
  const auto c = static_cast<UChar32>(decode_at(text, 0).value);
  return !text.empty() && u_islower(c) == 0;
}

// "MUMBAI: Another …", "TOLMIN, January 13: …", "New Delhi (PTI): …". Others' capitals before a colon are
// speakers and labels.
bool is_head_of_colon(std::string_view head, std::string_view rest) {
  return head.ends_with(')') || (is_known_place(head) && opens_sentence(rest)) ||
         (is_capitals(head.substr(0, head.find_first_of(",("))) && ends_with_day(head));
}

std::size_t head_size(std::string_view paragraph) {
  std::size_t least = std::string_view::npos;
  const std::string_view opening = paragraph.substr(0, longest_head + 8);
  for (const std::string_view dash : dashes) least = std::min(least, opening.find(dash));
  const std::size_t colon = opening.find(": ");
  if (colon < least && is_head_of_colon(opening.substr(0, colon), opening.substr(colon + 2))) least = colon;
  return least;
}

std::string_view behind_dash(std::string_view rest) {
  return without_leading(rest, U" -–—_:");
}

// The agency that one who puts it behind the dash names: "NEW YORK -- (Tolmin Network) -".
std::string agency_behind(std::string_view rest) {
  rest = behind_dash(rest);
  const std::size_t end = rest.find(')');
  if (!rest.starts_with('(') || end > longest_head || !trim(rest.substr(end + 1)).starts_with('-')) return {};
  const std::string_view inside = rest.substr(1, end - 1);
  const std::string_view agency = agency_named(inside);
  return std::string(agency.empty() && is_name(inside) ? inside : agency);
}

// Takes the agency in brackets off the end of the head, "LONDON (Reuters)", "VEGAS, Jan. 8 /Newswire/". Gives
// nothing where the brackets hold something else.
std::optional<std::string> take_agency(std::string_view& head) {
  const bool slashes = head.ends_with('/');
  const std::size_t bracket = slashes ? head.rfind('/', head.size() - 2) : head.find('(');
  if (bracket == std::string_view::npos || (!slashes && !head.ends_with(')'))) return "";
  const std::string_view inside = head.substr(bracket + 1, head.size() - bracket - 2);
  head = trim(head.substr(0, bracket));
  for (const std::string_view part : split(inside, '/'))
    if (const std::string_view agency = agency_named(part); !agency.empty()) return std::string(agency);
  // An agency of no table is believed behind a place in capitals: "TOLMIN, Oct 20 (Northwire) -".
  const bool with_state =
      head.size() > 4 && head[head.size() - 4] == ',' && is_capitals(head.substr(head.size() - 2));
  if (is_name(inside) && (is_capitals(head.substr(0, head.find(','))) || with_state))
    return std::string(inside);
  return std::nullopt;
}

// Takes the day off the end of the place, behind the last comma that one follows.
std::optional<Date> take_day(std::string_view& place, const std::optional<Date>& published) {
  for (std::size_t comma = place.rfind(','); comma != std::string_view::npos && comma > 0;
       comma = place.rfind(',', comma - 1)) {
    const std::string_view rest = place.substr(comma + 1);
    if (!has_digit(rest)) return std::nullopt;
    const auto day = day_near(rest, published);
    if (!day && !is_day_of_a_year(rest)) continue;
    place = place.substr(0, comma);
    return day;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view paragraph, const std::optional<Date>& published) {
  const std::size_t size = head_size(paragraph);
  if (size == std::string_view::npos || size > longest_head) return std::nullopt;
  std::string_view head = trim(paragraph.substr(0, size));
  Dateline dateline;
  const auto agency = take_agency(head);
  if (!agency) return std::nullopt;
  dateline.agency = agency->empty() ? agency_behind(paragraph.substr(size)) : *agency;
  std::string_view place = head;
  dateline.date = take_day(place, published);
  place = trim(place);
  while (place.ends_with(',') || place.ends_with('-')) place = trim(place.substr(0, place.size() - 1));
  // "Dec 29 (Reuters) -": no place, but an agency and perhaps a day.
  if (!dateline.agency.empty() && !dateline.date) {
    dateline.date = day_near(place, published);
    if (dateline.date) return dateline;
  }
  if (const std::size_t open = place.find('('); open != place.npos && place.find(')', open) == place.npos)
    place = trim(place.substr(0, open));
  const std::string_view city = trim(place.substr(0, place.find_first_of(",(")));
  if (city.empty() || city.starts_with("By ") || split(city, ' ').size() > 4 ||
      city.find_first_of("0123456789:\"“!?") != std::string_view::npos ||
      (city.find('.') != std::string_view::npos && !dateline.date))
    return std::nullopt;
  if (u_isupper(static_cast<UChar32>(decode_at(city, 0).value)) == 0) return std::nullopt;
  // Without an agency a place is one by its capitals, by the day behind it, or by being known.
  const bool plain = (is_capitals(city) && count_code_points(city) >= 3) ||
                     (is_known_place(place) && opens_sentence(behind_dash(paragraph.substr(size))));
  if (dateline.agency.empty() && !plain && !dateline.date) return std::nullopt;
  dateline.place = place;
  return dateline;
}

}  // namespace broadsheet
