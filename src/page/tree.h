#pragma once
// tree.h: the nodes of a Page, and the builders that fill them.
//
// A node takes 20 bytes: four links of 27 bits, and in the bits that these leave free the kind, the namespace
// and the name. What only some nodes have stands in tables beside: attributes (12 bytes each), and a record
// of 20 bytes for an element that has attributes or an end tag. Text is a place in one space of bytes: below
// source().size() the text that was parsed, above it the texts that stand nowhere in it as such (`owned`).
//
// Siblings are a list; the first one's link back leads to the last, so that a parent finds both ends.

#include <span>
#include <string>
#include <vector>

#include "broadsheet/page.h"
#include "page/names.h"
#include "page/offsets.h"

namespace broadsheet {

// Bytes of the space that `Page::Tree` describes.
struct TextPlace {
  std::uint32_t begin = 0, length = 0;
  [[nodiscard]] std::uint32_t end() const { return begin + length; }
};

// Bytes of the text that was parsed.
struct SourceRange {
  std::uint32_t begin = 0, end = 0;
};

// Which namespace an attribute of a foreign element is in.
enum class AttributeSpace : std::uint8_t { none, xlink, xml, xmlns };

struct AttributeData {
  std::uint32_t name : 30;
  std::uint32_t space : 2;
  TextPlace value;
  [[nodiscard]] Tag tag() const { return static_cast<Tag>(name); }
};

inline constexpr std::uint32_t no_place = 0xFFFFFFFF;
inline constexpr std::uint32_t most_text = 1U << 26;  // bytes of one page as UTF-8; keeps nodes in 27 bits

class NodeData {
 public:
  static NodeData document(NodeKind kind);  // or fragment
  static NodeData element(Tag name, Namespace space, std::uint32_t start);
  static NodeData text(NodeKind kind, TextPlace place);  // or comment

  [[nodiscard]] NodeKind kind() const { return static_cast<NodeKind>(kind_); }
  [[nodiscard]] Namespace space() const { return static_cast<Namespace>(space_); }

  // 0 where there is none: the document is nobody's child or sibling.
  [[nodiscard]] Node parent() const { return parent_; }
  [[nodiscard]] Node next() const { return next_; }
  [[nodiscard]] Node previous() const { return previous_; }  // of a first child: the last child
  [[nodiscard]] Node first() const { return is_text() ? 0 : first_; }
  void set_parent(Node node) { parent_ = node; }
  void set_next(Node node) { next_ = node; }
  void set_previous(Node node) { previous_ = node; }
  void set_first(Node node) { first_ = node; }

  [[nodiscard]] bool is_text() const { return kind() == NodeKind::text || kind() == NodeKind::comment; }
  [[nodiscard]] TextPlace text_place() const { return {place_, first_}; }
  void set_text(TextPlace place) {
    place_ = place.begin;
    first_ = place.length;
  }

  // The name, or many_names where the record has it.
  [[nodiscard]] std::uint32_t short_name() const {
    return name_low_ | std::uint32_t{name_middle_} << 5 | std::uint32_t{name_high_} << 10;
  }
  void set_short_name(std::uint32_t name) {
    name_low_ = name & 31;
    name_middle_ = name >> 5 & 31;
    name_high_ = name >> 10 & 15;
  }
  static constexpr std::uint32_t many_names = (1U << 14) - 1;

  // With a record: its index. Without: where the start tag begins, or no_place.
  [[nodiscard]] bool has_record() const { return has_record_ != 0; }
  [[nodiscard]] std::uint32_t place() const { return place_; }
  void set_record(std::uint32_t index) {
    has_record_ = 1;
    place_ = index;
  }

 private:
  std::uint32_t parent_ : 27 = 0, kind_ : 3 = 0, space_ : 2 = 0;
  std::uint32_t next_ : 27 = 0, name_low_ : 5 = 0;
  std::uint32_t previous_ : 27 = 0, name_middle_ : 5 = 0;
  std::uint32_t first_ : 27 = 0, name_high_ : 4 = 0, has_record_ : 1 = 0;  // texts: first_ is the length
  std::uint32_t place_ = no_place;
};
static_assert(sizeof(NodeData) == 20);

struct ElementRecord {
  // From the start tag to the end of the end tag, or no_place where there is no such tag.
  SourceRange tags = {no_place, no_place};
  std::uint32_t attributes_begin = 0, attribute_count = 0;
  std::uint32_t name = 0;
};

struct Page::Tree {
  Capture capture;
  PageKind kind = PageKind::html;
  bool quirks = false;
  std::string encoding;
  bool encoding_is_guess = false;  // "tentative": a meta element may still say otherwise
  std::string decoded;             // the text to parse, where it is not a part of the capture as it stands
  std::uint32_t bom = 0;           // bytes of the capture before that part
  bool is_decoded = false;
  Offsets offsets;  // of `decoded`
  std::vector<std::string> flags;

  GrowingArray<NodeData> nodes;
  GrowingArray<ElementRecord> records;
  GrowingArray<AttributeData> attributes;
  Names names;

  // The text that builders read: valid UTF-8, every line end LF.
  [[nodiscard]] std::string_view source() const {
    return is_decoded ? std::string_view(decoded) : std::string_view(capture.bytes).substr(bom);
  }

  // ------------------------------------------------------------------------------------- nodes
  Node add(const NodeData& data) {
    nodes.push_back(data);
    return nodes.size() - 1;
  }
  Node copy(Node node);  // the same, and the same bytes of the capture, without relatives
  Node append_element(Node parent, Tag name, std::uint32_t start = no_place);
  void append_child(Node parent, Node child);
  void insert_before(Node reference, Node child);
  void remove(Node child);
  void move_children(Node from, Node to);  // `to` has none

  [[nodiscard]] Node last_child(Node node) const {
    const Node first = nodes[node].first();
    return first == 0 ? 0 : nodes[first].previous();
  }
  [[nodiscard]] Node previous_sibling(Node node) const {
    const Node previous = nodes[node].previous();
    return previous == 0 || nodes[previous].next() == 0 ? 0 : previous;
  }

  [[nodiscard]] Tag name(Node node) const {
    const std::uint32_t name = nodes[node].short_name();
    return static_cast<Tag>(name == NodeData::many_names ? records[nodes[node].place()].name : name);
  }
  void set_name(Node node, Tag name);
  ElementRecord& record_of(Node node);  // made where there is none
  [[nodiscard]] std::span<const AttributeData> attributes_of(Node node) const {
    if (!nodes[node].has_record()) return {};
    const ElementRecord& record = records[nodes[node].place()];
    return {attributes.data() + record.attributes_begin, record.attribute_count};
  }
  void set_attributes(Node node, std::span<const AttributeData> list);

  // ------------------------------------------------------------------------------------- texts
  [[nodiscard]] std::string_view text(TextPlace place) const {
    const std::string_view from = source();
    return place.begin < from.size() || place.length == 0
               ? from.substr(place.length == 0 ? 0 : place.begin, place.length)
               : std::string_view(owned_.data() + (place.begin - from.size()), place.length);
  }
  [[nodiscard]] bool is_owned(TextPlace place) const {
    return place.length > 0 && place.begin >= source().size();
  }

  // A copy of a text that came from `range`.
  TextPlace own(std::string_view text, SourceRange range);

  // A text node, with room to grow where it is a copy.
  Node add_text(std::string_view text, SourceRange range);

  // More text at the end of a text node. Texts that follow each other in the source stay one view of it.
  void extend_text(Node node, std::string_view more, SourceRange range);

  // ------------------------------------------------------------------------------------- places
  [[nodiscard]] SourceRange source_range(TextPlace place) const;
  [[nodiscard]] SourceRange source_range(Node node) const;
  [[nodiscard]] std::uint32_t start_tag_end(Node node) const;
  [[nodiscard]] ByteRange in_capture(SourceRange range) const;

  void flag(std::string_view name);
  void clear_nodes();  // for building again

 private:
  // Where in the source an owned text came from.
  struct Changed {
    std::uint32_t owned;
    SourceRange range;
  };
  TextPlace own_with_room(std::string_view first, std::string_view second, SourceRange range);
  [[nodiscard]] SourceRange range_of_owned(std::uint32_t begin) const;

  GrowingArray<char> owned_;
  GrowingArray<Changed> changed_;  // in order of `owned`
};

void build_html(Page::Tree& tree, const PageOptions& options);
void build_text(Page::Tree& tree);
[[nodiscard]] bool build_xml(Page::Tree& tree,
                             const PageOptions& options);  // false, no nodes: not well-formed

}  // namespace broadsheet
