// step_back_test.cc: a thread steps back, the one that started it does not.

#include "base/step_back.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>

#include <thread>

namespace broadsheet {
namespace {

TEST(StepBack, IsOfOneThread) {
  const int before = getpriority(PRIO_PROCESS, 0), policy = sched_getscheduler(0);
  std::jthread([] {
    step_back(StepBack::behind_all);
    EXPECT_EQ(getpriority(PRIO_PROCESS, 0), static_cast<int>(StepBack::behind_all));
    EXPECT_EQ(sched_getscheduler(0), SCHED_BATCH);
  }).join();
  EXPECT_EQ(getpriority(PRIO_PROCESS, 0), before);
  EXPECT_EQ(sched_getscheduler(0), policy);
}

}  // namespace
}  // namespace broadsheet
