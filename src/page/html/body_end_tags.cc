// body_end_tags.cc: what "in body" does with each end tag (13.2.6.4.7). Entry points: the end_… members.

#include "page/html/tree_builder.h"

namespace broadsheet::html {

void TreeBuilder::end_body(Token&) {
  if (!open_.has_in_scope(Tag::body)) return;
  note_end_tag(open_[1].node);
  mode_ = &TreeBuilder::after_body_mode;
}

void TreeBuilder::end_html(Token& token) {
  if (!open_.has_in_scope(Tag::body)) return;
  reprocess_in(&TreeBuilder::after_body_mode, token);
}

void TreeBuilder::end_block(Token& token) {
  if (!open_.has_in_scope(token.name)) return;
  generate_implied_end_tags();
  pop_until(token.name);
}

void TreeBuilder::end_form(Token&) {
  if (open_.contains(Tag::template_)) {
    if (!open_.has_in_scope(Tag::form)) return;
    generate_implied_end_tags();
    return pop_until(Tag::form);
  }
  const Node node = form_;
  form_ = 0;
  if (node == 0 || !open_.has_node_in_scope(node)) return;
  generate_implied_end_tags();
  note_end_tag(node);
  open_.remove(node);
}

void TreeBuilder::end_p(Token&) {
  if (!open_.has_in_button_scope(Tag::p)) insert_implied(Tag::p);
  close_p();
}

void TreeBuilder::end_li(Token&) {
  if (!open_.has_in_list_item_scope(Tag::li)) return;
  generate_implied_end_tags(Tag::li);
  pop_until(Tag::li);
}

void TreeBuilder::end_dd_dt(Token& token) {
  if (!open_.has_in_scope(token.name)) return;
  generate_implied_end_tags(token.name);
  pop_until(token.name);
}

void TreeBuilder::end_heading(Token&) {
  if (!open_.has_heading_in_scope()) return;
  generate_implied_end_tags();
  pop_until_heading();
}

void TreeBuilder::end_applet(Token& token) {
  if (!open_.has_in_scope(token.name)) return;
  generate_implied_end_tags();
  pop_until(token.name);
  clear_to_last_marker();
}

// "Act as if a start tag": without the attributes.
void TreeBuilder::end_br(Token& token) {
  token.attributes = {};
  start_void(token);
}

// "Any other end tag"
void TreeBuilder::end_ordinary(Token& token) {
  for (std::size_t i = open_.size(); i-- > 1;) {
    const OpenElement element = open_[i];
    if (element.is(token.name)) {
      generate_implied_end_tags(token.name);
      note_end_tag(element.node);
      while (open_.size() > i) pop();
      return;
    }
    if (element.has(special)) return;
  }
}

}  // namespace broadsheet::html
