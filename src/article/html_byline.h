#pragma once
// html_byline.h: the byline of an HTML page.

#include <cstddef>

#include "article/blocks.h"
#include "article/facts.h"
#include "article/node_order.h"

namespace broadsheet {

// Blocks of the table, the last included; both 0 where the story was not found among them.
struct BodySpan {
  std::size_t first_block = 0, last_block = 0;
};

// Sets the names, their evidence and, where it has none, the agency of an article that has its headline,
// publisher and body. A line of the body that only names the authors is taken out of it.
void read_byline_field(const Page& page, const Facts& facts, const BlockTable& table, const NodeOrder& order,
                       BodySpan body, Article& article);

}  // namespace broadsheet
