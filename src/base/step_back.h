#pragma once
// step_back.h: work that nobody waits for, beside work that somebody does.

namespace broadsheet {

// From now on the calling thread, and those that it starts, leave the processors to whoever else wants them:
// one of several altogether, and most of the time of the others. Where the system does not let us we go on as
// we are.
void step_back();

// From now on the calling thread gets the processor sooner when it wakes beside others that are at work, and
// has it for less at a time; no more and no less in all. Linux from 6.12 on, else nothing changes.
void take_short_turns();

}  // namespace broadsheet
