// Queries as people write them.

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "broadsheet/news.h"
#include "broadsheet/search.h"

namespace broadsheet {
namespace {

// "2026-11-08 2026-11-09": the days in [from, until) of a query, asked on Tuesday, 10 November 2026.
std::string days(std::string_view query) {
  const Instant now = parse_iso_date("2026-11-10T15:30:00Z")->instant;
  const auto read = parse_query(query, {}, now);
  if (!read) return read.error().what;
  const auto print = [](const std::optional<Instant>& at) {
    if (!at) return std::string("-");
    Date date;
    date.instant = *at;
    date.precision = Precision::day;
    return date.iso();
  };
  return print(read->from) + " " + print(read->until);
}

TEST(Query, KnowsDatesAsPeopleWriteThem) {
  EXPECT_EQ(days("on:2026-11-08"), "2026-11-08 2026-11-09");
  EXPECT_EQ(days("on:2026-11"), "2026-11-01 2026-12-01");
  EXPECT_EQ(days("on:2026"), "2026-01-01 2027-01-01");
  EXPECT_EQ(days("on:yesterday"), "2026-11-09 2026-11-10");
  EXPECT_EQ(days("on:gestern"), "2026-11-09 2026-11-10");
  EXPECT_EQ(days("on:\"8 Nov 2026\""), "2026-11-08 2026-11-09");
  EXPECT_EQ(days("on:\"Nov. 8, 2026\""), "2026-11-08 2026-11-09");
  EXPECT_EQ(days("on:\"8. November 2026\""), "2026-11-08 2026-11-09");
  EXPECT_EQ(days("on:\"8 de noviembre de 2026\""), "2026-11-08 2026-11-09");
  EXPECT_EQ(days("on:\"8 November\""), "2026-11-08 2026-11-09");
  EXPECT_EQ(days("on:\"last week\""), "2026-11-02 2026-11-09");
  EXPECT_EQ(days("on:\"October 2026\""), "2026-10-01 2026-11-01");
  EXPECT_EQ(days("after:\"8 Nov 2026\""), "2026-11-09 -");
  EXPECT_EQ(days("before:\"November 2026\""), "- 2026-11-01");
  EXPECT_EQ(days("on:sunday"), "2026-11-08 2026-11-09");
}

TEST(Query, NeedsADayOfItsOwnForDatesOfNoYear) {
  EXPECT_FALSE(parse_query("on:yesterday"));
  EXPECT_TRUE(parse_query("on:\"8 Nov 2026\""));
}

TEST(Query, SaysWhatIsNoDate) {
  EXPECT_EQ(days("on:soonish"), "\"soonish\" is no date");
  EXPECT_EQ(days("on:\"the night before yesterday's\""), "\"the night before yesterday's\" is no date");
}

}  // namespace
}  // namespace broadsheet
