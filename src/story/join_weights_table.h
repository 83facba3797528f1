#pragma once
// join_weights_table.h: what each thing that two articles have in common counts, written by
// tools/train_stories; models/stories.md has data, licence and scores.

#include "story/join_model.h"

namespace broadsheet {

inline constexpr JoinWeights join_weights = {
    // trained
    {6.5018, 1.5478, -0.7658, 0.5168,  1.4378,  0.0649,  -0.7387, -0.1804, -2.6630, -1.8192, 2.3912,
     0.9315, 2.0696, -1.1160, -0.9561, -3.7349, -2.7571, 10.2509, -0.9401, -0.6977, -0.5106},
    -2.25,
    // end
};

}  // namespace broadsheet
