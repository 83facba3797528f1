// step_back_test.cc: a thread steps back, or takes short turns; the one that started it does not.

#include "base/step_back.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <thread>

namespace broadsheet {
namespace {

struct Standing {
  int policy, nice;
  unsigned processors;
  bool operator==(const Standing&) const = default;
};

Standing standing() {
  cpu_set_t allowed;
  EXPECT_EQ(sched_getaffinity(0, sizeof allowed, &allowed), 0);
  return {sched_getscheduler(0), getpriority(PRIO_PROCESS, 0), static_cast<unsigned>(CPU_COUNT(&allowed))};
}

Standing after(void (*change)()) {
  Standing changed{};
  std::jthread([&] {
    change();
    changed = standing();
  }).join();
  return changed;
}

TEST(StepBack, IsOfOneThreadWhichLeavesOneProcessorAndMostOfTheOthers) {
  const Standing before = standing();
  EXPECT_EQ(after(step_back), (Standing{SCHED_BATCH, 19, std::max(1U, before.processors - 1)}));
  EXPECT_EQ(standing(), before);
}

TEST(TakeShortTurns, ChangesNothingElse) {
  EXPECT_EQ(after(take_short_turns), standing());
}

}  // namespace
}  // namespace broadsheet
