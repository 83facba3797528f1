#pragma once
// tokenizer.h: the tokenizer of the WHATWG HTML standard (13.2.5), one member function a state.
//
// A state is a member function; state_ points to the one that comes next. Each reads at least one character,
// or says that the next state reads it again ("reconsume"), and emits tokens to the sink, which may change
// the state ("switch the tokenizer to the RAWTEXT state"). The states stand in files by group:
// text_states.cc, script_states.cc, tag_states.cc, comment_states.cc, doctype_states.cc, reference_states.cc.
// quick_tags.cc reads the tags and runs that nearly all pages consist of in one step; tests hold it against
// the states.
//
// The input is Tree::source(): line ends are LF already. Characters are bytes of UTF-8, since no state looks
// at a character past ASCII. Parse errors are not reported.

#include <cstdint>
#include <string>
#include <string_view>

#include "page/html/token.h"

namespace broadsheet::html {

class Tokenizer {
 public:
  using State = void (Tokenizer::*)();

  Tokenizer(Page::Tree& tree, TokenSink& sink, const Limits& limits);

  // Emits every token up to the end of the file.
  void run();

  void switch_to(State state) { state_ = state; }
  void set_last_start_tag(Tag name) { last_start_tag_ = name; }
  // Whether quick_tags.cc may read ahead; only tests say no.
  void set_quick(bool quick) { quick_ = quick; }

  // 13.2.5.1 to .8: text
  void data_state();
  void rcdata_state();
  void rawtext_state();
  void script_data_state();
  void plaintext_state();
  void tag_open_state();
  void end_tag_open_state();
  void tag_name_state();
  // .9 to .14: ends of RCDATA and RAWTEXT
  void rcdata_less_than_sign_state();
  void rcdata_end_tag_open_state();
  void rcdata_end_tag_name_state();
  void rawtext_less_than_sign_state();
  void rawtext_end_tag_open_state();
  void rawtext_end_tag_name_state();
  // .15 to .31: scripts
  void script_data_less_than_sign_state();
  void script_data_end_tag_open_state();
  void script_data_end_tag_name_state();
  void script_data_escape_start_state();
  void script_data_escape_start_dash_state();
  void script_data_escaped_state();
  void script_data_escaped_dash_state();
  void script_data_escaped_dash_dash_state();
  void script_data_escaped_less_than_sign_state();
  void script_data_escaped_end_tag_open_state();
  void script_data_escaped_end_tag_name_state();
  void script_data_double_escape_start_state();
  void script_data_double_escaped_state();
  void script_data_double_escaped_dash_state();
  void script_data_double_escaped_dash_dash_state();
  void script_data_double_escaped_less_than_sign_state();
  void script_data_double_escape_end_state();
  // .32 to .40: attributes
  void before_attribute_name_state();
  void attribute_name_state();
  void after_attribute_name_state();
  void before_attribute_value_state();
  void attribute_value_double_quoted_state();
  void attribute_value_single_quoted_state();
  void attribute_value_unquoted_state();
  void after_attribute_value_quoted_state();
  void self_closing_start_tag_state();
  // .41 to .52: comments
  void bogus_comment_state();
  void markup_declaration_open_state();
  void comment_start_state();
  void comment_start_dash_state();
  void comment_state();
  void comment_less_than_sign_state();
  void comment_less_than_sign_bang_state();
  void comment_less_than_sign_bang_dash_state();
  void comment_less_than_sign_bang_dash_dash_state();
  void comment_end_dash_state();
  void comment_end_state();
  void comment_end_bang_state();
  // .53 to .68: DOCTYPE
  void doctype_state();
  void before_doctype_name_state();
  void doctype_name_state();
  void after_doctype_name_state();
  void after_doctype_public_keyword_state();
  void before_doctype_public_identifier_state();
  void doctype_public_identifier_double_quoted_state();
  void doctype_public_identifier_single_quoted_state();
  void after_doctype_public_identifier_state();
  void between_doctype_public_and_system_identifiers_state();
  void after_doctype_system_keyword_state();
  void before_doctype_system_identifier_state();
  void doctype_system_identifier_double_quoted_state();
  void doctype_system_identifier_single_quoted_state();
  void after_doctype_system_identifier_state();
  void bogus_doctype_state();
  // .69 to .71: CDATA
  void cdata_section_state();
  void cdata_section_bracket_state();
  void cdata_section_end_state();
  // .72 to .80: character references
  void character_reference_state();
  void named_character_reference_state();
  void ambiguous_ampersand_state();
  void numeric_character_reference_state();
  void hexadecimal_character_reference_start_state();
  void decimal_character_reference_start_state();
  void hexadecimal_character_reference_state();
  void decimal_character_reference_state();
  void numeric_character_reference_end_state();

 private:
  static constexpr int end_of_file = -1;

  // ------------------------------------------------------------------------------------- characters
  // "Consume the next input character"; past the end it is end_of_file again and again.
  int consume() {
    const std::uint32_t at = at_++;
    return at < size_ ? static_cast<unsigned char>(text_[at]) : end_of_file;
  }
  void reconsume_in(State state) {
    --at_;
    state_ = state;
  }
  [[nodiscard]] int peek() const {
    return at_ < size_ ? static_cast<unsigned char>(text_[at_]) : end_of_file;
  }
  [[nodiscard]] std::string_view source() const { return {text_, size_}; }
  [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
    return {text_ + begin, end - begin};
  }
  bool consume_ignoring_case(std::string_view word);

  // ------------------------------------------------------------------------------------- emitting
  // Characters as they stand in the source. Those that follow each other become one token.
  void emit_source(std::uint32_t begin, std::uint32_t end);
  void emit_consumed() { emit_source(at_ - 1, at_); }
  // Characters that came from [begin, end) and read otherwise.
  void emit_changed(std::string_view text, std::uint32_t begin, std::uint32_t end);
  void emit_replacement() { emit_changed("\xEF\xBF\xBD", at_ - 1, at_); }
  void flush_text();
  void emit(Token& token);
  void emit_end_of_file();
  void emit_tag(State next);
  void emit_comment(State next);
  void emit_doctype(State next);
  // The end inside a tag: the tag is dropped.
  void end_in_tag() { emit_end_of_file(); }

  // ------------------------------------------------------------------------------------- tags
  void create_tag(TokenType type, std::uint32_t begin);
  void start_attribute();
  void finish_attribute();
  [[nodiscard]] bool is_full_of_attributes();
  void add_attribute(Tag name, TextPlace value);
  [[nodiscard]] TextPlace place_of_value();
  void attribute_value_quoted(int quote);

  // Shared by the states of RCDATA, RAWTEXT and script data that look for their end tag.
  [[nodiscard]] std::uint32_t raw_text_end(std::uint32_t begin) const;
  void raw_less_than_sign(State end_tag_open, State text);
  void raw_end_tag_open(State end_tag_name, State text);
  void raw_end_tag_name(State text);
  [[nodiscard]] bool is_appropriate_end_tag() const;
  void script_double_escape(State if_script, State otherwise);

  // ------------------------------------------------------------------------------------- the rest
  void create_comment(std::uint32_t begin);
  void append_comment(int c) { comment_ += static_cast<char>(c); }
  void doctype_identifier_quoted(std::optional<std::string>& identifier, int quote, State after);
  void begin_doctype_identifier(std::optional<std::string>& identifier, State quoted);
  void bogus_doctype_reconsumed();
  void end_in_doctype();
  [[nodiscard]] bool is_part_of_attribute() const;
  void flush_code_points_consumed_as_character_reference();
  void emit_reference(std::string_view characters);

  // ------------------------------------------------------------------------------------- quick_tags.cc
  bool quick_tag(std::uint32_t begin);
  bool quick_start_tag(std::uint32_t begin);
  bool quick_end_tag(std::uint32_t begin);
  bool quick_attribute(std::uint32_t& at);
  bool quick_value(std::uint32_t& at, TextPlace& value);
  TextPlace unescaped(std::uint32_t begin, std::uint32_t end);
  bool quick_comment();
  struct QuickName {
    std::uint32_t begin, end;
    Tag tag = Tag::none;  // of a known name
    bool has_upper = false;
  };
  template <std::uint8_t end>
  [[nodiscard]] QuickName quick_name(std::uint32_t& at) const;
  Tag intern(const QuickName& name);

  Page::Tree& tree_;
  TokenSink& sink_;
  const char* text_;
  std::uint32_t size_;
  std::uint32_t at_ = 0;
  std::uint32_t most_attributes_;
  State state_ = &Tokenizer::data_state;
  State return_state_ = nullptr;
  bool quick_ = true;

  std::uint32_t run_begin_ = 0, run_end_ = 0;  // characters to emit, as they stand in the source

  // The current tag token.
  TokenType tag_type_ = TokenType::start_tag;
  std::uint32_t tag_begin_ = 0;
  bool self_closing_ = false;
  std::string tag_name_;
  Tag last_start_tag_ = Tag::none;
  GrowingArray<AttributeData> attributes_;
  std::uint32_t tag_number_ = 0;
  std::vector<std::uint32_t> seen_in_tag_;  // by name: the tag_number_ that had it last

  // The current attribute.
  bool has_attribute_ = false;
  std::string attribute_name_, attribute_value_;
  std::uint32_t value_begin_ = 0, value_end_ = 0;

  std::uint32_t temporary_begin_ = 0;  // the temporary buffer is the source from here to at_
  std::string comment_;
  std::uint32_t comment_begin_ = 0;
  Doctype doctype_;
  std::uint32_t doctype_begin_ = 0;
  std::uint32_t reference_begin_ = 0;  // of the ampersand
  std::uint32_t reference_code_ = 0;
};

}  // namespace broadsheet::html
