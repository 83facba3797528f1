#pragma once
// step_back.h: work that nobody waits for, beside work that somebody does.

#include <cstdint>

namespace broadsheet {

enum class StepBack : std::uint8_t {
  behind_readers,  // a third of what an answering thread gets, where both want all they can get
  behind_all       // what nobody else wants
};

// From now on the calling thread, and those that it starts, leave the processor to whoever else wants it, and
// do not take it from those that have it. Who stepped behind all gives it up at once to whoever wakes. Where
// the system does not let us we go on as we are.
void step_back(StepBack how);

}  // namespace broadsheet
