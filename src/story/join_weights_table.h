#pragma once
// join_weights_table.h: what each thing that two articles have in common counts, written by
// tools/train_stories; models/stories.md has data, licence and scores.

#include "story/join_model.h"

namespace broadsheet {

inline constexpr JoinWeights join_weights = {
    // trained
    {6.3158, 0.2905, 0.2357, 0.7020, -0.0264, 0.1078, -0.4820, -0.2361, -2.0366, -3.0773, 2.1259, 4.6952},
    -2.0,
    // end
};

}  // namespace broadsheet
