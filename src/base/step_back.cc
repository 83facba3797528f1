// step_back.cc: SCHED_BATCH with niceness, and SCHED_IDLE, all of which Linux keeps for each thread. Entry
// point: step_back().
//
// A thread that is merely nice goes on to the end of its slice, some milliseconds, while one that just woke
// waits; one of SCHED_IDLE makes way in that instant.

#include "base/step_back.h"

#include <sched.h>
#include <sys/resource.h>

namespace broadsheet {

void step_back(StepBack how) {
  const bool behind_all = how == StepBack::behind_all;
  const sched_param none{};
  (void)sched_setscheduler(0, behind_all ? SCHED_IDLE : SCHED_BATCH, &none);
  constexpr id_t this_thread = 0;
  constexpr int steps = 5;  // each is worth about a fifth of the processor
  if (!behind_all) (void)setpriority(PRIO_PROCESS, this_thread, steps);
}

}  // namespace broadsheet
