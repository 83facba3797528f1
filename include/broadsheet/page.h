#pragma once
// broadsheet/page.h: one tree of nodes for any capture: HTML, XML, or a text capture.
//
// A Page owns its capture and the tree made of it. Nodes are numbers: 0 is the document, and a node's number
// is larger than its parent's in a page that no adoption rearranged, not in general; walk with next(). Views
// that members return live as long as the Page. A Page may be moved, not copied; a const Page may be read
// from several threads.
//
// HTML: the tree that the WHATWG HTML standard builds. Text captures: document > html > body > one p for each
// run of lines that blank lines part; lines inside a p are text nodes with br between; indentation is kept,
// and evidence() of each node gives its bytes.

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
};

struct Attribute {
  std::string_view name;
  std::string_view value;
  ByteRange bytes;  // of the value in the capture; empty where it has none
};

class Page {
 public:
  // Never fails for bytes of any kind: what cannot be read as said becomes flags(). Errors: over_limit (more
  // than limits.page_bytes), empty, unsupported (binary: images, archives, office files), failed (no memory).
  [[nodiscard]] static Result<Page> parse(Capture capture, const PageOptions& options = {});

  Page(Page&&) noexcept;
  Page& operator=(Page&&) noexcept;
  ~Page();

  [[nodiscard]] const Capture& capture() const;
  [[nodiscard]] PageKind kind() const;
  [[nodiscard]] std::string_view encoding() const;              // WHATWG name, "UTF-8"
  [[nodiscard]] const std::vector<std::string>& flags() const;  // "depth-limit", "bad-utf-8", …

  [[nodiscard]] static constexpr Node root() { return 0; }
  [[nodiscard]] std::size_t size() const;  // nodes

  [[nodiscard]] NodeKind kind(Node node) const;
  [[nodiscard]] Namespace name_space(Node node) const;
  [[nodiscard]] std::string_view name(Node node) const;  // of an element, lower case in HTML: "div"
  [[nodiscard]] std::string_view text(Node node) const;  // of a text or comment node
  [[nodiscard]] std::size_t attribute_count(Node node) const;
  [[nodiscard]] Attribute attribute(Node node, std::size_t index) const;
  [[nodiscard]] std::optional<std::string_view> attribute(Node node, std::string_view name) const;

  [[nodiscard]] Node parent(Node node) const;       // no_node for the document
  [[nodiscard]] Node first_child(Node node) const;  // no_node where there is none, as below
  [[nodiscard]] Node last_child(Node node) const;
  [[nodiscard]] Node next_sibling(Node node) const;
  [[nodiscard]] Node previous_sibling(Node node) const;
  [[nodiscard]] Node template_contents(Node node) const;  // the fragment of a template element

  // Document order inside the subtree of `top`: the node after `node`, or no_node at the end. after_subtree()
  // passes over the children of `node`.
  [[nodiscard]] Node next(Node node, Node top = 0) const;
  [[nodiscard]] Node after_subtree(Node node, Node top = 0) const;

  // Bytes of the capture that the node came from: an element from its start tag to the end of its end tag (or
  // of its last descendant), a text run its own bytes; empty for what the parser made up.
  [[nodiscard]] ByteRange evidence(Node node) const;

  struct Tree;  // src/page/tree.h

 private:
  explicit Page(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace broadsheet
