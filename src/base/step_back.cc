// step_back.cc: SCHED_BATCH and niceness, both of which Linux keeps for each thread. Entry point:
// step_back().

#include "base/step_back.h"

#include <sched.h>
#include <sys/resource.h>

namespace broadsheet {

void step_back(StepBack how) {
  const sched_param none{};
  (void)sched_setscheduler(0, SCHED_BATCH, &none);
  constexpr id_t this_thread = 0;
  (void)setpriority(PRIO_PROCESS, this_thread, static_cast<int>(how));
}

}  // namespace broadsheet
