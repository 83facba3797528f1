#include "recommend/alike.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

double mark(const AlikeBy& by, Mark which) {
  return by[static_cast<std::size_t>(which)];
}

TEST(Alike, EveryMarkOfATextBesideItselfIsOne) {
  const Portrait p = portrait_of("Ferries collide off Narrow",
                                 "Harbour master Ada Marsh counted 41 people in the fog.", "en");
  for (const double value : compare(p, p)) EXPECT_NEAR(value, 1, 1e-4);
}

TEST(Alike, NothingIsAlikeBetweenTextsThatShareNothing) {
  const AlikeBy by =
      compare(portrait_of("", "Ferries collide in fog", "en"), portrait_of("", "Bank lifts rates", "en"));
  EXPECT_EQ(mark(by, Mark::words), 0);
  EXPECT_EQ(mark(by, Mark::numbers), 0);
}

TEST(Alike, NamesAndNumbersAreMarksOfTheirOwn) {
  const AlikeBy by = compare(portrait_of("", "On Monday Ada Marsh counted 412 boats.", "en"),
                             portrait_of("", "Critics of Ada Marsh speak of 412 mistakes.", "en"));
  EXPECT_GT(mark(by, Mark::names), 0.7);
  EXPECT_EQ(mark(by, Mark::numbers), 1);
  EXPECT_LT(mark(by, Mark::words), mark(by, Mark::names));
}

TEST(Alike, LettersReachOverCompounds) {
  const AlikeBy by =
      compare(portrait_of("", "Das Fährunglück", "de"), portrait_of("", "Die Unglücksfähre", "de"));
  EXPECT_EQ(mark(by, Mark::words), 0);
  EXPECT_GT(mark(by, Mark::letters), 0.4);
}

TEST(Alike, AnOpeningIsToldWhereverTheOtherTellsIt) {
  const AlikeBy by =
      compare(portrait_of("Ferries collide off Narrow", "Fog hung over the bay.", "en"),
              portrait_of("A bad night", "Harbours were busy. Two ferries collided off Narrow.", "en"));
  EXPECT_GT(mark(by, Mark::opening_told), 0.7);
  EXPECT_LT(mark(by, Mark::opening), 0.1);
}

TEST(Alike, SentencesAreHeldAgainstTheOneMostLikeThem) {
  const std::string_view fog = "Two ferries collided in fog off the harbour on Friday.";
  const AlikeBy by =
      compare(portrait_of("", std::string(fog) + " The bank lifts its rates again today.", "en"),
              portrait_of("", fog, "en"));
  EXPECT_NEAR(mark(by, Mark::closest), 1, 1e-4);
  EXPECT_GT(mark(by, Mark::sentences), 0.6);
  EXPECT_LT(mark(by, Mark::sentences), 0.95);
}

double at(const AlikeByPlace& by, PlaceMark which) {
  return by[static_cast<std::size_t>(which)];
}

AlikeByPlace places_between(std::string_view a, std::string_view b, std::string_view language = "xx") {
  return compare_places(portrait_of("", a, language), portrait_of("", b, "xx"));
}

TEST(Alike, PlacesMeetInTheirCountry) {
  const AlikeByPlace cities = places_between("Mist over Hamburg.", "Mist over Munich.");
  EXPECT_EQ(at(cities, PlaceMark::countries), 1);
  EXPECT_EQ(at(cities, PlaceMark::main_country), 1);
  EXPECT_EQ(at(cities, PlaceMark::cities), 0);
  const AlikeByPlace none = places_between("Mist over Hamburg.", "Mist over the bay.");
  EXPECT_EQ(at(none, PlaceMark::one_country), 1);
  EXPECT_EQ(at(none, PlaceMark::both_countries), 0);
}

TEST(Alike, ATextWithoutPlacesIsOfItsLanguagesHome) {
  const AlikeByPlace by = places_between("Nebel auf der Bucht.", "Mist over Hamburg.", "de");
  EXPECT_EQ(at(by, PlaceMark::countries), 1);
  EXPECT_EQ(at(by, PlaceMark::main_country), 0);
}

}  // namespace
}  // namespace broadsheet
