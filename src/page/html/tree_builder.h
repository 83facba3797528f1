#pragma once
// tree_builder.h: the tree construction stage of the WHATWG HTML standard (13.2.6), one member function an
// insertion mode.
//
// An insertion mode is a member function that takes a token; mode_ points to the one in force. "In body",
// whose rules are a page of the standard each, is a table from name of tag to rule. The modes stand in files
// by group: modes_head.cc, modes_body.cc with body_start_tags.cc and body_end_tags.cc, modes_table.cc,
// modes_end.cc (after the body, framesets, templates), foreign_content.cc; selected_content.cc copies
// options; formatting.cc has the list of active formatting elements and the adoption agency.
//
// Limits: where as many elements are open as limits.depth says, a start tag gives an element that is closed
// at once; once copies of elements outnumber what the size of the page allows, formatting elements are
// reopened no more. Both are flags of the page.

#include <string>
#include <vector>

#include "page/html/open_elements.h"
#include "page/html/tokenizer.h"

namespace broadsheet::html {

class TreeBuilder final : public TokenSink {
 public:
  TreeBuilder(Page::Tree& tree, const PageOptions& options);

  // Parses all of tree.source(). Called once.
  void run();

  void process(Token& token) override;
  [[nodiscard]] bool in_foreign_content() const override;

  // What a meta element said about the encoding; empty where none did.
  [[nodiscard]] const std::string& declared_encoding() const { return declared_encoding_; }

  // Every token goes to `log` first.
  void log_to(TokenSink* log) { log_ = log; }

  using Mode = void (TreeBuilder::*)(Token&);

  // ------------------------------------------------------------------------------------- insertion modes
  void initial_mode(Token& token);
  void before_html_mode(Token& token);
  void before_head_mode(Token& token);
  void in_head_mode(Token& token);
  void in_head_noscript_mode(Token& token);
  void after_head_mode(Token& token);
  void in_body_mode(Token& token);
  void text_mode(Token& token);
  void in_table_mode(Token& token);
  void in_table_text_mode(Token& token);
  void in_caption_mode(Token& token);
  void in_column_group_mode(Token& token);
  void in_table_body_mode(Token& token);
  void in_row_mode(Token& token);
  void in_cell_mode(Token& token);
  void in_template_mode(Token& token);
  void after_body_mode(Token& token);
  void in_frameset_mode(Token& token);
  void after_frameset_mode(Token& token);
  void after_after_body_mode(Token& token);
  void after_after_frameset_mode(Token& token);
  void foreign_content(Token& token);

  // ------------------------------------------------------------------------------------- "in body": start
  // tags
  void start_html(Token& token);
  void start_body(Token& token);
  void start_frameset(Token& token);
  void start_block(Token& token);
  void start_heading(Token& token);
  void start_pre(Token& token);
  void start_form(Token& token);
  void start_li(Token& token);
  void start_dd_dt(Token& token);
  void start_plaintext(Token& token);
  void start_button(Token& token);
  void start_a(Token& token);
  void start_formatting(Token& token);
  void start_nobr(Token& token);
  void start_applet(Token& token);
  void start_table(Token& token);
  void start_void(Token& token);
  void start_input(Token& token);
  void start_param(Token& token);
  void start_hr(Token& token);
  void start_image(Token& token);
  void start_textarea(Token& token);
  void start_xmp(Token& token);
  void start_iframe(Token& token);
  void start_noembed(Token& token);
  void start_noscript(Token& token);
  void start_select(Token& token);
  void start_optgroup(Token& token);
  void start_option(Token& token);
  void start_rb_rtc(Token& token);
  void start_rp_rt(Token& token);
  void start_math(Token& token);
  void start_svg(Token& token);
  void start_ordinary(Token& token);
  void ignore(Token&) {}

  // ------------------------------------------------------------------------------------- "in body": end tags
  void end_body(Token& token);
  void end_html(Token& token);
  void end_block(Token& token);
  void end_form(Token& token);
  void end_p(Token& token);
  void end_li(Token& token);
  void end_dd_dt(Token& token);
  void end_heading(Token& token);
  void end_applet(Token& token);
  void end_br(Token& token);
  void adoption_agency(Token& token);
  void end_ordinary(Token& token);

 private:
  struct Location {
    Node parent = 0;
    Node before = 0;  // 0: at the end
  };

  // ------------------------------------------------------------------------------------- dispatching
  void use_rules_of(Mode mode, Token& token) { (this->*mode)(token); }
  void reprocess_in(Mode mode, Token& token) {
    mode_ = mode;
    process_again(token);
  }
  void process_again(Token& token);
  [[nodiscard]] bool belongs_to_html(const Token& token) const;
  [[nodiscard]] const OpenElement& adjusted_current_node() const;
  [[nodiscard]] const OpenElement& current() const { return open_.current(); }
  [[nodiscard]] bool is_flattened(const Token& token) const;
  void flatten(Token& token);
  void stop_parsing() {}

  // ------------------------------------------------------------------------------------- white space
  // Cuts the white space that the characters begin with off the token and returns it as a token.
  static Token take_leading_space(Token& token);
  [[nodiscard]] static bool is_null(const Token& token) {
    return token.text.size() == 1 && token.text[0] == '\0';
  }
  void insert_only_space(Token& token);

  // ------------------------------------------------------------------------------------- inserting
  [[nodiscard]] Location appropriate_place(Node target = 0) const;
  [[nodiscard]] Location foster_place() const;
  [[nodiscard]] Node content_of(Node node) const;
  void insert_at(Location location, Node node);
  Node create_element(const Token& token, Namespace space);
  Node insert_element(const Token& token) { return insert_foreign_element(token, Namespace::html); }
  Node insert_foreign_element(const Token& token, Namespace space);
  Node insert_implied(Tag name);
  void insert_void(const Token& token);
  void start_title(const Token& token);
  void push(Node node, Tag name, Namespace space);
  void insert_characters(const Token& token);
  void insert_comment(const Token& token) { insert_comment_at(token, appropriate_place()); }
  void insert_comment_at(const Token& token, Location location);
  void insert_doctype(const Token& token);
  void insert_raw_text(const Token& token, Tokenizer::State state);  // "generic raw text element parsing"
  void add_missing_attributes(Node node, const Token& token);
  [[nodiscard]] bool has_hidden_type(const Token& token) const;

  // ------------------------------------------------------------------------------------- popping
  void pop() { open_.pop(); }
  void pop_until(Tag name);  // with it
  void pop_until_heading();
  void clear_back_to(std::initializer_list<Tag> names);
  void note_end_tag(Node node);  // the end tag in hand is that of the node
  void generate_implied_end_tags(Tag except = Tag::none);
  void generate_all_implied_end_tags_thoroughly();
  void close_p();
  void close_p_in_button_scope();
  void close_cell();
  void reset_insertion_mode();
  [[nodiscard]] Mode mode_of_open(const OpenElement& element, bool last) const;

  // ------------------------------------------------------------------------------------- formatting
  void reconstruct_formatting();
  void push_formatting(const OpenElement& element);
  void push_marker() { active_.push_back({}); }
  void clear_to_last_marker();
  [[nodiscard]] std::size_t active_index_of(Node node) const;
  [[nodiscard]] std::size_t active_since_marker(Tag name) const;
  [[nodiscard]] bool same_attributes(Node a, Node b) const;
  OpenElement clone(const OpenElement& element);
  bool adopt_once(Tag subject);
  Node adoption_inner_loop(std::size_t furthest, Node formatting, std::size_t& bookmark);
  void remove_formatting(Node node);

  // ------------------------------------------------------------------------------------- the rest of the
  // modes
  void in_body_characters(Token& token);
  void in_body_end_of_file(Token& token);
  void in_head_start_tag(Token& token);
  void in_head_template_end();
  void start_template(Token& token);
  void note_encoding(const Token& token);
  void before_html_other(Token& token);
  void before_head_other(Token& token);
  void after_head_start_tag(Token& token);
  void after_head_other(Token& token);
  void in_table_start_tag(Token& token);
  void in_table_end_tag(Token& token);
  void in_table_other(Token& token);
  void flush_table_text();
  bool close_caption();
  bool close_row();
  void in_table_body_close(Token& token);
  void in_template_start_tag(Token& token);
  void foreign_start_tag(Token& token);
  void foreign_end_tag(Token& token);
  [[nodiscard]] bool breaks_out(const Token& token) const;
  void adjust_foreign_attributes(Token& token, Namespace space);
  void begin_fragment(const std::string& context);
  void fill_selected_contents();
  [[nodiscard]] bool is_disabled_content(Node content) const;
  [[nodiscard]] Node select_around(Node node) const;
  [[nodiscard]] Node selected_option(Node select) const;
  void copy_children(Node from, Node to);

  Page::Tree& tree_;
  const PageOptions& options_;
  Tokenizer tokenizer_;
  Mode mode_ = &TreeBuilder::initial_mode;
  Mode original_mode_ = nullptr;
  std::vector<Mode> template_modes_;
  OpenElements open_;
  std::vector<OpenElement> active_;
  bool foster_parenting_ = false;
  bool has_open_title_ = false;  // met a title that has no end tag: nor has a later one
  bool frameset_ok_ = true;
  bool ignore_next_line_feed_ = false;
  Node head_ = 0;
  Node form_ = 0;
  bool is_fragment_ = false;
  OpenElement context_;
  const Token* end_tag_ = nullptr;  // in hand
  TokenSink* log_ = nullptr;
  std::uint64_t copies_left_;  // elements that no start tag of their own stands for

  // "pending table character tokens"
  struct PendingText {
    std::size_t begin, length;
    SourceRange range;
    bool in_source;
  };
  std::vector<PendingText> pending_;
  std::string pending_text_;
  bool pending_is_space_ = true;

  std::vector<AttributeData> adjusted_;
  std::vector<Node> selected_contents_;  // selectedcontent elements, in order
  std::string declared_encoding_;
};

// "quirks mode" by the public and system identifiers (13.2.6.4.1).
[[nodiscard]] bool is_quirky(const Doctype& doctype);

}  // namespace broadsheet::html
