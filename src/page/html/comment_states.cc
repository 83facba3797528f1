// comment_states.cc: the states of comments (13.2.5.41 to .52).

#include "page/html/scan.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {

void Tokenizer::create_comment(std::uint32_t begin) {
  comment_begin_ = begin;
  comment_.clear();
}

void Tokenizer::bogus_comment_state() {
  const int c = consume();
  switch (c) {
    case '>': return emit_comment(&Tokenizer::data_state);
    case end_of_file: emit_comment(nullptr); return emit_end_of_file();
    case '\0': comment_ += "\xEF\xBF\xBD"; return;
    default: append_comment(c);
  }
}

void Tokenizer::markup_declaration_open_state() {
  const std::uint32_t begin = at_ - 2;
  if (consume_ignoring_case("--")) {
    create_comment(begin);
    if (quick_ && quick_comment()) return;
    state_ = &Tokenizer::comment_start_state;
  } else if (consume_ignoring_case("doctype")) {
    doctype_begin_ = begin;
    state_ = &Tokenizer::doctype_state;
  } else if (source().substr(at_ < size_ ? at_ : size_).starts_with("[CDATA[")) {
    at_ += 7;
    flush_text();  // so that the sink knows where we are
    if (sink_.in_foreign_content()) {
      state_ = &Tokenizer::cdata_section_state;
      return;
    }
    create_comment(begin);
    comment_ = "[CDATA[";
    state_ = &Tokenizer::bogus_comment_state;
  } else {
    create_comment(begin);
    state_ = &Tokenizer::bogus_comment_state;
  }
}

void Tokenizer::comment_start_state() {
  switch (consume()) {
    case '-': state_ = &Tokenizer::comment_start_dash_state; return;
    case '>': return emit_comment(&Tokenizer::data_state);
    default: reconsume_in(&Tokenizer::comment_state);
  }
}

void Tokenizer::comment_start_dash_state() {
  switch (consume()) {
    case '-': state_ = &Tokenizer::comment_end_state; return;
    case '>': return emit_comment(&Tokenizer::data_state);
    case end_of_file: emit_comment(nullptr); return emit_end_of_file();
    default: comment_ += '-'; reconsume_in(&Tokenizer::comment_state);
  }
}

void Tokenizer::comment_state() {
  const int c = consume();
  switch (c) {
    case '<':
      append_comment(c);
      state_ = &Tokenizer::comment_less_than_sign_state;
      return;
    case '-': state_ = &Tokenizer::comment_end_dash_state; return;
    case '\0': comment_ += "\xEF\xBF\xBD"; return;
    case end_of_file: emit_comment(nullptr); return emit_end_of_file();
    default: append_comment(c);
  }
}

void Tokenizer::comment_less_than_sign_state() {
  const int c = consume();
  switch (c) {
    case '!':
      append_comment(c);
      state_ = &Tokenizer::comment_less_than_sign_bang_state;
      return;
    case '<': return append_comment(c);
    default: reconsume_in(&Tokenizer::comment_state);
  }
}

void Tokenizer::comment_less_than_sign_bang_state() {
  if (consume() != '-') return reconsume_in(&Tokenizer::comment_state);
  state_ = &Tokenizer::comment_less_than_sign_bang_dash_state;
}

void Tokenizer::comment_less_than_sign_bang_dash_state() {
  if (consume() != '-') return reconsume_in(&Tokenizer::comment_end_dash_state);
  state_ = &Tokenizer::comment_less_than_sign_bang_dash_dash_state;
}

// Anything but '>' and the end is a nested comment, which is a parse error alone.
void Tokenizer::comment_less_than_sign_bang_dash_dash_state() {
  consume();
  reconsume_in(&Tokenizer::comment_end_state);
}

void Tokenizer::comment_end_dash_state() {
  switch (consume()) {
    case '-': state_ = &Tokenizer::comment_end_state; return;
    case end_of_file: emit_comment(nullptr); return emit_end_of_file();
    default: comment_ += '-'; reconsume_in(&Tokenizer::comment_state);
  }
}

void Tokenizer::comment_end_state() {
  switch (consume()) {
    case '>': return emit_comment(&Tokenizer::data_state);
    case '!': state_ = &Tokenizer::comment_end_bang_state; return;
    case '-': comment_ += '-'; return;
    case end_of_file: emit_comment(nullptr); return emit_end_of_file();
    default: comment_ += "--"; reconsume_in(&Tokenizer::comment_state);
  }
}

void Tokenizer::comment_end_bang_state() {
  switch (consume()) {
    case '-':
      comment_ += "--!";
      state_ = &Tokenizer::comment_end_dash_state;
      return;
    case '>': return emit_comment(&Tokenizer::data_state);
    case end_of_file: emit_comment(nullptr); return emit_end_of_file();
    default: comment_ += "--!"; reconsume_in(&Tokenizer::comment_state);
  }
}

}  // namespace broadsheet::html
