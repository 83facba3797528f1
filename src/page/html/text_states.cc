// text_states.cc: the states of text (13.2.5.1 to .5), of RCDATA and RAWTEXT and their end tags (.9 to .14),
// and of CDATA sections (.69 to .71).

#include "base/strings.h"
#include "page/html/scan.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {
namespace {

bool is_letter(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

void Tokenizer::data_state() {
  for (;;) {
    const std::uint32_t begin = at_;
    at_ = static_cast<std::uint32_t>(find_any<'<', '&', '\0'>(source(), begin));
    emit_source(begin, at_);
    switch (consume()) {
      case '<':
        if (!quick_ || !quick_tag(at_ - 1)) {
          state_ = &Tokenizer::tag_open_state;
          return;
        }
        if (state_ != &Tokenizer::data_state) return;
        continue;
      case '&':
        return_state_ = &Tokenizer::data_state;
        state_ = &Tokenizer::character_reference_state;
        return;
      case '\0': emit_changed(slice(at_ - 1, at_), at_ - 1, at_); continue;
      default: return emit_end_of_file();
    }
  }
}

void Tokenizer::rcdata_state() {
  const std::uint32_t begin = at_;
  at_ = static_cast<std::uint32_t>(find_any<'<', '&', '\0'>(source(), begin));
  emit_source(begin, at_);
  switch (consume()) {
    case '&':
      return_state_ = &Tokenizer::rcdata_state;
      state_ = &Tokenizer::character_reference_state;
      return;
    case '<': state_ = &Tokenizer::rcdata_less_than_sign_state; return;
    case '\0': return emit_replacement();
    default: return emit_end_of_file();
  }
}

void Tokenizer::rawtext_state() {
  const std::uint32_t begin = at_;
  at_ = static_cast<std::uint32_t>(find_any<'<', '\0'>(source(), begin));
  emit_source(begin, at_);
  switch (consume()) {
    case '<': state_ = &Tokenizer::rawtext_less_than_sign_state; return;
    case '\0': return emit_replacement();
    default: return emit_end_of_file();
  }
}

void Tokenizer::plaintext_state() {
  const std::uint32_t begin = at_;
  at_ = static_cast<std::uint32_t>(find_any<'\0'>(source(), begin));
  emit_source(begin, at_);
  if (consume() == '\0') return emit_replacement();
  emit_end_of_file();
}

// ------------------------------------------------------------------------------------------------ end tags

void Tokenizer::raw_less_than_sign(State end_tag_open, State text) {
  if (consume() == '/') {
    temporary_begin_ = at_;
    state_ = end_tag_open;
    return;
  }
  emit_source(at_ - 2, at_ - 1);
  reconsume_in(text);
}

void Tokenizer::raw_end_tag_open(State end_tag_name, State text) {
  if (is_letter(consume())) {
    create_tag(TokenType::end_tag, at_ - 3);
    return reconsume_in(end_tag_name);
  }
  emit_source(at_ - 3, at_ - 1);
  reconsume_in(text);
}

bool Tokenizer::is_appropriate_end_tag() const {
  return last_start_tag_ != Tag::none && tag_name_ == tree_.names.text(last_start_tag_);
}

void Tokenizer::raw_end_tag_name(State text) {
  const int c = consume();
  if (is_letter(c)) {
    tag_name_ += ascii_lower(static_cast<char>(c));
    return;
  }
  if (is_appropriate_end_tag()) {
    switch (c) {
      case '\t':
      case '\n':
      case '\f':
      case ' ': state_ = &Tokenizer::before_attribute_name_state; return;
      case '/': state_ = &Tokenizer::self_closing_start_tag_state; return;
      case '>': return emit_tag(&Tokenizer::data_state);
      default: break;
    }
  }
  emit_source(temporary_begin_ - 2, at_ - 1);
  reconsume_in(text);
}

void Tokenizer::rcdata_less_than_sign_state() {
  raw_less_than_sign(&Tokenizer::rcdata_end_tag_open_state, &Tokenizer::rcdata_state);
}
void Tokenizer::rcdata_end_tag_open_state() {
  raw_end_tag_open(&Tokenizer::rcdata_end_tag_name_state, &Tokenizer::rcdata_state);
}
void Tokenizer::rcdata_end_tag_name_state() {
  raw_end_tag_name(&Tokenizer::rcdata_state);
}
void Tokenizer::rawtext_less_than_sign_state() {
  raw_less_than_sign(&Tokenizer::rawtext_end_tag_open_state, &Tokenizer::rawtext_state);
}
void Tokenizer::rawtext_end_tag_open_state() {
  raw_end_tag_open(&Tokenizer::rawtext_end_tag_name_state, &Tokenizer::rawtext_state);
}
void Tokenizer::rawtext_end_tag_name_state() {
  raw_end_tag_name(&Tokenizer::rawtext_state);
}

// ------------------------------------------------------------------------------------------------ CDATA

// U+0000 is emitted as it stands: the tree builder's rules for foreign content deal with it.
void Tokenizer::cdata_section_state() {
  const std::uint32_t begin = at_;
  at_ = static_cast<std::uint32_t>(find_any<']', '\0'>(source(), begin));
  emit_source(begin, at_);
  switch (consume()) {
    case ']': state_ = &Tokenizer::cdata_section_bracket_state; return;
    case '\0': return emit_changed(slice(at_ - 1, at_), at_ - 1, at_);
    default: return emit_end_of_file();
  }
}

void Tokenizer::cdata_section_bracket_state() {
  if (consume() == ']') {
    state_ = &Tokenizer::cdata_section_end_state;
    return;
  }
  emit_source(at_ - 2, at_ - 1);
  reconsume_in(&Tokenizer::cdata_section_state);
}

void Tokenizer::cdata_section_end_state() {
  switch (consume()) {
    case ']': return emit_source(at_ - 3, at_ - 2);
    case '>': state_ = &Tokenizer::data_state; return;
    default: break;
  }
  emit_source(at_ - 3, at_ - 1);
  reconsume_in(&Tokenizer::cdata_section_state);
}

}  // namespace broadsheet::html
