#pragma once
// timeline_weights_table.h: what each mark of a day and of a sentence counts, written by
// tools/train_timelines; models/timelines.md has data, licence and scores.

#include "story/timeline_model.h"

namespace broadsheet {

inline constexpr TimelineWeights timeline_weights = {
    // trained
    {-2.3184, 6.2008, 0.3499, 0.0788, 1.0632, 2.0000},
    {-0.7340, 13.7444, 0.6477,  1.6420,  5.3300, 2.6823, -0.2948, 0.1264, 0.0340, -0.2154, 0.3238,  -0.3108,
     0.1781,  -1.0381, -0.1264, -0.6177, 9.9207, 0.0433, -0.0818, 0.0661, 0.0636, 0.1884,  -0.1686, -0.0947},
    0.35,
    1.0,
    // end
};

}  // namespace broadsheet
