#pragma once
// join_weights_table.h: what each thing that two articles have in common counts, written by
// tools/train_stories; models/stories.md has data, licence and scores.

#include "story/join_model.h"

namespace broadsheet {

inline constexpr JoinWeights join_weights = {
    // trained
    {6.7175,  1.3314,  -0.9630, 0.5046, 1.4976,  0.1127,  -0.7447, -0.1800, -2.6523,
     -1.8243, 2.6022,  1.0827,  1.9797, -0.9810, -0.9527, -3.7087, -2.7509, 10.1188,
     -0.8281, -0.6917, -0.5310, 0.3058, -0.4587, -0.1715, -0.1564},
    -2.0,
    // end
};

}  // namespace broadsheet
