// reference_states.cc: the states of character references (13.2.5.72 to .80).

#include "base/strings.h"
#include "base/utf8.h"
#include "page/html/entities.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {
namespace {

// Past every code point, so that sums do not run over.
constexpr std::uint32_t too_large = 0x110000;

}  // namespace

bool Tokenizer::is_part_of_attribute() const {
  return return_state_ == &Tokenizer::attribute_value_double_quoted_state ||
         return_state_ == &Tokenizer::attribute_value_single_quoted_state ||
         return_state_ == &Tokenizer::attribute_value_unquoted_state;
}

// The temporary buffer is the source from the ampersand to at_.
void Tokenizer::flush_code_points_consumed_as_character_reference() {
  if (is_part_of_attribute()) {
    attribute_value_ += slice(reference_begin_, at_);
  } else {
    emit_source(reference_begin_, at_);
  }
}

void Tokenizer::emit_reference(std::string_view characters) {
  if (is_part_of_attribute()) {
    attribute_value_ += characters;
  } else {
    emit_changed(characters, reference_begin_, at_);
  }
}

void Tokenizer::character_reference_state() {
  reference_begin_ = at_ - 1;
  const int c = peek();
  if (is_alphanumeric(c)) {
    state_ = &Tokenizer::named_character_reference_state;
  } else if (c == '#') {
    ++at_;
    state_ = &Tokenizer::numeric_character_reference_state;
  } else {
    flush_code_points_consumed_as_character_reference();
    state_ = return_state_;
  }
}

void Tokenizer::named_character_reference_state() {
  const Entity* entity = longest_entity(source().substr(at_));
  if (entity == nullptr) {
    flush_code_points_consumed_as_character_reference();
    state_ = &Tokenizer::ambiguous_ampersand_state;
    return;
  }
  at_ += static_cast<std::uint32_t>(entity->name.size());
  state_ = return_state_;
  // "For historical reasons": in an attribute "&copy=1" is no reference.
  const bool historical =
      is_part_of_attribute() && entity->name.back() != ';' && (peek() == '=' || is_alphanumeric(peek()));
  if (historical) return flush_code_points_consumed_as_character_reference();
  emit_reference(entity->value);
}

void Tokenizer::ambiguous_ampersand_state() {
  const int c = consume();
  if (!is_alphanumeric(c)) return reconsume_in(return_state_);
  if (is_part_of_attribute()) {
    attribute_value_ += static_cast<char>(c);
  } else {
    emit_consumed();
  }
}

void Tokenizer::numeric_character_reference_state() {
  reference_code_ = 0;
  if (peek() == 'x' || peek() == 'X') {
    ++at_;
    state_ = &Tokenizer::hexadecimal_character_reference_start_state;
  } else {
    state_ = &Tokenizer::decimal_character_reference_start_state;
  }
}

void Tokenizer::hexadecimal_character_reference_start_state() {
  const int c = peek();
  if (c >= 0 && hex_value(static_cast<char>(c)) >= 0) {
    state_ = &Tokenizer::hexadecimal_character_reference_state;
    return;
  }
  flush_code_points_consumed_as_character_reference();
  state_ = return_state_;
}

void Tokenizer::decimal_character_reference_start_state() {
  const int c = peek();
  if (c >= 0 && is_ascii_digit(static_cast<char>(c))) {
    state_ = &Tokenizer::decimal_character_reference_state;
    return;
  }
  flush_code_points_consumed_as_character_reference();
  state_ = return_state_;
}

void Tokenizer::hexadecimal_character_reference_state() {
  const int c = consume();
  const int digit = c >= 0 ? hex_value(static_cast<char>(c)) : -1;
  if (digit >= 0) {
    reference_code_ = std::min(reference_code_ * 16 + static_cast<std::uint32_t>(digit), too_large);
    return;
  }
  if (c != ';') --at_;
  state_ = &Tokenizer::numeric_character_reference_end_state;
}

void Tokenizer::decimal_character_reference_state() {
  const int c = consume();
  if (c >= '0' && c <= '9') {
    reference_code_ = std::min(reference_code_ * 10 + static_cast<std::uint32_t>(c - '0'), too_large);
    return;
  }
  if (c != ';') --at_;
  state_ = &Tokenizer::numeric_character_reference_end_state;
}

void Tokenizer::numeric_character_reference_end_state() {
  std::string character;
  append_utf8(character, character_of_number(reference_code_));
  state_ = return_state_;
  emit_reference(character);
}

}  // namespace broadsheet::html
