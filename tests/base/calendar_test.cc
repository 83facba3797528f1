#include "base/calendar.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(Calendar, DaysAndCivilDatesAreInverse) {
  for (std::int64_t day = -800'000; day < 800'000; day += 37) EXPECT_EQ(days_from(civil_from(day)), day);
  EXPECT_EQ(days_from({1970, 1, 1}), 0);
  EXPECT_EQ(days_from({2022, 12, 9}), 19335);
  EXPECT_EQ(weekday_of(days_from({2022, 12, 9})), 5);
}

TEST(IsoDate, IsWrittenAsItWasRead) {
  for (const char* text :
       {"2022", "2022-12", "2022-12-09", "2022-12-09T14:05:00-05:00", "2022-12-09T14:05:00Z",
        "2022-12-09T14:05:00", "2024-02-29", "2022-01-01T00:30:00+05:30"})
    EXPECT_EQ(parse_iso_date(text).value().iso(), text);
}

TEST(IsoDate, ReadsTheFormsThatPagesCarry) {
  EXPECT_EQ(parse_iso_date("2022-12-09 14:05")->iso(), "2022-12-09T14:05:00");
  EXPECT_EQ(parse_iso_date("20221209")->iso(), "2022-12-09");
  EXPECT_EQ(parse_iso_date("2022-12-09T14:05:33.120+0100")->iso(), "2022-12-09T14:05:33+01:00");
  EXPECT_EQ(parse_iso_date("2022-12-09T23:00:00-05:00")->instant,
            parse_iso_date("2022-12-10T04:00:00Z")->instant);
}

TEST(IsoDate, RefusesWhatNoCalendarHas) {
  for (const char* text :
       {"", "2022-13-01", "2023-02-29", "2022-12-09T25:00", "09/12/2022", "2022-1-9", "20"})
    EXPECT_FALSE(parse_iso_date(text)) << text;
}

TEST(HttpDate, IsTheFormOfRfc9110) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace broadsheet
