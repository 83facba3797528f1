// doctype_states.cc: the states of the DOCTYPE (13.2.5.53 to .68).

#include "base/strings.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {

void Tokenizer::end_in_doctype() {
  doctype_.force_quirks = true;
  emit_doctype(nullptr);
  emit_end_of_file();
}

void Tokenizer::bogus_doctype_reconsumed() {
  doctype_.force_quirks = true;
  reconsume_in(&Tokenizer::bogus_doctype_state);
}

void Tokenizer::doctype_state() {
  doctype_ = {};
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_doctype_name_state; return;
    case end_of_file: return end_in_doctype();
    default: reconsume_in(&Tokenizer::before_doctype_name_state);
  }
}

void Tokenizer::before_doctype_name_state() {
  const int c = consume();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return;
    case '\0': doctype_.name = "\xEF\xBF\xBD"; break;
    case '>': doctype_.force_quirks = true; return emit_doctype(&Tokenizer::data_state);
    case end_of_file: return end_in_doctype();
    default: doctype_.name = std::string(1, ascii_lower(static_cast<char>(c)));
  }
  state_ = &Tokenizer::doctype_name_state;
}

void Tokenizer::doctype_name_state() {
  const int c = consume();
  switch (c) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::after_doctype_name_state; return;
    case '>': return emit_doctype(&Tokenizer::data_state);
    case '\0': *doctype_.name += "\xEF\xBF\xBD"; return;
    case end_of_file: return end_in_doctype();
    default: *doctype_.name += ascii_lower(static_cast<char>(c));
  }
}

void Tokenizer::after_doctype_name_state() {
  switch (peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': ++at_; return;
    case '>': ++at_; return emit_doctype(&Tokenizer::data_state);
    case end_of_file: return end_in_doctype();
    default: break;
  }
  if (consume_ignoring_case("public")) {
    state_ = &Tokenizer::after_doctype_public_keyword_state;
  } else if (consume_ignoring_case("system")) {
    state_ = &Tokenizer::after_doctype_system_keyword_state;
  } else {
    consume();
    bogus_doctype_reconsumed();
  }
}

void Tokenizer::begin_doctype_identifier(std::optional<std::string>& identifier, State quoted) {
  identifier.emplace();
  state_ = quoted;
}

void Tokenizer::after_doctype_public_keyword_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_doctype_public_identifier_state; return;
    case '"':
      return begin_doctype_identifier(doctype_.public_identifier,
                                      &Tokenizer::doctype_public_identifier_double_quoted_state);
    case '\'':
      return begin_doctype_identifier(doctype_.public_identifier,
                                      &Tokenizer::doctype_public_identifier_single_quoted_state);
    case '>': doctype_.force_quirks = true; return emit_doctype(&Tokenizer::data_state);
    case end_of_file: return end_in_doctype();
    default: bogus_doctype_reconsumed();
  }
}

// White space apart, as behind the keyword.
void Tokenizer::before_doctype_public_identifier_state() {
  switch (peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': ++at_; return;
    default: after_doctype_public_keyword_state();
  }
}

void Tokenizer::doctype_identifier_quoted(std::optional<std::string>& identifier, int quote, State after) {
  const int c = consume();
  if (c == quote) {
    state_ = after;
  } else if (c == '\0') {
    *identifier += "\xEF\xBF\xBD";
  } else if (c == '>') {
    doctype_.force_quirks = true;
    emit_doctype(&Tokenizer::data_state);
  } else if (c == end_of_file) {
    end_in_doctype();
  } else {
    *identifier += static_cast<char>(c);
  }
}

void Tokenizer::doctype_public_identifier_double_quoted_state() {
  doctype_identifier_quoted(doctype_.public_identifier, '"',
                            &Tokenizer::after_doctype_public_identifier_state);
}

void Tokenizer::doctype_public_identifier_single_quoted_state() {
  doctype_identifier_quoted(doctype_.public_identifier, '\'',
                            &Tokenizer::after_doctype_public_identifier_state);
}

void Tokenizer::after_doctype_public_identifier_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::between_doctype_public_and_system_identifiers_state; return;
    case '>': return emit_doctype(&Tokenizer::data_state);
    case '"':
      return begin_doctype_identifier(doctype_.system_identifier,
                                      &Tokenizer::doctype_system_identifier_double_quoted_state);
    case '\'':
      return begin_doctype_identifier(doctype_.system_identifier,
                                      &Tokenizer::doctype_system_identifier_single_quoted_state);
    case end_of_file: return end_in_doctype();
    default: bogus_doctype_reconsumed();
  }
}

// White space apart, as behind the public identifier.
void Tokenizer::between_doctype_public_and_system_identifiers_state() {
  switch (peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': ++at_; return;
    default: after_doctype_public_identifier_state();
  }
}

void Tokenizer::after_doctype_system_keyword_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': state_ = &Tokenizer::before_doctype_system_identifier_state; return;
    case '"':
      return begin_doctype_identifier(doctype_.system_identifier,
                                      &Tokenizer::doctype_system_identifier_double_quoted_state);
    case '\'':
      return begin_doctype_identifier(doctype_.system_identifier,
                                      &Tokenizer::doctype_system_identifier_single_quoted_state);
    case '>': doctype_.force_quirks = true; return emit_doctype(&Tokenizer::data_state);
    case end_of_file: return end_in_doctype();
    default: bogus_doctype_reconsumed();
  }
}

// White space apart, as behind the keyword.
void Tokenizer::before_doctype_system_identifier_state() {
  switch (peek()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': ++at_; return;
    default: after_doctype_system_keyword_state();
  }
}

void Tokenizer::doctype_system_identifier_double_quoted_state() {
  doctype_identifier_quoted(doctype_.system_identifier, '"',
                            &Tokenizer::after_doctype_system_identifier_state);
}

void Tokenizer::doctype_system_identifier_single_quoted_state() {
  doctype_identifier_quoted(doctype_.system_identifier, '\'',
                            &Tokenizer::after_doctype_system_identifier_state);
}

void Tokenizer::after_doctype_system_identifier_state() {
  switch (consume()) {
    case '\t':
    case '\n':
    case '\f':
    case ' ': return;
    case '>': return emit_doctype(&Tokenizer::data_state);
    case end_of_file: return end_in_doctype();
    default: reconsume_in(&Tokenizer::bogus_doctype_state);  // without force-quirks
  }
}

void Tokenizer::bogus_doctype_state() {
  switch (consume()) {
    case '>': return emit_doctype(&Tokenizer::data_state);
    case end_of_file: emit_doctype(nullptr); return emit_end_of_file();
    default: return;
  }
}

}  // namespace broadsheet::html
