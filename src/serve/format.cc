// format.cc: small words of the pages.

#include "serve/format.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/calendar.h"
#include "base/strings.h"

namespace broadsheet {

std::string printed_day(const Date& date) {
  const CivilDay day = civil_time(date.instant + date.zone_minutes.value_or(0) * 60).day;
  const std::string year = std::to_string(day.year);
  if (date.precision == Precision::year) return year;
  const std::string month = short_month(day.month);
  if (date.precision == Precision::month) return month + " " + year;
  return std::to_string(day.day) + " " + month + " " + year;
}

std::string printed_date(const Date& date) {
  if (date.precision < Precision::minute) return printed_day(date);
  const CivilTime time = civil_time(date.instant + date.zone_minutes.value_or(0) * 60);
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), ", %02d:%02d", time.hour, time.minute);
  std::string text = printed_day(date) + clock.data();
  if (date.zone_minutes) {
    const int offset = *date.zone_minutes;
    std::array<char, 16> zone{};
    std::snprintf(zone.data(), zone.size(), " UTC%c%02d:%02d", offset < 0 ? '-' : '+', std::abs(offset) / 60,
                  std::abs(offset) % 60);
    text += offset == 0 ? " UTC" : zone.data();
  }
  return text;
}

std::string safe_url(std::string_view url) {
  url = trim(url);
  const bool web = starts_with_ignoring_case(url, "https://") || starts_with_ignoring_case(url, "http://");
  const bool clean = std::none_of(url.begin(), url.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7F; });
  return web && clean ? std::string(url) : "";
}

std::string_view direction_of(std::string_view language) {
  static constexpr std::array<std::string_view, 9> right_to_left = {"ar", "ckb", "dv", "fa", "he",
                                                                    "ps", "ug",  "ur", "yi"};
  return std::find(right_to_left.begin(), right_to_left.end(), language) != right_to_left.end() ? "rtl"
                                                                                                : "ltr";
}

namespace {

constexpr std::array<std::string_view, 128> make_references() {
  std::array<std::string_view, 128> made{};
  made['&'] = "&amp;";
  made['<'] = "&lt;";
  made['>'] = "&gt;";
  made['"'] = "&quot;";
  made['\''] = "&#39;";
  return made;
}

constexpr auto references = make_references();

constexpr std::array<bool, 256> make_is_escaped() {
  std::array<bool, 256> made{};
  for (std::size_t c = 0; c < references.size(); ++c) made[c] = !references[c].empty();
  return made;
}

constexpr auto is_escaped = make_is_escaped();

}  // namespace

void append_escaped_html(std::string& out, std::string_view text) {
  const char* done = text.data();  // what stands before it is written
  const char* const end = done + text.size();
  for (const char* at = done; at != end; ++at) {
    if (!is_escaped[static_cast<unsigned char>(*at)]) continue;
    out.append(done, at).append(references[static_cast<unsigned char>(*at)]);
    done = at + 1;
  }
  out.append(done, end);
}

std::string escaped_html(std::string_view text) {
  std::string out;
  append_escaped_html(out, text);
  return out;
}

}  // namespace broadsheet
