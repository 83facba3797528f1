// pressure_test.cc: bursts are answered, load beyond what a thread can do is refused as long as it lasts.

#include "serve/pressure.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

using std::chrono::milliseconds;

// Requests of one millisecond of work each, one looked at after the other.
struct Thread {
  Pressure pressure;
  Pressure::Clock::time_point now;
  int refused = 0;

  void look(int count, milliseconds waited) {
    for (int i = 0; i < count; ++i) {
      if (pressure.refuses(waited, now)) ++refused;
      now += milliseconds(1);
    }
  }
};

TEST(Pressure, ALateBurstIsAnswered) {
  Thread thread;
  thread.look(Pressure::many - 1, milliseconds(300));
  thread.look(1, milliseconds(2));
  thread.look(Pressure::many - 1, milliseconds(300));
  EXPECT_EQ(thread.refused, 0);
}

TEST(Pressure, AFewThatWaitedForASlowOneAreAnswered) {
  Thread thread;
  for (int i = 0; i < 10; ++i) {
    thread.look(6, milliseconds(500));
    thread.now += milliseconds(500);
    thread.look(1, milliseconds(0));
  }
  EXPECT_EQ(thread.refused, 0);
}

TEST(Pressure, WhenAllAreLateTheLateAreRefusedAndOthersNot) {
  Thread thread;
  thread.look(Pressure::many - 1, milliseconds(40));
  EXPECT_EQ(thread.refused, 0);
  thread.look(50, milliseconds(40));
  EXPECT_EQ(thread.refused, 50);
  thread.look(50, milliseconds(19));
  EXPECT_EQ(thread.refused, 50);
  thread.look(1, milliseconds(21));
  EXPECT_EQ(thread.refused, 51);
}

TEST(Pressure, ItEndsASecondAfterTheLastLateOne) {
  Thread thread;
  thread.look(200, milliseconds(40));
  const int refused = thread.refused;
  EXPECT_GT(refused, 0);
  thread.look(1'100, milliseconds(1));
  thread.look(Pressure::many - 1, milliseconds(300));
  EXPECT_EQ(thread.refused, refused);
}

}  // namespace
}  // namespace broadsheet
