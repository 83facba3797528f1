#pragma once
// tree_checks.h: what holds for every page, whatever the bytes were: links consistent, no node reached twice,
// texts valid UTF-8, bytes inside the capture, and what a serializer may promise. Aborts where it does not
// hold.

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "broadsheet/page.h"

namespace broadsheet::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check_links(const Page& page, Node node) {
  Node before = no_node;
  for (Node child = page.first_child(node); child != no_node; child = page.next_sibling(child)) {
    require(page.parent(child) == node && page.previous_sibling(child) == before);
    before = child;
  }
  require(page.last_child(node) == before);
}

inline void check_node(const Page& page, Node node) {
  const std::size_t size = page.capture().bytes.size();
  require(is_valid_utf8(page.text(node)) && is_valid_utf8(page.name(node)));
  require(page.evidence(node).begin <= page.evidence(node).end && page.evidence(node).end <= size);
  for (std::size_t i = 0; i < page.attribute_count(node); ++i) {
    const Attribute a = page.attribute(node, i);
    require(is_valid_utf8(a.name) && is_valid_utf8(a.value) && a.bytes.end <= size);
  }
  check_links(page, node);
}

inline void check_tree(const Page& page, Node top, std::size_t& seen) {
  for (Node node = top; node != no_node; node = page.next(node, top)) {
    require(++seen <= page.size());
    check_node(page, node);
    if (const Node contents = page.template_contents(node); contents != no_node) {
      require(page.kind(contents) == NodeKind::fragment && page.parent(contents) == node);
      if (seen < 1000) check_tree(page, contents, seen);  // templates nest as deep as the limit says
    }
  }
}

// "The HTML fragment serialization algorithm" gives the same tree back where no element has rules of its own
// for what it may stand in: such a page is serialised, parsed and serialised again.
inline void check_serializer(const Page& page) {
  constexpr std::string_view plain[] = {"html",  "head",    "body",    "div", "span",
                                        "title", "section", "article", "x-y"};
  for (Node node = page.next(Page::root()); node != no_node; node = page.next(node)) {
    if (page.kind(node) == NodeKind::text || page.kind(node) == NodeKind::doctype) continue;
    if (page.kind(node) != NodeKind::element || std::ranges::find(plain, page.name(node)) == std::end(plain))
      return;
  }
  const std::string once = serialize(page);
  if (once.find('\r') != std::string::npos) return;  // from a reference: read again it is a line feed
  Capture again;
  again.media_type = "text/html; charset=utf-8";
  again.bytes = once;
  PageOptions options;
  options.kind = PageKind::html;
  const Result<Page> parsed = Page::parse(std::move(again), options);
  require(parsed.has_value() && serialize(*parsed) == once);
}

}  // namespace broadsheet::fuzz
