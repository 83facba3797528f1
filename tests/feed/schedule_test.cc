// When a feed is asked again.

#include "feed/schedule.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

constexpr std::int64_t hour = 3'600, day = 86'400;

TEST(Schedule, FollowsTheFeed) {
  EXPECT_EQ(next_pause(0, {}), hour) << "the first";
  EXPECT_EQ(next_pause(hour, {.fresh = 3}), hour / 2);
  EXPECT_EQ(next_pause(hour, {.fresh = 0}), hour * 3 / 2);
  EXPECT_EQ(next_pause(16 * 60, {.fresh = 1}), 15 * 60) << "never below a quarter of an hour";
  EXPECT_EQ(next_pause(day, {.fresh = 0}), day);
}

TEST(Schedule, BacksOffAndAsksNoSoonerThanAsked) {
  EXPECT_EQ(next_pause(hour, {.answered = false}), 2 * hour);
  EXPECT_EQ(next_pause(hour, {.fresh = 1, .minutes = 120}), 2 * hour);
  EXPECT_EQ(next_pause(hour, {.fresh = 1, .max_age = 3 * hour}), 3 * hour);
  EXPECT_EQ(next_pause(hour, {.fresh = 1, .minutes = 525'600}), day)
      << "a feed that says a year is asked daily";
  EXPECT_EQ(next_pause(hour, {.answered = false, .retry_after = 3 * day}), 3 * day);
  EXPECT_EQ(next_pause(hour, {.answered = false, .retry_after = 300 * day}), 7 * day);
}

TEST(Schedule, SpreadsFeedsThatWereAddedTogether) {
  EXPECT_NE(spread_out(hour, "https://a.example/"), spread_out(hour, "https://b.example/"));
  EXPECT_GE(spread_out(hour, "https://a.example/"), hour);
  EXPECT_LE(spread_out(hour, "https://a.example/"), hour + hour / 10);
}

}  // namespace
}  // namespace broadsheet
