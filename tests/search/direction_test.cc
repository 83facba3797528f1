// Directions in bytes, by examples.

#include "search/direction.h"

#include <gtest/gtest.h>

#include <vector>

namespace broadsheet {
namespace {

Direction direction(std::string_view text) {
  return Direction::of(*LikenessTable::of("en"), text);
}

TEST(Direction, ComesBackFromItsBytes) {
  const Direction ferry = direction("The ferry left the quay.");
  EXPECT_NEAR(Direction(ferry.bytes()).cosine(ferry), 1, 1e-12);
  EXPECT_EQ(Direction(ferry.bytes()).bytes(), ferry.bytes());
}

TEST(Direction, IsTakenFromBytesOfAnyLength) {
  const Direction ferry = direction("The ferry left the quay.");
  EXPECT_GT(Direction(ferry.bytes().substr(0, 200)).cosine(ferry), 0.5);
  EXPECT_EQ(Direction(ferry.bytes() + "more").bytes(), ferry.bytes());
  EXPECT_FALSE(Direction("").is_there());
  EXPECT_EQ(Direction("").cosine(ferry), 0);
  EXPECT_FALSE(direction("").is_there());
}

TEST(Crowding, IsOfTheNearestThreeThatAreNoCopies) {
  const Direction boat = direction("A boat sailed from the harbour.");
  const std::vector<Direction> others = {boat,
                                         direction("Wheat prices fell on the exchange."),
                                         direction("The ferry left the quay."),
                                         direction("Sailors brought their ships home."),
                                         Direction(),
                                         direction("A yacht was moored at the pier.")};
  const double sum = boat.cosine(others[2]) + boat.cosine(others[3]) + boat.cosine(others[5]);
  EXPECT_NEAR(crowding(boat, others), sum / 3, 1e-12);
  EXPECT_EQ(crowding(boat, {}), 0);
  EXPECT_EQ(crowding(Direction(), others), 0);
}

}  // namespace
}  // namespace broadsheet
