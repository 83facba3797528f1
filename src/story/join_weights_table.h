#pragma once
// join_weights_table.h: what each thing that two articles have in common counts, written by
// tools/train_stories; models/stories.md has data, licence and scores.

#include "story/join_model.h"

namespace broadsheet {

inline constexpr JoinWeights join_weights = {
    // trained
    {8.8461, 5.0789,  -0.4262, 0.6065, 1.0411, 0.3230, -0.9981, -0.3242, -2.2688, -4.7439, 0.0000,
     0.0000, -0.5945, 0.0000,  0.0000, 0.0000, 0.0000, 0.0000,  0.0000,  0.0000,  0.0000,  0.0000,
     0.0000, 0.0000,  0.0000,  0.0000, 0.0000, 0.0000, 0.0000,  0.0000,  0.0000},
    {11.2131, 0.0000, 0.0000,  0.0000,  0.0000,  0.0000,  0.0000, 0.0000,  0.0000,  -2.1983, 0.7747,
     -0.5531, 0.0000, -1.5942, -0.9231, -7.3740, -3.4956, 6.3073, -0.7261, -0.2715, -0.1086, 0.2506,
     0.3172,  0.0892, 0.1955,  2.5437,  0.6579,  0.2375,  0.1957, -2.1779, -1.3615},
    -1.45,
    // end
};

}  // namespace broadsheet
