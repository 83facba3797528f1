// tag_states.cc: the states of tags (13.2.5.6 to .8) and of attributes (.32 to .40).

#include "base/strings.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {

void Tokenizer::tag_open_state() {
  const int c = consume();
  if (c == '!') {
    state_ = &Tokenizer::markup_declaration_open_state;
  } else if (c == '/') {
    state_ = &Tokenizer::end_tag_open_state;
  } else if (c != end_of_file && is_ascii_letter(static_cast<char>(c))) {
    create_tag(TokenType::start_tag, at_ - 2);
    reconsume_in(&Tokenizer::tag_name_state);
  } else if (c == '?') {
    create_comment(at_ - 2);
    reconsume_in(&Tokenizer::bogus_comment_state);
  } else {
    emit_source(at_ - 2, at_ - 1);
    reconsume_in(&Tokenizer::data_state);
  }
}

void Tokenizer::end_tag_open_state() {
  const int c = consume();
  if (c == end_of_file) {
    emit_source(at_ - 3, at_ - 1);
    emit_end_of_file();
  } else if (is_ascii_letter(static_cast<char>(c))) {
    create_tag(TokenType::end_tag, at_ - 3);
    reconsume_in(&Tokenizer::tag_name_state);
  } else if (c == '>') {
    state_ = &Tokenizer::data_state;
  } else {
    create_comment(at_ - 3);
    reconsume_in(&Tokenizer::bogus_comment_state);
  }
}

void Tokenizer::tag_name_state() {
  const int c = consume();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_attribute_name_state; return;
    case '/': state_ = &Tokenizer::self_closing_start_tag_state; return;
    case '>': return emit_tag(&Tokenizer::data_state);
    case '\0': tag_name_ += "\xEF\xBF\xBD"; return;
    case end_of_file: return end_in_tag();
    default: tag_name_ += ascii_lower(static_cast<char>(c));
  }
}

void Tokenizer::before_attribute_name_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return;
    case '/':
    case '>':
    case end_of_file: return reconsume_in(&Tokenizer::after_attribute_name_state);
    case '=':
      start_attribute();
      attribute_name_ = "=";
      state_ = &Tokenizer::attribute_name_state;
      return;
    default: start_attribute(); reconsume_in(&Tokenizer::attribute_name_state);
  }
}

void Tokenizer::attribute_name_state() {
  const int c = consume();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ':
    case '/':
    case '>':
    case end_of_file: return reconsume_in(&Tokenizer::after_attribute_name_state);
    case '=': state_ = &Tokenizer::before_attribute_value_state; return;
    case '\0': attribute_name_ += "\xEF\xBF\xBD"; return;
    default: attribute_name_ += ascii_lower(static_cast<char>(c));
  }
}

void Tokenizer::after_attribute_name_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return;
    case '/': state_ = &Tokenizer::self_closing_start_tag_state; return;
    case '=': state_ = &Tokenizer::before_attribute_value_state; return;
    case '>': return emit_tag(&Tokenizer::data_state);
    case end_of_file: return end_in_tag();
    default: start_attribute(); reconsume_in(&Tokenizer::attribute_name_state);
  }
}

void Tokenizer::before_attribute_value_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return;
    case '"':
      value_begin_ = value_end_ = at_;
      state_ = &Tokenizer::attribute_value_double_quoted_state;
      return;
    case '\'':
      value_begin_ = value_end_ = at_;
      state_ = &Tokenizer::attribute_value_single_quoted_state;
      return;
    case '>': return emit_tag(&Tokenizer::data_state);
    default: reconsume_in(&Tokenizer::attribute_value_unquoted_state); value_begin_ = value_end_ = at_;
  }
}

void Tokenizer::attribute_value_quoted(int quote) {
  const int c = consume();
  if (c == quote) {
    value_end_ = at_ - 1;
    state_ = &Tokenizer::after_attribute_value_quoted_state;
  } else if (c == '&') {
    return_state_ = state_;
    state_ = &Tokenizer::character_reference_state;
  } else if (c == '\0') {
    attribute_value_ += "\xEF\xBF\xBD";
  } else if (c == end_of_file) {
    end_in_tag();
  } else {
    attribute_value_ += static_cast<char>(c);
  }
}

void Tokenizer::attribute_value_double_quoted_state() {
  attribute_value_quoted('"');
}

void Tokenizer::attribute_value_single_quoted_state() {
  attribute_value_quoted('\'');
}

void Tokenizer::attribute_value_unquoted_state() {
  const int c = consume();
  value_end_ = at_ - 1;
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_attribute_name_state; return;
    case '&':
      return_state_ = &Tokenizer::attribute_value_unquoted_state;
      state_ = &Tokenizer::character_reference_state;
      return;
    case '>': return emit_tag(&Tokenizer::data_state);
    case '\0': attribute_value_ += "\xEF\xBF\xBD"; return;
    case end_of_file: return end_in_tag();
    default: attribute_value_ += static_cast<char>(c);
  }
}

void Tokenizer::after_attribute_value_quoted_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_attribute_name_state; return;
    case '/': state_ = &Tokenizer::self_closing_start_tag_state; return;
    case '>': return emit_tag(&Tokenizer::data_state);
    case end_of_file: return end_in_tag();
    default: reconsume_in(&Tokenizer::before_attribute_name_state);
  }
}

void Tokenizer::self_closing_start_tag_state() {
  switch (consume()) {
    case '>': self_closing_ = true; return emit_tag(&Tokenizer::data_state);
    case end_of_file: return end_in_tag();
    default: reconsume_in(&Tokenizer::before_attribute_name_state);
  }
}

}  // namespace broadsheet::html
