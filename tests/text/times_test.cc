#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/text.h"
#include "text/days.h"
#include "text/moment.h"
#include "text/time_words.h"

namespace broadsheet {
namespace {

std::string times_in(std::string_view text, std::string_view day, std::string_view language = "en") {
  TimeContext context;
  context.published = parse_iso_date(day);
  context.language = language;
  if (language != "en") context.order = DateOrder::day_first;
  std::string out;
  for (const TimeExpression& t : find_times(text, context))
    out += std::string(text.substr(t.begin, t.end - t.begin)) + "=" + t.value +
           (t.mod.empty() ? "" : "/" + t.mod) + "|";
  return out;
}

std::string interval_in(std::string_view text, std::string_view day) {
  TimeContext context;
  context.published = parse_iso_date(day);
  std::string out;
  for (const TimeExpression& t : find_times(text, context)) out += t.from + ".." + t.to + "|";
  return out;
}

TEST(Times, OfTheCalendarAreRead) {
  EXPECT_EQ(times_in("It opened on Nov. 17, 1998, and then 9 a.m. Tuesday", "2000-04-03"),
            "Nov. 17, 1998=1998-11-17|9 a.m. Tuesday=2000-03-28T09:00|");
  EXPECT_EQ(times_in("in the third quarter of 1989, the late 1970s and the 19th century", "1990-01-01"),
            "the third quarter of 1989=1989-Q3|the late 1970s=197/END|the 19th century=18|");
  EXPECT_EQ(times_in("on 2022-12-09 and 12/9/2022", "2022-12-09"),
            "2022-12-09=2022-12-09|12/9/2022=2022-12-09|");
}

TEST(Times, EndWithTheCellOfATable) {
  EXPECT_EQ(times_in("Nov. 17\t1998", "2022-12-09"), "Nov. 17=2022-11-17|1998=1998|");
  EXPECT_EQ(times_in("Nov. 17 1998", "2022-12-09"), "Nov. 17 1998=1998-11-17|");
}

TEST(Times, AreUnderstoodAgainstTheDayOfTheArticle) {
  EXPECT_EQ(times_in("He said Friday. They will meet on Monday.", "2022-12-09"),
            "Friday=2022-12-09|Monday=2022-12-12|");
  EXPECT_EQ(
      times_in("The team planned to leave on Monday. It would go to the United States Sunday.", "2022-12-09"),
      "Monday=2022-12-12|Sunday=2022-12-11|");
  EXPECT_EQ(times_in("last month, this year, two years ago, a week later", "2022-12-09"),
            "last month=2022-11|this year=2022|two years ago=2020|a week later=2022-W50|");
  EXPECT_EQ(times_in("at a Dec. 13 meeting after one in September", "2022-12-09"),
            "Dec. 13=2022-12-13|September=2022-09|");
  EXPECT_EQ(times_in("profit rose in the third quarter from a year earlier", "1989-10-26"),
            "the third quarter=1989-Q3|a year earlier=1988-Q3|");
}

TEST(Times, AheadAreOfTheYearTheirMonthWasNamedWith) {
  EXPECT_EQ(times_in("She was freed in November 2023. She came home on November 29.", "2024-08-22"),
            "November 2023=2023-11|November 29=2023-11-29|");
  EXPECT_EQ(times_in("It burnt in November 2023. They will meet on November 29.", "2024-08-22"),
            "November 2023=2023-11|November 29=2024-11-29|");
}

TEST(Times, LaterAreCountedFromWhatWasTold) {
  EXPECT_EQ(times_in("It began in 2010. A year later it ended.", "2024-04-19"),
            "2010=2010|A year later=2011|");
  EXPECT_EQ(times_in("Sie kam im Mai 2019. Drei Monate später ging sie.", "2024-04-19", "de"),
            "Mai 2019=2019-05|Drei Monate später=2019-08|");
  EXPECT_EQ(times_in("It began in 2023. Nine months later it ended.", "2024-04-19"),
            "2023=2023|Nine months later=2025-01|");
}

TEST(Times, AreNoCountsAndNoResults) {
  EXPECT_EQ(times_in("eine Rente von 1200 Euro und mit 2000 Booten im Jahr 2000 Kapitän", "2024-04-19", "de"),
            "Jahr 2000=2000|");
  EXPECT_EQ(times_in("She ran 2:07:14, left at 7:35:07 and came at 3:20:10 p.m.", "2024-04-19"),
            "7:35:07=2024-04-19T07:35:07|3:20:10 p.m.=2024-04-19T15:20:10|");
}

TEST(Times, OfDecadesAreWhole) {
  EXPECT_EQ(times_in("seit den 1970er-Jahren und in den 1980er- und 1990er-Jahren", "2024-04-19", "de"),
            "den 1970er-Jahren=197|den 1980er=198|1990er-Jahren=199|");
}

TEST(Times, DoNotHaveThePrepositionBehindThem) {
  EXPECT_EQ(times_in("the mayor said Tuesday following a fire at the pier", "2023-03-28"),
            "Tuesday=2023-03-28|");
  EXPECT_EQ(times_in("the year following the fire", "2023-03-28"), "the year=P1Y|");
}

TEST(Times, OfAPlanFollowTheClauseThatTellsOfIt) {
  const std::string_view friday = "2022-12-09";
  EXPECT_EQ(times_in("On Tuesday, the council planned to hear the miller.", friday), "Tuesday=2022-12-06|");
  EXPECT_EQ(times_in("The sale had been due to end Monday.", friday), "Monday=2022-12-05|");
  EXPECT_EQ(times_in("The vote was put off until 9 a.m. Tuesday.", friday),
            "9 a.m. Tuesday=2022-12-13T09:00|");
  EXPECT_EQ(times_in("It was not until Tuesday that he spoke.", friday), "Tuesday=2022-12-06|");
  EXPECT_EQ(times_in("Until Tuesday, nobody had asked.", friday), "Tuesday=2022-12-06|");
  EXPECT_EQ(times_in("In January, the mill brought in a new chief.", "2022-10-27"), "January=2022-01|");
  EXPECT_EQ(times_in("The sum is payable Dec. 15 and will be paid in January.", "2022-10-26"),
            "Dec. 15=2022-12-15|January=2023-01|");
  EXPECT_EQ(times_in("He was shot last Oct. 23.", "2022-04-19"), "last Oct. 23=2021-10-23|");
}

TEST(Times, OfAReportMeanTheQuarterThatIsOver) {
  EXPECT_EQ(
      times_in(
          "Profit rose in the third quarter; a fourth-quarter charge is likely. Sales in the latest quarter "
          "beat those of a year ago and of the 1988 period.",
          "1989-11-02"),
      "the third quarter=1989-Q3|fourth-quarter=1989-Q4|the latest quarter=1989-Q3|a year ago=1988-Q3|"
      "the 1988 period=1988-Q3|");
  EXPECT_EQ(times_in("For the year, sales were flat, as in the first nine months of the year.", "1989-11-02"),
            "the year=1989|the first nine months=P9M|the year=1989|");
  EXPECT_EQ(times_in("It imports three-quarters of its food, and a quarter of its oil.", "1989-11-02"), "");
}

TEST(Times, OfAReportAreComparedWithAStretchAsLong) {
  EXPECT_EQ(
      times_in(
          "Profit rose in the third quarter from a year earlier. For the nine months, net was higher than "
          "a year earlier and in the 1988 period; the year-ago results were low. In the third quarter, "
          "sales fell from a year earlier.",
          "1989-11-02"),
      "the third quarter=1989-Q3|a year earlier=1988-Q3|the nine months=P9M|a year earlier=1988|"
      "the 1988 period=1988|year-ago=1988|the third quarter=1989-Q3|a year earlier=1988-Q3|");
  EXPECT_EQ(times_in("The third quarter was better than the 1988 quarter.", "1989-11-02"),
            "The third quarter=1989-Q3|the 1988 quarter=1988-Q3|");
}

TEST(Times, ThatFollowAreThoseBehindWhatWasToldLast) {
  const std::string_view friday = "2022-12-09";
  EXPECT_EQ(
      times_in(
          "She took office on May 22, 1995. The following month she left, and the following year she won.",
          friday),
      "May 22, 1995=1995-05-22|The following month=1995-06|the following year=1996|");
  EXPECT_EQ(times_in("The index fell Monday. It had risen the previous Friday.", friday),
            "Monday=2022-12-05|the previous Friday=2022-12-02|");
  EXPECT_EQ(times_in("It rose last year, and fell next year.", friday), "last year=2021|next year=2023|");
}

TEST(Times, OfTheLastMonthOfANameLieBeforeTheOneThatIsJustOver) {
  EXPECT_EQ(times_in("The mill burned last February and last October.", "2022-03-01"),
            "last February=2021-02|last October=2021-10|");
}

TEST(Times, FollowTheVerbOfALongSentence) {
  EXPECT_EQ(times_in("Two new ferries would leave the harbour of Tolmin with cars and mail from March 30, "
                     "with a third one "
                     "from the pier at Skerry from August 6.",
                     "1998-02-13"),
            "March 30=1998-03-30|August 6=1998-08-06|");
  EXPECT_EQ(times_in("It would be paid on a still unspecified date in January.", "1989-10-26"),
            "January=1990-01|");
  EXPECT_EQ(times_in("On Friday, she set aside vacation plans for the trip.", "1998-08-17"),
            "Friday=1998-08-14|");
  EXPECT_EQ(times_in("Two boats leave on Tuesday nights.", "1998-02-13"), "Tuesday nights=XXXX-WXX-2TNI|");
}

TEST(Times, AtTheEndsOfAStretchTellEachOther) {
  const std::string_view friday = "2022-12-09";
  EXPECT_EQ(times_in("from 9 to 11 a.m. Friday", friday),
            "9=2022-12-09T09:00|11 a.m. Friday=2022-12-09T11:00|");
  EXPECT_EQ(times_in("The fair is open Nov. 15-19.", friday), "Nov. 15=2022-11-15|19=2022-11-19|");
  EXPECT_EQ(times_in("They met on April 24 and 25.", friday), "April 24=2022-04-24|25=2022-04-25|");
  EXPECT_EQ(times_in("They met on April 24 and 25 others came.", friday), "April 24=2022-04-24|");
  EXPECT_EQ(times_in("from May to Oct. 2020", friday), "May=2020-05|Oct. 2020=2020-10|");
  EXPECT_EQ(times_in("closed from Monday to Saturday", friday), "Monday=2022-11-28|Saturday=2022-12-03|");
  EXPECT_EQ(times_in("tomorrow before 5 p.m.", friday), "tomorrow=2022-12-10|5 p.m.=2022-12-10T17:00|");
  EXPECT_EQ(times_in("a revision Friday to December's figures", friday),
            "Friday=2022-12-09|December=2022-12|");
  EXPECT_EQ(times_in("am 16. und 17. Januar von 10 bis 15 Uhr", "2010-01-10", "de"),
            "16=2010-01-16|17. Januar=2010-01-17|10=2010-01-10T10:00|15 Uhr=2010-01-10T15:00|");
  EXPECT_EQ(times_in("am 3., 5. und 7. Oktober", "2012-09-18", "de"),
            "3=2012-10-03|5=2012-10-05|7. Oktober=2012-10-07|");
}

TEST(Times, WithinANamedWeekMonthOrYearAreFound) {
  const std::string_view friday = "2022-12-09";
  EXPECT_EQ(times_in("on Tuesday of next week, and next week on Monday", friday),
            "Tuesday of next week=2022-12-13|next week on Monday=2022-12-12|");
  EXPECT_EQ(
      times_in("the 20th of next month, the first Friday of next month, the last week of this month", friday),
      "the 20th of next month=2023-01-20|the first Friday of next month=2023-01-06|"
      "the last week of this month=2022-W52|");
  EXPECT_EQ(times_in("on June 5 last year, the week after next, the year before last", friday),
            "June 5 last year=2021-06-05|the week after next=2022-W51|the year before last=2020|");
  EXPECT_EQ(times_in("the week of the 18th, Labor Day weekend", "2022-08-07"),
            "the week of the 18th=2022-W33|Labor Day weekend=2022-W35-WE|");
  EXPECT_EQ(times_in("8 a.m. this morning, Tuesday in the evening", friday),
            "8 a.m. this morning=2022-12-09T08:00|Tuesday in the evening=2022-12-06TEV|");
  EXPECT_EQ(times_in("two years, one month and five days; Friday mornings", friday),
            "two years, one month and five days=P2Y1M5D|Friday mornings=XXXX-WXX-5TMO|");
  EXPECT_EQ(interval_in("the last four months of 2021", friday), "2021-09-01..2021-12-31|");
  EXPECT_EQ(times_in("The talks will last three weeks, two hours next month.", friday),
            "three weeks=P3W|two hours=PT2H|next month=2023-01|");
  EXPECT_EQ(times_in("übernächste Woche, Totensonntag, am zweiten Advent", "2022-11-10", "de"),
            "übernächste Woche=2022-W47|Totensonntag=2022-11-20|zweiten Advent=2022-12-04|");
}

TEST(Times, ThatNameNoDayAreSaidToNameNone) {
  EXPECT_EQ(times_in("He is now in recent days every Thursday daily", "2022-12-09"),
            "now=PRESENT_REF|recent days=PAST_REF|every Thursday=XXXX-WXX-4|daily=P1D|");
  EXPECT_EQ(times_in("It said Friday that on March 12 and last week", ""),
            "Friday=XXXX-WXX-5|March 12=XXXX-03-12|last week=|");
}

TEST(Times, OfATextWithoutADateKeepTheirPlace) {
  EXPECT_EQ(times_in("It ended two years ago, not tomorrow but the day after Easter 2016, in the 1970s.", ""),
            "two years ago=|tomorrow=|Easter 2016=2016-03-27|the 1970s=197|");
  EXPECT_EQ(interval_in("since last week, until 2025", ""), "..|..2025-12-31|");
}

TEST(Times, AreNamedByTheirPlaceInALongerOne) {
  EXPECT_EQ(times_in("the first Tuesday in November, the last Friday of July 2016", "2022-09-09"),
            "the first Tuesday in November=2022-11-01|the last Friday of July 2016=2016-07-29|");
  EXPECT_EQ(times_in("the first week of 2021, the last day of July, the month of June", "2022-08-09"),
            "the first week of 2021=2021-W01|the last day of July=2022-07-31|the month of June=2022-06|");
  EXPECT_EQ(times_in("It fell on Friday the 13th. They will meet on the 27th.", "2022-12-09"),
            "Friday the 13th=2022-05-13|the 27th=2022-12-27|");
  EXPECT_EQ(interval_in("the rest of the week", "2022-12-07"), "2022-12-07..2022-12-11|");
  EXPECT_EQ(times_in("It rained all day, a fortnight ago, in Q3 and for the full year.", "2022-12-09"),
            "all day=P1D|a fortnight ago=2022-W47|Q3=2022-Q3|the full year=2022|");
  EXPECT_EQ(times_in("Apple announced on Tuesday the first of them. The 27th man left.", "2022-12-09"),
            "Tuesday=2022-12-06|");
}

TEST(Times, AreNotSeenWhereThereAreNone) {
  EXPECT_EQ(
      times_in("It may march on. A 6-year-old paid $1998 for 2,000 shares. Jan Kavan left.", "2022-12-09"),
      "");
}

TEST(Times, HaveOpenEndsBehindSinceAndBeforeUntil) {
  EXPECT_EQ(interval_in("since around Nov. 17", "2022-12-09"), "2022-11-17..|");
  EXPECT_EQ(interval_in("until 2025", "2022-12-09"), "..2025-12-31|");
  EXPECT_EQ(interval_in("over the past three weeks", "2022-12-09"), "2022-11-18..2022-12-09|");
}

TEST(Times, InGermanFrenchAndSpanish) {
  EXPECT_EQ(
      times_in("am 9. Dezember 2022, dann gestern, um 14 Uhr und im vergangenen Jahr", "2022-12-09", "de"),
      "9. Dezember 2022=2022-12-09|gestern, um 14 Uhr=2022-12-08T14:00|vergangenen Jahr=2021|");
  EXPECT_EQ(times_in("el 19 de mayo, hace dos años", "2000-06-01", "es"),
            "el 19 de mayo=2000-05-19|hace dos años=1998|");
  EXPECT_EQ(times_in("hier, le 9 décembre 2022, la semaine dernière", "2022-12-09", "fr"),
            "hier=2022-12-08|le 9 décembre 2022=2022-12-09|la semaine dernière=2022-W48|");
}

// Moments moved by a grain and back are where they were, leap days and ends of months apart.
TEST(Moments, ShiftBothWays) {
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    const auto day = static_cast<std::int64_t>(random() % 40'000);
    const Grain grain = static_cast<Grain>(random() % 14);
    const Grain step = grain < Grain::week ? Grain::day : grain == Grain::weekend ? Grain::week : grain;
    const auto count = static_cast<std::int64_t>(random() % 30) - 15;  // years stay within 1 to 9999
    const Moment moment = moment_around(grain, day);
    EXPECT_EQ(shifted(shifted(moment, step, count), step, -count), moment);
    if (grain != Grain::weekend) {
      EXPECT_LE(first_day(moment), day);
    }
    if (grain >= Grain::week) {
      EXPECT_GE(last_day(moment), day);
    }
  }
}

TEST(Times, LieInOrderInAnyText) {
  std::mt19937 random(11);
  constexpr std::string_view parts[] = {
      "May", "1",    "31",     "99",    "last", "the",      "-",       "year", "quarter", ",",     ".",
      "ago", "\n\n", "Friday", "2022",  "half", "nineteen", "hundred", "to",   "9:99",    "24:00", "Feb. 30",
      "“",   "é",    "a.m.",   "since", "mid",  "1/2",      "s",       "'s",   "before",  "length"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 30; n > 0; --n)
      text += std::string(parts[random() % std::size(parts)]) + (random() % 4 == 0 ? "" : " ");
    TimeContext context;
    if (round % 2 == 0) context.published = parse_iso_date("2020-02-29T12:00:00Z");
    std::uint32_t end = 0;
    for (const TimeExpression& t : find_times(text, context)) {
      EXPECT_LE(end, t.begin);
      EXPECT_LT(t.begin, t.end);
      EXPECT_LE(t.end, text.size());
      EXPECT_TRUE(is_valid_utf8(text.substr(t.begin, t.end - t.begin)));
      end = t.end;
    }
  }
}

TEST(Times, OfOneDayAreHeldWhereTheyAreFound) {
  std::mt19937 draw(1);
  for (const std::string_view language : {"en", "de", "fr", "es"}) {
    const auto words = time_language(language)->words;
    TimeContext context;
    context.published = parse_iso_date("2026-10-23");
    context.language = language;
    std::size_t found = 0;
    for (int round = 0; round < 20'000; ++round) {
      std::string text = "the";
      for (std::size_t n = 1 + draw() % 5; n > 0; --n) {
        text += ' ';
        text +=
            draw() % 6 == 0 ? std::to_string(draw() % 40) : std::string(words[draw() % words.size()].text);
      }
      for (const TimeExpression& t : find_times(text, context)) {
        if (t.type != TimeType::date || t.from.empty() || t.from != t.to) continue;
        const std::string_view part = std::string_view(text).substr(t.begin, t.end - t.begin);
        // "15-19 May": a number is a day only beside the one that names the month.
        if (std::all_of(part.begin(), part.end(), is_ascii_digit)) continue;
        ++found;
        ASSERT_TRUE(may_hold_day(part, language)) << text;
      }
    }
    EXPECT_GT(found, 500U) << language;
  }
  EXPECT_FALSE(may_hold_day("She said that 25 of them had not been asked for two weeks, of all", "en"));
}

}  // namespace
}  // namespace broadsheet
