#include "text/places.h"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet {
namespace {

// "US US.CA" for each place, cities as the people of their row.
std::string places_in(std::string_view text, std::string_view language = "en") {
  std::string out;
  for (const FoundPlace& found : find_places(text, language))
    out.append(found.place.region.empty() ? found.place.country : found.place.region)
        .append(found.place.city.empty() ? "" : "*")
        .append(" ");
  return out;
}

TEST(Places, AreCountriesRegionsAndCities) {
  EXPECT_EQ(places_in("A ferry left Bavaria's lakes for Germany and Vienna."), "DE.bavaria DE AT.09* ");
  EXPECT_EQ(places_in("The U.S. and the UK told us that the US waits."), "US GB US ");
}

TEST(Places, AreTheLongestNames) {
  EXPECT_EQ(places_in("South Africa, New Mexico and New South Wales"), "ZA US.NM AU.new south wales ");
}

TEST(Places, AreNamedByTheirPeopleToo) {
  EXPECT_EQ(places_in("Polish divers met French ones."), "PL FR ");
  EXPECT_EQ(places_in("Die polnische Fähre und ein französischer Frachter", "de"), "PL FR ");
  EXPECT_EQ(places_in("W Polsce i w Niemczech", "pl"), "PL DE ");
}

TEST(Places, AreNamedByWhatTheirNewsSpeaksOf) {
  EXPECT_EQ(places_in("The BJP promised crores of rupees to the Lok Sabha."), "IN IN IN IN ");
  EXPECT_EQ(places_in("Tories and the NHS"), "GB GB ");
}

TEST(Places, OfTheUnitedStatesAndCanadaAreCutShort) {
  EXPECT_EQ(places_in("Fires in Rock Hill, S.C., and B.C. burn."), "US.SC CA.british columbia ");
  EXPECT_EQ(places_in("Millbrook, Pa., and Fenham, TX, wait."), "US.PA US.TX ");
  EXPECT_EQ(places_in("Her Pa. was here, Pa told us; a TX and, Mass rises."), "") << "no comma, no stop";
}

TEST(Places, LoseWhatLanguagesHangOnThem) {
  EXPECT_EQ(places_in("Le port de l’Italie", "fr"), "IT ");
  EXPECT_EQ(places_in("İstanbul'da ve Almanya’nın", "tr"), "TR.34* DE ");
  EXPECT_EQ(places_in("وفي لبنان ومصر", "ar"), "LB EG ");
}

TEST(Places, OfOneNameAreTheLargestUnlessTheTextNamesACountry) {
  EXPECT_EQ(places_in("Mist over Birmingham."), "GB.ENG* ");
  EXPECT_EQ(places_in("Mist over Birmingham, Alabama, an American town; Alabama waits."),
            "US.AL* US.AL US US.AL ");
}

TEST(Places, LanguagesHaveAHome) {
  EXPECT_EQ(home_of("pl"), "PL");
  EXPECT_EQ(home_of(""), "");
  EXPECT_EQ(home_of("no such language, and a long name for one that goes on"), "");
}

TEST(Places, AreNotInPlainWordsAndBytes) {
  EXPECT_EQ(places_in("nice reading in mobile homes"), "");
  EXPECT_EQ(places_in(""), "");
  EXPECT_EQ(places_in("…’’--", "ar"), "");
}

}  // namespace
}  // namespace broadsheet
