// body_start_tags.cc: what "in body" does with each start tag (13.2.6.4.7). Entry points: the start_…
// members.

#include "base/strings.h"
#include "page/html/tree_builder.h"

namespace broadsheet::html {

void TreeBuilder::start_html(Token& token) {
  if (!open_.contains(Tag::template_)) add_missing_attributes(open_[0].node, token);
}

void TreeBuilder::start_body(Token& token) {
  if (open_.size() == 1 || !open_[1].is(Tag::body) || open_.contains(Tag::template_)) return;
  frameset_ok_ = false;
  add_missing_attributes(open_[1].node, token);
}

void TreeBuilder::start_frameset(Token& token) {
  if (open_.size() == 1 || !open_[1].is(Tag::body) || !frameset_ok_) return;
  if (tree_.nodes[open_[1].node].parent() != 0) tree_.remove(open_[1].node);
  while (open_.size() > 1) pop();
  insert_element(token);
  mode_ = &TreeBuilder::in_frameset_mode;
}

void TreeBuilder::start_block(Token& token) {
  close_p_in_button_scope();
  insert_element(token);
}

void TreeBuilder::start_heading(Token& token) {
  close_p_in_button_scope();
  if (current().has(heading)) pop();
  insert_element(token);
}

void TreeBuilder::start_pre(Token& token) {
  close_p_in_button_scope();
  insert_element(token);
  ignore_next_line_feed_ = true;
  frameset_ok_ = false;
}

void TreeBuilder::start_form(Token& token) {
  const bool in_template = open_.contains(Tag::template_);
  if (form_ != 0 && !in_template) return;
  close_p_in_button_scope();
  const Node node = insert_element(token);
  if (!in_template) form_ = node;
}

void TreeBuilder::start_li(Token& token) {
  frameset_ok_ = false;
  for (std::size_t i = open_.size(); i-- > 0;) {
    const OpenElement& element = open_[i];
    if (element.is(Tag::li)) {
      generate_implied_end_tags(Tag::li);
      pop_until(Tag::li);
      break;
    }
    if (element.has(special) && !element.is(Tag::address) && !element.is(Tag::div) && !element.is(Tag::p))
      break;
  }
  close_p_in_button_scope();
  insert_element(token);
}

void TreeBuilder::start_dd_dt(Token& token) {
  frameset_ok_ = false;
  for (std::size_t i = open_.size(); i-- > 0;) {
    const OpenElement& element = open_[i];
    if (element.is(Tag::dd) || element.is(Tag::dt)) {
      const Tag name = element.name;
      generate_implied_end_tags(name);
      pop_until(name);
      break;
    }
    if (element.has(special) && !element.is(Tag::address) && !element.is(Tag::div) && !element.is(Tag::p))
      break;
  }
  close_p_in_button_scope();
  insert_element(token);
}

void TreeBuilder::start_plaintext(Token& token) {
  close_p_in_button_scope();
  insert_element(token);
  tokenizer_.switch_to(&Tokenizer::plaintext_state);
}

void TreeBuilder::start_button(Token& token) {
  if (open_.has_in_scope(Tag::button)) {
    generate_implied_end_tags();
    pop_until(Tag::button);
  }
  reconstruct_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_a(Token& token) {
  const std::size_t index = active_since_marker(Tag::a);
  if (index < active_.size()) {
    const Node node = active_[index].node;
    adoption_agency(token);
    remove_formatting(node);
    open_.remove(node);
  }
  reconstruct_formatting();
  insert_element(token);
  push_formatting(current());
}

void TreeBuilder::start_formatting(Token& token) {
  reconstruct_formatting();
  insert_element(token);
  push_formatting(current());
}

void TreeBuilder::start_nobr(Token& token) {
  reconstruct_formatting();
  if (open_.has_in_scope(Tag::nobr)) {
    adoption_agency(token);
    reconstruct_formatting();
  }
  insert_element(token);
  push_formatting(current());
}

void TreeBuilder::start_applet(Token& token) {
  reconstruct_formatting();
  insert_element(token);
  push_marker();
  frameset_ok_ = false;
}

void TreeBuilder::start_table(Token& token) {
  if (!tree_.quirks) close_p_in_button_scope();
  insert_element(token);
  frameset_ok_ = false;
  mode_ = &TreeBuilder::in_table_mode;
}

void TreeBuilder::start_void(Token& token) {
  reconstruct_formatting();
  insert_void(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_input(Token& token) {
  if (is_fragment_ && context_.is(Tag::select)) return;
  if (open_.has_in_scope(Tag::select)) pop_until(Tag::select);
  reconstruct_formatting();
  insert_void(token);
  if (!has_hidden_type(token)) frameset_ok_ = false;
}

void TreeBuilder::start_param(Token& token) {
  insert_void(token);
}

void TreeBuilder::start_hr(Token& token) {
  close_p_in_button_scope();
  if (open_.has_in_scope(Tag::select)) generate_implied_end_tags();
  insert_void(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_image(Token& token) {
  token.name = Tag::img;
  process_again(token);
}

void TreeBuilder::start_textarea(Token& token) {
  insert_raw_text(token, &Tokenizer::rcdata_state);
  ignore_next_line_feed_ = true;
  frameset_ok_ = false;
}

void TreeBuilder::start_xmp(Token& token) {
  close_p_in_button_scope();
  reconstruct_formatting();
  frameset_ok_ = false;
  insert_raw_text(token, &Tokenizer::rawtext_state);
}

void TreeBuilder::start_iframe(Token& token) {
  frameset_ok_ = false;
  insert_raw_text(token, &Tokenizer::rawtext_state);
}

void TreeBuilder::start_noembed(Token& token) {
  insert_raw_text(token, &Tokenizer::rawtext_state);
}

void TreeBuilder::start_noscript(Token& token) {
  if (options_.scripting) return insert_raw_text(token, &Tokenizer::rawtext_state);
  start_ordinary(token);
}

// Selects hold any content since 2025 (whatwg/html pull request 10548); a select in a select ends the outer
// one.
void TreeBuilder::start_select(Token& token) {
  if (is_fragment_ && context_.is(Tag::select)) return;
  if (open_.has_in_scope(Tag::select)) return pop_until(Tag::select);
  reconstruct_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_optgroup(Token& token) {
  if (open_.has_in_scope(Tag::select)) {
    generate_implied_end_tags();
  } else if (current().is(Tag::option)) {
    pop();
  }
  reconstruct_formatting();
  insert_element(token);
}

void TreeBuilder::start_option(Token& token) {
  if (open_.has_in_scope(Tag::select)) {
    generate_implied_end_tags(Tag::optgroup);
  } else if (current().is(Tag::option)) {
    pop();
  }
  reconstruct_formatting();
  insert_element(token);
}

void TreeBuilder::start_rb_rtc(Token& token) {
  if (open_.has_in_scope(Tag::ruby)) generate_implied_end_tags();
  insert_element(token);
}

void TreeBuilder::start_rp_rt(Token& token) {
  if (open_.has_in_scope(Tag::ruby)) generate_implied_end_tags(Tag::rtc);
  insert_element(token);
}

void TreeBuilder::start_math(Token& token) {
  reconstruct_formatting();
  adjust_foreign_attributes(token, Namespace::mathml);
  insert_foreign_element(token, Namespace::mathml);
  if (token.self_closing) pop();
}

void TreeBuilder::start_svg(Token& token) {
  reconstruct_formatting();
  adjust_foreign_attributes(token, Namespace::svg);
  insert_foreign_element(token, Namespace::svg);
  if (token.self_closing) pop();
}

// "Any other start tag"
void TreeBuilder::start_ordinary(Token& token) {
  reconstruct_formatting();
  const Node node = insert_element(token);
  if (token.name == Tag::selectedcontent) selected_contents_.push_back(node);
}

}  // namespace broadsheet::html
