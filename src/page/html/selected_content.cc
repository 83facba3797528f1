// selected_content.cc: "maybe clone an option into selectedcontent" (4.10.10.1): a select whose button has a
// selectedcontent element shows what the selected option holds. The standard does it whenever an option is
// closed; only the last time is seen in the tree, so we do it once, at the end. Entry point:
// fill_selected_contents().

#include <algorithm>

#include "page/html/tree_builder.h"

namespace broadsheet::html {
namespace {

bool has_attribute(const Page::Tree& tree, Node node, Tag name) {
  return std::ranges::any_of(tree.attributes_of(node),
                             [&](const AttributeData& a) { return a.tag() == name; });
}

bool is_html(const Page::Tree& tree, Node node, Tag name) {
  return tree.nodes[node].kind() == NodeKind::element && tree.nodes[node].space() == Namespace::html &&
         tree.name(node) == name;
}

// The node after `node` in document order inside `top`; 0 at the end.
Node following(const Page::Tree& tree, Node node, Node top) {
  if (tree.nodes[node].first() != 0) return tree.nodes[node].first();
  for (; node != top && node != 0; node = tree.nodes[node].parent())
    if (tree.nodes[node].next() != 0) return tree.nodes[node].next();
  return 0;
}

}  // namespace

void TreeBuilder::fill_selected_contents() {
  std::vector<Node> filled;  // a select fills its first one
  for (const Node content : selected_contents_) {
    const Node select = select_around(content);
    if (select == 0 || std::ranges::binary_search(filled, select)) continue;
    filled.insert(std::ranges::upper_bound(filled, select), select);
    if (has_attribute(tree_, select, Tag::multiple) || is_disabled_content(content)) continue;
    if (const Node option = selected_option(select); option != 0) copy_children(option, content);
  }
}

// "The selectedcontent HTML element post-connection steps" (4.10.10.1): inside an option, another
// selectedcontent or a second select it shows nothing; else it would hold copies of itself.
bool TreeBuilder::is_disabled_content(Node content) const {
  bool in_select = false;
  for (Node node = tree_.nodes[content].parent(); node != 0; node = tree_.nodes[node].parent()) {
    const bool is_select = is_html(tree_, node, Tag::select);
    if (is_html(tree_, node, Tag::option) || is_html(tree_, node, Tag::selectedcontent) ||
        (is_select && in_select))
      return true;
    in_select = in_select || is_select;
  }
  return false;
}

Node TreeBuilder::select_around(Node node) const {
  while (node != 0 && !is_html(tree_, node, Tag::select)) node = tree_.nodes[node].parent();
  return node;
}

// The last option that says so, else the first that can be.
Node TreeBuilder::selected_option(Node select) const {
  Node first = 0, last = 0;
  for (Node node = select; node != 0; node = following(tree_, node, select)) {
    if (!is_html(tree_, node, Tag::option)) continue;
    if (has_attribute(tree_, node, Tag::selected)) last = node;
    if (first == 0 && !has_attribute(tree_, node, Tag::disabled)) first = node;
  }
  return last != 0 ? last : first;
}

void TreeBuilder::copy_children(Node from, Node to) {
  while (tree_.nodes[to].first() != 0) tree_.remove(tree_.nodes[to].first());
  Node above = to;  // the copy of the parent of `node`
  for (Node node = tree_.nodes[from].first(); node != 0;) {
    if (copies_left_ == 0) return tree_.flag("copies-limit");
    --copies_left_;
    const Node copy = tree_.copy(node);
    tree_.append_child(above, copy);
    if (tree_.nodes[node].first() != 0) {
      above = copy;
      node = tree_.nodes[node].first();
      continue;
    }
    while (node != from && tree_.nodes[node].next() == 0) {
      node = tree_.nodes[node].parent();
      if (node != from) above = tree_.nodes[above].parent();
    }
    node = node == from ? 0 : tree_.nodes[node].next();
  }
}

}  // namespace broadsheet::html
