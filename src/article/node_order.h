#pragma once
// node_order.h: document order of a page's nodes as numbers, so that "inside" is two comparisons.

#include <cstdint>
#include <vector>

#include "broadsheet/page.h"

namespace broadsheet {

class NodeOrder {
 public:
  explicit NodeOrder(const Page& page);

  // Place of a node in document order.
  [[nodiscard]] std::uint32_t at(Node node) const { return first_[node]; }

  // Place behind the last node of its subtree.
  [[nodiscard]] std::uint32_t end(Node node) const { return end_[node]; }

  [[nodiscard]] bool is_inside(Node node, Node top) const {
    return first_[node] >= first_[top] && first_[node] < end_[top];
  }

 private:
  std::vector<std::uint32_t> first_, end_;
};

}  // namespace broadsheet
