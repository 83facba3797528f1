// node_order.cc: one walk that numbers nodes on the way down and notes the number reached on the way up.
// Entry point: NodeOrder.

#include "article/node_order.h"

namespace broadsheet {

NodeOrder::NodeOrder(const Page& page) : first_(page.size()), end_(page.size()) {
  std::uint32_t place = 0;
  Node node = Page::root();
  for (;;) {
    first_[node] = place++;
    if (page.first_child(node) != no_node) {
      node = page.first_child(node);
      continue;
    }
    end_[node] = place;
    while (page.next_sibling(node) == no_node) {
      node = page.parent(node);
      if (node == no_node) return;
      end_[node] = place;
    }
    node = page.next_sibling(node);
  }
}

}  // namespace broadsheet
