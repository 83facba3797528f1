#pragma once
// join_weights_table.h: what each thing that two articles have in common counts, written by
// tools/train_stories; models/stories.md has data, licence and scores.

#include "story/join_model.h"

namespace broadsheet {

inline constexpr JoinWeights join_weights = {
    // trained
    {7.9890, 2.1054, -0.5796, 0.6003, 1.1169, 0.1290, -0.8082, -0.2551, -2.5409, -3.4453, 3.3678, 1.8660,
     1.5327, -2.1018, -1.9166},
    -3.25,
    // end
};

}  // namespace broadsheet
