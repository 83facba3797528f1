#pragma once
// timeline_weights_table.h: what each mark of a day and of a sentence counts, written by
// tools/train_timelines; models/timelines.md has data, licence and scores.

#include "story/timeline_model.h"

namespace broadsheet {

inline constexpr TimelineWeights timeline_weights = {
    // trained
    {-2.3253, 6.1963, 0.3489, 0.0833, 1.0597, 2.0000},
    {-0.7267, 12.6326, 0.6685,  1.5894, 5.0121,  2.5251,  -0.2589, 0.1246, 0.0320,
     -0.1695, 0.2959,  -0.5471, 0.1468, -1.0033, -0.1337, -0.3734, 9.9569, 0.0432,
     -0.0854, 0.0787,  0.0890,  0.1966, -0.1523, -0.0990, 0.8685,  1.0697},
    0.35,
    1.0,
    // end
};

}  // namespace broadsheet
