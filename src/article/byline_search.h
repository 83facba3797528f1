#pragma once
// byline_search.h: where on a page its byline stands.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/blocks.h"
#include "article/node_order.h"

namespace broadsheet {

struct FoundByline {
  std::vector<std::string> names;  // persons; else one desk, agency or handle as printed
  std::string agency;
  ByteRange bytes;
  double confidence = 0;
  bool persons = false;      // the names read like those of people
  bool last_resort = false;  // the publication itself, or an editor: nobody else signs
};

// What is known of the story before its byline is looked for.
struct BylineContext {
  std::string_view headline;
  std::string_view publisher;  // which is no author
  bool has_body = false;
  std::size_t first_block = 0, last_block = 0;  // of the body
};

// The names that the page itself shows as its authors, near the headline or at the story's end; never those
// of comments, sidebars and other stories. nullopt where it shows none.
[[nodiscard]] std::optional<FoundByline> find_byline(const Page& page, const BlockTable& table,
                                                     const NodeOrder& order, const BylineContext& context);

}  // namespace broadsheet
