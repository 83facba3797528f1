// page.cc: decides what a capture is, makes UTF-8 of it, has the tree built, and answers for the nodes.

#include "broadsheet/page.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "page/encoding.h"
#include "page/tree.h"

namespace broadsheet {

Node Page::Tree::append(Node parent, NodeData data) {
  const auto node = static_cast<Node>(nodes.size());
  data.parent = parent;
  if (parent != no_node) {
    data.previous = nodes[parent].last_child;
    if (data.previous == no_node) {
      nodes[parent].first_child = node;
    } else {
      nodes[data.previous].next = node;
    }
    nodes[parent].last_child = node;
  }
  nodes.push_back(data);
  return node;
}

std::string_view Page::Tree::own(std::string text) {
  return owned.emplace_back(std::move(text));
}

void Page::Tree::flag(std::string_view name) {
  if (std::find(flags.begin(), flags.end(), name) == flags.end()) flags.emplace_back(name);
}

namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array binary_kinds = {
    Magic{"\x89PNG", "a PNG image"},
    Magic{"\xFF\xD8\xFF", "a JPEG image"},
    Magic{"GIF8", "a GIF image"},
    Magic{"%PDF-", "a PDF file"},
    Magic{"PK\x03\x04", "a ZIP file"},
    Magic{"\x7F"
          "ELF",
          "a program"},
    Magic{"SQLite format 3", "a SQLite file"},
    Magic{"RIFF", "a media file"},
    Magic{"OggS", "a media file"},
};

// What the bytes are where they are no text; empty otherwise.
std::string_view binary_kind(std::string_view bytes) {
  for (const Magic& magic : binary_kinds)
    if (bytes.starts_with(magic.bytes)) return magic.what;
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const std::string_view head = bytes.substr(0, 1024);
  const auto nulls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  return !utf16 && nulls * 10 > head.size() && nulls * 10 < head.size() * 4 ? "binary data" : "";
}

PageKind kind_of(const Capture& capture) {
  const std::string type = ascii_lower(capture.media_type.substr(0, capture.media_type.find(';')));
  if (type == "text/plain" || type == "text/markdown") return PageKind::text;
  if (type.ends_with("+xml") || type == "text/xml" || type == "application/xml") return PageKind::xml;
  if (type == "text/html") return PageKind::html;
  const std::string head = ascii_lower(std::string_view(capture.bytes).substr(0, 4096));
  if (trim(head).starts_with("<?xml") && head.find("<html") == std::string::npos) return PageKind::xml;
  for (const std::string_view mark :
       {"<!doctype", "<html", "<head", "<body", "<div", "<meta", "<p>", "<article"})
    if (head.find(mark) != std::string::npos) return PageKind::html;
  return PageKind::text;
}

}  // namespace

Result<Page> Page::parse(Capture capture, const PageOptions& options) {
  const std::string path = capture.id;
  if (capture.bytes.size() > options.limits.page_bytes)
    return fail(ErrorCode::over_limit,
                "a page of " + std::to_string(capture.bytes.size()) + " bytes, over the limit of " +
                    std::to_string(options.limits.page_bytes),
                path);
  if (trim(capture.bytes).empty()) return fail(ErrorCode::empty, "nothing in it", path);
  if (const std::string_view what = binary_kind(capture.bytes); !what.empty())
    return fail(ErrorCode::unsupported, std::string(what) + ", not a page", path);
  auto tree = std::make_unique<Tree>();
  tree->kind = options.kind.value_or(kind_of(capture));
  tree->flags = capture.flags;
  tree->capture = std::move(capture);
  decode(*tree);
  if (tree->kind == PageKind::text) {
    build_text(*tree);
  } else {
    build_html(*tree, options);
  }
  return Page(std::move(tree));
}

Page::Page(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Page::Page(Page&&) noexcept = default;
Page& Page::operator=(Page&&) noexcept = default;
Page::~Page() = default;

const Capture& Page::capture() const {
  return tree_->capture;
}
PageKind Page::kind() const {
  return tree_->kind;
}
std::string_view Page::encoding() const {
  return tree_->encoding;
}
const std::vector<std::string>& Page::flags() const {
  return tree_->flags;
}
std::size_t Page::size() const {
  return tree_->nodes.size();
}

NodeKind Page::kind(Node node) const {
  return tree_->nodes[node].kind;
}
Namespace Page::name_space(Node node) const {
  return tree_->nodes[node].name_space;
}

std::string_view Page::name(Node node) const {
  return kind(node) == NodeKind::element ? tree_->nodes[node].text : std::string_view();
}

std::string_view Page::text(Node node) const {
  return kind(node) == NodeKind::text || kind(node) == NodeKind::comment ? tree_->nodes[node].text
                                                                         : std::string_view();
}

std::size_t Page::attribute_count(Node node) const {
  return tree_->nodes[node].attributes_end - tree_->nodes[node].attributes_begin;
}

Attribute Page::attribute(Node node, std::size_t index) const {
  return tree_->attributes[tree_->nodes[node].attributes_begin + index];
}

std::optional<std::string_view> Page::attribute(Node node, std::string_view name) const {
  for (std::size_t i = 0; i < attribute_count(node); ++i)
    if (attribute(node, i).name == name) return attribute(node, i).value;
  return std::nullopt;
}

Node Page::parent(Node node) const {
  return tree_->nodes[node].parent;
}
Node Page::first_child(Node node) const {
  return tree_->nodes[node].first_child;
}
Node Page::last_child(Node node) const {
  return tree_->nodes[node].last_child;
}
Node Page::next_sibling(Node node) const {
  return tree_->nodes[node].next;
}
Node Page::previous_sibling(Node node) const {
  return tree_->nodes[node].previous;
}
Node Page::template_contents(Node) const {
  return no_node;
}

Node Page::after_subtree(Node node, Node top) const {
  while (node != top && node != no_node) {
    if (next_sibling(node) != no_node) return next_sibling(node);
    node = parent(node);
  }
  return no_node;
}

Node Page::next(Node node, Node top) const {
  return first_child(node) != no_node ? first_child(node) : after_subtree(node, top);
}

ByteRange Page::evidence(Node node) const {
  return tree_->nodes[node].bytes;
}

}  // namespace broadsheet
