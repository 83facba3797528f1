// text_capture.cc: a page that somebody pasted or saved as plain text, as a tree: one p for each run of lines
// that blank lines part, its lines as text nodes with br between, indentation kept. Entry point:
// build_text().

#include "base/strings.h"
#include "page/tree.h"

namespace broadsheet {
namespace {

using Tree = Page::Tree;

Node append_element(Tree& tree, Node parent, std::string_view name) {
  Tree::NodeData data;
  data.text = name;
  return tree.append(parent, data);
}

void append_line(Tree& tree, Node paragraph, std::string_view line, ByteRange bytes) {
  if (tree.nodes[paragraph].first_child != no_node) append_element(tree, paragraph, "br");
  Tree::NodeData data;
  data.kind = NodeKind::text;
  data.text = line;
  data.bytes = bytes;
  tree.append(paragraph, data);
  if (tree.nodes[paragraph].bytes.end == 0) tree.nodes[paragraph].bytes.begin = bytes.begin;
  tree.nodes[paragraph].bytes.end = bytes.end;
}

}  // namespace

void build_text(Tree& tree) {
  Tree::NodeData document;
  document.kind = NodeKind::document;
  tree.append(no_node, document);
  const Node html = append_element(tree, 0, "html");
  const Node body = append_element(tree, html, "body");
  const std::string_view source = tree.source();
  Node paragraph = no_node;
  for (const std::string_view line : split_lines(source)) {
    if (trim(line).empty()) {
      paragraph = no_node;
      continue;
    }
    if (paragraph == no_node) paragraph = append_element(tree, body, "p");
    const auto begin = static_cast<std::uint64_t>(line.data() - source.data());
    // Places in decoded bytes are no places in the capture.
    append_line(tree, paragraph, line,
                tree.decoded.empty() ? ByteRange{begin, begin + line.size()} : ByteRange{});
  }
}

}  // namespace broadsheet
