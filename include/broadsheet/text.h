#pragma once
// broadsheet/text.h: what Broadsheet knows of language: which one a text is in, its names, the dates it
// states. Pure functions of their arguments, safe from any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// ISO 639-1 code of the language most of the text is in (CLD2); empty where the text is too short to tell.
[[nodiscard]] std::string identify_language(std::string_view text);

struct FoundDate {
  Date date;
  std::size_t begin = 0, end = 0;  // bytes of the text
};

// How a date of three numbers is read where both readings are possible: 03/04/2022.
enum class DateOrder : std::uint8_t { day_first, month_first };

// The first absolute date in the text, with time of day and zone where they follow: "Dec. 9, 2022, 2:05 p.m.
// ET", "9. Dezember 2022, 14:05 Uhr", "9 de diciembre de 2022", "2022年12月9日", "09.12.2022",
// "2022-12-09T14:05Z", "১৫ নভেম্বর ২০২৩", "15 พฤศจิกายน 2566", "۲ تیر ۱۳۹۹". Digits are of any script, months
// of 60 languages. Years 1900 to 2099.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text,
                                                 DateOrder order = DateOrder::day_first);

// --------------------------------------------------------------------------------------------- times

enum class TimeType : std::uint8_t { date, time, duration, set };

// A time expression. `type`, `value` and `mod` are those of a TIMEX3 (ISO-TimeML: Pustejovsky et al., 2010):
// "2022-11-17", "2022-W49", "1989-Q3", "P3W", "PRESENT_REF", "XXXX-WXX-5". `value` is empty where the
// article's date would be needed and is unknown. `from` and `to` are the first and last day (minute, for a
// TIME) of the interval that is meant, in ISO 8601; empty where it is open or nobody says.
struct TimeExpression {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  TimeType type = TimeType::date;
  std::string value, mod, from, to;
};

struct TimeContext {
  std::optional<Date> published;  // what "Friday" and "last year" are understood against
  std::string language = "en";    // ISO 639-1: en, de, fr, es
  DateOrder order = DateOrder::month_first;
};

// The time expressions of a text, in order, without overlap. Any bytes that are valid UTF-8 do; other
// languages give none.
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text, const TimeContext& context);

// Whether a part of a text may hold an expression whole: false only where it does not. A quick look.
[[nodiscard]] bool may_hold_time(std::string_view part, std::string_view language);

// Those of an article's body text, by its language and against the day it was published (without one: of its
// capture is never guessed). Spans are code points.
[[nodiscard]] std::vector<TimeMention> find_times(const Article& article);

struct Name {
  std::string text;         // as printed, "John Kirby"
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
};

// Runs of capitalised words, in order, at most five words each; a single capitalised word at the head of a
// sentence counts only where the text has it capitalised inside a sentence too. For scripts without capitals:
// nothing.
[[nodiscard]] std::vector<Name> find_names(std::string_view text);

// The sentences of a text, in order, as ranges of bytes; a paragraph end ends a sentence too.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> find_sentences(std::string_view text);

}  // namespace broadsheet
