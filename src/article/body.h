#pragma once
// body.h: which blocks of a page are its story.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/blocks.h"
#include "article/node_order.h"

namespace broadsheet {

struct BodyChoice {
  std::vector<std::size_t> blocks;  // of the table, in order
  Node container = no_node;
  std::optional<std::size_t> standfirst;
  std::vector<std::int32_t> probabilities;  // of each block to be told, in parts of `certain`
  double confidence = 0;                    // F1 of its words against the story's, as expected
};

// What the page says of its story outside of it.
struct StoryHints {
  std::string_view headline;                  // so that its repetition is left out
  std::string_view description;               // of the page's head
  std::span<const std::string> authors = {};  // whom the head names
};

// By the container rule alone: what the features of blocks are made with.
[[nodiscard]] BodyChoice pick_by_container(const Page& page, const BlockTable& table, const NodeOrder& order,
                                           std::string_view headline);

// By the learned judge of blocks. No blocks where the page has no prose to speak of and the judge doubts.
[[nodiscard]] BodyChoice choose_body(const Page& page, const BlockTable& table, const NodeOrder& order,
                                     const StoryHints& hints);

}  // namespace broadsheet
