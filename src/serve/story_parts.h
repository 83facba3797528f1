#pragma once
// story_parts.h: the articles of a story in the parts that its page and the API show.

#include <vector>

#include "broadsheet/store.h"
#include "serve/routes.h"
#include "serve/templates.h"

namespace broadsheet {

// The events of a long story. Copies are left out.
[[nodiscard]] std::vector<StoryEvent> events_of(const std::vector<ArticleRow>& rows);

// Sets the sections of a story's page: its events in order, then what is of none of them; or its days, where
// it has no events. `rows`: of the story without copies, oldest first.
[[nodiscard]] Result<void> set_story_parts(const Visit& visit, const std::vector<ArticleRow>& rows,
                                           View& view);

}  // namespace broadsheet
