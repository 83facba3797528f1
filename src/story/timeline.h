#pragma once
// timeline.h: make_timeline() with other weights than those of the program; for tools/train_timelines.

#include "broadsheet/story.h"
#include "story/timeline_model.h"

namespace broadsheet {

[[nodiscard]] std::vector<TimelineRow> make_timeline(const Topic& topic, const TimelineOptions& options,
                                                     const TimelineWeights& weights);

}  // namespace broadsheet
