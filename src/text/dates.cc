// dates.cc: absolute dates as pages print them.
//
// The text is cut into tokens (numbers, words, marks), and at each token the forms are tried in turn:
//
//   2022-12-09   2022/12/09   2022年12月9日      year first
//   2022. december 9.   2022 m. gruodžio 9 d.
//   9 December 2022   9. Dezember 2022   9 de diciembre de 2022   9 tháng 12, 2022
//   December 9, 2022                            month first
//   09.12.2022   9/12/2022   09.12.22           numbers only
//
// The first that fits wins; a time of day and a zone are looked for in the next few tokens. Digits are those
// of any script. Two other calendars are read: the Buddhist years of Thailand (2565 is 2022), where Thai
// letters stand in the text, and the Solar Hijri calendar of Iran, by its months, or by 1401/09/18 alone.
// Entry point: find_date().

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"
#include "text/digits.h"
#include "text/lower.h"
#include "text/months.h"

namespace broadsheet {
namespace {

struct Token {
  enum Kind : std::uint8_t { number, word, mark } kind = mark;
  std::string folded;  // of a word or mark
  int value = 0;       // of a number
  int digits = 0;
  std::size_t begin = 0, end = 0;
};

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = decode_at(text, at);
    const auto type = u_charType(static_cast<UChar32>(c.value));
    if (u_isalpha(static_cast<UChar32>(c.value)) == 0 && type != U_NON_SPACING_MARK &&
        type != U_COMBINING_SPACING_MARK)
      break;
    at += c.size;
  }
  return at;
}

bool is_date_ideograph(char32_t c) {
  return c == U'年' || c == U'月' || c == U'日' || c == U'년' || c == U'월' || c == U'일';
}

// Gives where the run of digits ends.
std::size_t read_number(std::string_view text, std::size_t at, Token& token) {
  while (at < text.size()) {
    const Digit digit = digit_at(text, at);
    if (digit.value < 0) break;
    if (token.digits < 8) token.value = token.value * 10 + digit.value;
    ++token.digits;
    at += digit.size;
  }
  return at;
}

std::vector<Token> cut(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    Token token;
    token.begin = at;
    const CodePoint c = decode_at(text, at);
    if (digit_at(text, at).value >= 0) {
      token.kind = Token::number;
      at = read_number(text, at, token);
    } else if (is_date_ideograph(c.value)) {
      at += c.size;
      token.folded = text.substr(token.begin, c.size);
    } else if (u_isalpha(static_cast<UChar32>(c.value)) != 0) {
      token.kind = Token::word;
      at = std::max(end_of_word(text, at), at + c.size);
      token.folded = lowered(text.substr(token.begin, at - token.begin));
    } else {
      at += c.size;
      if (is_blank(c.value)) continue;
      token.folded = text.substr(token.begin, c.size);
    }
    token.end = at;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

struct Zone {
  std::string_view name;
  int minutes;
};

// Abbreviations that news pages print. ET, CT, PT are taken in summer or winter by the month.
constexpr std::array zones = {Zone{"aest", 600}, Zone{"bst", 60},   Zone{"cdt", -300}, Zone{"cest", 120},
                              Zone{"cet", 60},   Zone{"cst", -360}, Zone{"edt", -240}, Zone{"est", -300},
                              Zone{"gmt", 0},    Zone{"ist", 330},  Zone{"jst", 540},  Zone{"mesz", 120},
                              Zone{"mez", 60},   Zone{"msk", 180},  Zone{"pdt", -420}, Zone{"pst", -480},
                              Zone{"utc", 0},    Zone{"wib", 420},  Zone{"z", 0}};
constexpr std::array american = {Zone{"ct", -360}, Zone{"et", -300}, Zone{"pt", -480}};

bool has_thai(std::string_view text) {
  return text.find("\xE0\xB8") != std::string_view::npos;
}

struct Reader {
  std::string_view text;
  const std::vector<Token>& tokens;
  DateOrder order;

  [[nodiscard]] const Token* at(std::size_t i) const { return i < tokens.size() ? &tokens[i] : nullptr; }
  [[nodiscard]] bool is_mark(std::size_t i, std::string_view mark) const {
    return at(i) != nullptr && at(i)->kind != Token::number && at(i)->folded == mark;
  }
  [[nodiscard]] int number(std::size_t i, int low, int high) const {
    const Token* t = at(i);
    return t != nullptr && t->kind == Token::number && t->digits <= 4 && t->value >= low && t->value <= high
               ? t->value
               : 0;
  }
  [[nodiscard]] int year_between(std::size_t i, int low, int high) const {
    return at(i) != nullptr && at(i)->digits == 4 ? number(i, low, high) : 0;
  }
  [[nodiscard]] int year(std::size_t i) const {
    if (const int y = year_between(i, 1900, 2099)) return y;
    constexpr int buddhist = 543;  // years ahead
    const int y = year_between(i, 1900 + buddhist, 2099 + buddhist);
    return y != 0 && has_thai(text) ? y - buddhist : 0;
  }
  // Of "23.09.22", which ends there: version numbers go on. 0 for others.
  [[nodiscard]] int short_year(std::size_t i) const {
    const Token* t = at(i + 4);
    const bool alone = (i == 0 || !is_mark(i - 1, ".")) &&
                       !(is_mark(i + 5, ".") && at(i + 6) != nullptr && at(i + 6)->kind == Token::number);
    if (t == nullptr || t->digits != 2 || !is_mark(i + 1, ".") || !is_mark(i + 3, ".") || !alone) return 0;
    return t->value < 70 ? 2000 + t->value : 0;
  }
  struct Month {
    int number = 0;  // 0 for none
    bool solar = false;
    std::size_t next = 0;  // token behind the month
  };
  [[nodiscard]] Month month_at(std::size_t i) const;
  [[nodiscard]] Month month_of_words(std::size_t i) const;
  [[nodiscard]] Month month_behind_day(std::size_t i) const;
  [[nodiscard]] std::size_t place_of_year(std::size_t i) const;
  // Small words and marks between the parts: "of", "de", "del", ".", ",", "th", "năm".
  [[nodiscard]] std::size_t skip_small(std::size_t i) const {
    static constexpr std::array<std::string_view, 26> small = {
        ".",  ",",  "،", "၊",  "'", "’",   "of", "de", "del", "d",  "st", "nd",  "rd",
        "th", "er", "º", "do", "m", "năm", "ই",  "লা", "রা",  "ঠা", "শে", "ឆ្នាំ", "ခုနှစ်"};
    for (int n = 0;
         n < 2 && at(i) != nullptr && std::find(small.begin(), small.end(), at(i)->folded) != small.end();
         ++n)
      ++i;
    return i;
  }

  struct Parts {
    CivilDay day;
    std::size_t next = 0;  // token behind the date
  };
  [[nodiscard]] std::optional<Parts> year_first(std::size_t i) const;
  [[nodiscard]] std::optional<Parts> year_then_word(std::size_t i) const;
  [[nodiscard]] std::optional<Parts> words(std::size_t i) const;
  [[nodiscard]] std::optional<Parts> made(std::size_t year_token, const Month& month, int day,
                                          std::size_t next) const;
  [[nodiscard]] std::optional<Parts> numbers(std::size_t i) const;
  [[nodiscard]] std::optional<Parts> solar_numbers(std::size_t i) const;
  [[nodiscard]] std::size_t read_time(std::size_t i, Date& date) const;
  void read_zone(std::size_t& i, Date& date, int month) const;
};

std::optional<Reader::Parts> Reader::year_first(std::size_t i) const {
  const int y = year(i);
  if (y == 0) return solar_numbers(i);
  for (const std::string_view mark : {"-", "/", ".", "年", "년"}) {
    if (!is_mark(i + 1, mark)) continue;
    const int m = number(i + 2, 1, 12);
    const int d = number(i + 4, 1, 31);
    if (m == 0 || d == 0 || !is_valid({y, m, d})) continue;
    const bool ideographs = mark == "年" || mark == "년";
    return Parts{{y, m, d}, i + (ideographs ? 6 : 5)};
  }
  return std::nullopt;
}

Reader::Month Reader::month_at(std::size_t i) const {
  if (at(i) == nullptr || at(i)->kind != Token::word) return {};
  const std::string& word = at(i)->folded;
  if (const int month = month_named(word)) return {month, false, i + 1};
  return is_ascii_letter(word[0]) ? Month{} : Month{solar_month_named(word), true, i + 1};
}

// Of one word or two: "tháng 11", "تشرين الثاني", "พ.ย".
Reader::Month Reader::month_of_words(std::size_t i) const {
  if (const Month month = month_at(i); month.number != 0) return month;
  if (at(i) == nullptr || at(i)->kind != Token::word) return {};
  if (at(i)->folded == "tháng") return {number(i + 1, 1, 12), false, i + 2};
  const bool stop = is_mark(i + 1, ".");
  const Token* const second = at(stop ? i + 2 : i + 1);
  if (second == nullptr || second->kind != Token::word) return {};
  return {month_named(at(i)->folded + (stop ? "." : " ") + second->folded), false, stop ? i + 3 : i + 2};
}

// In both names that it has between Beirut and Baghdad: "نيسان / أبريل".
Reader::Month Reader::month_behind_day(std::size_t i) const {
  const Month month = month_of_words(i);
  if (month.number == 0 || !is_mark(month.next, "/")) return month;
  const Month again = month_of_words(month.next + 1);
  return again.number == month.number && again.solar == month.solar ? again : month;
}

// Behind small words, and behind what Thai pages call their years: "พ.ศ.".
std::size_t Reader::place_of_year(std::size_t i) const {
  i = skip_small(i);
  return is_mark(i, "พ") && is_mark(i + 1, ".") && is_mark(i + 2, "ศ") ? skip_small(i + 3) : i;
}

std::optional<Reader::Parts> Reader::made(std::size_t year_token, const Month& month, int day,
                                          std::size_t next) const {
  if (month.solar) {
    const auto civil = from_solar({number(year_token, 1300, 1499), month.number, day});
    return civil ? std::optional(Parts{*civil, next}) : std::nullopt;
  }
  const int y = year(year_token);
  if (y == 0 || !is_valid({y, month.number, day})) return std::nullopt;
  return Parts{{y, month.number, day}, next};
}

// Solar Hijri, of years that in the lunar calendar, which Arabic pages count by, are of the last century.
std::optional<Reader::Parts> Reader::solar_numbers(std::size_t i) const {
  const int y = year_between(i, 1350, 1420);
  if (y == 0 || !is_mark(i + 1, "/") || !is_mark(i + 3, "/")) return std::nullopt;
  return made(i, {number(i + 2, 1, 12), true, 0}, number(i + 4, 1, 31), i + 5);
}

std::optional<Reader::Parts> Reader::year_then_word(std::size_t i) const {
  if (year(i) == 0) return std::nullopt;
  const Month month = month_at(skip_small(i + 1));
  if (month.number == 0 || month.solar) return std::nullopt;
  const std::size_t last = skip_small(month.next);
  const int d = number(last, 1, 31);
  // "Copyright 2022 March 3, 2026": the month is of the second year.
  if (d == 0 || year(skip_small(last + 1)) != 0) return std::nullopt;
  return made(i, month, d, last + 1);
}

std::optional<Reader::Parts> Reader::words(std::size_t i) const {
  if (const int d = number(i, 1, 31)) {
    const Month month = month_behind_day(skip_small(i + 1));
    if (month.number == 0) return std::nullopt;
    const std::size_t last = place_of_year(month.next);
    return made(last, month, d, last + 1);
  }
  if (const Month month = month_at(i); month.number != 0) {
    const std::size_t middle = skip_small(month.next);
    const int d = number(middle, 1, 31);
    const std::size_t last = skip_small(middle + 1);
    if (d != 0) return made(last, month, d, last + 1);
  }
  return std::nullopt;
}

std::optional<Reader::Parts> Reader::numbers(std::size_t i) const {
  const int first = number(i, 1, 31), second = number(i + 2, 1, 31);
  const int y = year(i + 4) != 0 ? year(i + 4) : short_year(i);
  if (first == 0 || second == 0 || y == 0) return std::nullopt;
  for (const std::string_view mark : {".", "/", "-"}) {
    if (!is_mark(i + 1, mark) || !is_mark(i + 3, mark)) continue;
    const bool american_order =
        (order == DateOrder::month_first && mark != "." && first <= 12) || second > 12;
    const CivilDay day = american_order ? CivilDay{y, first, second} : CivilDay{y, second, first};
    if (is_valid(day)) return Parts{day, i + 5};
  }
  return std::nullopt;
}

void Reader::read_zone(std::size_t& i, Date& date, int month) const {
  if (at(i) == nullptr) return;
  const auto take = [&](const Zone& zone, int summer) {
    date.zone_minutes = static_cast<std::int16_t>(zone.minutes + summer);
    ++i;
  };
  for (const Zone& zone : american)
    if (at(i)->folded == zone.name) return take(zone, month >= 4 && month <= 10 ? 60 : 0);
  for (const Zone& zone : zones)
    if (at(i)->folded == zone.name) {
      take(zone, 0);
      break;
    }
  const bool plus = is_mark(i, "+"), minus = is_mark(i, "-");
  if ((!plus && !minus) || at(i + 1) == nullptr || at(i + 1)->kind != Token::number) return;
  const Token& offset = *at(i + 1);
  int minutes = offset.digits == 4 ? offset.value / 100 * 60 + offset.value % 100 : offset.value * 60;
  if (offset.digits <= 2 && is_mark(i + 2, ":") && at(i + 3) != nullptr && at(i + 3)->digits == 2)
    minutes += at(i + 3)->value;
  if (minutes <= 14 * 60) date.zone_minutes = static_cast<std::int16_t>(minus ? -minutes : minutes);
}

// A time of day within four tokens behind a date; gives the token behind it, or `i` where there is none.
std::size_t Reader::read_time(std::size_t i, Date& date) const {
  for (std::size_t k = i; k < i + 4 && at(k) != nullptr; ++k) {
    const Token& t = *at(k);
    if (t.kind != Token::number || t.digits > 2 || t.value > 23) continue;
    int hour = t.value, minute = 0, second = 0;
    std::size_t next = k + 1;
    const bool parted = is_mark(next, ":") || is_mark(next, "h") ||
                        (is_mark(next, ".") && at(next + 1) != nullptr && at(next + 1)->digits == 2);
    if (parted && at(next + 1) != nullptr && at(next + 1)->kind == Token::number &&
        at(next + 1)->digits == 2 && at(next + 1)->value < 60) {
      minute = at(next + 1)->value;
      next += 2;
      if (is_mark(next, ":") && at(next + 1) != nullptr && at(next + 1)->digits == 2) {
        second = std::min(at(next + 1)->value, 59);
        next += 2;
      }
    } else if (!is_mark(next, "am") && !is_mark(next, "pm") && !is_mark(next, "a") && !is_mark(next, "p") &&
               !is_mark(next, "uhr")) {
      continue;
    }
    const bool afternoon = is_mark(next, "pm") || (is_mark(next, "p") && is_mark(next + 1, "."));
    const bool morning = is_mark(next, "am") || (is_mark(next, "a") && is_mark(next + 1, "."));
    if (afternoon && hour < 12) hour += 12;
    if (morning && hour == 12) hour = 0;
    if (afternoon || morning) next += is_mark(next, "am") || is_mark(next, "pm") ? 1 : 4;
    if (is_mark(next, "uhr")) ++next;
    const int month = civil_time(date.instant).day.month;
    date.precision = Precision::minute;
    date.instant += hour * 3'600 + minute * 60 + second;
    read_zone(next, date, month);
    date.instant -= date.zone_minutes.value_or(0) * 60;
    return std::min(next, tokens.size());
  }
  return i;
}

}  // namespace

namespace {

// Every form has a year of four digits, or two dots before one of two.
bool may_have_year(std::string_view text) {
  std::size_t digits = 0, dots = 0;
  bool short_year = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const Digit digit = digit_at(text, at);
    at += digit.size;
    if (digit.value >= 0) {
      ++digits;
      continue;
    }
    if (digits == 4) return true;
    short_year = short_year || (digits == 2 && dots >= 2);
    digits = 0;
    dots += c == '.';
  }
  return digits == 4 || short_year || (digits == 2 && dots >= 2);
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, DateOrder order) {
  if (!may_have_year(text)) return std::nullopt;
  const std::vector<Token> tokens = cut(text);
  const Reader reader{text, tokens, order};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto parts = reader.year_first(i);
    if (!parts) parts = reader.year_then_word(i);
    if (!parts) parts = reader.words(i);
    if (!parts) parts = reader.numbers(i);
    if (!parts) continue;
    FoundDate found{date_of(parts->day), tokens[i].begin, 0};
    const std::size_t next = reader.read_time(parts->next, found.date);
    found.end = tokens[std::min(next, tokens.size()) - 1].end;
    return found;
  }
  return std::nullopt;
}

}  // namespace broadsheet
