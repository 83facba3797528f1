#pragma once
// step_back.h: work that nobody waits for, beside work that somebody does.

namespace broadsheet {

// How far: in the system's steps of niceness, each of which is worth about a fifth of the processor.
enum class StepBack : int { behind_readers = 5, behind_all = 10 };

// From now on the calling thread, and those that it starts, leave the processor to whoever else wants it, and
// do not take it from those that have it. Where the system does not let us we go on as we are.
void step_back(StepBack how);

}  // namespace broadsheet
