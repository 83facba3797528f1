// serialize.cc: "HTML fragment serialization algorithm" (13.3) over document order, without recursion. Entry
// point: serialize().

#include <algorithm>
#include <array>

#include "broadsheet/page.h"

namespace broadsheet {
namespace {

// "If current node is … or …, then continue": no end tag. Sorted.
constexpr std::array<std::string_view, 18> without_end_tag = {
    "area", "base",  "basefont", "bgsound", "br",   "col",   "embed",  "frame", "hr",
    "img",  "input", "keygen",   "link",    "meta", "param", "source", "track", "wbr"};

// Text in these is written as it stands. Sorted.
constexpr std::array<std::string_view, 7> raw_text = {"iframe", "noembed", "noframes", "plaintext",
                                                      "script", "style",   "xmp"};

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '&') {
      out += "&amp;";
    } else if (text.substr(at, 2) == "\xC2\xA0") {
      out += "&nbsp;";
      ++at;
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"' && in_attribute) {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

class Serializer {
 public:
  Serializer(const Page& page, bool scripting) : page_(page), scripting_(scripting) {}

  std::string run(Node top) {
    for (Node node = first_inside(top); node != no_node;) {
      open(node);
      if (const Node inside = first_inside(node); inside != no_node) {
        node = inside;
        continue;
      }
      close(node);
      while (page_.next_sibling(node) == no_node) {
        node = parent(node);
        if (node == top || node == no_node) return std::move(out_);
        close(node);
      }
      node = page_.next_sibling(node);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] Node first_inside(Node node) const {
    const Node contents = page_.template_contents(node);
    return page_.first_child(contents == no_node ? node : contents);
  }
  // A template for what stands in its contents.
  [[nodiscard]] Node parent(Node node) const {
    const Node above = page_.parent(node);
    return above != no_node && page_.kind(above) == NodeKind::fragment ? page_.parent(above) : above;
  }
  [[nodiscard]] bool is_html(Node node) const {
    return page_.kind(node) == NodeKind::element && page_.name_space(node) == Namespace::html;
  }

  void open(Node node) {
    switch (page_.kind(node)) {
      case NodeKind::element: return open_element(node);
      case NodeKind::text: return text(node);
      case NodeKind::comment: out_.append("<!--").append(page_.text(node)).append("-->"); return;
      case NodeKind::doctype:
        out_.append("<!DOCTYPE ").append(page_.attribute(node, "name").value_or("")).append(">");
        return;
      default: return;
    }
  }

  void open_element(Node node) {
    out_.append("<").append(page_.name(node));
    for (std::size_t i = 0; i < page_.attribute_count(node); ++i) {
      const Attribute a = page_.attribute(node, i);
      out_.append(" ").append(a.name).append("=\"");
      append_escaped(out_, a.value, true);
      out_ += '"';
    }
    out_ += '>';
  }

  void text(Node node) {
    const Node above = page_.parent(node);
    const bool raw = is_html(above) && (std::ranges::binary_search(raw_text, page_.name(above)) ||
                                        (scripting_ && page_.name(above) == "noscript"));
    if (raw) {
      out_ += page_.text(node);
    } else {
      append_escaped(out_, page_.text(node), false);
    }
  }

  void close(Node node) {
    if (page_.kind(node) != NodeKind::element) return;
    if (is_html(node) && std::ranges::binary_search(without_end_tag, page_.name(node))) return;
    out_.append("</").append(page_.name(node)).append(">");
  }

  const Page& page_;
  bool scripting_;
  std::string out_;
};

}  // namespace

std::string serialize(const Page& page, Node top, bool scripting) {
  return Serializer(page, scripting).run(top);
}

}  // namespace broadsheet
