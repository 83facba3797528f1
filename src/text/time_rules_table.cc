// time_rules_table.cc: the grammar of time expressions. The first pass makes dates, lengths and habits of
// words, the second puts them together (a day and its weekday, "two years ago", "the end of 1990"), the third
// adds times of day, the fourth stretches from one to another. Each action sits above the rows that use it.

#include <algorithm>
#include <cmath>

#include "text/time_rules.h"

namespace broadsheet {
namespace {

using Match = TimeMatch;

// ------------------------------------------------------------------------------------------- helpers

void mark(Cats& cats, Cat cat) {
  cats.set(static_cast<std::size_t>(cat));
}

bool make(Meaning& out, Cats& cats, const Moment& moment) {
  out.moment = moment;
  out.type = moment.grain < Grain::day ? TimeType::time : TimeType::date;
  mark(cats, Cat::date);
  if (moment.grain == Grain::day) mark(cats, Cat::day_date);
  if (moment.grain == Grain::month) mark(cats, Cat::month_date);
  if (moment.grain == Grain::year) mark(cats, Cat::year_date);
  if (moment.grain == Grain::quarter) mark(cats, Cat::quarter_date);
  return true;
}

bool refer(Meaning& out, Cats& cats, std::string_view reference) {
  out.reference = reference;
  mark(cats, Cat::date);
  return true;
}

Moment month_moment(int year, int month) {
  return moment_around(Grain::month, days_from({year, month, 1}));
}
Moment year_moment(int year) {
  return moment_around(Grain::year, days_from({year, 1, 1}));
}

std::int64_t today(const Match& m) {
  return m.anchor->today;
}
int this_year(const Match& m) {
  return civil_from(today(m)).year;
}

enum class Tense : std::uint8_t { unknown, past, future };

// Of the clause around a match: the nearest telling word before it, else one behind it.
Tense tense_of(const Match& m) {
  const std::vector<Item>& row = m.items->row;
  constexpr std::size_t before = 40, behind = 10;
  for (std::size_t i = m.begin, n = 0; i > 0 && n < before; --i, ++n) {
    const Item& item = row[i - 1];
    if (item.begin == item.end || (item.is(Cat::dot) && i < row.size() && row[i].capital)) break;
    if (item.is(Cat::will)) return Tense::future;
    // "will be paid", "to be held".
    const bool passive = i > 1 && row[i - 2].is(Cat::will);
    if (item.is(Cat::did) && !passive) return Tense::past;
  }
  for (std::size_t i = m.end, n = 0; i < row.size() && n < behind; ++i, ++n) {
    if (row[i].begin == row[i].end || row[i].is(Cat::dot)) break;
    if (row[i].is(Cat::will)) return row[i].value(Cat::will) == plan_of_past ? Tense::past : Tense::future;
    if (row[i].is(Cat::did)) return Tense::past;
  }
  return Tense::unknown;
}

// The candidate of three years that lies on the right side of today, else the nearest.
template <typename DayIn>
int year_for(const Match& m, DayIn day_in) {
  const int year = this_year(m);
  const Tense tense = tense_of(m);
  int best = year;
  std::int64_t least = INT64_MAX;
  for (int y = year - 1; y <= year + 1; ++y) {
    const std::int64_t away = day_in(y) - today(m);
    std::int64_t cost = std::abs(away);
    // A clause that says when decides, save beside a day that is near on the other side.
    constexpr int wrong_side = 210;
    if (tense == Tense::past && away > 0) cost += wrong_side;
    // News looks back more often than ahead.
    if (tense == Tense::unknown && away > 0) cost += 45;
    if (tense == Tense::future && away < 0) cost += wrong_side;
    if (cost < least) least = cost, best = y;
  }
  return best;
}

// The same for a day of a month, or the month: one that would lie ahead is of the year that the text named
// the month with before ("in November 2023 … on November 29").
template <typename DayIn>
int year_for_month(const Match& m, int month, DayIn day_in) {
  constexpr int longest_back = 2;  // years
  const int year = year_for(m, day_in), told = m.anchor->told_years[static_cast<std::size_t>(month)];
  const bool ahead = day_in(year) > today(m) && tense_of(m) != Tense::future;
  return ahead && told < year && told >= this_year(m) - longest_back ? told : year;
}

// The value of a match in an article without a date.
bool undated(Meaning& out, Cats& cats, std::string value) {
  out.fixed_value = std::move(value);
  mark(cats, Cat::date);
  return true;
}

std::string two_digits(int n) {
  std::string digits;
  if (n < 10) digits += '0';
  return digits += std::to_string(n);
}

const Item* next_item(const Match& m) {
  return m.end < m.items->row.size() ? &m.items->row[m.end] : nullptr;
}

// "third-quarter": stands before a noun, whose article is no part of the expression.
bool is_compound(const Match& m) {
  return m.items->row[m.end - 1].gap == Gap::hyphen;
}

// "the year" of "the year-earlier quarter".
bool before_hyphen(const Match& m) {
  const Item* behind = next_item(m);
  return behind != nullptr && behind->gap == Gap::hyphen;
}

bool small_day(const Item& item) {
  return item.digits <= 2 && item.number >= 1 && item.number <= 31 && item.number == std::floor(item.number);
}

const Item* day_item(const Match& m) {
  const Item* item = m.item(Cat::number);
  return item != nullptr ? item : m.item(Cat::ordinal);
}

const Item* previous_item(const Match& m) {
  return m.begin > 0 ? &m.items->row[m.begin - 1] : nullptr;
}

// --------------------------------------------------------------------------------------- calendar dates

// "may", "march", "august" and short forms in lower case.
bool is_other_word(const Match& m, const Item& month) {
  if (month.capital || !m.language->capital_months) return false;
  const int number = month.value(Cat::month);
  const std::size_t size = month.end - month.begin;
  return number == 3 || number == 5 || number == 8 || size <= 3 || (number == 9 && size <= 5);
}

bool month_day(const Match& m, Meaning& out, Cats& cats) {
  const Item* day = day_item(m);
  const int month = m.value(Cat::month);
  if (day == nullptr || !small_day(*day)) return false;
  const int d = static_cast<int>(day->number);
  const bool day_first = day < m.item(Cat::month);
  // "for $12 December 27"
  if (const Item* before = previous_item(m); day_first && before != nullptr && before->is(Cat::money))
    return false;
  if (day->digits == 0 && m.has(Cat::number) && is_other_word(m, *m.item(Cat::month)))
    return false;  // "one may"
  if (day_first || !m.has(Cat::year)) out.month = day_first ? MonthPlace::behind_day : MonthPlace::before_day;
  if (m.has(Cat::year)) {
    const CivilDay civil{m.value(Cat::year), month, d};
    return is_valid(civil) && make(out, cats, day_moment(days_from(civil)));
  }
  if (d > days_in_month(2000, month)) return false;
  if (!m.anchor->known) return undated(out, cats, "XXXX-" + two_digits(month) + "-" + two_digits(d));
  const auto in_year = [&](int y) { return days_from({y, month, std::min(d, days_in_month(y, month))}); };
  out.year_known = false;
  return make(out, cats, day_moment(in_year(year_for_month(m, month, in_year))));
}

bool month_of_year(const Match& m, Meaning& out, Cats& cats) {
  return make(out, cats, month_moment(m.value(Cat::year), m.value(Cat::month)));
}

bool month_alone(const Match& m, Meaning& out, Cats& cats) {
  const Item* item = m.item(Cat::month);
  if (is_other_word(m, *item)) return false;
  const int month = m.value(Cat::month);
  const std::size_t size = item->end - item->begin;
  if (const Item* before = previous_item(m);
      before != nullptr && before->is(Cat::money) && item->gap == Gap::nothing)
    return false;
  // "May" and "March" open sentences as verbs; "Jan" and "Mar" are names; marches are for something.
  if (item->opens_sentence && (month == 5 || month == 3) && size <= 5) return false;
  const Item* behind = next_item(m);
  if (size == 3 && month != 5 && behind != nullptr && behind->capital && behind->gap != Gap::hyphen)
    return false;
  if (month == 3 && behind != nullptr && behind->is(Cat::of)) return false;
  if (!m.anchor->known) return undated(out, cats, "XXXX-" + two_digits(month));
  const auto in_year = [&](int y) { return days_from({y, month, 15}); };
  out.year_known = false;
  return make(out, cats, month_moment(year_for_month(m, month, in_year), month));
}

bool year_alone(const Match& m, Meaning& out, Cats& cats) {
  const Item* item = m.item(Cat::year);
  const int year = m.value(Cat::year);
  const Item* before = previous_item(m);
  const Item* behind = next_item(m);
  if (before != nullptr && before->is(Cat::money)) return false;
  if (behind != nullptr && behind->gap == Gap::nothing && behind->is(Cat::money)) return false;
  const bool led =
      before != nullptr && (before->is(Cat::in) || before->is(Cat::since) || before->is(Cat::until) ||
                            before->is(Cat::before) || before->is(Cat::after) || before->is(Cat::of) ||
                            before->is(Cat::from) || before->is(Cat::phase) || before->is(Cat::fiscal));
  if (!led && (year < 1900 || year > 2060)) return false;
  if (item->digits == 0 && year < 1900) return false;
  // "eine Rente von 1200 Euro", "mit 2000 Menschen": a count of what its language writes with a capital.
  const bool round = year < 1900 || year % 100 == 0;
  if (m.language->code == "de" && round && behind != nullptr && behind->capital &&
      behind->gap == Gap::blank && !(before != nullptr && before->is(Cat::unit)))
    return false;
  // "2,000" never comes here; "2000 people" does.
  if (!led && behind != nullptr && behind->gap == Gap::blank && behind->is(Cat::unit_many)) return false;
  return make(out, cats, year_moment(year));
}

bool decade_alone(const Match& m, Meaning& out, Cats& cats) {
  int first = m.value(Cat::decade);
  if (first < 100) {
    // "nineties" and "90s" are years only with "the", a phase, or an apostrophe.
    if (!m.has(Cat::the)) return false;
    first += first >= 20 || !m.anchor->known ? 1900 : 2000;
  }
  return first >= 1000 && first < 2200 &&
         make(out, cats, moment_around(Grain::decade, days_from({first, 1, 1})));
}

// "the nineteen seventies".
bool century_decade(const Match& m, Meaning& out, Cats& cats) {
  const int century = m.value(Cat::number), decade = m.value(Cat::decade);
  if (century < 16 || century > 20 || decade < 0 || decade >= 100) return false;
  return make(out, cats, moment_around(Grain::decade, days_from({century * 100 + decade, 1, 1})));
}

bool nth_century(const Match& m, Meaning& out, Cats& cats) {
  const int n = m.value(Cat::ordinal);
  if (n < 1 || n > 30 || m.value(Cat::unit) != static_cast<int>(Grain::century)) return false;
  return make(out, cats, moment_around(Grain::century, days_from({std::max((n - 1) * 100, 1), 1, 1})));
}

// The latest that has begun.
template <typename At>
Moment latest_begun(const Match& m, At at) {
  const int year = this_year(m);

  for (int y = year + 1; y >= year - 1; --y)
    if (first_day(at(y)) <= today(m)) return at(y);
  return at(year);
}

bool nth_unit(const Match& m, Meaning& out, Cats& cats) {
  const bool half = m.has(Cat::half);
  const int n = m.has(Cat::ordinal) ? m.value(Cat::ordinal)
                : m.has(Cat::dir)   ? (m.value(Cat::dir) < 0 ? 2 : 1)
                                    : m.value(Cat::quarter_tag);
  if (!half && !m.has(Cat::quarter_tag) && m.value(Cat::unit) != static_cast<int>(Grain::quarter))
    return false;
  if (n < 1 || n > (half ? 2 : 4)) return false;
  if (m.has(Cat::the) && is_compound(m)) return false;
  const auto at = [&](int y) {
    return moment_around(half ? Grain::half : Grain::quarter,
                         days_from({y, (n - 1) * (half ? 6 : 3) + 1, 1}));
  };
  if (m.has(Cat::year)) return make(out, cats, at(m.value(Cat::year)));
  if (!m.anchor->known)
    return undated(out, cats, std::string("XXXX-") + (half ? "H" : "Q") + std::to_string(n));
  out.year_known = false;
  return make(out, cats, latest_begun(m, at));
}

// The stretch that "of July", "in 2021" or "in April 2019" names.
Moment container(const Match& m) {
  if (!m.has(Cat::month)) return year_moment(m.value(Cat::year));
  const int month = m.value(Cat::month);
  if (m.has(Cat::year)) return month_moment(m.value(Cat::year), month);
  return month_moment(year_for(m, [&](int y) { return days_from({y, month, 15}); }), month);
}

// Which of several: 1 for the first, -1 for the last; 0: neither.
int place_in_row(const Match& m) {
  if (m.has(Cat::ordinal)) return m.value(Cat::ordinal);
  return m.value(Cat::dir) < 0 && !m.item(Cat::dir)->is(Cat::past_noun) ? -1 : 0;
}

bool nth_weekday_in(const Moment& within, int n, int weekday, Meaning& out, Cats& cats) {
  const std::int64_t first = first_day(within), last = last_day(within);
  const auto monday_based = [](std::int64_t day) { return (weekday_of(day) + 6) % 7; };
  const std::int64_t day = n > 0 ? first + (weekday - monday_based(first) + 7) % 7 + (n - 1) * 7
                                 : last - (monday_based(last) - weekday + 7) % 7;
  return day <= last && make(out, cats, day_moment(day));
}

// "the first Tuesday in November", "the last Friday of July 2016".
bool nth_weekday(const Match& m, Meaning& out, Cats& cats) {
  const int n = place_in_row(m), weekday = m.value(Cat::weekday);
  if (n == 0 || n > 5 || !m.anchor->known) return false;
  return nth_weekday_in(container(m), n, weekday, out, cats);
}

// The n-th day, week or month of a stretch; -1 for the last.
bool nth_unit_in(const Moment& within, int n, Grain grain, Meaning& out, Cats& cats) {
  if (grain != Grain::day && grain != Grain::week && (grain != Grain::month || within.grain == Grain::month))
    return false;
  // The first week is the one that has most of its days there, as ISO 8601 counts the weeks of a year.
  constexpr int midweek = 3;
  const std::int64_t from_start = grain == Grain::week ? midweek : 0;
  const Moment found = n > 0 ? shifted(moment_around(grain, first_day(within) + from_start), grain, n - 1)
                             : moment_around(grain, last_day(within) - from_start);
  return first_day(found) <= last_day(within) && make(out, cats, found);
}

// "the first week of 2021", "the last day of July", "the third month of 2020".
bool nth_unit_within(const Match& m, Meaning& out, Cats& cats) {
  const int n = place_in_row(m);
  if (n == 0 || (!m.anchor->known && !m.has(Cat::year))) return false;
  return nth_unit_in(container(m), n, static_cast<Grain>(m.value(Cat::unit)), out, cats);
}

// "the third week of this month", "the last day of next year".
bool nth_unit_of_dir(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known || (!m.has(Cat::ordinal) && m.value(Cat::dir) >= 0)) return false;
  const int n = m.has(Cat::ordinal) ? m.value(Cat::ordinal) : -1;
  const auto grain = static_cast<Grain>(m.value(Cat::unit)),
             outer = static_cast<Grain>(m.value(Cat::unit, 1));
  if ((outer != Grain::month && outer != Grain::year) || n == 0) return false;
  return nth_unit_in(
      shifted(moment_around(outer, today(m)), outer, m.value(Cat::dir, m.has(Cat::ordinal) ? 0 : 1)), n,
      grain, out, cats);
}

// "the month of January".
bool month_of(const Match& m, Meaning& out, Cats& cats) {
  if (m.value(Cat::unit) != static_cast<int>(Grain::month)) return false;
  if (!m.has(Cat::year) && !m.anchor->known)
    return undated(out, cats, "XXXX-" + two_digits(m.value(Cat::month)));
  out.year_known = m.has(Cat::year);
  return make(out, cats, container(m));
}

bool ends_here(const Match& m) {
  const Item* behind = next_item(m);
  return behind == nullptr || behind->is(Cat::dot) || behind->is(Cat::comma);
}

// The nearest day of this number, of the last, this or the next month.
std::optional<std::int64_t> nearest_day_of_month(const Match& m, int day, Tense tense) {
  std::optional<std::int64_t> best;
  for (const int step : {-1, 0, 1}) {
    const CivilDay month =
        civil_from(first_day(shifted(moment_around(Grain::month, today(m)), Grain::month, step)));
    if (day > days_in_month(month.year, month.month)) continue;
    const std::int64_t candidate = days_from({month.year, month.month, day});
    if ((tense == Tense::future && candidate < today(m)) || (tense == Tense::past && candidate > today(m)))
      continue;
    if (!best || std::abs(candidate - today(m)) < std::abs(*best - today(m))) best = candidate;
  }
  return best;
}

// "on the 27th": of the month that lies nearest.
bool ordinal_day(const Match& m, Meaning& out, Cats& cats) {
  const Item* ordinal = m.item(Cat::ordinal);
  const Item* before = previous_item(m);
  if (before == nullptr || !before->is(Cat::on) || !ends_here(m) || ordinal->digits == 0 ||
      !small_day(*ordinal) || !m.anchor->known)
    return false;
  const int day = static_cast<int>(ordinal->number);
  const auto found = nearest_day_of_month(m, day, tense_of(m));
  return found && make(out, cats, day_moment(*found));
}

bool fiscal_year(const Match& m, Meaning& out, Cats& cats) {
  if (m.has(Cat::unit) && m.value(Cat::unit) != static_cast<int>(Grain::year)) return false;
  return make(out, cats, year_moment(m.has(Cat::year) ? m.value(Cat::year) : this_year(m)));
}

bool season(const Match& m, Meaning& out, Cats& cats) {
  const Item* item = m.item(Cat::season);
  const int n = m.value(Cat::season);
  const auto at = [&](int y) { return moment_around(Grain::season, days_from({y, 3 + 3 * n, 15})); };
  if (m.has(Cat::year)) return make(out, cats, at(m.value(Cat::year)));
  const Item* before = previous_item(m);
  const bool led = m.has(Cat::the) || m.has(Cat::dir) || m.has(Cat::same) ||
                   (before != nullptr && (before->is(Cat::in) || before->is(Cat::phase) ||
                                          before->is(Cat::of) || before->is(Cat::since)));
  // A fall and a spring are more often something else.
  if ((n == 0 || n == 2) && (!led || (m.has(Cat::the) && !m.has(Cat::dir)))) return false;
  if (!led && item->capital && !item->opens_sentence) return false;
  if (!m.anchor->known) return false;
  const int year = this_year(m);
  if (m.has(Cat::dir)) {
    const int dir = m.value(Cat::dir);
    if (dir == 0) return make(out, cats, at(n == 3 && civil_from(today(m)).month < 3 ? year - 1 : year));
    for (int i = 0; i < 3; ++i) {
      const Moment found = at(dir < 0 ? year - i : year - 1 + i);
      if (dir < 0 ? last_day(found) < today(m) : first_day(found) > today(m)) return make(out, cats, found);
    }
  }
  out.year_known = false;
  const auto middle = [&](int y) { return days_from({y, 3 + 3 * n, 15}) + 30; };
  return make(out, cats, at(year_for(m, middle)));
}

bool numeric(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* read = m.meaning(Cat::numeric);
  if (read == nullptr) return false;
  out = *read;
  cats = m.items->row[m.begin].cats;
  return true;
}

// ------------------------------------------------------------------------------------------- weekdays

// "postponed until 9 a.m. Tuesday": a day to come. "Until Tuesday, nobody had" and "not until Tuesday" look
// back.
bool is_deadline(const Match& m) {
  const std::vector<Item>& row = m.items->row;
  std::size_t i = m.begin;
  while (i > 0 && (row[i - 1].is(Cat::number) || row[i - 1].is(Cat::am_pm) || row[i - 1].is(Cat::zone) ||
                   row[i - 1].is(Cat::clock) || row[i - 1].is(Cat::time)))
    --i;
  if (i < 2 || !row[i - 1].is(Cat::until) || row[i - 1].opens_sentence) return false;
  return !row[i - 2].opens_sentence && !row[i - 2].is(Cat::not_);
}

bool weekday_alone(const Match& m, Meaning& out, Cats& cats) {
  const Item* item = m.item(Cat::weekday);
  const bool shortened = item->end - item->begin <= 4;
  if (shortened && !item->capital) return false;
  if (shortened && m.items->row[m.begin].end - item->begin == 3 && m.end == m.begin + 1) {
    // "Sun", "Sat" and "Mon" by themselves are names and verbs.
    const Item* behind = next_item(m);
    const std::vector<Item>& row = m.items->row;
    if (behind != nullptr && behind->is(Cat::comma))
      behind = m.end + 1 < row.size() ? &row[m.end + 1] : nullptr;
    if (behind == nullptr || !(behind->is(Cat::number) || behind->is(Cat::ordinal) || behind->is(Cat::month)))
      return false;
  }
  mark(cats, Cat::weekday_date);
  const int weekday = m.value(Cat::weekday);
  if (!m.anchor->known) return undated(out, cats, "XXXX-WXX-" + std::to_string(weekday + 1));
  const std::int64_t back = ((weekday_of(today(m)) + 6) % 7 - weekday + 7) % 7;
  const Item* behind = next_item(m);
  const bool owned = behind != nullptr && behind->is(Cat::possessive);
  const bool future = (tense_of(m) == Tense::future || is_deadline(m)) && back != 0 && !owned;
  out.year_known = false;
  Moment moment = day_moment(today(m) - back + (future ? 7 : 0));
  if (item->is(Cat::part)) {  // "Montagabend"
    moment.grain = Grain::part;
    moment.part = static_cast<DayPart>(item->value(Cat::part));
    mark(cats, Cat::time);
  }
  return make(out, cats, moment);
}

// "said Tuesday following a fire", "the year following the peak": the last word goes on to what was before.
bool is_preposition_behind(const Match& m) {
  const Item* behind = next_item(m);
  return m.cats[m.count - 1] == Cat::dir && m.item(Cat::dir)->is(Cat::told) && behind != nullptr &&
         behind->begin < behind->end && !behind->is(Cat::comma) && !behind->is(Cat::dot);
}

bool dir_weekday(const Match& m, Meaning& out, Cats& cats) {
  const int dir = m.value(Cat::dir), weekday = m.value(Cat::weekday);
  if (!m.anchor->known) return false;
  const std::int64_t base = m.item(Cat::dir)->is(Cat::told) ? m.anchor->running : today(m);
  const std::int64_t monday = base - (weekday_of(base) + 6) % 7;
  const std::int64_t back = (base - monday - weekday + 7) % 7;
  const Item* behind = next_item(m);
  if (m.cats[m.count - 1] == Cat::dir && behind != nullptr && behind->is(Cat::unit)) return false;
  if (is_preposition_behind(m)) return false;
  if (dir == 0) return make(out, cats, day_moment(monday + weekday));
  if (dir < 0) return make(out, cats, day_moment(base - (back == 0 ? 7 : back)));
  return make(out, cats, day_moment(base + 7 - back));
}

// --------------------------------------------------------------------------------------- relative dates

bool fixed_day(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known) return false;
  return make(out, cats, day_moment(today(m) + m.value(Cat::fixed)));
}
bool present(const Match&, Meaning& out, Cats& cats) {
  return refer(out, cats, "PRESENT_REF");
}
bool past(const Match&, Meaning& out, Cats& cats) {
  return refer(out, cats, "PAST_REF");
}
bool future(const Match&, Meaning& out, Cats& cats) {
  return refer(out, cats, "FUTURE_REF");
}

bool length_of(const Match& m, Meaning& out, Cats& cats, double count);

// "the past month": the length that ends today.
bool past_length(const Match& m, Meaning& out, Cats& cats) {
  length_of(m, out, cats, 1);
  out.to = day_moment(today(m));
  out.from =
      shifted(*out.to, out.amounts[0].grain == Grain::weekend ? Grain::week : out.amounts[0].grain, -1);
  return true;
}

bool dir_unit(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known) return false;
  const auto grain = static_cast<Grain>(m.value(Cat::unit));
  const int dir = m.value(Cat::dir);
  // "the third week next year"
  if (const Item* behind = next_item(m);
      m.cats[m.count - 1] == Cat::dir && behind != nullptr && behind->is(Cat::unit))
    return false;
  if (is_preposition_behind(m)) return false;
  if (grain == Grain::hour && dir != 0) return length_of(m, out, cats, 1);
  if (grain < Grain::part) return false;
  if (dir < 0 && m.item(Cat::dir)->is(Cat::past_noun) && grain > Grain::day) return past_length(m, out, cats);
  if (grain == Grain::quarter && dir < 0 && m.anchor->last_quarter && m.has(Cat::the))
    return make(out, cats, *m.anchor->last_quarter);
  // The next day is the one behind the day the story is at; "the following year" the one behind whatever was
  // told last.
  std::int64_t base = grain == Grain::day && dir != 0 ? m.anchor->running : today(m);
  if (m.item(Cat::dir)->is(Cat::told) && m.anchor->last)
    base = dir < 0 ? first_day(*m.anchor->last) : last_day(*m.anchor->last);
  const Moment now = moment_around(grain, base);
  return make(out, cats, shifted(now, grain == Grain::weekend ? Grain::week : grain, dir));
}

// "übernächste Woche", "vorletztes Jahr".
bool beyond_unit(const Match& m, Meaning& out, Cats& cats) {
  const auto grain = static_cast<Grain>(m.value(Cat::unit));
  if (!m.anchor->known || grain < Grain::week) return false;
  return make(out, cats,
              shifted(moment_around(grain, today(m)), grain == Grain::weekend ? Grain::week : grain,
                      2 * m.value(Cat::beyond)));
}

// "the week after next", "the year before last".
bool unit_beyond(const Match& m, Meaning& out, Cats& cats) {
  const int dir = m.value(Cat::dir);
  const auto grain = static_cast<Grain>(m.value(Cat::unit));
  const Item* behind = next_item(m);
  if (!m.anchor->known || dir != (m.has(Cat::after) ? 1 : -1) || grain < Grain::week) return false;
  if (behind != nullptr && (behind->is(Cat::unit) || behind->is(Cat::month) || behind->is(Cat::weekday)))
    return false;
  return make(
      out, cats,
      shifted(moment_around(grain, today(m)), grain == Grain::weekend ? Grain::week : grain, 2 * dir));
}

bool year_word(const Match& m, Meaning& out, Cats& cats) {
  return m.anchor->known && make(out, cats, year_moment(this_year(m) + m.value(Cat::year_word)));
}

bool dir_month(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known || is_other_word(m, *m.item(Cat::month))) return false;
  // "January this year": the year belongs to the month.
  const Item* behind = next_item(m);
  if (m.cats[m.count - 1] == Cat::dir && behind != nullptr &&
      (behind->is(Cat::unit) || behind->is(Cat::number)))
    return false;
  const int dir = m.value(Cat::dir), month = m.value(Cat::month);
  const CivilDay now = civil_from(today(m));
  int year = now.year;
  // What was a month ago is "last month": "last February" is older in March.
  if (dir < 0 && month >= now.month - 1) --year;
  if (dir > 0 && month <= now.month) ++year;
  return make(out, cats, month_moment(year, month));
}

// "last Oct. 23".
bool dir_month_day(const Match& m, Meaning& out, Cats& cats) {
  const Item* day = day_item(m);
  if (!m.anchor->known || !m.item(Cat::month)->capital || !small_day(*day)) return false;
  const int month = m.value(Cat::month), dir = m.value(Cat::dir), d = static_cast<int>(day->number);
  if (dir == 0 || d > days_in_month(2000, month)) return false;
  for (int y = this_year(m) - (dir < 0 ? 0 : 1), n = 0; n < 4; ++n, y += dir) {
    const std::int64_t found = days_from({y, month, std::min(d, days_in_month(y, month))});
    if (dir < 0 ? found < today(m) : found > today(m)) return make(out, cats, day_moment(found));
  }
  return false;
}

bool dir_part(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known) return false;
  Moment moment = day_moment(m.has(Cat::same) ? m.anchor->running : today(m));
  moment.grain = Grain::part;
  moment.part = static_cast<DayPart>(m.value(Cat::part));
  if (m.has(Cat::dir)) moment.day += m.value(Cat::dir);
  make(out, cats, moment);
  mark(cats, Cat::time);
  return true;
}

bool holiday(const Match& m, Meaning& out, Cats& cats) {
  const int which = m.value(Cat::holiday);
  if (m.has(Cat::year)) return make(out, cats, day_moment(holiday_day(which, m.value(Cat::year))));
  if (!m.anchor->known) return false;
  const int year = this_year(m);
  if (m.has(Cat::dir) && m.value(Cat::dir) != 0) {
    const int dir = m.value(Cat::dir);
    for (int i = 0; i < 3; ++i) {
      const std::int64_t day = holiday_day(which, dir < 0 ? year - i : year - 1 + i);
      if (dir < 0 ? day < today(m) : day > today(m)) return make(out, cats, day_moment(day));
    }
  }
  out.year_known = false;
  return make(out, cats,
              day_moment(holiday_day(which, year_for(m, [&](int y) { return holiday_day(which, y); }))));
}

// "For the year, sales rose", "the first nine months of the year".
bool is_year_reported(const Match& m) {
  const std::vector<Item>& row = m.items->row;
  const Item* before = previous_item(m);
  const Item* behind = next_item(m);
  if (before == nullptr || behind == nullptr) return false;
  if (before->opens_sentence) return behind->is(Cat::comma);
  return before->is(Cat::of) && m.begin > 1 &&
         (row[m.begin - 2].is(Cat::unit_many) || row[m.begin - 2].is(Cat::length));
}

// "the quarter", "the same day", "that year": what the text spoke of.
bool the_unit(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known || before_hyphen(m)) return false;
  const auto grain = static_cast<Grain>(m.value(Cat::unit));
  const TimeAnchor& anchor = *m.anchor;
  const bool same = m.has(Cat::same);
  if (grain == Grain::quarter)
    return make(
        out, cats,
        anchor.last_quarter ? *anchor.last_quarter : shifted(moment_around(grain, today(m)), grain, -1));
  if (grain < Grain::day) return false;
  if (!same) {
    if (grain == Grain::year) {
      if (is_year_reported(m)) return make(out, cats, moment_around(grain, today(m)));
      out.type = TimeType::duration;
      out.amounts[0] = {1, grain};
      out.amount_count = 1;
      mark(cats, Cat::length);
      mark(cats, Cat::the_one);
      return true;
    }
    if (grain == Grain::week) return make(out, cats, moment_around(grain, today(m)));
    if (grain != Grain::weekend) return false;
    // The one that has begun, or is to come.
    const Moment weekend = moment_around(grain, today(m));
    const bool begun = weekend.day <= today(m) || tense_of(m) == Tense::future;
    return make(out, cats, begun ? weekend : shifted(weekend, Grain::week, -1));
  }
  const std::int64_t day = anchor.last ? first_day(*anchor.last) : anchor.running;
  return make(out, cats, moment_around(grain, grain == Grain::day ? anchor.running : day));
}

// "the year-earlier quarter", "the year-ago period".
bool year_ago_unit(const Match& m, Meaning& out, Cats& cats) {
  const auto grain = static_cast<Grain>(m.value(Cat::unit));
  const bool hyphen = m.item(Cat::ago)->gap == Gap::hyphen;
  if (!m.anchor->known || grain != Grain::year || m.value(Cat::ago) >= 0 || !hyphen) return false;
  out.derived = true;
  Moment base = moment_around(Grain::year, today(m));
  if (m.has(Cat::ordinal))
    base = moment_around(Grain::quarter,
                         days_from({this_year(m), 3 * std::clamp(m.value(Cat::ordinal), 1, 4) - 2, 1}));
  else if (m.anchor->last_quarter &&
           (m.anchor->is_of_quarter || m.value(Cat::unit, 1) == static_cast<int>(Grain::quarter)))
    base = *m.anchor->last_quarter;
  return make(out, cats, shifted(base, base.grain, base.grain == Grain::year ? -1 : -4));
}

// ------------------------------------------------------------------------------------ lengths and habits

std::string_view mod_of(Approx approx) {
  switch (approx) {
    case Approx::about: return "APPROX";
    case Approx::at_most: return "EQUAL_OR_LESS";
    case Approx::less: return "LESS_THAN";
    case Approx::more: return "MORE_THAN";
    case Approx::at_least: return "EQUAL_OR_MORE";
  }
  return {};
}

bool length_of(const Match& m, Meaning& out, Cats& cats, double count) {
  const Cat unit = m.has(Cat::unit) ? Cat::unit : Cat::unit_many;
  out.type = TimeType::duration;
  out.amounts[0] = {count, static_cast<Grain>(m.value(unit))};
  out.amount_count = 1;
  if (m.has(Cat::approx)) out.mod = mod_of(static_cast<Approx>(m.value(Cat::approx)));
  mark(cats, Cat::length);
  return true;
}

// "6-year-old", "52 years old".
bool is_age(const Match& m) {
  const Item* behind = next_item(m);
  return behind != nullptr && behind->is(Cat::old);
}

// "1000-day".
bool is_hyphenated(const Match& m) {
  return m.item(Cat::unit)->gap == Gap::hyphen;
}

bool length(const Match& m, Meaning& out, Cats& cats) {
  double count = 1;
  if (m.has(Cat::some)) count = -1;
  if (const Item* number = m.item(Cat::number)) count = number->number;
  if (count > 1e6 || is_age(m) || (m.has(Cat::a) && before_hyphen(m))) return false;
  const Item* number = m.item(Cat::number);
  const bool one_second = m.has(Cat::unit) && static_cast<Grain>(m.value(Cat::unit)) == Grain::second;
  // "a second", "the 1988 second quarter", "the 1988 quarter": not a length.
  if (one_second && number == nullptr) return false;
  if (m.has(Cat::unit) && number != nullptr && number->digits == 4 && !is_hyphenated(m)) return false;
  const Item* before = previous_item(m);
  const Item* behind = next_item(m);
  // "a quarter of its food", "three-quarters of it".
  const Cat unit = m.has(Cat::unit) ? Cat::unit : Cat::unit_many;
  if (static_cast<Grain>(m.value(unit)) == Grain::quarter && behind != nullptr && behind->is(Cat::of) &&
      (unit == Cat::unit || m.item(unit)->gap == Gap::hyphen))
    return false;
  // "24 hours a day": a rate; "from seven a year ago" is none.
  if (m.has(Cat::a) && m.has(Cat::unit) && before != nullptr &&
      (before->is(Cat::unit_many) || before->is(Cat::number)) && (behind == nullptr || !behind->is(Cat::ago)))
    return false;
  return length_of(m, out, cats, count);
}
bool length_and_half(const Match& m, Meaning& out, Cats& cats) {
  const Item* number = m.item(Cat::number);
  return length_of(m, out, cats, (number != nullptr ? number->number : 1) + 0.5);
}
bool half_length(const Match& m, Meaning& out, Cats& cats) {
  return length_of(m, out, cats, 0.5);
}
// "all day", "the whole week"; the full year is the one that is reported on.
bool whole_unit(const Match& m, Meaning& out, Cats& cats) {
  if (is_compound(m)) return false;
  const bool year = m.value(Cat::unit) == static_cast<int>(Grain::year);
  if (year && m.has(Cat::the)) return m.anchor->known && make(out, cats, year_moment(this_year(m)));
  return length_of(m, out, cats, 1);
}
// "a fortnight", "two fortnights".
bool fortnights(const Match& m, Meaning& out, Cats& cats) {
  const Item* number = m.item(Cat::number);
  if (number != nullptr && number->number > 1000) return false;
  out.type = TimeType::duration;
  out.amounts[0] = {2 * (number != nullptr ? number->number : 1), Grain::week};
  out.amount_count = 1;
  mark(cats, Cat::length);
  return true;
}
bool many(const Match& m, Meaning& out, Cats& cats) {
  const auto grain = static_cast<Grain>(m.value(Cat::unit_many));
  if (grain == Grain::second || grain == Grain::weekend || is_age(m)) return false;
  const Item* behind = next_item(m);  // "three-quarters of"
  if (grain == Grain::quarter && m.item(Cat::unit_many)->gap == Gap::hyphen && behind != nullptr &&
      behind->is(Cat::of))
    return false;
  return length_of(m, out, cats, -1);
}

// "two years, three months and five days", from the largest unit to the smallest.
bool lengths(const Match& m, Meaning& out, Cats& cats) {
  for (int n = 0; const Meaning* length = m.meaning(Cat::length, n); ++n) {
    if (length->from || out.amount_count + length->amount_count > static_cast<int>(out.amounts.size()))
      return false;
    if (n == 0)
      out = *length;
    else if (out.amounts[static_cast<std::size_t>(out.amount_count - 1)].grain <= length->amounts[0].grain)
      return false;
    for (int i = 0; n > 0 && i < length->amount_count; ++i)
      out.amounts[static_cast<std::size_t>(out.amount_count++)] =
          length->amounts[static_cast<std::size_t>(i)];
  }
  mark(cats, Cat::length);
  return true;
}

// "the past three weeks", "the next five years".
bool dir_length(const Match& m, Meaning& out, Cats& cats) {
  const int dir = m.value(Cat::dir);
  if (dir == 0) return false;
  // "will last three weeks", "to last two days"
  if (const Item* before = previous_item(m);
      before != nullptr && dir < 0 && (before->is(Cat::will) || before->is(Cat::not_) || before->is(Cat::to)))
    return false;
  // "two hours next month".
  const Item* behind = next_item(m);
  if (m.cats[m.count - 1] == Cat::dir && behind != nullptr &&
      (behind->is(Cat::unit) || behind->is(Cat::weekday) || behind->is(Cat::month) ||
       behind->is(Cat::season)))
    return false;
  double count = m.has(Cat::some) ? -1 : 1;
  if (const Item* number = m.item(Cat::number)) count = number->number;
  length_of(m, out, cats, count);
  const Amount amount = out.amounts[0];
  if (m.anchor->known && count > 0 && count < 5'000 && amount.grain >= Grain::day) {
    const Moment now = day_moment(today(m)),
                 other = shifted(now, amount.grain == Grain::weekend ? Grain::week : amount.grain,
                                 static_cast<std::int64_t>(dir * count));
    out.from = dir < 0 ? day_moment(first_day(other)) : now;
    out.to = dir < 0 ? now : day_moment(first_day(other));
  }
  return true;
}

// "between two to six days": the first of the two numbers.
bool number_to_number(const Match& m, Meaning& out, Cats& cats) {
  return length_of(m, out, cats, m.item(Cat::number)->number);
}

bool recent_many(const Match&, Meaning& out, Cats& cats) {
  return refer(out, cats, "PAST_REF");
}
bool the_past(const Match& m, Meaning& out, Cats& cats) {
  const Item* behind = next_item(m);
  if (behind != nullptr && (behind->is(Cat::unit) || behind->is(Cat::unit_many) || behind->is(Cat::number) ||
                            behind->is(Cat::some) || behind->is(Cat::season)))
    return false;
  return refer(out, cats, "PAST_REF");
}

// "the latest quarter", "the latest period": of the report.
bool latest_unit(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known) return false;
  if (m.has(Cat::unit) && m.value(Cat::unit) != static_cast<int>(Grain::quarter)) return false;
  const Moment before = shifted(moment_around(Grain::quarter, today(m)), Grain::quarter, -1);
  return make(out, cats, m.anchor->last_quarter.value_or(before));
}

// "year-end": its last day.
bool end_of_year(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known || m.value(Cat::unit) != static_cast<int>(Grain::year) ||
      m.value(Cat::phase_of) != static_cast<int>(Phase::end))
    return false;
  return make(out, cats, day_moment(days_from({this_year(m), 12, 31})));
}

// "coming years": nobody says which.
bool dir_many(const Match& m, Meaning& out, Cats& cats) {
  const int dir = m.value(Cat::dir);
  if (dir == 0) return false;
  return length_of(m, out, cats, -1);
}

// Of each morning: "XXXX-XX-XXTMO".
std::string every_value(DayPart which) {
  Moment part;
  part.grain = Grain::part;
  part.dated = false;
  part.part = which;
  return "XXXX-XX-XX" + timex_value(part);
}

bool every_unit(const Match& m, Meaning& out, Cats& cats) {
  out.type = TimeType::set;
  mark(cats, Cat::set);
  out.times = m.value(Cat::every);
  if (m.has(Cat::weekday)) {
    out.fixed_value = "XXXX-WXX-" + std::to_string(m.value(Cat::weekday) + 1);
    return true;
  }
  if (m.has(Cat::part)) {
    out.fixed_value = every_value(static_cast<DayPart>(m.value(Cat::part)));
    return true;
  }
  if (m.has(Cat::month)) {
    out.fixed_value = "XXXX-" + two_digits(m.value(Cat::month));
    return true;
  }
  double count = out.times;
  if (const Item* number = m.item(Cat::number)) count = number->number;
  const Cat unit = m.has(Cat::unit) ? Cat::unit : Cat::unit_many;
  out.amounts[0] = {count, static_cast<Grain>(m.value(unit))};
  out.amount_count = 1;
  return true;
}
bool often(const Match& m, Meaning& out, Cats& cats) {
  out.type = TimeType::set;
  mark(cats, Cat::set);
  out.amounts[0] = {1, static_cast<Grain>(m.value(Cat::often))};
  out.amount_count = 1;
  return true;
}
bool weekday_habit(const Match& m, Meaning& out, Cats& cats) {
  out.type = TimeType::set;
  mark(cats, Cat::set);
  const int which = m.value(Cat::every_plural);
  if (m.has(Cat::weekday)) {  // "Friday mornings"
    if (which < first_plural_part) return false;
    out.fixed_value = "XXXX-WXX-" + std::to_string(m.value(Cat::weekday) + 1) +
                      every_value(static_cast<DayPart>(which - first_plural_part)).substr(10);
    return true;
  }
  out.fixed_value = which < first_plural_part ? "XXXX-WXX-" + std::to_string(which + 1)
                                              : every_value(static_cast<DayPart>(which - first_plural_part));
  return true;
}

constexpr TimeRule first_pass[] = {
    {"numeric", numeric},
    {"month number|ordinal comma? of? year", month_day},
    {"month the? ordinal", month_day},
    {"month number", month_day},
    {"number|ordinal of? month comma? of|in? year", month_day},
    {"the ordinal of? month comma? of? year?", month_day},
    {"number|ordinal of? month", month_day},
    {"number dot month year?", month_day},
    {"month comma? of|in? year", month_of_year},
    {"month", month_alone},
    {"year", year_alone},
    {"the? decade", decade_alone},
    {"the? number decade", century_decade},
    {"the? ordinal unit", nth_century},
    {"the? ordinal|dir weekday of|in month year?", nth_weekday},
    {"the? ordinal|dir unit of|in month year?", nth_unit_within},
    {"the? ordinal|dir unit of|in year", nth_unit_within},
    {"the? ordinal|dir unit of|in the? dir unit", nth_unit_of_dir},
    {"the? unit of month year?", month_of},
    {"the ordinal", ordinal_day},
    {"the? fiscal? ordinal unit of? year", nth_unit},
    {"the? fiscal? ordinal fiscal? unit", nth_unit},
    {"the? ordinal half of? year", nth_unit},
    {"the ordinal half", nth_unit},
    {"quarter_tag of? year?", nth_unit},
    {"year quarter_tag", nth_unit},
    {"the? fiscal unit? year", fiscal_year},
    {"the? fiscal unit", fiscal_year},
    {"the? season of? year", season},
    {"the? dir? season", season},
    {"same season", season},
    {"weekday", weekday_alone},
    {"article weekday", weekday_alone},
    {"article number|ordinal of? month", month_day},
    {"article number|ordinal of? month of? year", month_day},
    {"article year", year_alone},
    {"number dot month", month_day},
    {"the? dir number of? month", month_day},
    {"year_word", year_word},
    {"the? unit of? year", fiscal_year},
    {"the decade", decade_alone},
    {"the? dir weekday", dir_weekday},
    {"weekday dir", dir_weekday},
    {"the? dir half of? year?", nth_unit},
    {"the unit year", fiscal_year},

    {"unit possessive? phase_of", end_of_year},
    {"recent unit_many", recent_many},
    {"the past_noun", the_past},
    {"the latest unit|period", latest_unit},
    {"a|number|some to number unit_many", number_to_number},
    {"the? dir number to number unit_many", number_to_number},
    {"the? unit ago unit|period", year_ago_unit},
    {"the? unit ago ordinal unit", year_ago_unit},
    {"unit ago", year_ago_unit},
    {"fixed", fixed_day},
    {"now", present},
    {"past", past},
    {"future", future},
    {"the? dir unit", dir_unit},
    {"the? unit dir", dir_unit},
    {"dir month", dir_month},
    {"dir month number|ordinal", dir_month_day},
    {"dir ordinal of? month", dir_month_day},
    {"month dir", dir_month},
    {"dir|same part", dir_part},
    {"the dir part", dir_part},
    {"dir? holiday", holiday},
    {"holiday of? year", holiday},
    {"the|same unit", the_unit},
    {"approx? a|number|some unit|unit_many", length},
    {"approx? a|number|some more unit|unit_many", length},
    {"approx? number|some more? unit|unit_many", length},
    {"approx? number and_ a half unit|unit_many", length_and_half},
    {"approx? a|number unit|unit_many and_ a? half", length_and_half},
    {"approx? half a? unit", half_length},
    {"approx? a half unit", half_length},
    {"the? whole unit", whole_unit},
    {"a|number fortnight", fortnights},
    {"the? dir fortnight", fortnights},
    {"unit_many", many},
    {"the? dir number|some unit|unit_many", dir_length},
    {"the? number|some dir unit_many", dir_length},
    {"the? number|some unit_many dir", dir_length},
    {"the? dir unit_many", dir_many},
    {"the latest number unit_many", number_to_number},
    {"every unit|weekday|part|month", every_unit},
    {"every number unit_many|unit", every_unit},
    {"often", often},
    {"every_plural", weekday_habit},
    {"weekday every_plural", weekday_habit},
    {"the? unit before|after the? dir", unit_beyond},
    {"the? beyond unit", beyond_unit},
};

// ------------------------------------------------------------------------------------------- second pass

// A day named twice: "Friday, Oct. 23".
bool weekday_and_day(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* day = m.meaning(Cat::day_date);
  if (day == nullptr || !day->moment) return false;
  const Item* weekday = m.item(Cat::weekday_date);
  if (weekday == m.item(Cat::day_date) || m.item(Cat::day_date)->is(Cat::weekday_date)) return false;
  out = *day;
  mark(cats, Cat::date);
  mark(cats, Cat::day_date);
  return true;
}

bool shift_from(const Match& m, Meaning& out, Cats& cats, Moment base, int sign) {
  const Meaning* length = m.meaning(Cat::length);
  if (length == nullptr || length->amount_count == 0 || length->from) return false;
  const Amount first = length->amounts[0];
  if (first.count < 0) {
    if (!m.has(Cat::ago) && !m.has(Cat::ago_before)) return false;
    out.mod = {};
    return refer(out, cats, sign < 0 ? "PAST_REF" : "FUTURE_REF");
  }
  Moment moment = base;
  Grain finest = Grain::century;
  for (int i = 0; i < length->amount_count; ++i) {
    const Amount a = length->amounts[static_cast<std::size_t>(i)];
    if (a.count > 100'000) return false;
    const Grain step = a.grain == Grain::weekend ? Grain::week : a.grain;
    const double whole = std::floor(a.count);
    moment = shifted(moment, step, static_cast<std::int64_t>(sign * whole));
    if (a.count != whole && step == Grain::year) moment = shifted(moment, Grain::month, sign * 6);
    if (a.count != whole && step == Grain::hour) moment = shifted(moment, Grain::minute, sign * 30);
    finest = std::min(finest, a.count != whole && step == Grain::year ? Grain::month : step);
  }
  // As fine as the length is: three years ago is a year, not a day.
  if (finest > Grain::day && moment.grain <= Grain::day) moment = moment_around(finest, moment.day);
  if (finest == Grain::decade)
    moment = moment_around(
        Grain::year, first_day(shifted(base, Grain::decade, static_cast<std::int64_t>(sign * first.count))));
  if (finest < Grain::day && moment.grain < Grain::day && m.anchor->minute_of_day < 0)
    moment = day_moment(moment.day);
  out.mod = length->mod;
  return make(out, cats, moment);
}

Moment now_moment(const Match& m) {
  Moment now = day_moment(today(m));
  if (m.anchor->minute_of_day >= 0) {
    now.hour = m.anchor->minute_of_day / 60;
    now.minute = m.anchor->minute_of_day % 60;
  }
  return now;
}

// "a year ago", "two days later". Where the text speaks of a quarter, a year ago is that quarter.
bool ago(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known) return false;
  const Meaning* length = m.meaning(Cat::length);
  const bool from_now = m.has(Cat::ago) && m.value(Cat::ago) == ago_from_now;
  const int sign = m.has(Cat::ago_before) || m.value(Cat::ago) < 0 ? -1 : 1;
  // "30 minutes later this week".
  if (const Item* behind = next_item(m); m.has(Cat::ago) && sign > 0 && behind != nullptr &&
                                         behind->meaning && behind->is(Cat::date) &&
                                         behind->gap == Gap::blank && m.text[behind->begin] == 't')
    return false;
  if (length == nullptr || length->amount_count == 0) return false;
  const Amount amount = length->amounts[0];
  const bool one_year = amount.grain == Grain::year && amount.count == 1;
  out.derived = true;
  if (amount.count < 0 && sign > 0) return false;
  if (one_year && sign < 0 && m.anchor->last_quarter && m.anchor->is_of_quarter)
    return make(out, cats, shifted(*m.anchor->last_quarter, Grain::quarter, -4));
  const bool later = m.has(Cat::ago) && !from_now && sign > 0;
  // "It began in 2010; a year later": counted from what was told as finely, where that is over by now.
  const bool as_fine = m.anchor->last && m.anchor->last->grain <= amount.grain;
  if (later && amount.grain > Grain::day && as_fine && shift_from(m, out, cats, *m.anchor->last, sign) &&
      last_day(*out.moment) < today(m))
    return true;
  const Moment base = later && amount.grain <= Grain::day ? day_moment(m.anchor->running) : now_moment(m);
  return shift_from(m, out, cats, base, sign);
}
bool before_date(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* date = m.meaning(Cat::date);
  if (date == nullptr || !date->moment) return false;
  return shift_from(m, out, cats, *date->moment, -1);
}
bool after_date(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* date = m.meaning(Cat::date);
  if (date != nullptr && date->reference == "PRESENT_REF") return shift_from(m, out, cats, now_moment(m), 1);
  if (date == nullptr || !date->moment) return false;
  const Meaning* length = m.meaning(Cat::length);
  const bool too_fine = date->moment->grain >= Grain::day && length != nullptr && length->amount_count > 0 &&
                        length->amounts[0].grain < Grain::day;  // "three minutes from today"
  return !too_fine && shift_from(m, out, cats, *date->moment, 1);
}

std::string_view mod_of(Phase phase) {
  return phase == Phase::start ? "START" : phase == Phase::mid ? "MID" : "END";
}

// "the end of the year", "earlier in the year".
bool phase_length(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* length = m.meaning(Cat::length);
  if (!m.anchor->known || length == nullptr || length->amount_count != 1 || length->amounts[0].count != 1)
    return false;
  if (length->amounts[0].grain < Grain::day || length->from ||
      !m.items->row[static_cast<std::size_t>(m.end - 1)].is(Cat::the_one))
    return false;
  make(out, cats, moment_around(length->amounts[0].grain, today(m)));
  out.mod = mod_of(static_cast<Phase>(m.value(m.has(Cat::phase)      ? Cat::phase
                                              : m.has(Cat::compared) ? Cat::compared
                                                                     : Cat::phase_of)));
  return true;
}

bool phase_date(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* date = m.meaning(Cat::date);
  if (date == nullptr || (!date->moment && date->fixed_value.empty())) return false;
  out = *date;
  // "earlier this month" is one expression, "earlier Friday" a word and another.
  const bool day = m.item(Cat::date)->is(Cat::day_date) || date->type == TimeType::time;
  if (m.has(Cat::compared) && day) return false;
  out.mod = mod_of(static_cast<Phase>(m.value(m.has(Cat::phase)      ? Cat::phase
                                              : m.has(Cat::compared) ? Cat::compared
                                                                     : Cat::phase_of)));
  cats = m.item(Cat::date)->cats;
  return true;
}
bool about_date(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* date = m.meaning(Cat::date);
  if (date == nullptr || !date->moment || static_cast<Approx>(m.value(Cat::approx)) != Approx::about ||
      m.item(Cat::date)->is(Cat::weekday_date))
    return false;
  out = *date;
  out.mod = "APPROX";
  cats = m.item(Cat::date)->cats;
  return true;
}
// "the rest of the week", "the remainder of 2016": from today on.
bool rest_of(const Match& m, Meaning& out, Cats& cats) {
  Moment moment;
  if (m.has(Cat::unit)) {
    const auto grain = static_cast<Grain>(m.value(Cat::unit));
    if (!m.anchor->known || grain < Grain::day) return false;
    moment = moment_around(grain, today(m));
  } else {
    const Meaning* named = m.meaning(m.has(Cat::date) ? Cat::date : Cat::length);
    if (named == nullptr) return false;
    if (named->moment)
      moment = *named->moment;
    else if (m.anchor->known && m.has(Cat::length) && m.item(Cat::length)->is(Cat::the_one))
      moment = moment_around(named->amounts[0].grain, today(m));
    else
      return false;
  }
  if (m.anchor->known && first_day(moment) <= today(m) && today(m) <= last_day(moment))
    out.from = day_moment(today(m)), out.to = day_moment(last_day(moment));
  out.mod = "END";
  return make(out, cats, moment);
}

// "Friday the 13th": the nearest that falls on that day of the week.
bool weekday_ordinal(const Match& m, Meaning& out, Cats& cats) {
  const Item* ordinal = m.item(Cat::ordinal);
  const Meaning* named = m.meaning(Cat::weekday_date);
  if (named == nullptr || !named->moment || named->moment->grain != Grain::day || !small_day(*ordinal))
    return false;
  // "on Tuesday the first generation", "on Tuesday 5th Avenue".
  const Item* behind = next_item(m);
  const bool parts = ends_here(m) || behind->is(Cat::at) || behind->is(Cat::in) || behind->is(Cat::from);
  if ((ordinal->digits == 0 || !m.has(Cat::the)) && !parts) return false;
  constexpr std::int64_t most_weeks = 60;
  const std::int64_t day = named->moment->day;
  const Tense tense = tense_of(m);
  for (std::int64_t week = 0; week <= most_weeks; ++week)
    for (const std::int64_t candidate : {day - 7 * week, day + 7 * week}) {
      if ((tense == Tense::past && candidate > today(m)) || (tense == Tense::future && candidate < today(m)))
        continue;
      if (civil_from(candidate).day == static_cast<int>(ordinal->number))
        return make(out, cats, day_moment(candidate));
    }
  return false;
}

// "earlier in the day", "later that year".
bool phase_unit(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known) return false;
  const auto grain = static_cast<Grain>(m.value(Cat::unit));
  if (grain < Grain::day) return false;
  const std::int64_t day = m.has(Cat::same) ? m.anchor->running : today(m);
  make(out, cats, moment_around(grain, day));
  out.mod = mod_of(static_cast<Phase>(m.value(m.has(Cat::phase)      ? Cat::phase
                                              : m.has(Cat::compared) ? Cat::compared
                                                                     : Cat::phase_of)));
  return true;
}

// "this year's third quarter", "the third quarter of last year", "March last year".
bool part_of_year(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* year = m.meaning(Cat::year_date);
  const Item* item = m.item(Cat::quarter_date);
  if (item == nullptr) item = m.item(m.has(Cat::month_date) ? Cat::month_date : Cat::day_date);
  const Meaning* part = item->meaning ? &m.items->meanings[*item->meaning] : nullptr;
  if (year == nullptr || part == nullptr || !year->moment || !part->moment || part->year_known) return false;
  out.mod = part->mod;
  if (part->moment->grain == Grain::day) {
    if (item->is(Cat::weekday_date)) return false;
    const CivilDay day = civil_from(part->moment->day);
    const int last = days_in_month(year->moment->year, day.month);
    return make(out, cats, day_moment(days_from({year->moment->year, day.month, std::min(day.day, last)})));
  }
  Moment moment = *part->moment;
  moment.year = year->moment->year;
  return make(out, cats, moment);
}

// "Labor Day weekend": the one beside the day.
bool weekend_of_day(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* day = m.meaning(Cat::day_date);
  if (day == nullptr || !day->moment || m.item(Cat::day_date)->is(Cat::weekday_date) ||
      static_cast<Grain>(m.value(Cat::unit)) != Grain::weekend)
    return false;
  constexpr int half_week = 3;
  return make(out, cats, moment_around(Grain::weekend, first_day(*day->moment) - half_week));
}

// "the last four months of 2021": they end with the year, not today.
bool length_within(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* length = m.meaning(Cat::length);
  const Meaning* date = m.meaning(Cat::date);
  if (length == nullptr || date == nullptr || !date->moment || date->moment->grain < Grain::month ||
      !length->from || length->amount_count != 1 || length->amounts[0].grain < Grain::day)
    return false;
  const Amount amount = length->amounts[0];
  if (amount.count < 1 || first_day(*length->to) != today(m)) return false;
  out = *length;
  const std::int64_t end = last_day(*date->moment) + 1;
  out.from =
      day_moment(first_day(shifted(day_moment(end), amount.grain, -static_cast<std::int64_t>(amount.count))));
  out.to = day_moment(end - 1);
  mark(cats, Cat::length);
  return true;
}

// "the week of March 6".
bool week_of_day(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* day = m.meaning(Cat::day_date);
  const Meaning* week = m.meaning(Cat::date);
  if (day == nullptr || !day->moment || week == nullptr || !week->moment) return false;
  if (week->moment->grain != Grain::week && week->moment->grain != Grain::weekend) return false;
  return make(out, cats, moment_around(week->moment->grain, first_day(*day->moment)));
}

// "the week of the 18th": of the month that lies nearest.
bool week_of_ordinal(const Match& m, Meaning& out, Cats& cats) {
  const Item* ordinal = m.item(Cat::ordinal);
  const Meaning* week = m.meaning(Cat::date);
  if (!m.anchor->known || week == nullptr || !week->moment || week->moment->grain != Grain::week ||
      ordinal->digits == 0 || !small_day(*ordinal))
    return false;
  const auto day = nearest_day_of_month(m, static_cast<int>(ordinal->number), Tense::unknown);
  return day && make(out, cats, moment_around(Grain::week, *day));
}

// "the first nine months", "the last two weeks of April".
bool first_lengths(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* length = m.meaning(Cat::length);
  if (length == nullptr || length->from) return false;
  out = *length;
  mark(cats, Cat::length);
  return true;
}
// "30-day": stands before a noun, whose article is no part of the expression.
bool is_compound_length(const Match& m, const Item& item) {
  return m.text.substr(item.begin, item.end - item.begin).find('-') != std::string_view::npos;
}

bool the_length(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* length = m.meaning(Cat::length);
  if (length == nullptr || length->amount_count == 0 || length->amounts[0].count < 0) return false;
  if (m.items->row[m.begin + 1].gap == Gap::hyphen || is_compound_length(m, *m.item(Cat::length)))
    return false;
  out = *length;
  mark(cats, Cat::length);
  return true;
}

// "over the past 20": the unit of the length before.
bool bare_dir_number(const Match& m, Meaning& out, Cats& cats) {
  const Item* behind = next_item(m);
  if (behind == nullptr || behind->end - behind->begin != 1 || m.value(Cat::dir) == 0) return false;
  if (!behind->is(Cat::comma) && !behind->is(Cat::dot)) return false;
  constexpr std::size_t near = 16;
  for (std::size_t i = m.begin, n = 0; i > 0 && n < near; --i, ++n) {
    const Item& item = m.items->row[i - 1];
    if (!item.is(Cat::length) || !item.meaning) continue;
    out.type = TimeType::duration;
    out.amounts[0] = {m.item(Cat::number)->number, m.items->meanings[*item.meaning].amounts[0].grain};
    out.amount_count = 1;
    mark(cats, Cat::length);
    return true;
  }
  return false;
}

// "the 1988 period", "the 1988 quarter": the one of that year that is spoken of.
bool year_period(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* year = m.meaning(Cat::year_date);
  if (year == nullptr || !year->moment) return false;
  const auto& quarter = m.anchor->last_quarter;
  if (m.has(Cat::unit) && (!quarter || m.value(Cat::unit) != static_cast<int>(Grain::quarter))) return false;
  if (!quarter || !(m.has(Cat::unit) || m.anchor->is_of_quarter)) return make(out, cats, *year->moment);
  Moment same = *quarter;
  same.year = year->moment->year;
  out.derived = true;
  return make(out, cats, same);
}

// "Friday next week", "next week on Tuesday".
bool weekday_of_week(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* day = m.meaning(Cat::weekday_date);
  const Meaning* week = m.meaning(Cat::date);
  if (day == nullptr || week == nullptr || !day->moment || !week->moment ||
      week->moment->grain != Grain::week || day->moment->grain > Grain::day)
    return false;
  Moment moment = *day->moment;
  moment.day = week->moment->day + (weekday_of(moment.day) + 6) % 7;
  return make(out, cats, moment);
}

// "the 20th of next month", "the 15th day of this month".
bool day_of_month(const Match& m, Meaning& out, Cats& cats) {
  const Item* ordinal = m.item(Cat::ordinal);
  const Meaning* month = m.meaning(Cat::date);
  if (month == nullptr || !month->moment || month->moment->grain != Grain::month || !small_day(*ordinal))
    return false;
  if (m.has(Cat::unit) ? static_cast<Grain>(m.value(Cat::unit)) != Grain::day : ordinal->digits == 0)
    return false;
  const int day = static_cast<int>(ordinal->number);
  if (day > days_in_month(month->moment->year, month->moment->number)) return false;
  return make(out, cats, day_moment(days_from({month->moment->year, month->moment->number, day})));
}

// "the first Friday in this month".
bool nth_weekday_of(const Match& m, Meaning& out, Cats& cats) {
  const int n = place_in_row(m);
  const Meaning* day = m.meaning(Cat::weekday_date);
  const Meaning* within = m.meaning(Cat::date);
  if (n == 0 || n > 5 || day == nullptr || within == nullptr || !day->moment || !within->moment) return false;
  if (within->moment->grain != Grain::month && within->moment->grain != Grain::year) return false;
  return nth_weekday_in(*within->moment, n, static_cast<int>((weekday_of(day->moment->day) + 6) % 7), out,
                        cats);
}

// "the first quarter of the year".
bool quarter_of_this_year(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* quarter = m.meaning(Cat::quarter_date);
  if (quarter == nullptr || !quarter->moment || quarter->year_known || !m.item(Cat::length)->is(Cat::the_one))
    return false;
  Moment moment = *quarter->moment;
  moment.year = this_year(m);
  return make(out, cats, moment);
}

constexpr TimeRule second_pass[] = {
    {"weekday_date comma? the? day_date", weekday_and_day},
    {"day_date comma? weekday_date", weekday_and_day},
    {"weekday_date the? ordinal", weekday_ordinal},
    {"rest of date|length", rest_of},
    {"rest of the? unit", rest_of},
    {"length ago", ago},
    {"ago_before length", ago},
    {"hence length", ago},
    {"length and_? length", lengths},
    {"length comma? length and_? length", lengths},
    {"weekday_date comma? of? date", weekday_of_week},
    {"date comma? on? weekday_date", weekday_of_week},
    {"the? ordinal unit? of? date", day_of_month},
    {"the? ordinal|dir weekday_date of|in date", nth_weekday_of},
    {"quarter_date of length", quarter_of_this_year},
    {"length before date", before_date},
    {"length after|from date", after_date},
    {"phase|compared the? date", phase_date},
    {"the phase date", phase_date},
    {"phase|compared in? length", phase_length},
    {"phase_of of length", phase_length},
    {"the? year_date quarter_date", part_of_year},
    {"phase_of of date", phase_date},
    {"phase|compared in? the|same unit", phase_unit},
    {"phase_of of the unit", phase_unit},
    {"approx date", about_date},
    {"year_date possessive quarter_date|month_date", part_of_year},
    {"quarter_date|month_date|day_date of? year_date", part_of_year},
    {"day_date unit", weekend_of_day},
    {"length of date", length_within},
    {"date of|phase_of on? day_date", week_of_day},
    {"date of the ordinal", week_of_ordinal},
    {"the? ordinal length", first_lengths},
    {"the length", the_length},
    {"the? dir number", bare_dir_number},

    {"the year_date period|unit", year_period},

};

// -------------------------------------------------------------------------------------------- third pass

bool clock_value(Meaning& out, Cats& cats, Moment clock, const Match& m) {
  clock.dated = m.anchor->known;
  clock.day = today(m);
  out.type = TimeType::time;
  out.moment = clock;
  mark(cats, Cat::time);
  return true;
}

// "9 a.m.", "10:35 p.m. EST", "4 in the morning", "seven thirty pm".
bool clock_time(const Match& m, Meaning& out, Cats& cats) {
  Moment clock;
  clock.grain = Grain::hour;
  if (const Meaning* read = m.meaning(Cat::time); read != nullptr && read->moment && !read->moment->dated) {
    clock = *read->moment;
  } else if (const Item* hour = m.item(Cat::number)) {
    const double number = hour->number;
    clock.hour = static_cast<int>(number);
    if (hour->digits == 7) {  // 8.30
      clock.grain = Grain::minute;
      clock.minute = static_cast<int>(std::lround((number - std::floor(number)) * 100));
    } else if (hour->digits >= 3 && number < 1300) {  // 340 pm
      clock.grain = Grain::minute;
      clock.hour = static_cast<int>(number) / 100;
      clock.minute = static_cast<int>(number) % 100;
    }
    if (const Item* minute = m.item(Cat::number) != nullptr ? m.item(Cat::number, 1) : nullptr) {
      if (minute->number < 10 && minute->digits != 2) return false;  // "week 10 8 p.m."
      clock.grain = Grain::minute;
      clock.minute = static_cast<int>(minute->number);
    }
  } else {
    return false;
  }
  if (clock.hour > 24 || clock.minute > 59) return false;
  if (m.has(Cat::am_pm)) {
    if (clock.hour > 12 && m.value(Cat::am_pm) == 0) return false;
    if (m.value(Cat::am_pm) == 12 && clock.hour < 12) clock.hour += 12;
    if (m.value(Cat::am_pm) == 0 && clock.hour == 12) clock.hour = 0;
  }
  out.half_said = m.has(Cat::am_pm) || m.has(Cat::part);
  out.oclock_said = m.has(Cat::oclock);
  if (m.has(Cat::part)) {
    const auto part = static_cast<DayPart>(m.value(Cat::part));
    if ((part == DayPart::afternoon || part == DayPart::evening ||
         (part == DayPart::night && clock.hour >= 6)) &&
        clock.hour < 12)
      clock.hour += 12;
  }
  return clock_value(out, cats, clock, m);
}
bool noon(const Match& m, Meaning& out, Cats& cats) {
  Moment clock;
  clock.grain = Grain::minute;
  clock.hour = m.value(Cat::clock);
  return clock_value(out, cats, clock, m);
}
bool past_hour(const Match& m, Meaning& out, Cats& cats) {
  Moment clock;
  clock.grain = Grain::minute;
  clock.hour = m.value(Cat::number);
  clock.minute = 30;
  if (m.has(Cat::am_pm) && m.value(Cat::am_pm) == 12 && clock.hour < 12) clock.hour += 12;
  return clock.hour <= 24 && clock_value(out, cats, clock, m);
}

bool day_and_part(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* day = m.meaning(Cat::day_date);
  if (day == nullptr) day = m.meaning(Cat::weekday_date);
  if (day == nullptr || !day->moment || day->moment->grain != Grain::day) return false;
  Moment moment = *day->moment;
  moment.grain = Grain::part;
  moment.part = static_cast<DayPart>(m.value(Cat::part));
  out.mod = day->mod;
  if (m.has(Cat::phase)) out.mod = mod_of(static_cast<Phase>(m.value(Cat::phase)));
  make(out, cats, moment);
  mark(cats, Cat::time);
  return true;
}
// Parts of a day by themselves; "in the morning", "the evening".
bool the_part(const Match& m, Meaning& out, Cats& cats) {
  if (!m.anchor->known) return false;
  Moment moment = day_moment(m.anchor->running);
  moment.grain = Grain::part;
  moment.part = static_cast<DayPart>(m.value(Cat::part));
  if (m.has(Cat::phase)) out.mod = mod_of(static_cast<Phase>(m.value(Cat::phase)));
  make(out, cats, moment);
  mark(cats, Cat::time);
  return true;
}

constexpr TimeRule third_pass[] = {
    {"number am_pm zone?", clock_time},
    {"time am_pm zone?", clock_time},
    {"number number am_pm zone?", clock_time},
    {"number|time oclock am_pm?", clock_time},
    {"number|time oclock? in the part", clock_time},
    {"time zone?", clock_time},
    {"clock", noon},
    {"past_hour number am_pm?", past_hour},
    {"length ago", ago},
    {"length after|from date", after_date},
    {"day_date comma? phase? part", day_and_part},
    {"day_date comma? in the phase? part", day_and_part},
    {"the? part of day_date", day_and_part},
    {"the? phase part", the_part},
    {"the part", the_part},
};

// ------------------------------------------------------------------------------------------- fourth pass

bool time_and_day(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* time = m.meaning(Cat::time);
  const Meaning* day = m.meaning(Cat::day_date);
  if (time == nullptr || day == nullptr || !time->moment || !day->moment) return false;
  out = *time;
  out.moment->day = first_day(*day->moment);
  out.moment->dated = true;
  out.day_said = true;
  mark(cats, Cat::time);
  return true;
}

// "8 a.m. this morning", "Sunday evening at 10".
bool clock_in_part(const Match& m, Meaning& out, Cats& cats) {
  const Meaning* a = m.meaning(Cat::time);
  const Meaning* b = m.meaning(Cat::time, 1);
  if (a == nullptr || b == nullptr || !a->moment || !b->moment) return false;
  if (a->moment->grain == Grain::part) std::swap(a, b);
  if (a->moment->grain >= Grain::part || b->moment->grain != Grain::part || a->day_said) return false;
  out = *a;
  out.moment->day = b->moment->day;
  const bool late = b->moment->part == DayPart::afternoon || b->moment->part == DayPart::evening ||
                    b->moment->part == DayPart::night;
  if (!a->half_said && late && out.moment->hour < 12) out.moment->hour += 12;
  out.day_said = out.half_said = true;
  mark(cats, Cat::time);
  return true;
}

constexpr TimeRule fourth_pass[] = {
    {"time comma? on|at|in? time", clock_in_part},
    {"time comma? on? day_date", time_and_day},
    {"day_date comma? at? time", time_and_day},
};

}  // namespace

std::span<const TimeRule> time_rules(std::size_t pass) {
  switch (pass) {
    case 0: return first_pass;
    case 1: return second_pass;
    case 2: return third_pass;
    default: return fourth_pass;
  }
}

}  // namespace broadsheet
