#pragma once
// broadsheet/article.h: from a page to its article.
//
// Every field of Article that the page states is filled, with where it was found (evidence) and how sure that
// is (confidence, a probability). Nothing is guessed: what the page does not say stays empty, and where two
// places of the page disagree the article carries the flag "conflict:FIELD". Safe from any thread.

#include <string>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

struct ExtractOptions {
  Limits limits;
};

// Pages that are no article give one all the same, of kind listing or not_article and without a body. Never
// fails for a page that parsed.
[[nodiscard]] Result<Article> extract(const Page& page, const ExtractOptions& options = {});

// What became of one block of a page, for a reader who wants to know why.
struct ExplainedBlock {
  std::string text;
  ByteRange bytes;         // of the capture's payload
  std::string role;        // "body", "headline", "standfirst", "caption", "note", "list", "left out"
  std::string zone;        // what the elements around it say: "content", "aside", "related", …
  double probability = 0;  // to be told as part of the story
};

// Every block of an HTML page in order, with where it went in `article`, which must have been extracted from
// it; nothing for text captures.
[[nodiscard]] std::vector<ExplainedBlock> explain(const Page& page, const Article& article);

// An article that tells no day, as the items of some feeds come, has the one that its address names; its
// evidence says so. Pages that extract() reads have it already.
void take_day_of_address(Article& article);

// 16 letters and digits that depend on the address and the bytes of a capture alone.
[[nodiscard]] ArticleId article_id(const Capture& capture);

}  // namespace broadsheet
