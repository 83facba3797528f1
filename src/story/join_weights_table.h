#pragma once
// join_weights_table.h: what each thing that two articles have in common counts, written by
// tools/train_stories; models/stories.md has data, licence and scores.

#include "story/join_model.h"

namespace broadsheet {

inline constexpr JoinWeights join_weights = {
    // trained
    {8.0793,  4.4471, -0.3195, 0.5868,  0.6673, 0.4334, -0.6222, 0.0622, 1.5430, -0.2962, -2.3527,
     -4.6563, 0.0000, 0.0000,  -0.5393, 0.0000, 0.0000, 0.0000,  0.0000, 0.0000, 0.0000,  0.0000,
     0.0000,  0.0000, 0.0000,  0.0000,  0.0000, 0.0000, 0.0000,  0.0000, 0.0000, 0.0000,  0.0000},
    {11.2637, 0.0000, 0.0000,  0.0000, 0.0000,  0.0000,  0.0000,  0.0000,  0.0000, 0.0000,  0.0000,
     -2.2799, 0.8054, -0.2347, 0.0000, -1.6854, -1.0349, -7.4877, -3.6626, 6.2666, -0.8794, -0.3099,
     -0.1211, 0.2364, 0.2836,  0.0206, 0.1795,  2.6143,  0.6698,  0.2505,  0.1356, -2.2235, -1.4079},
    -1.55,
    // end
};

}  // namespace broadsheet
