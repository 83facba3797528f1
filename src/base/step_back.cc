// step_back.cc: the least niceness of all on all processors but one, and slices of a length of our own, which
// Linux keeps for each thread. Entry points: step_back(), take_short_turns().
//
// Who wakes beside a thread that is merely nice waits for the end of its slice, some milliseconds. SCHED_IDLE
// is no way out: it makes way in that instant, but not for a thread that had a little more than its share
// before, which waits for the next tick of the clock or two; and threads that wake are put beside it as if
// nothing ran there. So one processor is left alone, where nobody waits. A thread of a long slice makes way
// for one of a short (EEVDF's PREEMPT_SHORT).

#include "base/step_back.h"

#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace broadsheet {
namespace {

// The kernel's sched_attr in its first form: its header and the C library's cannot stand in one file.
struct Scheduling {
  std::uint32_t size, policy;
  std::uint64_t flags;
  std::int32_t nice;
  std::uint32_t priority;
  std::uint64_t runtime, deadline, period;  // nanoseconds; of those without a deadline, the slice
};

// The last of those that the thread may run on, where it has others.
void leave_one_processor() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0 || CPU_COUNT(&allowed) < 2) return;
  int last = CPU_SETSIZE - 1;
  while (!CPU_ISSET(last, &allowed)) --last;
  CPU_CLR(last, &allowed);
  (void)sched_setaffinity(0, sizeof allowed, &allowed);
}

}  // namespace

void step_back() {
  constexpr id_t this_thread = 0;
  constexpr int nicest = 19;
  const sched_param none{};
  (void)sched_setscheduler(this_thread, SCHED_BATCH, &none);
  (void)setpriority(PRIO_PROCESS, this_thread, nicest);
  leave_one_processor();
}

void take_short_turns() {
  constexpr std::uint64_t shortest = 100'000;  // nanoseconds; less is not given
  Scheduling how{};
  if (::syscall(SYS_sched_getattr, 0, &how, sizeof how, 0) != 0) return;
  how.runtime = shortest;
  (void)::syscall(SYS_sched_setattr, 0, &how, 0);
}

}  // namespace broadsheet
