#pragma once
// open_elements.h: the stack of open elements (13.2.4.2). The limit on depth keeps it short, so a walk over
// it costs a constant; most questions are answered by a count of open elements for each name, without a walk.

#include <vector>

#include "page/html/categories.h"

namespace broadsheet::html {

struct OpenElement {
  Node node = 0;
  Tag name = Tag::none;
  Namespace space = Namespace::html;
  Categories categories = 0;

  [[nodiscard]] bool is(Tag html_name) const { return name == html_name && space == Namespace::html; }
  [[nodiscard]] bool has(Categories category) const { return (categories & category) != 0; }
};

class OpenElements {
 public:
  [[nodiscard]] std::size_t size() const { return elements_.size(); }
  [[nodiscard]] bool empty() const { return elements_.empty(); }
  [[nodiscard]] const OpenElement& operator[](std::size_t i) const { return elements_[i]; }
  [[nodiscard]] const OpenElement& current() const { return elements_.back(); }

  void push(const OpenElement& element);
  OpenElement pop();
  void insert(std::size_t index, const OpenElement& element);
  void replace(std::size_t index, const OpenElement& element);
  void erase(std::size_t index);
  void remove(Node node);

  [[nodiscard]] bool contains(Tag html_name) const { return count(html_name) > 0; }
  [[nodiscard]] bool contains(Node node) const { return index_of(node) < size(); }
  [[nodiscard]] std::size_t index_of(Node node) const;      // size() where it is not open
  [[nodiscard]] std::size_t last_index_of(Tag name) const;  // of an HTML element; size() where none is open

  // "has an element in the specific scope": ends are the categories that end the scope.
  [[nodiscard]] bool has_in_scope(Tag name, Categories ends = scope_end) const;
  [[nodiscard]] bool has_in_list_item_scope(Tag name) const {
    return has_in_scope(name, scope_end | list_item_scope_end);
  }
  [[nodiscard]] bool has_in_button_scope(Tag name) const {
    return has_in_scope(name, scope_end | button_scope_end);
  }
  [[nodiscard]] bool has_in_table_scope(Tag name) const { return has_in_scope(name, table_scope_end); }
  [[nodiscard]] bool has_heading_in_scope() const;
  [[nodiscard]] bool has_node_in_scope(Node node) const;

 private:
  [[nodiscard]] std::uint32_t count(Tag name) const {
    return number_of(name) < counts_.size() ? counts_[number_of(name)] : 0;
  }
  void add_count(const OpenElement& element, std::uint32_t by) {
    if (element.space != Namespace::html) return;
    if (number_of(element.name) >= counts_.size()) counts_.resize(number_of(element.name) * 2);
    counts_[number_of(element.name)] += by;
  }

  std::vector<OpenElement> elements_;
  bool in_order_ =
      true;  // each node is younger than those below it: so it is until the adoption agency has moved one
  std::vector<std::uint32_t> counts_ = std::vector<std::uint32_t>(known_names);  // of open HTML elements
};

}  // namespace broadsheet::html
