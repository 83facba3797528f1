#pragma once
// tree_view.h: a page's tables as they lie, for walks that ask every node: names are numbers, an element's
// attributes are one row, and no answer costs a call. It says what the members of Page of the same names say.

#include <optional>
#include <span>
#include <string_view>

#include "broadsheet/page.h"
#include "page/tree.h"

namespace broadsheet {

class TreeView {
 public:
  explicit TreeView(const Page& page [[clang::lifetimebound]]) : tree_(page.tree()) {}

  [[nodiscard]] std::size_t size() const { return tree_.nodes.size(); }
  [[nodiscard]] NodeKind kind(Node node) const { return tree_.nodes[node].kind(); }
  [[nodiscard]] Tag tag(Node node) const {  // Tag::none for what is no element
    return kind(node) == NodeKind::element ? tree_.name(node) : Tag::none;
  }
  [[nodiscard]] std::string_view name(Tag tag) const { return tree_.names.text(tag); }
  [[nodiscard]] std::string_view text(Node node) const {
    const NodeData& data = tree_.nodes[node];
    return data.is_text() ? tree_.text(data.text_place()) : std::string_view();
  }

  [[nodiscard]] std::span<const AttributeData> attributes(Node node) const {
    return kind(node) == NodeKind::element ? tree_.attributes_of(node) : std::span<const AttributeData>();
  }
  [[nodiscard]] std::string_view value(const AttributeData& attribute) const {
    return tree_.text(attribute.value);
  }
  [[nodiscard]] std::optional<std::string_view> attribute(Node node, Tag name) const {
    for (const AttributeData& each : attributes(node))
      if (each.tag() == name) return value(each);
    return std::nullopt;
  }

  [[nodiscard]] Node parent(Node node) const {
    return node == Page::root() ? no_node : tree_.nodes[node].parent();
  }
  [[nodiscard]] Node first_child(Node node) const {
    const Node first = tree_.nodes[node].first();
    return first == 0 || tree_.nodes[first].kind() == NodeKind::fragment ? no_node : first;
  }
  [[nodiscard]] Node next_sibling(Node node) const {
    const Node next = tree_.nodes[node].next();
    return next == 0 ? no_node : next;
  }
  [[nodiscard]] Node after_subtree(Node node, Node top = Page::root()) const {
    for (; node != top && node != no_node; node = parent(node))
      if (const Node next = next_sibling(node); next != no_node) return next;
    return no_node;
  }
  [[nodiscard]] Node next(Node node, Node top = Page::root()) const {
    const Node child = first_child(node);
    return child != no_node ? child : after_subtree(node, top);
  }

 private:
  const Page::Tree& tree_;
};

}  // namespace broadsheet
