// Any bytes as HTML, scripting on and off, whole and as fragments: links consistent, no node reached twice,
// texts valid UTF-8, bytes inside the capture.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "broadsheet/page.h"

namespace {

using namespace broadsheet;

constexpr const char* contexts[] = {"",         "div",      "table",    "tr",       "select",
                                    "template", "svg path", "math mi",  "textarea", "script",
                                    "frameset", "html",     "colgroup", "svg desc"};

void require(bool holds) {
  if (!holds) std::abort();
}

void check_links(const Page& page, Node node) {
  Node before = no_node;
  for (Node child = page.first_child(node); child != no_node; child = page.next_sibling(child)) {
    require(page.parent(child) == node && page.previous_sibling(child) == before);
    before = child;
  }
  require(page.last_child(node) == before);
}

void check_node(const Page& page, Node node) {
  const std::size_t size = page.capture().bytes.size();
  require(is_valid_utf8(page.text(node)) && is_valid_utf8(page.name(node)));
  require(page.evidence(node).begin <= page.evidence(node).end && page.evidence(node).end <= size);
  for (std::size_t i = 0; i < page.attribute_count(node); ++i) {
    const Attribute a = page.attribute(node, i);
    require(is_valid_utf8(a.name) && is_valid_utf8(a.value) && a.bytes.end <= size);
  }
  check_links(page, node);
}

void check_tree(const Page& page, Node top, std::size_t& seen) {
  for (Node node = top; node != no_node; node = page.next(node, top)) {
    require(++seen <= page.size());
    check_node(page, node);
    if (const Node contents = page.template_contents(node); contents != no_node) {
      require(page.kind(contents) == NodeKind::fragment && page.parent(contents) == node);
      if (seen < 1000) check_tree(page, contents, seen);  // templates nest as deep as the limit says
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  PageOptions options;
  options.kind = PageKind::html;
  options.scripting = (data[0] & 1) != 0;
  options.fragment = contexts[(data[0] >> 1) % std::size(contexts)];
  options.limits.depth = (data[0] & 64) != 0 ? 8 : 64;
  options.limits.formatting = 16;
  options.limits.attributes = 8;
  Capture capture;
  capture.bytes.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  if ((data[0] & 128) != 0) capture.media_type = "text/html; charset=utf-8";
  const Result<Page> page = Page::parse(std::move(capture), options);
  require(page.has_value());
  std::size_t seen = 0;
  check_tree(*page, Page::root(), seen);
  return 0;
}
