// text_capture.cc: a page that somebody pasted or saved as plain text, as a tree: one p for each run of lines
// that blank lines part, its lines as text nodes with br between, indentation kept. Entry point:
// build_text().

#include "base/strings.h"
#include "page/tree.h"

namespace broadsheet {
namespace {

using Tree = Page::Tree;

void append_line(Tree& tree, Node paragraph, std::string_view line, std::uint32_t begin) {
  if (tree.nodes[paragraph].first() != 0) tree.append_element(paragraph, Tag::br);
  const auto end = begin + static_cast<std::uint32_t>(line.size());
  tree.append_child(paragraph, tree.add_text(line, {begin, end}));
}

}  // namespace

void build_text(Tree& tree) {
  tree.add(NodeData::document(NodeKind::document));
  const Node html = tree.append_element(0, Tag::html);
  const Node body = tree.append_element(html, Tag::body);
  const std::string_view source = tree.source();
  Node paragraph = no_node;
  for (const std::string_view line : split_lines(source)) {
    if (trim(line).empty()) {
      paragraph = no_node;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(line.data() - source.data());
    if (paragraph == no_node) {
      paragraph = tree.append_element(body, Tag::p);
      tree.record_of(paragraph).tags = {begin, begin};
    }
    append_line(tree, paragraph, line, begin);
  }
}

}  // namespace broadsheet
