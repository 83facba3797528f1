// open_elements.cc: a vector, walked from its end. Entry points: the members of OpenElements.

#include "page/html/open_elements.h"

#include <algorithm>

namespace broadsheet::html {

void OpenElements::push(const OpenElement& element) {
  add_count(element, 1);
  if (empty()) in_order_ = true;
  in_order_ = in_order_ && (empty() || elements_.back().node < element.node);
  elements_.push_back(element);
}

OpenElement OpenElements::pop() {
  const OpenElement element = elements_.back();
  add_count(element, 0U - 1);
  elements_.pop_back();
  return element;
}

void OpenElements::insert(std::size_t index, const OpenElement& element) {
  add_count(element, 1);
  in_order_ = false;
  elements_.insert(elements_.begin() + static_cast<std::ptrdiff_t>(index), element);
}

void OpenElements::replace(std::size_t index, const OpenElement& element) {
  add_count(elements_[index], 0U - 1);
  add_count(element, 1);
  in_order_ = false;
  elements_[index] = element;
}

void OpenElements::erase(std::size_t index) {
  add_count(elements_[index], 0U - 1);
  elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(index));
}

void OpenElements::remove(Node node) {
  const std::size_t index = index_of(node);
  if (index < size()) erase(index);
}

std::size_t OpenElements::index_of(Node node) const {
  if (!empty() && elements_.back().node == node) return size() - 1;
  if (in_order_) {
    const auto found = std::ranges::lower_bound(elements_, node, {}, &OpenElement::node);
    return found != elements_.end() && found->node == node
               ? static_cast<std::size_t>(found - elements_.begin())
               : size();
  }
  for (std::size_t i = size(); i-- > 0;)
    if (elements_[i].node == node) return i;
  return size();
}

std::size_t OpenElements::last_index_of(Tag name) const {
  if (count(name) == 0) return size();
  for (std::size_t i = size(); i-- > 0;)
    if (elements_[i].is(name)) return i;
  return size();
}

bool OpenElements::has_in_scope(Tag name, Categories ends) const {
  if (count(name) == 0) return false;
  for (std::size_t i = size(); i-- > 0;) {
    if (elements_[i].is(name)) return true;
    if (elements_[i].has(ends)) return false;
  }
  return false;
}

bool OpenElements::has_heading_in_scope() const {
  for (std::size_t i = size(); i-- > 0;) {
    if (elements_[i].has(heading)) return true;
    if (elements_[i].has(scope_end)) return false;
  }
  return false;
}

bool OpenElements::has_node_in_scope(Node node) const {
  for (std::size_t i = size(); i-- > 0;) {
    if (elements_[i].node == node) return true;
    if (elements_[i].has(scope_end)) return false;
  }
  return false;
}

}  // namespace broadsheet::html
