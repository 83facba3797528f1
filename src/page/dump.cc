// dump.cc: walks the nodes in document order, template contents included, with a depth kept beside. Entry
// points: html5lib_tree(), json_nodes().

#include "page/dump.h"

#include <algorithm>
#include <vector>

#include "base/json.h"

namespace broadsheet {
namespace {

std::string_view prefix_of(Namespace space) {
  return space == Namespace::svg ? "svg " : space == Namespace::mathml ? "math " : "";
}

std::string doctype_line(const Page& page, Node node) {
  std::string line = "<!DOCTYPE " + std::string(page.attribute(node, "name").value_or(""));
  const auto public_identifier = page.attribute(node, "public"), system = page.attribute(node, "system");
  if (public_identifier.value_or("").empty() && system.value_or("").empty()) return line + ">";
  line += " \"" + std::string(public_identifier.value_or("")) + "\" \"";
  return line + std::string(system.value_or("")) + "\">";
}

std::vector<std::string> attribute_lines(const Page& page, Node node) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < page.attribute_count(node); ++i) {
    const Attribute a = page.attribute(node, i);
    std::string name(a.name);
    if (!a.name_space.empty()) {
      const std::size_t colon = a.name.find(':');
      name = std::string(a.name_space) + " " + std::string(a.name.substr(colon + 1));
    }
    lines.push_back(name + "=\"" + std::string(a.value) + "\"");
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

// Calls see(node, depth) for what stands below `top`, in document order, a template's contents before its
// children.
template <typename See>
void walk(const Page& page, Node top, const See& see) {
  std::vector<std::pair<Node, std::size_t>> open = {{top, 0}};  // still to see, last one first
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    if (node != top) see(node, depth - 1);
    for (Node child = page.last_child(node); child != no_node; child = page.previous_sibling(child))
      open.emplace_back(child, depth + 1);
    if (const Node contents = page.template_contents(node); contents != no_node)
      open.emplace_back(contents, depth + 1);
  }
}

std::string html5lib_line(const Page& page, Node node) {
  const std::string text(page.text(node));
  switch (page.kind(node)) {
    case NodeKind::doctype: return doctype_line(page, node);
    case NodeKind::comment: return "<!-- " + text + " -->";
    case NodeKind::text: return "\"" + text + "\"";
    case NodeKind::fragment: return "content";
    case NodeKind::document: return {};
    case NodeKind::element: break;
  }
  return "<" + std::string(prefix_of(page.name_space(node))) + std::string(page.name(node)) + ">";
}

constexpr std::string_view kind_names[] = {"document", "doctype", "element", "text", "comment", "fragment"};

void write_bytes(JsonWriter& json, ByteRange bytes) {
  if (bytes.end <= bytes.begin) return;
  json.key("bytes").open_array().value(bytes.begin).value(bytes.end).close_array();
}

std::string json_line(const Page& page, Node node) {
  JsonWriter json;
  json.open_object().key("node").value(std::uint64_t{node});
  if (node != Page::root()) json.key("parent").value(std::uint64_t{page.parent(node)});
  json.key("kind").value(kind_names[static_cast<std::size_t>(page.kind(node))]);
  if (page.name_space(node) == Namespace::svg) json.member("namespace", "svg");
  if (page.name_space(node) == Namespace::mathml) json.member("namespace", "math");
  json.member("name", page.name(node)).member("text", page.text(node));
  if (page.attribute_count(node) > 0) {
    json.key("attributes").open_array();
    for (std::size_t i = 0; i < page.attribute_count(node); ++i) {
      const Attribute a = page.attribute(node, i);
      json.open_object().key("name").value(a.name).key("value").value(a.value);
      write_bytes(json, a.bytes);
      json.close_object();
    }
    json.close_array();
  }
  write_bytes(json, page.evidence(node));
  return json.close_object().take();
}

}  // namespace

std::string html5lib_tree(const Page& page, Node top) {
  std::string out;
  const auto line = [&](std::size_t depth, std::string_view text) {
    out.append("| ").append(2 * depth, ' ').append(text).append("\n");
  };
  walk(page, top, [&](Node node, std::size_t depth) {
    line(depth, html5lib_line(page, node));
    if (page.kind(node) != NodeKind::element) return;
    for (const std::string& attribute : attribute_lines(page, node)) line(depth + 1, attribute);
  });
  return out;
}

std::string json_nodes(const Page& page) {
  std::string out = json_line(page, Page::root()) + "\n";
  walk(page, Page::root(), [&](Node node, std::size_t) { out += json_line(page, node) + "\n"; });
  return out;
}

}  // namespace broadsheet
