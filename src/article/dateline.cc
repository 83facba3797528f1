// dateline.cc: finds the dateline, the place and agency that open a wire piece.
//
//   LONDON, Dec 9 (Reuters) - The government said …      Berlin (dpa) - Die Regierung …
//   [place] [date] [agency]                              [place] [agency]
//
// Only the text before the first dash (or a colon, by the custom of India) is looked at, and only where it is
// short; an agency in brackets, or a place in capitals, makes it a dateline. Entry point: find_dateline().

#include "article/dateline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

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

// Places that papers of South Asia print before a colon. Others' capitals before one are speakers and labels.
constexpr std::array<std::string_view, 48> places_before_colon = {"AGRA",        "AHMEDABAD",
                                                                  "AMRITSAR",    "BANGALORE",
                                                                  "BENGALURU",   "BHOPAL",
                                                                  "BHUBANESWAR", "CHANDIGARH",
                                                                  "CHENNAI",     "COIMBATORE",
                                                                  "COLOMBO",     "DEHRADUN",
                                                                  "DELHI",       "DHAKA",
                                                                  "GURGAON",     "GURUGRAM",
                                                                  "GUWAHATI",    "HYDERABAD",
                                                                  "INDORE",      "ISLAMABAD",
                                                                  "JAIPUR",      "JAMMU",
                                                                  "KANPUR",      "KARACHI",
                                                                  "KATHMANDU",   "KOCHI",
                                                                  "KOLKATA",     "LAHORE",
                                                                  "LUCKNOW",     "LUDHIANA",
                                                                  "MANGALURU",   "MUMBAI",
                                                                  "MYSURU",      "NAGPUR",
                                                                  "NEW DELHI",   "NOIDA",
                                                                  "PANAJI",      "PATNA",
                                                                  "PESHAWAR",    "PUNE",
                                                                  "RAIPUR",      "RANCHI",
                                                                  "SHIMLA",      "SRINAGAR",
                                                                  "SURAT",       "THIRUVANANTHAPURAM",
                                                                  "VARANASI",    "VISAKHAPATNAM"};

// "MUMBAI: Another …", "New Delhi (PTI): …"
bool is_head_of_colon(std::string_view head) {
  return head.ends_with(')') || std::ranges::find(places_before_colon, head) != places_before_colon.end();
}

std::size_t head_size(std::string_view paragraph) {
  std::size_t least = std::string_view::npos;
  const std::string_view opening = paragraph.substr(0, longest_head + 8);
  for (const std::string_view dash : dashes) least = std::min(least, opening.find(dash));
  const std::size_t colon = opening.find(": ");
  if (colon < least && is_head_of_colon(opening.substr(0, colon))) least = colon;
  return least;
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
  const auto words = split(inside, ' ');
  const bool names = inside.size() <= 24 && words.size() <= 3 &&
                     std::all_of(words.begin(), words.end(),
                                 [](std::string_view w) { return !w.empty() && is_ascii_upper(w[0]); });
  const bool with_state =
      head.size() > 4 && head[head.size() - 4] == ',' && is_capitals(head.substr(head.size() - 2));
  if (names && (is_capitals(head.substr(0, head.find(','))) || with_state)) return std::string(inside);
  return std::nullopt;
}

// Takes the day off the end of the place, behind the last comma that one follows.
std::optional<Date> take_day(std::string_view& place, const std::optional<Date>& published) {
  for (std::size_t comma = place.rfind(','); comma != std::string_view::npos && comma > 0;
       comma = place.rfind(',', comma - 1)) {
    const std::string_view rest = place.substr(comma + 1);
    if (rest.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
    const auto day = day_near(rest, published);
    if (!day && !find_date(std::string(rest) + ", 2000")) continue;
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
  dateline.agency = *agency;
  std::string_view place = head;
  dateline.date = take_day(place, published);
  place = trim(place);
  while (place.ends_with(',') || place.ends_with('-')) place = trim(place.substr(0, place.size() - 1));
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
