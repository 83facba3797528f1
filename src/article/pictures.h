#pragma once
// pictures.h: the pictures of a story with their captions and credits.

#include <optional>
#include <vector>

#include "article/blocks.h"
#include "article/facts.h"
#include "article/lists.h"
#include "article/node_order.h"

namespace broadsheet {

// The figures up to the story's end and the pictures within it, in order, each once. Addresses are resolved
// against `url`.
[[nodiscard]] std::vector<Image> find_pictures(const Page& page, const BlockTable& table,
                                               const NodeOrder& order, const StoryPlace& story,
                                               std::string_view url);

// The picture that the head names for the story; nullopt where it names none, or a logo.
[[nodiscard]] std::optional<Image> picture_of_head(const Facts& facts, std::string_view url);

}  // namespace broadsheet
