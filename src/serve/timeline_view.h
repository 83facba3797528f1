#pragma once
// timeline_view.h: the days of a story for its page.

#include <vector>

#include "broadsheet/store.h"
#include "serve/templates.h"

namespace broadsheet {

// The days of a story with their sentences, each linked to the article that prints it; none where the story
// has fewer than two days to tell of. `rows`: its articles without copies.
[[nodiscard]] Result<Views> timeline_views(const Archive& archive, const std::vector<ArticleRow>& rows);

}  // namespace broadsheet
