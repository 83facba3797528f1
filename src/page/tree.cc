// tree.cc: links, names, texts and places of the nodes of a page. No walk here is longer than one list of
// siblings that moves, or one line of last descendants. Entry points: the members of Page::Tree.

#include "page/tree.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace broadsheet {
namespace {

constexpr std::size_t longest_text = 1U << 27;  // what a node can count

}  // namespace

NodeData NodeData::document(NodeKind kind) {
  NodeData data;
  data.kind_ = static_cast<std::uint32_t>(kind) & 7;
  return data;
}

NodeData NodeData::element(Tag name, Namespace space, std::uint32_t start) {
  NodeData data;
  data.kind_ = static_cast<std::uint32_t>(NodeKind::element);
  data.space_ = static_cast<std::uint32_t>(space) & 3;
  data.set_short_name(std::min(number_of(name), many_names));
  data.place_ = start;
  return data;
}

NodeData NodeData::text(NodeKind kind, TextPlace place) {
  NodeData data;
  data.kind_ = static_cast<std::uint32_t>(kind) & 7;
  data.set_text(place);
  return data;
}

// ------------------------------------------------------------------------------------------------ links

Node Page::Tree::append_element(Node parent, Tag name, std::uint32_t start) {
  const Node node = add(NodeData::element(name, Namespace::html, start));
  set_name(node, name);
  append_child(parent, node);
  return node;
}

Node Page::Tree::copy(Node node) {
  NodeData data = nodes[node];
  data.set_parent(0);
  data.set_next(0);
  data.set_previous(0);
  if (!data.is_text()) data.set_first(0);
  const Node made = add(data);
  if (!data.has_record()) return made;
  ElementRecord record = records[data.place()];
  record.tags.end = no_place;  // the end tag is the original's
  records.push_back(record);
  nodes[made].set_record(records.size() - 1);
  return made;
}

void Page::Tree::append_child(Node parent, Node child) {
  NodeData& data = nodes[child];
  NodeData& above = nodes[parent];
  data.set_parent(parent);
  data.set_next(0);
  const Node first = above.first();
  if (first == 0) {
    above.set_first(child);
    data.set_previous(child);
    return;
  }
  NodeData& head = nodes[first];
  data.set_previous(head.previous());
  nodes[head.previous()].set_next(child);
  head.set_previous(child);
}

void Page::Tree::insert_before(Node reference, Node child) {
  const Node parent = nodes[reference].parent();
  const Node before = previous_sibling(reference);
  NodeData& data = nodes[child];
  data.set_parent(parent);
  data.set_next(reference);
  data.set_previous(nodes[reference].previous());
  nodes[reference].set_previous(child);
  if (before == 0) {
    nodes[parent].set_first(child);
  } else {
    nodes[before].set_next(child);
  }
}

void Page::Tree::remove(Node child) {
  NodeData& data = nodes[child];
  const Node parent = data.parent(), next = data.next(), before = previous_sibling(child);
  if (before == 0) {
    nodes[parent].set_first(next);
  } else {
    nodes[before].set_next(next);
  }
  // The link back of whoever follows; of the first child where the last one leaves.
  const Node holder = next != 0 ? next : nodes[parent].first();
  if (holder != 0) nodes[holder].set_previous(data.previous());
  data.set_parent(0);
  data.set_next(0);
  data.set_previous(0);
}

void Page::Tree::move_children(Node from, Node to) {
  const Node first = nodes[from].first();
  for (Node child = first; child != 0; child = nodes[child].next()) nodes[child].set_parent(to);
  nodes[to].set_first(first);
  nodes[from].set_first(0);
}

// ------------------------------------------------------------------------------------------------ names

void Page::Tree::set_name(Node node, Tag name) {
  nodes[node].set_short_name(std::min(number_of(name), NodeData::many_names));
  if (number_of(name) >= NodeData::many_names) record_of(node).name = number_of(name);
}

ElementRecord& Page::Tree::record_of(Node node) {
  NodeData& data = nodes[node];
  if (!data.has_record()) {
    ElementRecord record;
    record.tags.begin = data.place();
    records.push_back(record);
    data.set_record(records.size() - 1);
  }
  return records[data.place()];
}

void Page::Tree::set_attributes(Node node, std::span<const AttributeData> list) {
  ElementRecord& record = record_of(node);
  record.attributes_begin = attributes.size();
  record.attribute_count = static_cast<std::uint32_t>(list.size());
  attributes.append(list.data(), list.size());
}

// ------------------------------------------------------------------------------------------------ texts

TextPlace Page::Tree::own(std::string_view text, SourceRange range) {
  const TextPlace place = {static_cast<std::uint32_t>(source().size() + owned_.size()),
                           static_cast<std::uint32_t>(text.size())};
  if (text.empty()) return place;
  changed_.push_back({place.begin, range});
  owned_.append(text.data(), text.size());
  return place;
}

void Page::Tree::extend_text(Node node, std::string_view more, SourceRange range) {
  NodeData& data = nodes[node];
  const TextPlace old = data.text_place();
  const bool in_source = !is_owned(old);
  const bool follows = in_source && old.end() == range.begin && more.data() == source().data() + range.begin;
  if (follows) return data.set_text({old.begin, old.length + static_cast<std::uint32_t>(more.size())});

  if (old.length + more.size() >= longest_text) return flag("text-limit");
  // An owned text has room for the next power of two, so that growing costs what is added.
  const std::uint32_t length = old.length + static_cast<std::uint32_t>(more.size());
  if (!in_source && length <= std::bit_ceil(old.length)) {
    std::memcpy(&owned_[old.end() - source().size()], more.data(), more.size());
    const auto at = std::lower_bound(changed_.all().begin(), changed_.all().end(), old.begin,
                                     [](const Changed& c, std::uint32_t begin) { return c.owned < begin; });
    changed_[static_cast<std::size_t>(at - changed_.all().begin())].range.end = range.end;
    return data.set_text({old.begin, length});
  }
  data.set_text(own_with_room(text(old), more, {source_range(old).begin, range.end}));
}

// What grows may move, so the first part may stand in what grows; the second may not.
TextPlace Page::Tree::own_with_room(std::string_view first, std::string_view second, SourceRange range) {
  const bool moves = first.data() >= owned_.data() && first.data() < owned_.data() + owned_.size();
  const std::size_t from = moves ? static_cast<std::size_t>(first.data() - owned_.data()) : 0;
  const TextPlace place = {static_cast<std::uint32_t>(source().size() + owned_.size()),
                           static_cast<std::uint32_t>(first.size() + second.size())};
  char* to = owned_.extend(std::bit_ceil(place.length));
  std::memcpy(to, moves ? owned_.data() + from : first.data(), first.size());
  if (!second.empty()) std::memcpy(to + first.size(), second.data(), second.size());
  changed_.push_back({place.begin, range});
  return place;
}

Node Page::Tree::add_text(std::string_view text, SourceRange range) {
  if (text.data() == source().data() + range.begin)
    return add(NodeData::text(NodeKind::text, {range.begin, static_cast<std::uint32_t>(text.size())}));
  return add(NodeData::text(NodeKind::text, own_with_room(text, {}, range)));
}

// ------------------------------------------------------------------------------------------------ places

SourceRange Page::Tree::range_of_owned(std::uint32_t begin) const {
  const auto all = changed_.all();
  const auto at = std::lower_bound(all.begin(), all.end(), begin,
                                   [](const Changed& c, std::uint32_t place) { return c.owned < place; });
  return at == all.end() || at->owned != begin ? SourceRange{} : at->range;
}

SourceRange Page::Tree::source_range(TextPlace place) const {
  if (place.length == 0) return {};
  if (is_owned(place)) return range_of_owned(place.begin);
  return {place.begin, place.end()};
}

// The first '>' behind the start tag's name and attribute values; no_place where there is no start tag.
std::uint32_t Page::Tree::start_tag_end(Node node) const {
  const NodeData& data = nodes[node];
  std::uint32_t at = data.has_record() ? records[data.place()].tags.begin : data.place();
  if (at == no_place) return no_place;
  for (const AttributeData& a : attributes_of(node)) at = std::max(at, source_range(a.value).end);
  const std::size_t end = source().find('>', at);
  return static_cast<std::uint32_t>(end == std::string_view::npos ? source().size() : end + 1);
}

SourceRange Page::Tree::source_range(Node node) const {
  const auto own_range = [this](Node each) -> SourceRange {
    const NodeData& data = nodes[each];
    if (data.is_text()) return source_range(data.text_place());
    if (!data.has_record()) return {data.place(), start_tag_end(each)};
    const SourceRange tags = records[data.place()].tags;
    return tags.end != no_place ? tags : SourceRange{tags.begin, start_tag_end(each)};
  };
  SourceRange range = own_range(node);
  if (range.begin == no_place) return {};
  for (Node last = last_child(node); last != 0; last = last_child(last)) {
    const std::uint32_t end = own_range(last).end;
    if (end != no_place) range.end = std::max(range.end, end);
  }
  return range;
}

ByteRange Page::Tree::in_capture(SourceRange range) const {
  if (range.end <= range.begin) return {};
  if (is_decoded) return offsets.in_capture(range.begin, range.end);
  return {std::uint64_t{range.begin} + bom, std::uint64_t{range.end} + bom};
}

void Page::Tree::flag(std::string_view name) {
  if (std::find(flags.begin(), flags.end(), name) == flags.end()) flags.emplace_back(name);
}

void Page::Tree::clear_nodes() {
  nodes.clear();
  records.clear();
  attributes.clear();
  owned_.clear();
  changed_.clear();
  quirks = false;
}

}  // namespace broadsheet
