// script_states.cc: the states of script data (13.2.5.4 and .15 to .31): a script may hold a comment, and in
// the comment a script whose end tag does not end the outer one.

#include "base/strings.h"
#include "page/html/scan.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {

void Tokenizer::script_data_state() {
  const std::uint32_t begin = at_;
  at_ = static_cast<std::uint32_t>(find_any<'<', '\0'>(source(), begin));
  emit_source(begin, at_);
  switch (consume()) {
    case '<': state_ = &Tokenizer::script_data_less_than_sign_state; return;
    case '\0': return emit_replacement();
    default: return emit_end_of_file();
  }
}

void Tokenizer::script_data_less_than_sign_state() {
  if (peek() == '!') {
    ++at_;
    emit_source(at_ - 2, at_);
    state_ = &Tokenizer::script_data_escape_start_state;
    return;
  }
  raw_less_than_sign(&Tokenizer::script_data_end_tag_open_state, &Tokenizer::script_data_state);
}

void Tokenizer::script_data_end_tag_open_state() {
  raw_end_tag_open(&Tokenizer::script_data_end_tag_name_state, &Tokenizer::script_data_state);
}

void Tokenizer::script_data_end_tag_name_state() {
  raw_end_tag_name(&Tokenizer::script_data_state);
}

void Tokenizer::script_data_escape_start_state() {
  if (consume() != '-') return reconsume_in(&Tokenizer::script_data_state);
  emit_consumed();
  state_ = &Tokenizer::script_data_escape_start_dash_state;
}

void Tokenizer::script_data_escape_start_dash_state() {
  if (consume() != '-') return reconsume_in(&Tokenizer::script_data_state);
  emit_consumed();
  state_ = &Tokenizer::script_data_escaped_dash_dash_state;
}

void Tokenizer::script_data_escaped_state() {
  const std::uint32_t begin = at_;
  at_ = static_cast<std::uint32_t>(find_any<'-', '<', '\0'>(source(), begin));
  emit_source(begin, at_);
  switch (consume()) {
    case '-':
      emit_consumed();
      state_ = &Tokenizer::script_data_escaped_dash_state;
      return;
    case '<': state_ = &Tokenizer::script_data_escaped_less_than_sign_state; return;
    case '\0': return emit_replacement();
    default: return emit_end_of_file();
  }
}

void Tokenizer::script_data_escaped_dash_state() {
  switch (consume()) {
    case '-':
      emit_consumed();
      state_ = &Tokenizer::script_data_escaped_dash_dash_state;
      return;
    case '<': state_ = &Tokenizer::script_data_escaped_less_than_sign_state; return;
    default: reconsume_in(&Tokenizer::script_data_escaped_state);
  }
}

void Tokenizer::script_data_escaped_dash_dash_state() {
  switch (consume()) {
    case '-': return emit_consumed();
    case '<': state_ = &Tokenizer::script_data_escaped_less_than_sign_state; return;
    case '>':
      emit_consumed();
      state_ = &Tokenizer::script_data_state;
      return;
    default: reconsume_in(&Tokenizer::script_data_escaped_state);
  }
}

void Tokenizer::script_data_escaped_less_than_sign_state() {
  const int c = consume();
  if (c == '/') {
    temporary_begin_ = at_;
    state_ = &Tokenizer::script_data_escaped_end_tag_open_state;
    return;
  }
  emit_source(at_ - 2, at_ - 1);
  if (c != end_of_file && is_ascii_letter(static_cast<char>(c))) {
    temporary_begin_ = at_ - 1;
    return reconsume_in(&Tokenizer::script_data_double_escape_start_state);
  }
  reconsume_in(&Tokenizer::script_data_escaped_state);
}

void Tokenizer::script_data_escaped_end_tag_open_state() {
  raw_end_tag_open(&Tokenizer::script_data_escaped_end_tag_name_state, &Tokenizer::script_data_escaped_state);
}

void Tokenizer::script_data_escaped_end_tag_name_state() {
  raw_end_tag_name(&Tokenizer::script_data_escaped_state);
}

// The double escape start and end states differ in where they go alone.
void Tokenizer::script_double_escape(State if_script, State otherwise) {
  const int c = consume();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ':
    case '/':
    case '>':
      emit_consumed();
      state_ = equals_ignoring_case(slice(temporary_begin_, at_ - 1), "script") ? if_script : otherwise;
      return;
    default: break;
  }
  if (c != end_of_file && is_ascii_letter(static_cast<char>(c))) return emit_consumed();
  reconsume_in(state_ == &Tokenizer::script_data_double_escape_start_state
                   ? &Tokenizer::script_data_escaped_state
                   : &Tokenizer::script_data_double_escaped_state);
}

void Tokenizer::script_data_double_escape_start_state() {
  script_double_escape(&Tokenizer::script_data_double_escaped_state, &Tokenizer::script_data_escaped_state);
}

void Tokenizer::script_data_double_escaped_state() {
  const std::uint32_t begin = at_;
  at_ = static_cast<std::uint32_t>(find_any<'-', '<', '\0'>(source(), begin));
  emit_source(begin, at_);
  switch (consume()) {
    case '-':
      emit_consumed();
      state_ = &Tokenizer::script_data_double_escaped_dash_state;
      return;
    case '<':
      emit_consumed();
      state_ = &Tokenizer::script_data_double_escaped_less_than_sign_state;
      return;
    case '\0': return emit_replacement();
    default: return emit_end_of_file();
  }
}

void Tokenizer::script_data_double_escaped_dash_state() {
  switch (consume()) {
    case '-':
      emit_consumed();
      state_ = &Tokenizer::script_data_double_escaped_dash_dash_state;
      return;
    case '<':
      emit_consumed();
      state_ = &Tokenizer::script_data_double_escaped_less_than_sign_state;
      return;
    default: reconsume_in(&Tokenizer::script_data_double_escaped_state);
  }
}

void Tokenizer::script_data_double_escaped_dash_dash_state() {
  switch (consume()) {
    case '-': return emit_consumed();
    case '<':
      emit_consumed();
      state_ = &Tokenizer::script_data_double_escaped_less_than_sign_state;
      return;
    case '>':
      emit_consumed();
      state_ = &Tokenizer::script_data_state;
      return;
    default: reconsume_in(&Tokenizer::script_data_double_escaped_state);
  }
}

void Tokenizer::script_data_double_escaped_less_than_sign_state() {
  if (consume() != '/') return reconsume_in(&Tokenizer::script_data_double_escaped_state);
  emit_consumed();
  temporary_begin_ = at_;
  state_ = &Tokenizer::script_data_double_escape_end_state;
}

void Tokenizer::script_data_double_escape_end_state() {
  script_double_escape(&Tokenizer::script_data_escaped_state, &Tokenizer::script_data_double_escaped_state);
}

}  // namespace broadsheet::html
