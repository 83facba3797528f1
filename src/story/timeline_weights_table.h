#pragma once
// timeline_weights_table.h: what each mark of a day and of a sentence counts, written by tools/train_timelines;
// models/timelines.md has data, licence and scores.

#include "story/timeline_model.h"

namespace broadsheet {

inline constexpr TimelineWeights timeline_weights = {
    // trained
    {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    {0, 1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1.5, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0},
    0.35,
    1,
    // end
};

}  // namespace broadsheet
