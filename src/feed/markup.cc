// markup.cc: walks of a subtree, without recursion: what is open stands in a list. Entry points: markup.h.

#include "feed/markup.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "feed/escape.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 13> void_elements = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};

std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

void append_start_tag(std::string& out, const Page& page, Node node) {
  out.append("<").append(local_name(page.name(node)));
  for (std::size_t i = 0; i < page.attribute_count(node); ++i) {
    const Attribute a = page.attribute(node, i);
    if (a.name == "xmlns" || a.name.starts_with("xmlns:")) continue;
    out.append(" ").append(a.name).append("=\"");
    append_escaped(out, a.value);
    out += '"';
  }
  out += '>';
}

}  // namespace

std::string text_below(const Page& page, Node top) {
  std::string out;
  for (Node node = page.first_child(top); node != no_node; node = page.next(node, top))
    if (page.kind(node) == NodeKind::text) out += page.text(node);
  return std::string(trim(out));
}

std::string markup_below(const Page& page, Node top) {
  std::string out;
  std::vector<Node> open;
  const auto close_down_to = [&](Node parent) {
    while (!open.empty() && open.back() != parent) {
      out.append("</").append(local_name(page.name(open.back()))).append(">");
      open.pop_back();
    }
  };
  for (Node node = page.first_child(top); node != no_node; node = page.next(node, top)) {
    close_down_to(page.parent(node));
    if (page.kind(node) == NodeKind::text) append_escaped(out, page.text(node));
    if (page.kind(node) != NodeKind::element) continue;
    append_start_tag(out, page, node);
    const std::string_view name = local_name(page.name(node));
    const bool is_void = std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
    if (!is_void || page.first_child(node) != no_node) open.push_back(node);
  }
  close_down_to(top);
  return std::string(trim(out));
}

bool has_elements(const Page& page, Node top) {
  for (Node node = page.first_child(top); node != no_node; node = page.next_sibling(node))
    if (page.kind(node) == NodeKind::element) return true;
  return false;
}

bool looks_like_html(std::string_view text) {
  for (std::size_t at = 0; (at = text.find_first_of("<&", at)) != std::string_view::npos; ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.size() < 3) return false;
    if (rest[0] == '<' && (is_ascii_letter(rest[1]) || (rest[1] == '/' && is_ascii_letter(rest[2]))))
      return true;
    if (rest[0] != '&') continue;
    const std::size_t end = rest.find(';');
    if (end < 10 && end > 2 &&
        (rest[1] == '#' || std::all_of(rest.begin() + 1, rest.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); })))
      return true;
  }
  return false;
}

}  // namespace broadsheet
