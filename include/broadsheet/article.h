#pragma once
// broadsheet/article.h: from a page to its article.
//
// Every field of Article that the page states is filled, with where it was found (evidence) and how sure that
// is (confidence, a probability). Nothing is guessed: what the page does not say stays empty, and where two
// places of the page disagree the article carries the flag "conflict:FIELD". Safe from any thread.

#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

struct ExtractOptions {
  Limits limits;
};

// Pages that are no article give one all the same, of kind listing or not_article and without a body. Never
// fails for a page that parsed.
[[nodiscard]] Result<Article> extract(const Page& page, const ExtractOptions& options = {});

// 16 letters and digits that depend on the address and the bytes of a capture alone.
[[nodiscard]] ArticleId article_id(const Capture& capture);

}  // namespace broadsheet
