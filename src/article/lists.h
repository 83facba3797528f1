#pragma once
// lists.h: the page's own lists of other stories.

#include <string>
#include <string_view>
#include <vector>

#include "article/blocks.h"
#include "article/node_order.h"

namespace broadsheet {

// Where the story stands: its first and last block; no_node where the page has none.
struct StoryPlace {
  Node first = no_node;
  Node last = no_node;
};

// Groups of teasers in order of the page, found by their shape: links to stories, one to a card, that stand
// together under a heading or in an element that announces them. Links that lead to this page, to sections,
// authors and topics, or to no story are left out.
[[nodiscard]] std::vector<Teaser> find_lists(const Page& page, const BlockTable& table,
                                             const NodeOrder& order, const StoryPlace& story,
                                             std::string_view url, std::size_t most);

// An address as a link on a page of address `base` means it; empty for what leads nowhere (javascript:,
// mailto:).
[[nodiscard]] std::string resolve(std::string_view base, std::string_view href);

}  // namespace broadsheet
