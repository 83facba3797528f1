#pragma once
// pictures.h: the pictures of a story with their captions and credits.

#include <vector>

#include "article/blocks.h"
#include "article/lists.h"
#include "article/node_order.h"

namespace broadsheet {

// The figures from the headline to the story's end, in order, each picture once. Addresses are resolved
// against `url`.
[[nodiscard]] std::vector<Image> find_pictures(const Page& page, const NodeOrder& order,
                                               const StoryPlace& story, std::string_view url);

}  // namespace broadsheet
