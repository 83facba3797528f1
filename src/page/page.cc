// page.cc: decides what a capture is, makes UTF-8 of it, has the tree built, and answers for the nodes.

#include "broadsheet/page.h"

#include <algorithm>
#include <array>
#include <new>

#include "base/strings.h"
#include "page/encoding.h"
#include "page/tree.h"

namespace broadsheet {

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
  // Who says what the bytes are gets them read as that.
  if (!options.kind && trim(capture.bytes).empty()) return fail(ErrorCode::empty, "nothing in it", path);
  if (const std::string_view what = binary_kind(capture.bytes); !options.kind && !what.empty())
    return fail(ErrorCode::unsupported, std::string(what) + ", not a page", path);
  try {
    return parsed(std::move(capture), options);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::failed, "not enough memory for the page", path);
  }
}

Result<Page> Page::parsed(Capture capture, const PageOptions& options) {
  auto tree = std::make_unique<Tree>();
  tree->kind = options.kind.value_or(kind_of(capture));
  tree->flags = capture.flags;
  tree->capture = std::move(capture);
  decode(*tree);
  if (tree->source().size() > most_text)
    return fail(ErrorCode::over_limit, "more than " + std::to_string(most_text) + " bytes as UTF-8",
                tree->capture.id);
  if (tree->kind == PageKind::text) {
    build_text(*tree);
  } else if (tree->kind == PageKind::html) {
    build_html(*tree, options);
  } else if (!build_xml(*tree, options)) {
    tree->flag("broken-xml");
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
Capture Page::take_capture() && {
  return std::move(tree_->capture);
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
bool Page::is_quirky() const {
  return tree_->quirks;
}

NodeKind Page::kind(Node node) const {
  return tree_->nodes[node].kind();
}
Namespace Page::name_space(Node node) const {
  return tree_->nodes[node].space();
}

std::string_view Page::name(Node node) const {
  return kind(node) == NodeKind::element ? tree_->names.text(tree_->name(node)) : std::string_view();
}

std::string_view Page::text(Node node) const {
  const NodeData& data = tree_->nodes[node];
  return data.is_text() ? tree_->text(data.text_place()) : std::string_view();
}

std::size_t Page::attribute_count(Node node) const {
  return tree_->attributes_of(node).size();
}

Attribute Page::attribute(Node node, std::size_t index) const {
  constexpr std::array<std::string_view, 4> spaces = {"", "xlink", "xml", "xmlns"};
  const AttributeData& data = tree_->attributes_of(node)[index];
  return {tree_->names.text(data.tag()), tree_->text(data.value),
          tree_->in_capture(tree_->source_range(data.value)), spaces[data.space]};
}

std::optional<std::string_view> Page::attribute(Node node, std::string_view name) const {
  for (const AttributeData& data : tree_->attributes_of(node))
    if (tree_->names.text(data.tag()) == name) return tree_->text(data.value);
  return std::nullopt;
}

namespace {

// The tree says 0 where there is none.
Node or_none(Node node) {
  return node == 0 ? no_node : node;
}

}  // namespace

Node Page::parent(Node node) const {
  return node == root() ? no_node : tree_->nodes[node].parent();
}

Node Page::first_child(Node node) const {
  const Node first = tree_->nodes[node].first();
  return first == 0 || tree_->nodes[first].kind() == NodeKind::fragment ? no_node : first;
}

Node Page::last_child(Node node) const {
  const Node first = first_child(node);
  return first == no_node ? no_node : tree_->nodes[first].previous();
}

Node Page::next_sibling(Node node) const {
  return or_none(tree_->nodes[node].next());
}

Node Page::previous_sibling(Node node) const {
  return or_none(tree_->previous_sibling(node));
}

Node Page::template_contents(Node node) const {
  const Node first = tree_->nodes[node].first();
  return first != 0 && tree_->nodes[first].kind() == NodeKind::fragment ? first : no_node;
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
  return tree_->in_capture(tree_->source_range(node));
}

}  // namespace broadsheet
