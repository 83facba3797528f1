// time_stretches.cc: what the two ends of a stretch tell about each other.
//
//   from 9 to 11 a.m. Friday     9 is an hour, of Friday       Nov. 15-19            19 is a day of November
//   tomorrow before 5 p.m.       5 p.m. is tomorrow's          from May to Oct. 2020 May is of 2020
//   from Monday to Friday        Friday is the one behind Monday
//
// The rules read each end by itself, from left to right. Here we go over the row once more and look at
// neighbours that only a word like "to" or a hyphen parts. Entry point: share_ends().

#include <cmath>

#include "text/time_rules.h"

namespace broadsheet {
namespace {

class Stretches {
 public:
  explicit Stretches(Items& items) : items_(items) {}

  void run() {
    for (std::size_t i = 0; i < row().size(); ++i)
      if (has_meaning(i)) lend_day(i);
    // From the right, so that of "3., 4. and 7. October" each day finds the one behind it.
    for (std::size_t i = row().size(); i-- > 0;) {
      const std::size_t other = other_end(i);
      if (other == none) continue;
      if (has_meaning(i) && has_meaning(other))
        join(i, other);
      else if (has_meaning(i))
        read_last(i, other);
      else if (has_meaning(other))
        read_first(i, other);
    }
  }

 private:
  static constexpr std::size_t none = SIZE_MAX;

  [[nodiscard]] std::vector<Item>& row() { return items_.row; }
  [[nodiscard]] bool has_meaning(std::size_t i) {
    return row()[i].meaning && items_.meanings[*row()[i].meaning].moment.has_value();
  }
  [[nodiscard]] Meaning& meaning(std::size_t i) { return items_.meanings[*row()[i].meaning]; }
  [[nodiscard]] bool is_bare_number(std::size_t i) {
    const Item& item = row()[i];
    return !item.meaning && (item.is(Cat::number) || item.is(Cat::ordinal)) && item.digits <= 2 &&
           item.number >= 1 && item.number <= 31 && item.number == std::floor(item.number);
  }
  [[nodiscard]] bool is_clock(std::size_t i) { return row()[i].is(Cat::time) && is_fine(*meaning(i).moment); }
  static bool is_fine(const Moment& m) { return m.grain < Grain::part; }

  std::size_t other_end(std::size_t i);
  void lend_day(std::size_t i);
  void join(std::size_t first, std::size_t last);
  void join_clocks(Meaning& first, Meaning& last);
  void read_first(std::size_t number, std::size_t end);
  void read_last(std::size_t begin, std::size_t number);
  [[nodiscard]] bool ends_clause(std::size_t i);
  void make(std::size_t i, const Meaning& meaning, Cat cat);

  Items& items_;
};

// The end of the stretch that item i opens: "from i to", "between i and", "i - ", "i-"; none where there is
// none.
std::size_t Stretches::other_end(std::size_t i) {
  if (!(has_meaning(i) || is_bare_number(i)) || i + 1 >= row().size()) return none;
  if (row()[i + 1].gap == Gap::hyphen) return has_meaning(i + 1) || is_bare_number(i + 1) ? i + 1 : none;
  std::size_t at = i + 1;
  // "16. und 17. Januar"
  const bool dotted = !has_meaning(i) && row()[at].is(Cat::dot) && row()[at].gap == Gap::nothing;
  if (dotted) ++at;
  if (at >= row().size()) return none;
  const Item& joint = row()[at];
  std::size_t led = i;
  while (led > 0 && (row()[led - 1].is(Cat::the) || row()[led - 1].is(Cat::article)) &&
         !row()[led - 1].meaning)
    --led;
  const Item* before = led > 0 ? &row()[led - 1] : nullptr;
  const bool between = before != nullptr && (before->is(Cat::between) || before->is(Cat::from));
  const bool joins = joint.is(Cat::to) || joint.is(Cat::until) || joint.is(Cat::dash) ||
                     joint.is(Cat::and_) || (dotted && joint.is(Cat::comma));
  if (!joins || joint.meaning) return none;
  std::size_t last = at + 1;
  while (last < row().size() && last < at + 3 && (row()[last].is(Cat::the) || row()[last].is(Cat::article)) &&
         !row()[last].meaning)
    ++last;
  if (last >= row().size() || !(has_meaning(last) || is_bare_number(last))) return none;
  // "April 24 and 25" names two days, "June and 25 others" one.
  if (joint.is(Cat::and_) && !between && !dotted && !(is_bare_number(last) && ends_clause(last))) return none;
  // "a revision Friday to December's figures"
  if (!between && has_meaning(i) && has_meaning(last) &&
      meaning(i).moment->grain != meaning(last).moment->grain && !(is_clock(i) && is_clock(last)))
    return none;
  return last;
}

bool Stretches::ends_clause(std::size_t i) {
  return i + 1 >= row().size() || row()[i + 1].is(Cat::dot) || row()[i + 1].is(Cat::comma) ||
         row()[i + 1].begin == row()[i + 1].end;
}

// "tomorrow before 5 p.m.", "on Friday, from 5 p.m.": the clock is that day's.
void Stretches::lend_day(std::size_t i) {
  const Item& day = row()[i];
  const Grain grain = meaning(i).moment->grain;
  if (!(day.is(Cat::day_date) && grain == Grain::day) && !(day.is(Cat::time) && grain == Grain::part)) return;
  constexpr std::size_t most_words = 2;
  std::size_t next = i + 1;
  while (next < row().size() && next <= i + most_words && !row()[next].meaning &&
         (row()[next].is(Cat::comma) || row()[next].is(Cat::from) || row()[next].is(Cat::between) ||
          row()[next].is(Cat::before) || row()[next].is(Cat::after) || row()[next].is(Cat::since) ||
          row()[next].is(Cat::until) || row()[next].is(Cat::approx) || row()[next].is(Cat::at)))
    ++next;
  if (next == i + 1 || next >= row().size() || !has_meaning(next) || !is_clock(next)) return;
  Meaning& clock = meaning(next);
  if (clock.day_said || !clock.moment->dated) return;
  clock.moment->day = meaning(i).moment->day;
  clock.day_said = true;
}

void Stretches::join(std::size_t first, std::size_t last) {
  Meaning& a = meaning(first);
  Meaning& b = meaning(last);
  if (is_clock(first) && is_clock(last)) {
    const auto minute = [](const Moment& m) { return m.hour * 60 + m.minute; };
    constexpr int half_day = 12 * 60;
    if (!a.half_said && b.half_said && a.moment->hour < 12 &&
        minute(*a.moment) + half_day <= minute(*b.moment))
      a.moment->hour += 12;
    else if (a.half_said && !b.half_said && b.moment->hour < 12 && b.moment->hour < a.moment->hour)
      b.moment->hour += 12;
    join_clocks(a, b);
    return;
  }
  if (a.moment->grain < Grain::day || b.moment->grain < Grain::day || !a.moment->dated || !b.moment->dated)
    return;
  // Weeks and years that were chosen follow the end that names its own.
  const bool weekdays = row()[first].is(Cat::weekday_date) || row()[last].is(Cat::weekday_date);
  const auto moved = [&](const Moment& m, int steps) {
    if (weekdays) return shifted(m, Grain::week, steps);
    if (m.grain == Grain::day) return shifted(m, Grain::year, steps);
    Moment other = m;
    other.year += steps;
    return other;
  };
  constexpr int most_steps = 200;
  const auto move_while = [&](Moment& m, int step, auto wrong) {
    for (int n = 0; n < most_steps && wrong(m); ++n) m = moved(m, step);
  };
  const std::int64_t begin = first_day(*a.moment), end = first_day(*b.moment);
  if (!a.year_known && (b.year_known || end < begin)) {
    move_while(*a.moment, -1, [&](const Moment& m) { return first_day(m) > end; });
    if (b.year_known) move_while(*a.moment, 1, [&](const Moment& m) { return first_day(moved(m, 1)) < end; });
  } else if (a.year_known && !b.year_known) {
    move_while(*b.moment, 1, [&](const Moment& m) { return first_day(m) <= begin; });
  }
}

void Stretches::join_clocks(Meaning& first, Meaning& last) {
  if (first.day_said == last.day_said) return;
  Meaning& from = first.day_said ? first : last;
  Meaning& to = first.day_said ? last : first;
  if (!to.moment->dated) return;
  to.moment->day = from.moment->day;
  to.day_said = true;
}

void Stretches::make(std::size_t i, const Meaning& made, Cat cat) {
  Item& item = row()[i];
  item.meaning = static_cast<std::uint32_t>(items_.meanings.size());
  items_.meanings.push_back(made);
  item.cats.reset();
  item.value_count = 0;
  item.add(cat);
  item.add(Cat::date);
}

// "5 to 8 May", "from 4 to 5 p.m.".
void Stretches::read_first(std::size_t number, std::size_t end) {
  const Meaning& last = meaning(end);
  const int n = static_cast<int>(row()[number].number);
  Meaning made = last;
  if (row()[end].is(Cat::day_date) && last.month == MonthPlace::behind_day &&
      last.moment->grain == Grain::day && row()[number].digits > 0) {
    const CivilDay day = civil_from(last.moment->day);
    if (n >= day.day) return;
    made.moment = day_moment(days_from({day.year, day.month, n}));
    make(number, made, Cat::day_date);
  } else if (is_clock(end) && last.oclock_said && !last.half_said && n < last.moment->hour) {
    made.moment->minute = 0;
    made.moment->hour = n;
    make(number, made, Cat::time);
  } else if (is_clock(end) && last.half_said && n <= 12 && row()[number].is(Cat::number)) {
    made.moment->minute = 0;
    made.moment->hour = n % 12 + (last.moment->hour >= 12 && n % 12 + 12 <= last.moment->hour ? 12 : 0);
    if (made.moment->hour > last.moment->hour) return;
    made.moment->grain = Grain::hour;
    make(number, made, Cat::time);
  }
}

// "Nov. 15-19", "April 24 and 25".
void Stretches::read_last(std::size_t begin, std::size_t number) {
  const Meaning& first = meaning(begin);
  const Item& item = row()[number];
  if (item.digits == 0) return;
  const int n = static_cast<int>(item.number);
  if (!row()[begin].is(Cat::day_date) || first.month != MonthPlace::before_day ||
      first.moment->grain != Grain::day)
    return;
  if (number + 1 < row().size()) {
    const Item& behind = row()[number + 1];
    if (behind.is(Cat::unit) || behind.is(Cat::unit_many) || behind.is(Cat::am_pm) ||
        behind.gap == Gap::hyphen)
      return;
  }
  const CivilDay day = civil_from(first.moment->day);
  if (n <= day.day || n > days_in_month(day.year, day.month)) return;
  Meaning made = first;
  made.moment = day_moment(days_from({day.year, day.month, n}));
  make(number, made, Cat::day_date);
}

}  // namespace

void share_ends(Items& items) {
  Stretches(items).run();
}

}  // namespace broadsheet
