// times.cc: time expressions and what they mean.
//
// The text is cut into items (time_lexer.cc). Four passes of rules go over them from left to right; at each
// item the rule that takes the most items wins, the first of several that take as many, and what it took
// becomes one item for the passes behind it. A rule is a pattern of categories, so the same rules serve every
// language whose words are in the tables. What a clause is told of (the day the story is at, the quarter it
// reports) is kept in an anchor that moves with the text. No pass looks at an item more often than it has
// rules, so the whole is linear in the text. A text without a date is read as if on two days that have
// nothing in common: what comes out the same either time is known, the rest keeps its place and no value.
// Entry point: find_times().

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"
#include "text/days.h"
#include "text/time_rules.h"

namespace broadsheet {

const Item* TimeMatch::item(Cat cat, int n) const {
  for (std::size_t i = 0; i < count; ++i)
    if (cats[i] == cat && at[i] >= 0 && n-- == 0) return &items->row[static_cast<std::size_t>(at[i])];
  return nullptr;
}
int TimeMatch::value(Cat cat, int n) const {
  const Item* found = item(cat, n);
  return found == nullptr ? 0 : found->value(cat);
}
const Meaning* TimeMatch::meaning(Cat cat, int n) const {
  const Item* found = item(cat, n);
  return found == nullptr || !found->meaning ? nullptr : &items->meanings[*found->meaning];
}

namespace {

struct Element {
  Cats any;
  bool optional = false;
};

struct Pattern {
  std::vector<Element> elements;
  Cats opens;             // what its first item may be
  std::size_t least = 0;  // items it takes at least
  TimeAction action = nullptr;
};

Pattern compile(const TimeRule& rule) {
  Pattern pattern;
  pattern.action = rule.action;
  std::string_view rest = rule.pattern;
  while (!rest.empty()) {
    const std::size_t blank = rest.find(' ');
    std::string_view word = rest.substr(0, blank);
    rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
    Element element;
    element.optional = word.ends_with('?');
    if (element.optional) word.remove_suffix(1);
    while (!word.empty()) {
      const std::size_t bar = word.find('|');
      element.any.set(static_cast<std::size_t>(cat_named(word.substr(0, bar))));
      word = bar == std::string_view::npos ? std::string_view() : word.substr(bar + 1);
    }
    pattern.elements.push_back(element);
  }
  for (const Element& element : pattern.elements) pattern.least += element.optional ? 0 : 1;
  for (const Element& element : pattern.elements) {
    pattern.opens |= element.any;
    if (!element.optional) break;
  }
  return pattern;
}

// Calls visit(i) for each number that is set, in order; until it returns false.
template <typename Visit>
void each_set(const Cats& cats, Visit visit) {
  static_assert(Cats().size() <= 128);
  static const Cats low(~0ULL);
  std::size_t first = 0;
  for (std::uint64_t bits : {(cats & low).to_ullong(), (cats >> 64).to_ullong()}) {
    for (; bits != 0; bits &= bits - 1)
      if (!visit(first + static_cast<std::size_t>(std::countr_zero(bits)))) return;
    first += 64;
  }
}

// The patterns of a pass, and which of them an item of a category may open.
struct PassPatterns {
  std::vector<Pattern> all;
  std::array<std::vector<std::uint16_t>, Cats().size()> opened_by;
  Cats open, open_alone;  // what an item must be to open any; any that takes no other item

  explicit PassPatterns(std::span<const TimeRule> rules) {
    for (const TimeRule& rule : rules) {
      const auto number = static_cast<std::uint16_t>(all.size());
      all.push_back(compile(rule));
      each_set(all.back().opens, [&](std::size_t cat) {
        opened_by[cat].push_back(number);
        return true;
      });
      open |= all.back().opens;
      if (all.back().least <= 1) open_alone |= all.back().opens;
    }
  }

  // Those that an item may open, in order.
  void opened(const Cats& cats, std::vector<std::uint16_t>& numbers) const {
    numbers.clear();
    each_set(cats, [&](std::size_t cat) {
      numbers.insert(numbers.end(), opened_by[cat].begin(), opened_by[cat].end());
      return true;
    });
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }
};

const PassPatterns& patterns_of(std::size_t pass) {
  static const std::vector<PassPatterns> all = [] {
    std::vector<PassPatterns> compiled;
    for (std::size_t i = 0; i < time_passes; ++i) compiled.emplace_back(time_rules(i));
    return compiled;
  }();
  return all[pass];
}

Cat first_of_both(const Cats& wanted, const Cats& has) {
  Cat first = Cat::none;
  each_set(wanted & has, [&](std::size_t cat) {
    first = static_cast<Cat>(cat);
    return false;
  });
  return first;
}

// Fits elements from `element` on to items from `at` on, taking what may be missing where it is there. Depth
// is bounded by the length of a pattern.
bool fit(const Pattern& pattern, std::size_t element, std::size_t at, TimeMatch& match) {
  if (element == pattern.elements.size()) {
    match.end = at;
    return at > match.begin;
  }
  const Element& wanted = pattern.elements[element];
  const std::vector<Item>& row = match.items->row;
  match.count = element + 1;
  match.at[element] = -1;
  if (at < row.size() && (row[at].cats & wanted.any).any()) {
    match.cats[element] = first_of_both(wanted.any, row[at].cats);
    match.at[element] = static_cast<std::int32_t>(at);
    if (fit(pattern, element + 1, at + 1, match)) return true;
    match.at[element] = -1;
  }
  if (!wanted.optional) return false;
  const bool fits = fit(pattern, element + 1, at, match);
  if (fits) match.count = std::max(match.count, pattern.elements.size());
  return fits;
}

class Finder {
 public:
  Finder(std::string_view text, const TimeContext& context, const TimeLanguage& language)
      : text_(text), language_(language), items_(cut_times(text, language, context.order)) {
    anchor_.known = context.published.has_value();
    if (!anchor_.known) return;
    const Date& date = *context.published;
    const Instant local = date.instant + date.zone_minutes.value_or(0) * 60;
    anchor_.today = day_number(local);
    anchor_.running = anchor_.today;
    if (date.precision >= Precision::minute)
      anchor_.minute_of_day = static_cast<int>((local - anchor_.today * seconds_a_day) / 60);
  }

  std::vector<TimeExpression> run();

 private:
  void pass(std::size_t number);
  void note(const Meaning& meaning);
  void start_pass();
  [[nodiscard]] TimeExpression said(const Item& item) const;

  std::string_view text_;
  const TimeLanguage& language_;
  Items items_;
  TimeAnchor anchor_;
};

// What the text speaks of from here on.
void Finder::note(const Meaning& meaning) {
  // "The nine months", "the first half year": what is compared from here on is as long.
  const Amount& amount = meaning.amounts[0];
  if (meaning.amount_count == 1 && amount.grain == Grain::month && amount.count > 3 && amount.count <= 12)
    anchor_.is_of_quarter = false;
  if (!meaning.moment || !meaning.moment->dated) return;
  anchor_.last = meaning.moment;
  if (meaning.year_known && !meaning.derived) {
    if (meaning.moment->grain == Grain::month)
      anchor_.told_years[static_cast<std::size_t>(meaning.moment->number)] = meaning.moment->year;
    if (meaning.moment->grain == Grain::day) {
      const CivilDay day = civil_from(meaning.moment->day);
      anchor_.told_years[static_cast<std::size_t>(day.month)] = day.year;
    }
  }
  // What is reported is over: a quarter that is not counts only where no other was named.
  const bool is_reported = meaning.moment->grain == Grain::quarter && !meaning.derived;
  if (is_reported && (!anchor_.last_quarter || last_day(*meaning.moment) < anchor_.today))
    anchor_.last_quarter = meaning.moment;
  if (is_reported) anchor_.is_of_quarter = true;
  if (meaning.moment->grain <= Grain::day) anchor_.running = meaning.moment->day;
}

void Finder::start_pass() {
  anchor_.running = anchor_.today;
  anchor_.last.reset();
  anchor_.last_quarter.reset();
  anchor_.is_of_quarter = false;
  anchor_.told_years = {};
}

void Finder::pass(std::size_t number) {
  start_pass();
  const PassPatterns& patterns = patterns_of(number);
  std::vector<std::uint16_t> opened;
  std::vector<Item> out;
  out.reserve(items_.row.size());
  Meaning best;
  Cats best_cats;
  for (std::size_t i = 0; i < items_.row.size();) {
    const Item& item = items_.row[i];
    // Most words behind "the" and "of" are in no table: only what is one item long can stand there.
    const bool alone = i + 1 == items_.row.size() || items_.row[i + 1].cats.none();
    opened.clear();
    if ((item.cats & (alone ? patterns.open_alone : patterns.open)).any()) patterns.opened(item.cats, opened);
    std::size_t taken = 0;
    for (const std::uint16_t candidate : opened) {
      const Pattern& pattern = patterns.all[candidate];
      if (alone && pattern.least > 1) continue;
      TimeMatch match;
      match.items = &items_;
      match.anchor = &anchor_;
      match.text = text_;
      match.language = &language_;
      match.begin = i;
      if (!fit(pattern, 0, i, match) || match.end - i <= taken) continue;
      Meaning meaning;
      Cats cats;
      if (!pattern.action(match, meaning, cats)) continue;
      taken = match.end - i;
      best = std::move(meaning);
      best_cats = cats;
    }
    if (taken == 0) {
      if (item.meaning) note(items_.meanings[*item.meaning]);
      out.push_back(item);
      ++i;
      continue;
    }
    Item made = item;
    made.end = items_.row[i + taken - 1].end;
    made.cats = best_cats;
    made.value_count = 0;
    made.meaning = static_cast<std::uint32_t>(items_.meanings.size());
    note(best);
    items_.meanings.push_back(std::exchange(best, {}));
    out.push_back(made);
    i += taken;
  }
  items_.row = std::move(out);
}

char unit_letter(Grain grain) {
  switch (grain) {
    case Grain::second: return 'S';
    case Grain::minute:
    case Grain::month: return 'M';
    case Grain::hour: return 'H';
    case Grain::week: return 'W';
    case Grain::quarter: return 'Q';
    case Grain::year:
    case Grain::decade:
    case Grain::century: return 'Y';
    default: return 'D';
  }
}

// "P3Y", "PT1H30M", "PXW"; "P1WE" for weekends, decades and centuries that are counted in years.
std::string length_value(const Meaning& meaning) {
  std::string days = "P", clock;
  for (int i = 0; i < meaning.amount_count; ++i) {
    Amount a = meaning.amounts[static_cast<std::size_t>(i)];
    std::string& part = a.grain < Grain::day ? clock : days;
    if (a.grain == Grain::decade && a.count > 0) a.count *= 10;
    if (a.grain == Grain::century && a.count > 0) a.count *= 100;
    char number[32];
    std::snprintf(number, sizeof number, "%.6g", a.count);
    if (a.count < 0) number[0] = 'X', number[1] = '\0';
    // An hour and a half is PT1H30M.
    if (a.count > 0 && a.count != std::floor(a.count) &&
        (a.grain == Grain::hour || a.grain == Grain::minute) && a.count * 2 == std::floor(a.count * 2)) {
      if (a.count >= 1) part += std::to_string(static_cast<int>(a.count)) + unit_letter(a.grain);
      part += a.grain == Grain::hour ? "30M" : "30S";
      continue;
    }
    part += number;
    part += a.grain == Grain::weekend                  ? "WE"
            : a.grain == Grain::century && a.count < 0 ? "C"
                                                       : std::string(1, unit_letter(a.grain));
  }
  return days + (clock.empty() ? "" : "T" + clock);
}

TimeExpression Finder::said(const Item& item) const {
  const Meaning& m = items_.meanings[*item.meaning];
  TimeExpression time;
  time.begin = item.begin;
  time.end = item.end;
  time.type = m.type;
  time.mod = m.mod;
  if (!m.fixed_value.empty())
    time.value = m.fixed_value;
  else if (!m.reference.empty())
    time.value = m.reference;
  else if (m.amount_count > 0)
    time.value = length_value(m);
  else if (m.moment)
    time.value = timex_value(*m.moment);
  const auto& first = m.from ? m.from : m.moment;
  const auto& last = m.to ? m.to : m.moment;
  if (first && !m.open_before) time.from = first_of(*first);
  if (last && !m.open_after) time.to = last_of(*last);
  return time;
}

std::vector<TimeExpression> Finder::run() {
  for (std::size_t i = 0; i < time_passes; ++i) pass(i);
  share_ends(items_);
  std::vector<TimeExpression> found;
  for (std::size_t i = 0; i < items_.row.size(); ++i) {
    const Item& item = items_.row[i];
    if (!item.meaning || items_.meanings[*item.meaning].silent) continue;
    const bool complete =
        item.is(Cat::date) || item.is(Cat::time) || item.is(Cat::length) || item.is(Cat::set);
    if (!complete) continue;
    TimeExpression time = said(item);
    // "since Nov. 17" has no end, "until 2025" no beginning.
    const Item* before = i > 0 ? &items_.row[i - 1] : nullptr;
    if (before != nullptr && item.is(Cat::date)) {
      if (before->is(Cat::since) || before->is(Cat::after)) time.to.clear();
      if (before->is(Cat::until) || before->is(Cat::before)) time.from.clear();
    }
    found.push_back(std::move(time));
  }
  return found;
}

// The one that covers the same bytes, of a row in order; `at` only moves ahead.
const TimeExpression* same_place(const std::vector<TimeExpression>& row, const TimeExpression& time,
                                 std::size_t& at) {
  while (at < row.size() && row[at].begin < time.begin) ++at;
  const bool same = at < row.size() && row[at].begin == time.begin && row[at].end == time.end;
  return same ? &row[at] : nullptr;
}

std::vector<TimeExpression> undated_times(std::string_view text, TimeContext context,
                                          const TimeLanguage& language) {
  const std::vector<TimeExpression> without = Finder(text, context, language).run();
  const auto as_if_on = [&](CivilDay day) {
    context.published = Date{days_from(day) * seconds_a_day, Precision::day, {}};
    return Finder(text, context, language).run();
  };
  std::vector<TimeExpression> found = as_if_on({2001, 3, 14});
  const std::vector<TimeExpression> other = as_if_on({2016, 10, 28});
  std::size_t at_other = 0, at_without = 0;
  for (TimeExpression& time : found) {
    const TimeExpression* again = same_place(other, time, at_other);
    if (again != nullptr && again->value == time.value && again->from == time.from && again->to == time.to)
      continue;
    const TimeExpression* plain = same_place(without, time, at_without);
    if (plain != nullptr)
      time = *plain;
    else
      time.value.clear(), time.from.clear(), time.to.clear();
  }
  return found;
}

}  // namespace

namespace {

// Null for languages without a table.
const TimeLanguage* language_of(std::string_view code) {
  return code.empty() ? &english_time : time_language(code);
}

}  // namespace

bool may_hold_day(std::string_view part, std::string_view language) {
  const TimeLanguage* known = language_of(language);
  return known != nullptr && may_name_day(part, *known);
}

std::vector<TimeExpression> find_times(std::string_view text, const TimeContext& context) {
  const TimeLanguage* language = language_of(context.language);
  if (language == nullptr) return {};
  if (!context.published) return undated_times(text, context, *language);
  return Finder(text, context, *language).run();
}

std::vector<TimeMention> find_times(const Article& article) {
  // No article is longer; what stands behind is left unread.
  constexpr std::size_t longest_text = 500'000;  // code points
  static const std::vector<std::string_view> types = split("DATE TIME DURATION SET", ' ');
  const std::string whole = body_text(article);
  const std::string_view text = first_code_points(whole, longest_text);
  TimeContext context;
  context.published = article.published;
  context.language = article.language.empty() ? identify_language(text) : article.language;
  if (context.language != "en") context.order = DateOrder::day_first;
  std::vector<TimeMention> mentions;
  std::size_t at = 0, code_point = 0;
  const auto place = [&](std::size_t byte) {
    for (; at < byte; at += decode_at(text, at).size) ++code_point;
    return static_cast<std::uint32_t>(code_point);
  };
  for (TimeExpression& time : find_times(text, context)) {
    TimeMention mention;
    mention.article = article.id;
    mention.span.begin = place(time.begin);
    mention.span.end = place(time.end);
    mention.type = types[static_cast<std::size_t>(time.type)];
    mention.value = std::move(time.value);
    mention.mod = std::move(time.mod);
    mention.from = std::move(time.from);
    mention.to = std::move(time.to);
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace broadsheet
