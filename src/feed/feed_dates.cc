// feed_dates.cc: dates of feeds. ISO 8601 first; then the words are taken one by one, each of which must be a
// weekday, a day, a month, a year, a time or a zone:
//
//   Thu,  5 Apr 2012 10:00:00 GMT        RFC 822
//   Sun Jul 15 01:16:00 +0000 2012       asctime, with or without a zone
//   Fri, 2006/09/15 08:19:53 EDT         a whole date in one word
//
// A word that is none of these refuses the text, so that no date is made of a sentence. Entry point:
// parse_feed_date().

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/strings.h"
#include "broadsheet/feed.h"
#include "text/months.h"

namespace broadsheet {
namespace {

struct Zone {
  std::string_view name;
  int minutes;
};

// Zones by name: RFC 822, and those that feeds of news write.
constexpr std::array zones = {
    Zone{"z", 0},      Zone{"ut", 0},     Zone{"utc", 0},    Zone{"gmt", 0},     Zone{"etc/gmt", 0},
    Zone{"est", -300}, Zone{"edt", -240}, Zone{"cst", -360}, Zone{"cdt", -300},  Zone{"mst", -420},
    Zone{"mdt", -360}, Zone{"pst", -480}, Zone{"pdt", -420}, Zone{"at", -240},   Zone{"ast", -240},
    Zone{"adt", -180}, Zone{"et", -300},  Zone{"ct", -360},  Zone{"mt", -420},   Zone{"pt", -480},
    Zone{"met", 60},   Zone{"mest", 120}, Zone{"cet", 60},   Zone{"cest", 120},  Zone{"bst", 60},
    Zone{"wet", 0},    Zone{"west", 60},  Zone{"eet", 120},  Zone{"eest", 180},  Zone{"msk", 180},
    Zone{"jst", 540},  Zone{"kst", 540},  Zone{"hkt", 480},  Zone{"sgt", 480},   Zone{"aest", 600},
    Zone{"aedt", 660}, Zone{"nzst", 720}, Zone{"nzdt", 780}, Zone{"akst", -540}, Zone{"akdt", -480},
    Zone{"hst", -600},
};

constexpr std::array<std::string_view, 14> weekdays = {
    "mon",    "tue",     "wed",       "thu",      "fri",    "sat",      "sun",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// Short months of RFC 822 by languages that feeds misuse it in, beside those of text/months.h.
struct ShortMonth {
  std::string_view name;
  int month;
};
constexpr std::array<ShortMonth, 12> short_greek = {{{"Ιαν", 1},
                                                     {"Φεβ", 2},
                                                     {"Μάρ", 3},
                                                     {"Απρ", 4},
                                                     {"Μάι", 5},
                                                     {"Ιούν", 6},
                                                     {"Ιούλ", 7},
                                                     {"Αύγ", 8},
                                                     {"Σεπ", 9},
                                                     {"Οκτ", 10},
                                                     {"Νοέ", 11},
                                                     {"Δεκ", 12}}};

int month_of(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  for (const ShortMonth& month : short_greek)
    if (month.name == word) return month.month;
  return month_named(ascii_lower(word));
}

// All digits: their value; -1 for anything else.
int number_of(std::string_view word) {
  if (word.empty() || word.size() > 4) return -1;
  int value = 0;
  for (const char c : word) {
    if (!is_ascii_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "+0100", "-01:01": minutes; nullopt for anything else.
std::optional<int> offset_of(std::string_view word) {
  if (word.size() < 5 || (word[0] != '+' && word[0] != '-')) return std::nullopt;
  const bool colon = word.size() == 6 && word[3] == ':';
  if (!colon && word.size() != 5) return std::nullopt;
  const int hours = number_of(word.substr(1, 2)), minutes = number_of(word.substr(colon ? 4 : 3));
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  return (word[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

std::optional<int> zone_named(std::string_view word) {
  if (const auto offset = offset_of(word)) return offset;
  const std::string folded = ascii_lower(word);
  // "GMT-01:01".
  for (const std::string_view prefix : {"gmt", "utc"})
    if (folded.size() > 3 && folded.starts_with(prefix)) return offset_of(word.substr(3));
  for (const Zone& zone : zones)
    if (zone.name == folded) return zone.minutes;
  return std::nullopt;
}

struct Reader {
  CivilDay day{0, 0, 0};
  std::optional<CivilTime> time;
  std::optional<int> zone;
  bool has_seconds = false;

  // "14:05", "14:05:33", "14:05:33.120", with a zone behind where one follows at once.
  bool take_time(std::string_view word) {
    const std::size_t end = std::min(word.find_first_not_of("0123456789:."), word.size());
    if (end < word.size() && !take_zone(word.substr(end))) return false;
    word = word.substr(0, end);
    word = word.substr(0, word.find('.'));
    const std::vector<std::string_view> parts = split(word, ':');
    if (time || parts.size() < 2 || parts.size() > 3) return false;
    CivilTime read;
    read.hour = number_of(parts[0]);
    read.minute = number_of(parts[1]);
    has_seconds = parts.size() == 3;
    read.second = has_seconds ? number_of(parts[2]) : 0;
    if (read.hour < 0 || read.hour > 24 || read.minute < 0 || read.minute > 59 || read.second < 0 ||
        read.second > 60)
      return false;
    time = read;
    return true;
  }

  bool take_zone(std::string_view word) {
    const auto found = zone ? std::nullopt : zone_named(word);
    if (found) zone = found;
    return found.has_value();
  }

  // "2006/09/15", "2004-július-13T9:15-05:00", "16-Dec-2012".
  bool take_whole_date(std::string_view word) {
    const std::size_t clock = word.find('T') != std::string_view::npos && word.find('T') > 5 &&
                                      is_ascii_digit(word[word.find('T') - 1])
                                  ? word.find('T')
                                  : word.size();
    const std::string_view date = word.substr(0, clock);
    std::vector<std::string_view> parts = split(date, date.find('/') != std::string_view::npos ? '/' : '-');
    if (parts.size() != 3 || day.year != 0) return false;
    if (parts[0].size() < 4) std::swap(parts[0], parts[2]);
    if (parts[0].size() < 4 && number_of(parts[1]) >= 0) return false;  // "03-12-31": which is which?
    const int month = number_of(parts[1]) > 0 ? number_of(parts[1]) : month_of(parts[1]);
    day = {year_of(parts[0]), month, number_of(parts[2])};
    return clock == word.size() || take_time(word.substr(clock + 1));
  }

  // Two digits are of this century or the last.
  static int year_of(std::string_view word) {
    const int year = number_of(word);
    if (word.size() > 2 || year < 0) return year;
    return year < 70 ? 2000 + year : 1900 + year;
  }

  bool take_number(std::string_view word) {
    if (day.day == 0 && word.size() <= 2) {
      day.day = number_of(word);
      return true;
    }
    if (day.year != 0) return false;
    day.year = year_of(word);
    return true;
  }

  bool take(std::string_view word) {
    if (number_of(word) >= 0) return take_number(word);
    const std::string folded = ascii_lower(word);
    if (std::find(weekdays.begin(), weekdays.end(), folded) != weekdays.end()) return true;
    if (is_ascii_digit(word[0]) && word.find(':') != std::string_view::npos &&
        word.find('T') == std::string_view::npos)
      return take_time(word);
    if (is_ascii_digit(word[0])) return take_whole_date(word);
    if (const int month = day.month == 0 ? month_of(word) : 0; month != 0) {
      day.month = month;
      return true;
    }
    return take_zone(word);
  }

  [[nodiscard]] std::optional<Date> date() const {
    if (day.year == 0 || !is_valid(day)) return std::nullopt;
    Date made = date_of(day);
    if (!time) return made;
    CivilTime when = *time;
    when.day = day;
    made.instant = instant_from(when) - zone.value_or(0) * 60;
    made.precision = has_seconds ? Precision::second : Precision::minute;
    if (zone) made.zone_minutes = static_cast<std::int16_t>(*zone);
    return made;
  }
};

}  // namespace

std::optional<Date> parse_feed_date(std::string_view text) {
  text = trim(text);
  if (text.size() > 100) return std::nullopt;
  if (auto date = parse_iso_date(text)) return date;
  std::string words(text);
  std::replace(words.begin(), words.end(), ',', ' ');
  Reader reader;
  bool first = true;
  for (const std::string_view word : split(words, ' ')) {
    if (word.empty()) continue;
    // The first word may be a weekday in any language.
    const bool unknown_weekday = first && !is_ascii_digit(word[0]) && month_of(word) == 0;
    first = false;
    if (!unknown_weekday && !reader.take(word)) return std::nullopt;
  }
  return reader.date();
}

}  // namespace broadsheet
