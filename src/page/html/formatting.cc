// formatting.cc: the list of active formatting elements (13.2.4.3) and the adoption agency (13.2.6.4.7), with
// the standard's step numbers. Entry points: reconstruct_formatting(), push_formatting(), adoption_agency().

#include <algorithm>

#include "page/html/tree_builder.h"

namespace broadsheet::html {

// ------------------------------------------------------------------------------------------------ the list

bool TreeBuilder::same_attributes(Node a, Node b) const {
  const auto of_a = tree_.attributes_of(a), of_b = tree_.attributes_of(b);
  if (of_a.size() != of_b.size()) return false;
  return std::ranges::all_of(of_a, [&](const AttributeData& x) {
    return std::ranges::any_of(of_b, [&](const AttributeData& y) {
      return x.name == y.name && tree_.text(x.value) == tree_.text(y.value);
    });
  });
}

// "push onto the list of active formatting elements", with the Noah's Ark clause: three alike, no more.
void TreeBuilder::push_formatting(const OpenElement& element) {
  std::size_t alike = 0, earliest = 0, since_marker = 0;
  for (std::size_t i = active_.size(); i-- > 0 && active_[i].node != 0;) {
    ++since_marker;
    if (active_[i].name != element.name || !same_attributes(active_[i].node, element.node)) continue;
    ++alike;
    earliest = i;
  }
  if (alike >= 3) active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(earliest));
  if (since_marker >= options_.limits.formatting) return tree_.flag("formatting-limit");
  active_.push_back(element);
}

std::size_t TreeBuilder::active_index_of(Node node) const {
  for (std::size_t i = active_.size(); i-- > 0;)
    if (active_[i].node == node) return i;
  return active_.size();
}

// The last entry of this name behind the last marker; active_.size() where there is none.
std::size_t TreeBuilder::active_since_marker(Tag name) const {
  for (std::size_t i = active_.size(); i-- > 0 && active_[i].node != 0;)
    if (active_[i].name == name) return i;
  return active_.size();
}

void TreeBuilder::clear_to_last_marker() {
  while (!active_.empty()) {
    const bool marker = active_.back().node == 0;
    active_.pop_back();
    if (marker) return;
  }
}

void TreeBuilder::remove_formatting(Node node) {
  const std::size_t index = active_index_of(node);
  if (index < active_.size()) active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(index));
}

// "create an element for the token for which the element was created": same tag, same bytes.
OpenElement TreeBuilder::clone(const OpenElement& element) {
  const Node node = tree_.copy(element.node);
  if (copies_left_ > 0) --copies_left_;
  return {node, element.name, element.space, element.categories};
}

// "reconstruct the active formatting elements"
void TreeBuilder::reconstruct_formatting() {
  if (active_.empty()) return;
  const auto is_done = [&](const OpenElement& e) { return e.node == 0 || open_.contains(e.node); };
  std::size_t first = active_.size();
  while (first > 0 && !is_done(active_[first - 1])) --first;
  if (active_.size() - first > copies_left_) return tree_.flag("copies-limit");
  for (std::size_t i = first; i < active_.size(); ++i) {
    const Location location = appropriate_place();
    const OpenElement element = clone(active_[i]);
    insert_at(location, element.node);
    open_.push(element);
    active_[i] = element;
  }
}

// ------------------------------------------------------------------------------------------------ adoption
// agency

void TreeBuilder::adoption_agency(Token& token) {
  const Tag subject = token.name;
  // 2. The current node is the subject and not in the list.
  if (current().is(subject) && active_index_of(current().node) == active_.size()) {
    note_end_tag(current().node);
    return pop();
  }
  if (active_since_marker(subject) == active_.size()) return end_ordinary(token);
  // 3 and 4. The outer loop.
  for (int outer = 0; outer < 8; ++outer)
    if (!adopt_once(subject)) return;
}

// Steps 4.3 to 4.19; false where the algorithm returns.
bool TreeBuilder::adopt_once(Tag subject) {
  const std::size_t in_list = active_since_marker(subject);
  if (in_list == active_.size()) return false;
  const OpenElement formatting_element = active_[in_list];
  const std::size_t in_stack = open_.index_of(formatting_element.node);
  if (in_stack == open_.size()) {
    remove_formatting(formatting_element.node);
    return false;
  }
  if (!open_.has_node_in_scope(formatting_element.node)) return false;
  note_end_tag(formatting_element.node);
  end_tag_ = nullptr;  // it is the end tag of no other

  std::size_t furthest = in_stack + 1;
  while (furthest < open_.size() && !open_[furthest].has(special)) ++furthest;
  if (furthest == open_.size()) {
    while (open_.size() > in_stack) pop();
    remove_formatting(formatting_element.node);
    return false;
  }

  const OpenElement common_ancestor = open_[in_stack - 1];
  const OpenElement furthest_block = open_[furthest];
  std::size_t bookmark = active_index_of(formatting_element.node);
  const Node last = adoption_inner_loop(furthest, formatting_element.node, bookmark);

  // 14. The last node goes where the common ancestor says.
  if (tree_.nodes[last].parent() != 0) tree_.remove(last);
  insert_at(appropriate_place(common_ancestor.node), last);

  // 15 to 17. A new element takes what the furthest block holds.
  const OpenElement element = clone(formatting_element);
  tree_.move_children(content_of(furthest_block.node), element.node);
  tree_.append_child(content_of(furthest_block.node), element.node);

  // 18 and 19. It takes the formatting element's place in the list and stands behind the block in the stack.
  const std::size_t old = active_index_of(formatting_element.node);
  active_.insert(active_.begin() + static_cast<std::ptrdiff_t>(bookmark), element);
  active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(old < bookmark ? old : old + 1));
  open_.remove(formatting_element.node);
  open_.insert(open_.index_of(furthest_block.node) + 1, element);
  return true;
}

// Steps 4.11 to 4.13: the elements between formatting element and furthest block, from below. Returns the
// last node.
Node TreeBuilder::adoption_inner_loop(std::size_t furthest, Node formatting_element, std::size_t& bookmark) {
  Node last = open_[furthest].node;
  const Node furthest_block = last;
  int inner = 0;
  for (std::size_t index = furthest; open_[--index].node != formatting_element;) {
    const OpenElement node = open_[index];
    std::size_t in_list = active_index_of(node.node);
    // 4. From the fourth on they leave the list.
    if (++inner > 3 && in_list < active_.size()) {
      active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(in_list));
      if (in_list < bookmark) --bookmark;
      in_list = active_.size();
    }
    // 5. What is not in the list leaves the stack.
    if (in_list == active_.size()) {
      open_.erase(index);
      continue;
    }
    // 6. A copy takes its place in both.
    const OpenElement copy = clone(node);
    active_[in_list] = copy;
    open_.replace(index, copy);
    // 7 to 9.
    if (last == furthest_block) bookmark = in_list + 1;
    if (tree_.nodes[last].parent() != 0) tree_.remove(last);
    tree_.append_child(copy.node, last);
    last = copy.node;
  }
  return last;
}

}  // namespace broadsheet::html
