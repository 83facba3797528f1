#pragma once
// page_kind.h: whether a page is an article at all.

#include <string_view>

#include "article/facts.h"
#include "broadsheet/news.h"

namespace broadsheet {

// What was found on the page when its kind is asked for.
struct KindEvidence {
  std::string_view url;
  std::string_view headline = {};
  std::size_t words = 0;    // of the body
  std::size_t teasers = 0;  // cards of other stories
  double expected = 0;      // F1 of the body, as its judge expects
  bool dated = false, signed_by_somebody = false;
};

// Whether the linked data or og:type say that the page is an article.
[[nodiscard]] bool calls_itself_article(const Facts& facts);

// listing and not_article for pages that are none; else the kind that the linked data and section say,
// article where they say nothing.
[[nodiscard]] ArticleKind decide_kind(const Facts& facts, const KindEvidence& evidence,
                                      std::string_view section);

}  // namespace broadsheet
