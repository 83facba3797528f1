// tokenizer.cc: what the states share: the loop, emitting, the current tag. Entry point: Tokenizer::run().

#include "page/html/tokenizer.h"

#include <cstring>

#include "base/strings.h"

namespace broadsheet::html {

Tokenizer::Tokenizer(Page::Tree& tree, TokenSink& sink, const Limits& limits)
    : tree_(tree),
      sink_(sink),
      text_(tree.source().data()),
      size_(static_cast<std::uint32_t>(tree.source().size())),
      most_attributes_(limits.attributes),
      seen_in_tag_(known_names) {}

void Tokenizer::run() {
  while (state_ != nullptr) (this->*state_)();
}

bool Tokenizer::consume_ignoring_case(std::string_view word) {
  if (!starts_with_ignoring_case(source().substr(at_ < size_ ? at_ : size_), word)) return false;
  at_ += static_cast<std::uint32_t>(word.size());
  return true;
}

// ------------------------------------------------------------------------------------------------ emitting

void Tokenizer::emit_source(std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  if (run_end_ != begin) {
    flush_text();
    run_begin_ = begin;
  }
  run_end_ = end;
}

void Tokenizer::flush_text() {
  if (run_begin_ == run_end_) return;
  Token token;
  token.type = TokenType::characters;
  token.range = {run_begin_, run_end_};
  token.text = slice(run_begin_, run_end_);
  run_begin_ = run_end_ = 0;
  sink_.process(token);
}

void Tokenizer::emit_changed(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  flush_text();
  Token token;
  token.type = TokenType::characters;
  token.range = {begin, end};
  token.text = text;
  sink_.process(token);
}

void Tokenizer::emit(Token& token) {
  flush_text();
  sink_.process(token);
}

void Tokenizer::emit_end_of_file() {
  Token token;
  token.range = {size_, size_};
  emit(token);
  state_ = nullptr;
}

// The sink may choose another next state.
void Tokenizer::emit_tag(State next) {
  finish_attribute();
  Token token;
  token.type = tag_type_;
  token.self_closing = self_closing_;
  token.name = tree_.names.intern(tag_name_);
  token.range = {tag_begin_, at_};
  if (tag_type_ == TokenType::start_tag) {
    token.attributes = attributes_.all();
    last_start_tag_ = token.name;
  }
  state_ = next;
  emit(token);
}

void Tokenizer::emit_comment(State next) {
  Token token;
  token.type = TokenType::comment;
  token.range = {comment_begin_, at_ < size_ ? at_ : size_};
  token.text = comment_;
  state_ = next;
  emit(token);
}

void Tokenizer::emit_doctype(State next) {
  Token token;
  token.type = TokenType::doctype;
  token.range = {doctype_begin_, at_ < size_ ? at_ : size_};
  token.doctype = &doctype_;
  state_ = next;
  emit(token);
}

// ------------------------------------------------------------------------------------------------ tags

void Tokenizer::create_tag(TokenType type, std::uint32_t begin) {
  tag_type_ = type;
  tag_begin_ = begin;
  self_closing_ = false;
  has_attribute_ = false;
  tag_name_.clear();
  attributes_.clear();
  ++tag_number_;
}

void Tokenizer::start_attribute() {
  finish_attribute();
  has_attribute_ = true;
  attribute_name_.clear();
  attribute_value_.clear();
  value_begin_ = value_end_ = at_;
}

void Tokenizer::finish_attribute() {
  if (!has_attribute_) return;
  has_attribute_ = false;
  add_attribute(tree_.names.intern(attribute_name_), place_of_value());
}

// "duplicate-attribute": the first one counts.
void Tokenizer::add_attribute(Tag name, TextPlace value) {
  const std::uint32_t number = number_of(name);
  if (number >= seen_in_tag_.size()) seen_in_tag_.resize(number + number / 2);
  if (seen_in_tag_[number] == tag_number_) return;
  if (attributes_.size() >= most_attributes_) return tree_.flag("attribute-limit");
  seen_in_tag_[number] = tag_number_;
  AttributeData data;
  data.name = number & 0x3FFFFFFF;
  data.space = 0;
  data.value = value;
  attributes_.push_back(data);
}

TextPlace Tokenizer::place_of_value() {
  const std::string_view raw = slice(value_begin_, value_end_);
  if (raw == attribute_value_) return {value_begin_, value_end_ - value_begin_};
  return tree_.own(attribute_value_, {value_begin_, value_end_});
}

}  // namespace broadsheet::html
