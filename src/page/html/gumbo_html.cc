// gumbo_html.cc: HTML by gumbo, until our own parser stands. Walks gumbo's tree without recursion and copies
// it into ours.

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/strings.h"
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
    if (element.original_tag.length == 0 || !tree.decoded.empty()) data.bytes = {};
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

// ------------------------------------------------------------------------------------------------ depth

// Sorted. Elements that never hold others.
constexpr std::array<std::string_view, 14> void_elements = {"area",  "base",   "br",    "col",  "embed",
                                                            "hr",    "img",    "input", "link", "meta",
                                                            "param", "source", "track", "wbr"};
// Sorted. Formatting elements: the parser opens them again in every new block, so many of them cost their
// square.
constexpr std::array<std::string_view, 14> formatting = {
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};

struct Tag {
  std::string name;
  std::size_t begin = 0, end = 0;  // with its angle brackets
  bool closes = false;
};

// The next tag from `at` on, comments passed over; nullopt at the end.
std::optional<Tag> next_tag(std::string_view html, std::size_t at) {
  while ((at = html.find('<', at)) != std::string_view::npos) {
    if (html.substr(at, 4) == "<!--") {
      const std::size_t end = html.find("-->", at + 4);
      if (end == std::string_view::npos) return std::nullopt;
      at = end + 3;
      continue;
    }
    Tag tag;
    tag.begin = at++;
    tag.closes = at < html.size() && html[at] == '/';
    if (tag.closes) ++at;
    while (at < html.size() && (is_ascii_letter(html[at]) || is_ascii_digit(html[at])) &&
           tag.name.size() < 32)
      tag.name += ascii_lower(html[at++]);
    if (tag.name.empty()) continue;
    const std::size_t end = html.find('>', at);
    if (end == std::string_view::npos) return std::nullopt;
    tag.end = end + 1;
    return tag;
  }
  return std::nullopt;
}

// The page without the start tags that would nest deeper than the limits allow; nullopt where none does.
// Counts tags as they stand, which is never less than the tree's depth.
std::optional<std::string> flattened(std::string_view html, const Limits& limits) {
  std::string out;
  std::size_t copied = 0;
  std::uint32_t depth = 0, open_formatting = 0;
  bool cut = false;
  for (auto tag = next_tag(html, 0); tag; tag = next_tag(html, tag->end)) {
    if (std::binary_search(void_elements.begin(), void_elements.end(), tag->name)) continue;
    const bool format = std::binary_search(formatting.begin(), formatting.end(), tag->name);
    if (tag->closes) {
      depth -= depth > 0;
      if (format) open_formatting -= open_formatting > 0;
      continue;
    }
    // Paragraphs, items and cells close themselves; pages that rely on it open thousands and nest none.
    const bool closes_itself = tag->name == "p" || tag->name == "li" || tag->name == "td" ||
                               tag->name == "tr" || tag->name == "th" || tag->name == "dd" ||
                               tag->name == "dt" || tag->name == "option";
    const bool deep = depth >= limits.depth || (format && open_formatting >= limits.formatting);
    if (deep) {
      out.append(html, copied, tag->begin - copied);
      copied = tag->end;
      cut = true;
      continue;
    }
    depth += closes_itself ? 0 : 1;
    open_formatting += format;
  }
  if (!cut) return std::nullopt;
  return out.append(html, copied);
}

}  // namespace

void build_html(Page::Tree& tree, const PageOptions& options) {
  GumboOptions gumbo = kGumboDefaultOptions;
  gumbo.max_errors = 0;
  if (auto flat = flattened(tree.source(), options.limits)) {
    tree.decoded = std::move(*flat);
    tree.flag("depth-limit");
  }
  const std::string_view source = tree.source();
  Tree::NodeData document;
  document.kind = NodeKind::document;
  tree.append(no_node, document);
  GumboOutput* output = gumbo_parse_with_options(&gumbo, source.data(), source.size());
  Copier{tree, source}.copy_tree(*output->document);
  gumbo_destroy_output(&gumbo, output);
}

}  // namespace broadsheet
