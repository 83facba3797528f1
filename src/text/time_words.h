#pragma once
// time_words.h: what the words of time expressions mean, a table for each language. Rows hold lower case
// words, or phrases with single blanks; a word may stand in several rows.

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>

namespace broadsheet {

// What a word or a part of an expression can be; rules speak of these by name.
enum class Cat : std::uint8_t {
  none,
  number,      // amount
  some,        // an amount nobody counts: several, few
  ordinal,     // 3 of "third"
  year,        // four digits
  month,       // 1 to 12
  weekday,     // 0 = Monday
  unit,        // a Grain
  unit_many,   // the same, plural
  season,      // 0 = spring
  part,        // a DayPart
  clock,       // hour of noon and midnight
  holiday,     // row of the table of holidays
  dir,         // -1 last, 0 this, 1 next
  told,        // a dir that counts from what the story told last: the following
  beyond,      // -1 before the last, 1 after the next
  ago,         // behind a length: -1 ago, 1 later
  ago_before,  // before a length: "vor", "hace"
  hence,       // before a length: "in"
  year_word,   // "Vorjahr": years from this one
  article,     // belongs to a day: "el lunes"
  fixed,       // days from today
  now,         // PRESENT_REF
  past,        // PAST_REF
  future,      // FUTURE_REF
  past_noun,   // the past
  recent,      // of recent days
  latest,
  period,    // a stretch of business
  old,       // of ages
  phase,     // early, mid, late: a Phase
  compared,  // earlier, later: a Phase
  phase_of,  // beginning, end: a Phase
  approx,    // about, nearly: an Approx
  every,
  every_plural,  // a plural that stands for a habit: Sundays; from first_plural_part on, parts of a day
  often,         // daily: a Grain
  the,
  a,
  of,
  in,
  on,
  at,
  to,
  from,
  between,
  and_,
  since,
  until,
  before,
  after,
  am_pm,  // 0 or 12
  oclock,
  decade,  // first year; below 100 of this century's people: nineties
  half,
  quarter_tag,  // Q3
  fiscal,
  same,  // that, the same
  whole,
  rest,
  fortnight,
  more,       // another
  zone,       // minutes
  past_hour,  // half past
  possessive,
  will,   // what makes a clause one of the future
  did,    // what makes it one of the past
  not_,   // before "until": what was, not what is to come
  money,  // stands before a number that is no year
  comma,
  dot,
  dash,
  numeric,  // 2022-12-09, 9/12/2022, 14:05, read by the lexer
  // What rules make.
  date,
  weekday_date,
  day_date,
  month_date,
  year_date,
  quarter_date,
  time,
  length,
  the_one,  // a length that may be the current unit: the year
  set,
  last_
};
using Cats = std::bitset<static_cast<std::size_t>(Cat::last_)>;

// The name of a category in rules: "number", "the", …; Cat::none for any other word.
[[nodiscard]] Cat cat_named(std::string_view name);

enum class Phase : std::uint8_t { start, mid, end };
enum class Approx : std::uint8_t { about, at_most, less, more, at_least };

// Value of a Cat::will that tells of a plan made in the past: "planned to". A day in front of it is the
// plan's.
constexpr int plan_of_past = 1;

// Value of a Cat::ago that counts from the moment of writing, not from the day the story is at.
constexpr int ago_from_now = 2;
constexpr int first_plural_part = 10;

struct TimeWord {
  std::string_view text;
  Cat cat;
  int value = 0;
};

struct TimeLanguage {
  std::string_view code;
  std::span<const TimeWord> words;
  bool capital_months;  // lower case "may" and "march" are other words
};

[[nodiscard]] const TimeLanguage* time_language(std::string_view code);

// Sits in the table of its language.
extern const TimeLanguage english_time, german_time, french_time, spanish_time;

}  // namespace broadsheet
