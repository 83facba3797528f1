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

}  // namespace
}  // namespace broadsheet
