// modes_end.cc: the insertion modes of templates, after the body, and of framesets (13.2.6.4.18 to .23).

#include "page/html/tree_builder.h"

namespace broadsheet::html {

// ------------------------------------------------------------------------------------------------ in
// template

void TreeBuilder::in_template_mode(Token& token) {
  switch (token.type) {
    case TokenType::characters:
    case TokenType::comment:
    case TokenType::doctype: return use_rules_of(&TreeBuilder::in_body_mode, token);
    case TokenType::start_tag: return in_template_start_tag(token);
    case TokenType::end_tag:
      if (token.name == Tag::template_) use_rules_of(&TreeBuilder::in_head_mode, token);
      return;
    case TokenType::end_of_file:
      if (!open_.contains(Tag::template_)) return stop_parsing();
      pop_until(Tag::template_);
      clear_to_last_marker();
      template_modes_.pop_back();
      reset_insertion_mode();
      return process_again(token);
  }
}

void TreeBuilder::in_template_start_tag(Token& token) {
  Mode mode = &TreeBuilder::in_body_mode;
  switch (token.name) {
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
    case Tag::noframes:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::title: return use_rules_of(&TreeBuilder::in_head_mode, token);
    case Tag::caption:
    case Tag::colgroup:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead: mode = &TreeBuilder::in_table_mode; break;
    case Tag::col: mode = &TreeBuilder::in_column_group_mode; break;
    case Tag::tr: mode = &TreeBuilder::in_table_body_mode; break;
    case Tag::td:
    case Tag::th: mode = &TreeBuilder::in_row_mode; break;
    default: break;
  }
  template_modes_.back() = mode;
  reprocess_in(mode, token);
}

// ------------------------------------------------------------------------------------------------ after body

void TreeBuilder::after_body_mode(Token& token) {
  switch (token.type) {
    case TokenType::characters: {
      Token space = take_leading_space(token);
      if (!space.text.empty()) use_rules_of(&TreeBuilder::in_body_mode, space);
      if (token.text.empty()) return;
      break;
    }
    case TokenType::comment: return insert_comment_at(token, {open_[0].node});
    case TokenType::doctype: return;
    case TokenType::start_tag:
      if (token.name == Tag::html) return use_rules_of(&TreeBuilder::in_body_mode, token);
      break;
    case TokenType::end_tag:
      if (token.name != Tag::html) break;
      if (is_fragment_) return;
      note_end_tag(open_[0].node);
      mode_ = &TreeBuilder::after_after_body_mode;
      return;
    case TokenType::end_of_file: return stop_parsing();
  }
  reprocess_in(&TreeBuilder::in_body_mode, token);
}

void TreeBuilder::after_after_body_mode(Token& token) {
  switch (token.type) {
    case TokenType::comment: return insert_comment_at(token, {0});
    case TokenType::doctype: return use_rules_of(&TreeBuilder::in_body_mode, token);
    case TokenType::characters: {
      Token space = take_leading_space(token);
      if (!space.text.empty()) use_rules_of(&TreeBuilder::in_body_mode, space);
      if (token.text.empty()) return;
      break;
    }
    case TokenType::start_tag:
      if (token.name == Tag::html) return use_rules_of(&TreeBuilder::in_body_mode, token);
      break;
    case TokenType::end_tag: break;
    case TokenType::end_of_file: return stop_parsing();
  }
  reprocess_in(&TreeBuilder::in_body_mode, token);
}

// ------------------------------------------------------------------------------------------------ framesets

void TreeBuilder::in_frameset_mode(Token& token) {
  switch (token.type) {
    case TokenType::characters: return insert_only_space(token);
    case TokenType::comment: return insert_comment(token);
    case TokenType::doctype: return;
    case TokenType::start_tag:
      switch (token.name) {
        case Tag::html: return use_rules_of(&TreeBuilder::in_body_mode, token);
        case Tag::frameset: insert_element(token); return;
        case Tag::frame: return insert_void(token);
        case Tag::noframes: return use_rules_of(&TreeBuilder::in_head_mode, token);
        default: return;
      }
    case TokenType::end_tag:
      if (token.name != Tag::frameset || open_.size() == 1) return;
      note_end_tag(current().node);
      pop();
      if (!is_fragment_ && !current().is(Tag::frameset)) mode_ = &TreeBuilder::after_frameset_mode;
      return;
    case TokenType::end_of_file: return stop_parsing();
  }
}

void TreeBuilder::after_frameset_mode(Token& token) {
  switch (token.type) {
    case TokenType::characters: return insert_only_space(token);
    case TokenType::comment: return insert_comment(token);
    case TokenType::doctype: return;
    case TokenType::start_tag:
      if (token.name == Tag::html) return use_rules_of(&TreeBuilder::in_body_mode, token);
      if (token.name == Tag::noframes) use_rules_of(&TreeBuilder::in_head_mode, token);
      return;
    case TokenType::end_tag:
      if (token.name != Tag::html) return;
      note_end_tag(open_[0].node);
      mode_ = &TreeBuilder::after_after_frameset_mode;
      return;
    case TokenType::end_of_file: return stop_parsing();
  }
}

void TreeBuilder::after_after_frameset_mode(Token& token) {
  switch (token.type) {
    case TokenType::comment: return insert_comment_at(token, {0});
    case TokenType::characters: return insert_only_space(token);
    case TokenType::start_tag:
      if (token.name == Tag::html) return use_rules_of(&TreeBuilder::in_body_mode, token);
      if (token.name == Tag::noframes) use_rules_of(&TreeBuilder::in_head_mode, token);
      return;
    case TokenType::doctype:
    case TokenType::end_tag: return;
    case TokenType::end_of_file: return stop_parsing();
  }
}

}  // namespace broadsheet::html
