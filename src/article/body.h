#pragma once
// body.h: which blocks of a page are its story.

#include <vector>

#include "article/blocks.h"

namespace broadsheet {

struct BodyChoice {
  std::vector<std::size_t> blocks;  // of the table, in order
  Node container = no_node;
  double confidence = 0;  // that it is the story and nothing else
};

// By the container rule alone: what the features of blocks are made with.
[[nodiscard]] BodyChoice pick_by_container(const Page& page, const BlockTable& table,
                                           std::string_view headline);

// `headline`: as found, so that its repetition is left out. No blocks where the page has no prose to speak
// of.
[[nodiscard]] BodyChoice choose_body(const Page& page, const BlockTable& table, std::string_view headline);

}  // namespace broadsheet
