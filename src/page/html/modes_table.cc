// modes_table.cc: the insertion modes of tables (13.2.6.4.9 to .15).

#include "base/strings.h"
#include "page/html/tree_builder.h"

namespace broadsheet::html {

// ------------------------------------------------------------------------------------------------ in table

void TreeBuilder::in_table_mode(Token& token) {
  switch (token.type) {
    case TokenType::characters:
      if (!current().has(fosters) && !current().is(Tag::template_)) return in_table_other(token);
      pending_.clear();
      pending_text_.clear();
      pending_is_space_ = true;
      original_mode_ = mode_;
      return reprocess_in(&TreeBuilder::in_table_text_mode, token);
    case TokenType::comment: return insert_comment(token);
    case TokenType::doctype: return;
    case TokenType::start_tag: return in_table_start_tag(token);
    case TokenType::end_tag: return in_table_end_tag(token);
    case TokenType::end_of_file: return use_rules_of(&TreeBuilder::in_body_mode, token);
  }
}

void TreeBuilder::in_table_start_tag(Token& token) {
  switch (token.name) {
    case Tag::caption:
      clear_back_to({Tag::table, Tag::template_, Tag::html});
      push_marker();
      insert_element(token);
      mode_ = &TreeBuilder::in_caption_mode;
      return;
    case Tag::colgroup:
      clear_back_to({Tag::table, Tag::template_, Tag::html});
      insert_element(token);
      mode_ = &TreeBuilder::in_column_group_mode;
      return;
    case Tag::col:
      clear_back_to({Tag::table, Tag::template_, Tag::html});
      insert_implied(Tag::colgroup);
      return reprocess_in(&TreeBuilder::in_column_group_mode, token);
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
      clear_back_to({Tag::table, Tag::template_, Tag::html});
      insert_element(token);
      mode_ = &TreeBuilder::in_table_body_mode;
      return;
    case Tag::td:
    case Tag::th:
    case Tag::tr:
      clear_back_to({Tag::table, Tag::template_, Tag::html});
      insert_implied(Tag::tbody);
      return reprocess_in(&TreeBuilder::in_table_body_mode, token);
    case Tag::table:
      if (!open_.has_in_table_scope(Tag::table)) return;
      pop_until(Tag::table);
      reset_insertion_mode();
      return process_again(token);
    case Tag::style:
    case Tag::script:
    case Tag::template_: return use_rules_of(&TreeBuilder::in_head_mode, token);
    case Tag::input:
      if (!has_hidden_type(token)) return in_table_other(token);
      return insert_void(token);
    case Tag::form: {
      if (open_.contains(Tag::template_) || form_ != 0) return;
      form_ = insert_element(token);
      return pop();
    }
    default: in_table_other(token);
  }
}

void TreeBuilder::in_table_end_tag(Token& token) {
  switch (token.name) {
    case Tag::table:
      if (!open_.has_in_table_scope(Tag::table)) return;
      pop_until(Tag::table);
      return reset_insertion_mode();
    case Tag::body:
    case Tag::caption:
    case Tag::col:
    case Tag::colgroup:
    case Tag::html:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr: return;
    case Tag::template_: return use_rules_of(&TreeBuilder::in_head_mode, token);
    default: in_table_other(token);
  }
}

// "Anything else": by the rules of "in body", with foster parenting.
void TreeBuilder::in_table_other(Token& token) {
  foster_parenting_ = true;
  use_rules_of(&TreeBuilder::in_body_mode, token);
  foster_parenting_ = false;
}

// ------------------------------------------------------------------------------------------------ in table
// text

void TreeBuilder::in_table_text_mode(Token& token) {
  if (token.type != TokenType::characters) {
    flush_table_text();
    mode_ = original_mode_;
    return process_again(token);
  }
  if (is_null(token)) return;
  if (pending_is_space_)
    pending_is_space_ = token.text.find_first_not_of("\t\n\f\r ") == std::string_view::npos;
  const bool in_source = token.text.data() == tree_.source().data() + token.range.begin;
  pending_.push_back({pending_text_.size(), token.text.size(), token.range, in_source});
  if (!in_source) pending_text_ += token.text;
}

void TreeBuilder::flush_table_text() {
  for (const PendingText& pending : pending_) {
    Token token;
    token.type = TokenType::characters;
    token.range = pending.range;
    token.text = pending.in_source ? tree_.source().substr(pending.range.begin, pending.length)
                                   : std::string_view(pending_text_).substr(pending.begin, pending.length);
    if (pending_is_space_) {
      insert_characters(token);
    } else {
      in_table_other(token);
    }
  }
  pending_.clear();
  pending_text_.clear();
}

// ------------------------------------------------------------------------------------------------ in caption

// Closes the caption; false where none is open here.
bool TreeBuilder::close_caption() {
  if (!open_.has_in_table_scope(Tag::caption)) return false;
  generate_implied_end_tags();
  pop_until(Tag::caption);
  clear_to_last_marker();
  mode_ = &TreeBuilder::in_table_mode;
  return true;
}

void TreeBuilder::in_caption_mode(Token& token) {
  const bool starts = token.type == TokenType::start_tag, ends = token.type == TokenType::end_tag;
  if (!starts && !ends) return use_rules_of(&TreeBuilder::in_body_mode, token);
  switch (token.name) {
    case Tag::caption:
      if (ends) {
        close_caption();
        return;
      }
      [[fallthrough]];
    case Tag::col:
    case Tag::colgroup:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
      if (starts && close_caption()) process_again(token);
      return;
    case Tag::table:
      if (starts) break;
      if (close_caption()) process_again(token);
      return;
    case Tag::body:
    case Tag::html:
      if (ends) return;
      break;
    default: break;
  }
  use_rules_of(&TreeBuilder::in_body_mode, token);
}

// ------------------------------------------------------------------------------------------------ in column
// group

void TreeBuilder::in_column_group_mode(Token& token) {
  switch (token.type) {
    case TokenType::characters: {
      const Token space = take_leading_space(token);
      if (!space.text.empty()) insert_characters(space);
      if (token.text.empty()) return;
      break;
    }
    case TokenType::comment: return insert_comment(token);
    case TokenType::doctype: return;
    case TokenType::start_tag:
      if (token.name == Tag::html) return use_rules_of(&TreeBuilder::in_body_mode, token);
      if (token.name == Tag::col) return insert_void(token);
      if (token.name == Tag::template_) return use_rules_of(&TreeBuilder::in_head_mode, token);
      break;
    case TokenType::end_tag:
      if (token.name == Tag::colgroup) {
        if (!current().is(Tag::colgroup)) return;
        note_end_tag(current().node);
        pop();
        mode_ = &TreeBuilder::in_table_mode;
        return;
      }
      if (token.name == Tag::col) return;
      if (token.name == Tag::template_) return use_rules_of(&TreeBuilder::in_head_mode, token);
      break;
    case TokenType::end_of_file: return use_rules_of(&TreeBuilder::in_body_mode, token);
  }
  if (!current().is(Tag::colgroup)) return;
  pop();
  reprocess_in(&TreeBuilder::in_table_mode, token);
}

// ------------------------------------------------------------------------------------------------ in table
// body

// Back to the table, where one of its bodies is open.
void TreeBuilder::in_table_body_close(Token& token) {
  if (!open_.has_in_table_scope(Tag::tbody) && !open_.has_in_table_scope(Tag::thead) &&
      !open_.has_in_table_scope(Tag::tfoot))
    return;
  clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead, Tag::template_, Tag::html});
  pop();
  reprocess_in(&TreeBuilder::in_table_mode, token);
}

void TreeBuilder::in_table_body_mode(Token& token) {
  const bool starts = token.type == TokenType::start_tag, ends = token.type == TokenType::end_tag;
  if (!starts && !ends) return use_rules_of(&TreeBuilder::in_table_mode, token);
  switch (token.name) {
    case Tag::tr:
      if (ends) return;
      clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead, Tag::template_, Tag::html});
      insert_element(token);
      mode_ = &TreeBuilder::in_row_mode;
      return;
    case Tag::th:
    case Tag::td:
      if (ends) return;
      clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead, Tag::template_, Tag::html});
      insert_implied(Tag::tr);
      return reprocess_in(&TreeBuilder::in_row_mode, token);
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
      if (starts) return in_table_body_close(token);
      if (!open_.has_in_table_scope(token.name)) return;
      clear_back_to({Tag::tbody, Tag::tfoot, Tag::thead, Tag::template_, Tag::html});
      note_end_tag(current().node);
      pop();
      mode_ = &TreeBuilder::in_table_mode;
      return;
    case Tag::caption:
    case Tag::col:
    case Tag::colgroup:
      if (ends) return;
      return in_table_body_close(token);
    case Tag::table:
      if (ends) return in_table_body_close(token);
      break;
    case Tag::body:
    case Tag::html:
      if (ends) return;
      break;
    default: break;
  }
  use_rules_of(&TreeBuilder::in_table_mode, token);
}

// ------------------------------------------------------------------------------------------------ in row

bool TreeBuilder::close_row() {
  if (!open_.has_in_table_scope(Tag::tr)) return false;
  clear_back_to({Tag::tr, Tag::template_, Tag::html});
  if (end_tag_ != nullptr && end_tag_->name == Tag::tr) note_end_tag(current().node);
  pop();
  mode_ = &TreeBuilder::in_table_body_mode;
  return true;
}

void TreeBuilder::in_row_mode(Token& token) {
  const bool starts = token.type == TokenType::start_tag, ends = token.type == TokenType::end_tag;
  if (!starts && !ends) return use_rules_of(&TreeBuilder::in_table_mode, token);
  switch (token.name) {
    case Tag::th:
    case Tag::td:
      if (ends) return;
      clear_back_to({Tag::tr, Tag::template_, Tag::html});
      insert_element(token);
      mode_ = &TreeBuilder::in_cell_mode;
      return push_marker();
    case Tag::tr:
      if (close_row() && starts) process_again(token);
      return;
    case Tag::caption:
    case Tag::col:
    case Tag::colgroup:
      if (starts && close_row()) process_again(token);
      return;
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
      if (ends && !open_.has_in_table_scope(token.name)) return;
      if (close_row()) process_again(token);
      return;
    case Tag::table:
      if (starts) break;
      if (close_row()) process_again(token);
      return;
    case Tag::body:
    case Tag::html:
      if (ends) return;
      break;
    default: break;
  }
  use_rules_of(&TreeBuilder::in_table_mode, token);
}

// ------------------------------------------------------------------------------------------------ in cell

void TreeBuilder::close_cell() {
  generate_implied_end_tags();
  while (open_.size() > 1) {
    const OpenElement element = open_.pop();
    if (element.is(Tag::td) || element.is(Tag::th)) break;
  }
  clear_to_last_marker();
  mode_ = &TreeBuilder::in_row_mode;
}

void TreeBuilder::in_cell_mode(Token& token) {
  const bool starts = token.type == TokenType::start_tag, ends = token.type == TokenType::end_tag;
  if (!starts && !ends) return use_rules_of(&TreeBuilder::in_body_mode, token);
  switch (token.name) {
    case Tag::td:
    case Tag::th:
      if (starts) break;
      if (!open_.has_in_table_scope(token.name)) return;
      generate_implied_end_tags();
      pop_until(token.name);
      clear_to_last_marker();
      mode_ = &TreeBuilder::in_row_mode;
      return;
    case Tag::caption:
    case Tag::col:
    case Tag::colgroup:
      if (ends) return;
      break;
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
    case Tag::tr:
      if (starts) break;
      [[fallthrough]];
    case Tag::table:
      if (starts) return use_rules_of(&TreeBuilder::in_body_mode, token);
      if (!open_.has_in_table_scope(token.name)) return;
      close_cell();
      return process_again(token);
    case Tag::body:
    case Tag::html:
      if (ends) return;
      return use_rules_of(&TreeBuilder::in_body_mode, token);
    default: return use_rules_of(&TreeBuilder::in_body_mode, token);
  }
  // A start tag that only stands outside of cells.
  if (!open_.has_in_table_scope(Tag::td) && !open_.has_in_table_scope(Tag::th)) return;
  close_cell();
  process_again(token);
}

}  // namespace broadsheet::html
