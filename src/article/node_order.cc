// node_order.cc: one walk that numbers nodes on the way down and notes the number reached on the way up.
// Entry point: NodeOrder.

#include "article/node_order.h"

#include "page/tree_view.h"

namespace broadsheet {

NodeOrder::NodeOrder(const Page& page) : first_(page.size()), end_(page.size()) {
  const TreeView view(page);
  std::uint32_t place = 0;
  Node node = Page::root();
  for (;;) {
    first_[node] = place++;
    if (const Node child = view.first_child(node); child != no_node) {
      node = child;
      continue;
    }
    end_[node] = place;
    Node next = view.next_sibling(node);
    for (; next == no_node; next = view.next_sibling(node)) {
      node = view.parent(node);
      if (node == no_node) return;
      end_[node] = place;
    }
    node = next;
  }
}

}  // namespace broadsheet
