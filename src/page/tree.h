#pragma once
// tree.h: the nodes of a Page and the three builders that fill them.

#include <deque>
#include <string>
#include <vector>

#include "broadsheet/page.h"

namespace broadsheet {

struct Page::Tree {
  struct NodeData {
    NodeKind kind = NodeKind::element;
    Namespace name_space = Namespace::html;
    Node parent = no_node, first_child = no_node, last_child = no_node, next = no_node, previous = no_node;
    std::string_view text;  // name of an element, text of the others
    std::uint32_t attributes_begin = 0, attributes_end = 0;
    ByteRange bytes;
  };

  Capture capture;
  PageKind kind = PageKind::html;
  std::string encoding;
  std::string decoded;  // the capture as UTF-8, where it was not
  std::vector<std::string> flags;
  std::vector<NodeData> nodes;
  std::vector<Attribute> attributes;
  std::deque<std::string> owned;  // texts that stand nowhere in the capture as such

  // The bytes that builders read: valid UTF-8.
  [[nodiscard]] std::string_view source() const { return decoded.empty() ? capture.bytes : decoded; }

  Node append(Node parent, NodeData data);
  std::string_view own(std::string text);
  void flag(std::string_view name);
};

void build_html(Page::Tree& tree, const PageOptions& options);
void build_text(Page::Tree& tree);

}  // namespace broadsheet
