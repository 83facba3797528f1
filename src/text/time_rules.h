#pragma once
// time_rules.h: the grammar of time expressions: patterns of categories, and what each makes.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "text/time_items.h"

namespace broadsheet {

// What an expression is understood against.
struct TimeAnchor {
  bool known = false;                  // the article has a date
  std::int64_t today = 0;              // its day
  int minute_of_day = -1;              // of publication; below 0: unknown
  std::int64_t running = 0;            // the day the story is at
  std::optional<Moment> last;          // the latest moment named
  std::optional<Moment> last_quarter;  // the latest quarter named nearby
  bool is_of_quarter = false;          // false: figures of a longer stretch were named since
  std::array<int, 13> told_years{};    // by month: of the latest one that was named with its year; 0: none
};

constexpr std::size_t most_elements = 9;

// Items that fit a pattern.
struct TimeMatch {
  const Items* items = nullptr;
  const TimeAnchor* anchor = nullptr;
  std::string_view text;
  const TimeLanguage* language = nullptr;
  std::array<Cat, most_elements> cats{};         // what the element asked for and found
  std::array<std::int32_t, most_elements> at{};  // index of its item
  std::size_t count = 0;                         // elements filled
  std::size_t begin = 0, end = 0;                // items

  // The n-th item that was taken as `cat`; nullptr where there is none.
  [[nodiscard]] const Item* item(Cat cat, int n = 0) const;
  [[nodiscard]] bool has(Cat cat) const { return item(cat) != nullptr; }
  [[nodiscard]] int value(Cat cat, int n = 0) const;
  [[nodiscard]] const Meaning* meaning(Cat cat, int n = 0) const;
};

// Fills in what the match says, and the categories of the item it makes; false: it is none after all.
using TimeAction = bool (*)(const TimeMatch&, Meaning&, Cats&);

struct TimeRule {
  const char* pattern;  // "the? month number|ordinal comma? year": "?" may be missing, "|" or
  TimeAction action;
};

// In the order they are applied: each pass sees what the ones before it made.
constexpr std::size_t time_passes = 4;
[[nodiscard]] std::span<const TimeRule> time_rules(std::size_t pass);

// Lets the ends of stretches tell each other day, year and half of the day.
void share_ends(Items& items);

// Day of a holiday in a year; row of the table of holidays.
[[nodiscard]] std::int64_t holiday_day(int holiday, int year);

}  // namespace broadsheet
