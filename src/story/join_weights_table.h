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
    {10.2378, 0.0000, 0.0000,  0.0000,  0.0000,  0.0000,  0.0000, 0.0000,  0.0000,  -2.1800, 0.7417,
     -0.5222, 0.0000, -1.5331, -0.9236, -7.4495, -3.5847, 6.5116, -0.7495, -0.2869, -0.1367, 0.2325,
     0.3531,  0.0644, 0.1942,  2.5136,  0.6508,  0.2350,  0.2029, -2.0582, -1.1942},
    -2.00,
    // end
};

}  // namespace broadsheet
