// step_back_test.cc: a thread steps back, the one that started it does not.

#include "base/step_back.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>

#include <thread>

namespace broadsheet {
namespace {

struct Standing {
  int policy, nice;
  bool operator==(const Standing&) const = default;
};

Standing standing() {
  return {sched_getscheduler(0), getpriority(PRIO_PROCESS, 0)};
}

Standing after(StepBack how) {
  Standing stepped{};
  std::jthread([&] {
    step_back(how);
    stepped = standing();
  }).join();
  return stepped;
}

TEST(StepBack, IsOfOneThread) {
  const Standing before = standing();
  EXPECT_NE(after(StepBack::behind_all), before);
  EXPECT_EQ(standing(), before);
}

TEST(StepBack, BehindAllMakesWayAtOnceAndBehindReadersHasItsShare) {
  EXPECT_EQ(after(StepBack::behind_all).policy, SCHED_IDLE);
  EXPECT_EQ(after(StepBack::behind_readers), (Standing{SCHED_BATCH, 5}));
}

}  // namespace
}  // namespace broadsheet
