// modes_head.cc: the insertion modes before the body (13.2.6.4.1 to .6).

#include "base/strings.h"
#include "page/html/tree_builder.h"
#include "page/meta_prescan.h"

namespace broadsheet::html {
namespace {

// Whether an end tag of this name stands anywhere in the text.
bool has_end_tag(std::string_view text, std::string_view name) {
  const std::string tag = "</" + std::string(name);
  for (std::size_t at = 0; (at = find_ignoring_case(text, tag, at)) != std::string_view::npos;) {
    at += tag.size();
    if (at < text.size() && (text[at] == '>' || text[at] == '/' || is_ascii_space(text[at]))) return true;
  }
  return false;
}

}  // namespace

void TreeBuilder::initial_mode(Token& token) {
  if (token.type == TokenType::characters) {
    take_leading_space(token);
    if (token.text.empty()) return;
  }
  if (token.type == TokenType::comment) return insert_comment_at(token, {0});
  if (token.type == TokenType::doctype) {
    insert_doctype(token);
    tree_.quirks = is_quirky(*token.doctype);
    mode_ = &TreeBuilder::before_html_mode;
    return;
  }
  tree_.quirks = true;
  reprocess_in(&TreeBuilder::before_html_mode, token);
}

void TreeBuilder::before_html_mode(Token& token) {
  switch (token.type) {
    case TokenType::doctype: return;
    case TokenType::comment: return insert_comment_at(token, {0});
    case TokenType::characters:
      take_leading_space(token);
      if (token.text.empty()) return;
      return before_html_other(token);
    case TokenType::start_tag:
      if (token.name != Tag::html) return before_html_other(token);
      {
        const Node node = create_element(token, Namespace::html);
        tree_.append_child(0, node);
        push(node, Tag::html, Namespace::html);
      }
      mode_ = &TreeBuilder::before_head_mode;
      return;
    case TokenType::end_tag:
      switch (token.name) {
        case Tag::head:
        case Tag::body:
        case Tag::html:
        case Tag::br: return before_html_other(token);
        default: return;
      }
    case TokenType::end_of_file: return before_html_other(token);
  }
}

void TreeBuilder::before_html_other(Token& token) {
  const Node node = tree_.append_element(0, Tag::html);
  push(node, Tag::html, Namespace::html);
  reprocess_in(&TreeBuilder::before_head_mode, token);
}

void TreeBuilder::before_head_mode(Token& token) {
  switch (token.type) {
    case TokenType::doctype: return;
    case TokenType::comment: return insert_comment(token);
    case TokenType::characters:
      take_leading_space(token);
      if (token.text.empty()) return;
      return before_head_other(token);
    case TokenType::start_tag:
      if (token.name == Tag::html) return use_rules_of(&TreeBuilder::in_body_mode, token);
      if (token.name != Tag::head) return before_head_other(token);
      head_ = insert_element(token);
      mode_ = &TreeBuilder::in_head_mode;
      return;
    case TokenType::end_tag:
      switch (token.name) {
        case Tag::head:
        case Tag::body:
        case Tag::html:
        case Tag::br: return before_head_other(token);
        default: return;
      }
    case TokenType::end_of_file: return before_head_other(token);
  }
}

void TreeBuilder::before_head_other(Token& token) {
  head_ = insert_implied(Tag::head);
  reprocess_in(&TreeBuilder::in_head_mode, token);
}

void TreeBuilder::in_head_mode(Token& token) {
  switch (token.type) {
    case TokenType::doctype: return;
    case TokenType::comment: return insert_comment(token);
    case TokenType::start_tag: return in_head_start_tag(token);
    case TokenType::characters: {
      const Token space = take_leading_space(token);
      if (!space.text.empty()) insert_characters(space);
      if (token.text.empty()) return;
      break;
    }
    case TokenType::end_tag:
      switch (token.name) {
        case Tag::head:
          note_end_tag(current().node);
          pop();
          mode_ = &TreeBuilder::after_head_mode;
          return;
        case Tag::template_: return in_head_template_end();
        case Tag::body:
        case Tag::html:
        case Tag::br: break;
        default: return;
      }
      break;
    case TokenType::end_of_file: break;
  }
  pop();
  reprocess_in(&TreeBuilder::after_head_mode, token);
}

// Where bytes are missing a title may have no end and swallow the page: if that has one, and the title none,
// its text goes on as the page's. The standard, and what a browser shows, is an empty page.
void TreeBuilder::start_title(const Token& token) {
  if (!has_open_title_) {
    const std::string_view rest = tree_.source().substr(token.range.end);
    if (has_end_tag(rest, "title") || !has_end_tag(rest, "body"))
      return insert_raw_text(token, &Tokenizer::rcdata_state);
    has_open_title_ = true;
    tree_.flag("open-title");
  }
  insert_void(token);
}

void TreeBuilder::in_head_start_tag(Token& token) {
  switch (token.name) {
    case Tag::html: return use_rules_of(&TreeBuilder::in_body_mode, token);
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link: return insert_void(token);
    case Tag::meta: note_encoding(token); return insert_void(token);
    case Tag::title: return start_title(token);
    case Tag::noframes:
    case Tag::style: return insert_raw_text(token, &Tokenizer::rawtext_state);
    case Tag::noscript:
      if (options_.scripting) return insert_raw_text(token, &Tokenizer::rawtext_state);
      insert_element(token);
      mode_ = &TreeBuilder::in_head_noscript_mode;
      return;
    case Tag::script: return insert_raw_text(token, &Tokenizer::script_data_state);
    case Tag::template_: return start_template(token);
    case Tag::head: return;
    default: pop(); reprocess_in(&TreeBuilder::after_head_mode, token);
  }
}

void TreeBuilder::start_template(Token& token) {
  const Node node = insert_element(token);
  const Node contents = tree_.add(NodeData::document(NodeKind::fragment));
  tree_.append_child(node, contents);
  push_marker();
  frameset_ok_ = false;
  mode_ = &TreeBuilder::in_template_mode;
  template_modes_.push_back(mode_);
}

void TreeBuilder::in_head_template_end() {
  if (!open_.contains(Tag::template_)) return;
  generate_all_implied_end_tags_thoroughly();
  pop_until(Tag::template_);
  clear_to_last_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
}

// What a meta element says about the encoding; the page is read again where that is not how it was read.
void TreeBuilder::note_encoding(const Token& token) {
  if (!declared_encoding_.empty()) return;
  std::string_view content;
  bool is_content_type = false;
  for (const AttributeData& a : token.attributes) {
    const std::string_view value = tree_.text(a.value);
    if (a.tag() == Tag::charset) {
      declared_encoding_ = value;
      return;
    }
    if (a.tag() == Tag::content) content = value;
    if (a.tag() == Tag::http_equiv) is_content_type = equals_ignoring_case(value, "content-type");
  }
  if (is_content_type) declared_encoding_ = label_in_content(content);
}

void TreeBuilder::in_head_noscript_mode(Token& token) {
  switch (token.type) {
    case TokenType::doctype: return;
    case TokenType::comment: return use_rules_of(&TreeBuilder::in_head_mode, token);
    case TokenType::characters: {
      const Token space = take_leading_space(token);
      if (!space.text.empty()) insert_characters(space);
      if (token.text.empty()) return;
      break;
    }
    case TokenType::start_tag:
      switch (token.name) {
        case Tag::html: return use_rules_of(&TreeBuilder::in_body_mode, token);
        case Tag::basefont:
        case Tag::bgsound:
        case Tag::link:
        case Tag::meta:
        case Tag::noframes:
        case Tag::style: return use_rules_of(&TreeBuilder::in_head_mode, token);
        case Tag::head:
        case Tag::noscript: return;
        default: break;
      }
      break;
    case TokenType::end_tag:
      if (token.name == Tag::noscript) {
        note_end_tag(current().node);
        pop();
        mode_ = &TreeBuilder::in_head_mode;
        return;
      }
      if (token.name != Tag::br) return;
      break;
    case TokenType::end_of_file: break;
  }
  pop();
  reprocess_in(&TreeBuilder::in_head_mode, token);
}

void TreeBuilder::after_head_mode(Token& token) {
  switch (token.type) {
    case TokenType::doctype: return;
    case TokenType::comment: return insert_comment(token);
    case TokenType::start_tag: return after_head_start_tag(token);
    case TokenType::characters: {
      const Token space = take_leading_space(token);
      if (!space.text.empty()) insert_characters(space);
      if (token.text.empty()) return;
      return after_head_other(token);
    }
    case TokenType::end_tag:
      switch (token.name) {
        case Tag::template_: return use_rules_of(&TreeBuilder::in_head_mode, token);
        case Tag::body:
        case Tag::html:
        case Tag::br: return after_head_other(token);
        default: return;
      }
    case TokenType::end_of_file: return after_head_other(token);
  }
}

void TreeBuilder::after_head_start_tag(Token& token) {
  switch (token.name) {
    case Tag::html: return use_rules_of(&TreeBuilder::in_body_mode, token);
    case Tag::body:
      insert_element(token);
      frameset_ok_ = false;
      mode_ = &TreeBuilder::in_body_mode;
      return;
    case Tag::frameset:
      insert_element(token);
      mode_ = &TreeBuilder::in_frameset_mode;
      return;
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
    case Tag::noframes:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::title: {
      const OpenElement head = {head_, Tag::head, Namespace::html, categories_of(Tag::head, Namespace::html)};
      open_.push(head);
      use_rules_of(&TreeBuilder::in_head_mode, token);
      return open_.remove(head_);
    }
    case Tag::head: return;
    default: after_head_other(token);
  }
}

void TreeBuilder::after_head_other(Token& token) {
  insert_implied(Tag::body);
  reprocess_in(&TreeBuilder::in_body_mode, token);
}

}  // namespace broadsheet::html
