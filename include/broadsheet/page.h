#pragma once
// broadsheet/page.h: one tree of nodes for any capture: HTML, XML, or a text capture.
//
// A Page owns its capture and the tree made of it. Nodes are numbers: 0 is the document, and nodes are
// numbered as the parser made them, which is document order but for what it moved; walk with next(). Views
// that members return live as long as the Page. A Page may be moved, not copied; a const Page may be read
// from several threads. A node takes 20 bytes, an attribute 12, an element that has attributes or an end tag
// 20 more; texts and values are views into the capture unless the parser had to change them.
//
// HTML: the tree that the WHATWG HTML standard builds, with the 2025 rules for select. Text captures:
// document > html > body > one p for each run of lines that blank lines part; lines inside a p are text nodes
// with br between; indentation is kept, and evidence() of each node gives its bytes.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "broadsheet/news.h"

namespace broadsheet {

using Node = std::uint32_t;
inline constexpr Node no_node = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t { document, doctype, element, text, comment, fragment };
enum class Namespace : std::uint8_t { html, svg, mathml, other };

// What the bytes of the capture were read as.
enum class PageKind : std::uint8_t { html, xml, text };

struct PageOptions {
  Limits limits;
  bool scripting = false;        // the scripting flag: how noscript is read
  std::optional<PageKind> kind;  // decided from media type and bytes where not given
  // HTML: the name of a context element ("div", "svg path", "math mi"): the bytes are parsed as what stands
  // inside it, and become the children of the root's one child, html.
  std::string fragment;
};

struct Attribute {
  std::string_view name;
  std::string_view value;
  ByteRange bytes;  // of the value in the capture; empty where it has none
  // In SVG and MathML: "xlink", "xml" or "xmlns" for the attributes of these namespaces. `name` has the
  // prefix.
  std::string_view name_space = {};
};

class Page {
 public:
  // Never fails for bytes of any kind: what cannot be read as said becomes flags(). Errors: over_limit (more
  // than limits.page_bytes, or than 64 MiB as UTF-8), failed (no memory); where options.kind does not say
  // what the bytes are, also empty and unsupported (binary: images, archives, office files).
  [[nodiscard]] static Result<Page> parse(Capture capture, const PageOptions& options = {});

  Page(Page&&) noexcept;
  Page& operator=(Page&&) noexcept;
  ~Page();

  [[nodiscard]] const Capture& capture() const;
  [[nodiscard]] Capture take_capture() &&;  // what is left of the page is only good to be destroyed
  [[nodiscard]] PageKind kind() const;
  [[nodiscard]] std::string_view encoding() const;              // WHATWG name, "UTF-8"
  [[nodiscard]] const std::vector<std::string>& flags() const;  // "depth-limit", "bad-utf-8", …

  [[nodiscard]] static constexpr Node root() { return 0; }
  [[nodiscard]] std::size_t size() const;  // nodes

  [[nodiscard]] NodeKind kind(Node node) const;
  [[nodiscard]] Namespace name_space(Node node) const;
  [[nodiscard]] std::string_view name(Node node) const;  // of an element, lower case in HTML: "div"
  [[nodiscard]] std::string_view text(Node node) const;  // of a text or comment node
  // A doctype's are "name", and "public" and "system" where it has them.
  [[nodiscard]] std::size_t attribute_count(Node node) const;
  [[nodiscard]] Attribute attribute(Node node, std::size_t index) const;
  [[nodiscard]] std::optional<std::string_view> attribute(Node node, std::string_view name) const;

  [[nodiscard]] Node parent(Node node) const;       // no_node for the document
  [[nodiscard]] Node first_child(Node node) const;  // no_node where there is none, as below
  [[nodiscard]] Node last_child(Node node) const;
  [[nodiscard]] Node next_sibling(Node node) const;
  [[nodiscard]] Node previous_sibling(Node node) const;
  // The fragment that holds what is in a template element; walks do not enter it by themselves.
  [[nodiscard]] Node template_contents(Node node) const;

  // Document order inside the subtree of `top`: the node after `node`, or no_node at the end. after_subtree()
  // passes over the children of `node`.
  [[nodiscard]] Node next(Node node, Node top = 0) const;
  [[nodiscard]] Node after_subtree(Node node, Node top = 0) const;

  [[nodiscard]] bool is_quirky() const;  // "quirks mode", by the doctype

  // Bytes of the capture that the node came from, whatever its encoding: an element from its start tag to the
  // end of its end tag (or of its last descendant), a text run its own bytes, entity references included;
  // empty for what the parser made up. An element that was split or reopened (formatting elements) names its
  // one start tag in each part.
  [[nodiscard]] ByteRange evidence(Node node) const;

  struct Tree;                                               // src/page/tree.h
  [[nodiscard]] const Tree& tree() const { return *tree_; }  // for src/page/tree_view.h

 private:
  explicit Page(std::unique_ptr<Tree> tree);
  static Result<Page> parsed(Capture capture, const PageOptions& options);
  std::unique_ptr<Tree> tree_;
};

// What stands inside `top` as HTML ("HTML fragment serialization algorithm", 13.3). Parsing it again gives
// the same tree for what a conforming page can hold, not for every tree. `scripting` as in PageOptions.
[[nodiscard]] std::string serialize(const Page& page, Node top = Page::root(), bool scripting = false);

}  // namespace broadsheet
