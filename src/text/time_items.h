#pragma once
// time_items.h: a text as a row of items: words, numbers and marks first, then the parts of expressions that
// rules made of them.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/text.h"
#include "text/moment.h"
#include "text/time_words.h"

namespace broadsheet {

// What stands between an item and the one before it.
enum class Gap : std::uint8_t { nothing, blank, hyphen };

struct Amount {
  double count = 1;  // below 0: nobody knows how many
  Grain grain = Grain::day;
};

// Where a day names its month: "Nov. 15", "15 November".
enum class MonthPlace : std::uint8_t { none, before_day, behind_day };

// What an expression, or a part of one, says.
struct Meaning {
  TimeType type = TimeType::date;
  std::optional<Moment> moment;
  std::optional<Moment> from, to;  // of a stretch that is no single moment
  bool open_before = false, open_after = false;
  std::array<Amount, 3> amounts{};
  int amount_count = 0;
  int times = 1;               // every `times` units
  std::string_view reference;  // PRESENT_REF, PAST_REF, FUTURE_REF
  std::string_view mod;
  std::string_view unresolved;  // a value that is ready as it is, or the part behind XXXX
  std::string fixed_value;
  bool derived = false;    // said in terms of another
  bool year_known = true;  // false: the year, or the week of a weekday, was chosen
  bool day_said = false;   // of a clock: its day is said, too
  bool half_said = false;  // of a clock: a.m. or p.m. is said
  bool oclock_said = false;
  MonthPlace month = MonthPlace::none;
  bool silent = false;  // a part only, never an expression by itself
};

struct Item {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  Gap gap = Gap::blank;
  bool capital = false;
  bool opens_sentence = false;
  Cats cats;
  std::array<std::pair<Cat, int>, 4> values{};
  std::uint8_t value_count = 0;
  double number = 0;
  int digits = 0;
  std::optional<std::uint32_t> meaning;  // index into Items::meanings

  void add(Cat cat, int value = 0) {
    cats.set(static_cast<std::size_t>(cat));
    if (value_count < values.size()) values[value_count++] = {cat, value};
  }
  [[nodiscard]] bool is(Cat cat) const { return cats.test(static_cast<std::size_t>(cat)); }
  [[nodiscard]] int value(Cat cat) const {
    for (std::size_t i = 0; i < value_count; ++i)
      if (values[i].first == cat) return values[i].second;
    return 0;
  }
};

struct Items {
  std::vector<Item> row;
  std::vector<Meaning> meanings;
};

// Cuts a text and looks its words up; numbers of several words or tokens are made one item.
[[nodiscard]] Items cut_times(std::string_view text, const TimeLanguage& language, DateOrder order);

// False only where no date of one day lies in the text, which is a part of one: it has no word that makes
// one, and no digits that do.
[[nodiscard]] bool may_name_day(std::string_view text, const TimeLanguage& language);

}  // namespace broadsheet
