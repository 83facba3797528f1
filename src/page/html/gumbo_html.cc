// gumbo_html.cc: HTML by gumbo, until our own parser stands. Walks gumbo's tree without recursion and copies
// it into ours.

#include <gumbo.h>

#include <array>
#include <string>
#include <utility>

#include "page/tree.h"

namespace broadsheet {
namespace {

using Tree = Page::Tree;

struct Copier {
  Tree& tree;
  std::string_view source;

  ByteRange range(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.data < source.data() || !tree.decoded.empty()) return {};
    const auto begin = static_cast<std::uint64_t>(piece.data - source.data());
    return {begin, begin + piece.length};
  }

  static std::string_view element_name(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    return {piece.data, piece.length};
  }

  void copy_attributes(const GumboVector& list, Tree::NodeData& data) {
    data.attributes_begin = static_cast<std::uint32_t>(tree.attributes.size());
    for (unsigned i = 0; i < list.length; ++i) {
      const auto* a = static_cast<const GumboAttribute*>(list.data[i]);
      tree.attributes.push_back({tree.own(a->name), tree.own(a->value), range(a->original_value)});
    }
    data.attributes_end = static_cast<std::uint32_t>(tree.attributes.size());
  }

  Node copy_element(const GumboNode& from, Node parent) {
    Tree::NodeData data;
    const GumboElement& element = from.v.element;
    data.name_space = static_cast<Namespace>(element.tag_namespace);
    data.text = tree.own(std::string(element_name(element)));
    data.bytes = {element.start_pos.offset, element.end_pos.offset};
    if (element.original_tag.length == 0) data.bytes = {};
    copy_attributes(element.attributes, data);
    return tree.append(parent, data);
  }

  void copy_text(const GumboNode& from, Node parent, NodeKind kind) {
    Tree::NodeData data;
    data.kind = kind;
    data.text = tree.own(from.v.text.text);
    data.bytes = range(from.v.text.original_text);
    tree.append(parent, data);
  }

  static const GumboVector* children(const GumboNode& node) {
    if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
    const bool inner = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
    return inner ? &node.v.element.children : nullptr;
  }

  Node copy(const GumboNode& from, Node parent) {
    if (children(from) != nullptr) return copy_element(from, parent);
    copy_text(from, parent, from.type == GUMBO_NODE_COMMENT ? NodeKind::comment : NodeKind::text);
    return no_node;
  }

  void copy_tree(const GumboNode& document) {
    std::vector<std::pair<const GumboVector*, unsigned>> open = {{children(document), 0}};
    std::vector<Node> parents = {0};
    while (!open.empty()) {
      auto& [list, index] = open.back();
      if (index == list->length) {
        open.pop_back();
        parents.pop_back();
        continue;
      }
      const auto& child = *static_cast<const GumboNode*>(list->data[index++]);
      const Node made = copy(child, parents.back());
      if (made == no_node) continue;
      open.emplace_back(children(child), 0);
      parents.push_back(made);
    }
  }
};

}  // namespace

void build_html(Page::Tree& tree, const PageOptions& options) {
  GumboOptions gumbo = kGumboDefaultOptions;
  gumbo.max_errors = 0;
  (void)options;
  const std::string_view source = tree.source();
  Tree::NodeData document;
  document.kind = NodeKind::document;
  tree.append(no_node, document);
  GumboOutput* output = gumbo_parse_with_options(&gumbo, source.data(), source.size());
  Copier{tree, source}.copy_tree(*output->document);
  gumbo_destroy_output(&gumbo, output);
}

}  // namespace broadsheet
