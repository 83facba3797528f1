#pragma once
// join_weights_table.h: what each thing that two articles have in common counts, written by
// tools/train_stories; models/stories.md has data, licence and scores.

#include "story/join_model.h"

namespace broadsheet {

inline constexpr JoinWeights join_weights = {
    // trained
    {6.1679,  0.1751,  -0.8185, 0.4929, 0.7030,  -0.1231, -0.7008, -0.1482, -2.6679,
     -1.7064, 3.1910,  0.2109,  2.0383, -2.1856, -0.6299, -4.3434, -3.2826, 8.4150,
     -0.3211, -0.7993, -0.5963, 0.7914, 0.0602,  0.0191,  0.1338,  2.4072},
    -2.0,
    // end
};

}  // namespace broadsheet
