#pragma once
// timeline_view.h: the days of a story, and where it was reported from, for its page and for programs.

#include <vector>

#include "broadsheet/store.h"
#include "serve/templates.h"

namespace broadsheet {

// The articles of a story that a timeline is made of: with many, the first and the last of them. `rows`: its
// articles without copies.
[[nodiscard]] Result<std::vector<Article>> timeline_articles(const Archive& archive,
                                                             const std::vector<ArticleRow>& rows);
[[nodiscard]] std::vector<TimelineRow> timeline_of(const std::vector<Article>& articles);

// The days with their sentences, each linked to the article that prints it; none where the story has fewer
// than two days to tell of.
[[nodiscard]] Views timeline_views(const std::vector<Article>& articles, const std::vector<ArticleRow>& rows);

// The places of their datelines, most articles first, each with its link.
[[nodiscard]] Views place_views(const std::vector<Article>& articles);

}  // namespace broadsheet
