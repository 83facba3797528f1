// html_dates.cc: the day that the head names, held against what the page prints; else the element for
// machines, the day of the address, the best dated line, the day of the picture. Entry point:
// read_date_fields().

#include "article/html_dates.h"

#include <algorithm>
#include <cstdlib>

#include "article/address_day.h"
#include "article/country_zone.h"
#include "article/date_search.h"
#include "article/fields.h"
#include "article/publishers.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

// Shares of the development pages (bench/extract/calibration.py prints them).
constexpr Trust trust_date = {0.98, 0.96, 0.75};

// Whether 3/9/2026 is a day of March.
DateOrder date_order(const Facts& facts) {
  const Said* language = best(facts.language);
  return language != nullptr && language->value.starts_with("en-us") ? DateOrder::month_first
                                                                     : DateOrder::day_first;
}

class DateReader {
 public:
  DateReader(const Page& page, const Facts& facts, const BlockTable& table, BodySpan body, Article& article)
      : page_(page),
        facts_(facts),
        table_(table),
        article_(article),
        order_(date_order(facts)),
        context_{article.url,
                 article.headline,
                 order_,
                 article.captured,
                 day_in_address(article.url),
                 !article.body.empty(),
                 body.first_block,
                 body.last_block} {}

  void run();

 private:
  [[nodiscard]] bool take_date(const char* field, const std::vector<Said>& said, std::optional<Date>& target);
  // The dated line that looks most like the story's: looked for once, by whoever first asks.
  [[nodiscard]] const std::optional<ShownDate>& dated_line();
  void settle_order();
  void settle_conflict();
  void settle_remade();
  void settle_vague();
  void take_in_conflict(const Date& date, Source from, ByteRange bytes);
  [[nodiscard]] bool may_be_turned(const Date& date) const;
  void take_shown_date(const std::optional<ShownDate>& shown, Source from, double confidence);
  void take_date_from_picture();
  [[nodiscard]] bool take_zone_of_head(Date& date) const;
  void take_zone_of_country(Date& date, const std::optional<ShownDate>& shown);
  void settle_zone();

  const Page& page_;
  const Facts& facts_;
  const BlockTable& table_;
  Article& article_;
  DateOrder order_;
  DateContext context_;
  std::optional<std::optional<ShownDate>> dated_line_;
};

// The epoch, in some zone: of a clock that was never set.
bool is_of_unset_clock(const Date& date) {
  return std::abs(date.instant) <= seconds_a_day;
}

const std::optional<ShownDate>& DateReader::dated_line() {
  if (!dated_line_) dated_line_ = find_dated_line(page_, table_, context_);
  return *dated_line_;
}

bool DateReader::take_date(const char* field, const std::vector<Said>& all, std::optional<Date>& target) {
  for (const Said& said : all) {
    const auto date = read_said_date(said.value, order_);
    if (!date || (article_.captured && date->instant > *article_.captured + seconds_a_day)) continue;
    if (is_of_unset_clock(*date)) continue;
    // A year alone yields to a day: it may be that of a work the page quotes.
    if (!target || (target->precision < Precision::day && date->precision >= Precision::day)) {
      target = date;
      note_field(article_, field, said.from, said.bytes, confidence_of(said, trust_date));
    } else if (date->day() != target->day() && said.rank < 30) {
      flag(article_, std::string("conflict:") + field);
    }
  }
  return target.has_value();
}

// "03-09-2026" in the head, where the page prints "March 9, 2026".
void DateReader::settle_order() {
  const DateOrder other = order_ == DateOrder::day_first ? DateOrder::month_first : DateOrder::day_first;
  for (const Said& said : facts_.published) {
    const auto date = read_said_date(said.value, order_), turned = read_said_date(said.value, other);
    if (!date || !turned || date->day() != article_.published->day()) continue;
    if (turned->day() == date->day()) return;
    const auto& shown = dated_line();
    if (shown && shown->date.day() == turned->day()) article_.published = turned;
    return;
  }
}

// Where the head tells days that lie apart, the one that the page prints is the story's.
void DateReader::settle_conflict() {
  constexpr int least_weight = 4, least_trust = 30;
  constexpr std::int64_t zones_apart = 1;  // days
  const auto is_apart = [&](const Date& date) {
    return std::abs(day_number(date.instant) - day_number(article_.published->instant)) > zones_apart;
  };
  const auto others = [&](const Said& said) {
    const auto date = said.rank < least_trust ? read_said_date(said.value, order_) : std::nullopt;
    return date && is_apart(*date);
  };
  if (std::none_of(facts_.published.begin(), facts_.published.end(), others)) return;
  const auto& shown = dated_line();
  if (!shown || shown->weight < least_weight || !is_apart(shown->date)) return;
  for (const Said& said : facts_.published) {
    if (!others(said)) continue;
    const auto date = read_said_date(said.value, order_);
    if (date->day() != shown->date.day()) continue;
    article_.published = date;
    return note_field(article_, "published", said.from, said.bytes, confidence_of(said, trust_date));
  }
}

// The page tells another day than its head, and is believed.
void DateReader::take_in_conflict(const Date& date, Source from, ByteRange bytes) {
  article_.published = date;
  flag(article_, "conflict:published");
  note_field(article_, "published", from, bytes, 0.91);
}

// A head that tells no change after the publication tells when its page was last made: the earlier day that
// the page prints is the story's.
void DateReader::settle_remade() {
  constexpr std::int64_t zones_apart = 32 * 3600;  // seconds from a day's first hour in the east
  if (!article_.updated || article_.updated->instant > article_.published->instant || context_.addressed)
    return;
  const auto& shown = dated_line();
  if (!shown || shown->weight < sure_weight || shown->date.precision < Precision::day) return;
  const Instant midnight = day_number(shown->date.instant) * seconds_a_day;
  if (article_.published->instant - midnight <= zones_apart || may_be_turned(shown->date) ||
      shown->date.day() == article_.updated->day())
    return;
  take_in_conflict(shown->date, Source::text, shown->bytes);
}

// A head that names a day without saying what it is of ("date", "dc.date") may tell of the page: the day that
// stands with the story is the story's.
void DateReader::settle_vague() {
  constexpr int named = 20;  // rank from which a name says no more than that it is a date
  if (context_.addressed || facts_.published.front().rank < named) return;
  const auto& shown = dated_line();
  if (!shown || shown->weight < sure_weight || shown->date.precision < Precision::day) return;
  const Date& said = *article_.published;
  const bool by_utc = said.precision >= Precision::minute && said.zone_minutes.value_or(1) == 0;
  const std::int64_t zones_apart = by_utc ? 1 : 0;  // days
  if (std::abs(day_number(shown->date.instant) - day_number(said.instant)) <= zones_apart ||
      may_be_turned(shown->date))
    return;
  take_in_conflict(shown->date, Source::text, shown->bytes);
}

// Whether a day reads as that of the head in the other order of day and month.
bool DateReader::may_be_turned(const Date& date) const {
  const CivilDay own = civil_time(date.instant).day, said = civil_time(article_.published->instant).day;
  return own.year == said.year && own.month == said.day && own.day == said.month;
}

void DateReader::take_shown_date(const std::optional<ShownDate>& shown, Source from, double confidence) {
  if (!shown || article_.published || is_of_unset_clock(shown->date)) return;
  article_.published = shown->date;
  note_field(article_, "published", from, shown->bytes, confidence);
}

// The day in the address of the page's picture: the last resort.
void DateReader::take_date_from_picture() {
  for (const Said& said : facts_.picture)
    if (const auto day = day_in_address(said.value); day && !article_.published) {
      article_.published = day;
      note_field(article_, "published", said.from, said.bytes, 0.5);
    }
}

// An instant in UTC is told in the publisher's own zone where another place of the page has it so.
bool DateReader::take_zone_of_head(Date& date) const {
  for (const Said& said : facts_.published) {
    const auto other = parse_iso_date(trim(said.value));
    if (!other || other->precision < Precision::minute || other->zone_minutes.value_or(0) == 0) continue;
    if (std::abs(other->instant - date.instant) >= 60) continue;
    date = *other;
    return true;
  }
  return false;
}

// An instant in UTC is told by the clocks of the publisher's country, and the flag says that nobody printed
// that, unless a line of the page has another day.
void DateReader::take_zone_of_country(Date& date, const std::optional<ShownDate>& shown) {
  const auto offset = country_offset(host_of(article_.url), date.instant);
  if (!offset) return;
  Date local = date;
  local.zone_minutes = *offset;
  // A line that tells the day by UTC is believed; one of another day tells of something else.
  if (shown && shown->date.day() == date.day()) return;
  date = local;
  flag(article_, "inferred:zone");
}

// Where the address or the line under the headline tells the day before or after, the publisher's day is that
// one; a printed time of day gives the zone.
void DateReader::settle_zone() {
  Date& date = *article_.published;
  if (date.precision < Precision::minute || date.zone_minutes.value_or(1) != 0) return;
  if (take_zone_of_head(date)) return;
  const auto take_day = [&](const Date& day, Source from, ByteRange bytes) {
    const Instant midnight = day_number(day.instant) * seconds_a_day;
    const Instant apart = date.instant - midnight;
    // From the first hour of the day in the easternmost zone to its last by the Pacific.
    if (day.day() == date.day() || apart < -14 * 3600 || apart > 32 * 3600) return false;
    take_in_conflict(day, from, bytes);
    return true;
  };
  if (context_.addressed) {
    (void)take_day(*context_.addressed, Source::url, {});
    return;
  }
  const auto& shown = dated_line();
  if (!shown || shown->weight < sure_weight) return take_zone_of_country(date, shown);
  // Another moment by the clock of its zone: of a change.
  if (shown->date.zone_minutes && shown->date.precision >= Precision::minute &&
      std::abs(shown->date.instant - date.instant) > 3'600)
    return;
  const Instant offset = (shown->date.instant - date.instant) / 60;  // minutes, where both tell one moment
  const bool same_moment = shown->date.precision >= Precision::minute && !shown->date.zone_minutes &&
                           std::abs(offset) <= 14 * 60 && offset % 30 == 0;
  if (same_moment && offset != 0)
    date.zone_minutes = static_cast<std::int16_t>(offset);
  else if (!take_day(shown->date, Source::text, shown->bytes))
    take_zone_of_country(date, shown);
}

void DateReader::run() {
  (void)take_date("updated", facts_.updated, article_.updated);
  if (take_date("published", facts_.published, article_.published)) {
    settle_order();
    settle_conflict();
    settle_remade();
    settle_vague();
    return settle_zone();
  }
  take_shown_date(find_time_element(page_, table_, context_), Source::time_element, 0.91);
  if (article_.published) return settle_zone();
  const auto& line = dated_line();
  if (context_.addressed) {
    if (line && line->date.day() == context_.addressed->day())  // it may tell the hour, too
      return take_shown_date(line, Source::text, sure_of_address);
    return take_shown_date(ShownDate{*context_.addressed, {}, 0}, Source::url, sure_of_address);
  }
  take_shown_date(line, Source::text, line && line->weight >= 4 ? 0.90 : 0.75);
  if (!article_.published) take_date_from_picture();
}

}  // namespace

void read_date_fields(const Page& page, const Facts& facts, const BlockTable& table, BodySpan body,
                      Article& article) {
  DateReader(page, facts, table, body, article).run();
  // Written before the day it was to appear on, and not changed since.
  if (article.published && article.updated && article.updated->instant < article.published->instant &&
      article.updated->day() != article.published->day()) {
    article.updated.reset();
    article.evidence.erase("updated");
    article.confidence.erase("updated");
  }
}

}  // namespace broadsheet
