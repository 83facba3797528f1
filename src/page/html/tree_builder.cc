// tree_builder.cc: the tree construction dispatcher, and what the insertion modes share: where nodes go, how
// they are made, how the stack is popped. Entry points: TreeBuilder::run(), TreeBuilder::process().

#include "page/html/tree_builder.h"

#include <algorithm>

#include "base/strings.h"

namespace broadsheet::html {

// How many elements may be reopened without a start tag of their own, so that a page of many unclosed
// formatting elements and many paragraphs stays as large as itself.
constexpr std::uint64_t copies_at_least = 65'536;

TreeBuilder::TreeBuilder(Page::Tree& tree, const PageOptions& options)
    : tree_(tree),
      options_(options),
      tokenizer_(tree, *this, options.limits),
      copies_left_(copies_at_least + tree.source().size() / 16) {}

void TreeBuilder::run() {
  tree_.nodes.reserve(tree_.source().size() / 64 + 16);
  tree_.add(NodeData::document(NodeKind::document));
  if (!options_.fragment.empty()) begin_fragment(options_.fragment);
  tokenizer_.run();
  fill_selected_contents();
}

// ------------------------------------------------------------------------------------------------
// dispatching

void TreeBuilder::process(Token& token) {
  if (log_ != nullptr) log_->process(token);
  if (ignore_next_line_feed_) {
    ignore_next_line_feed_ = false;
    if (token.type == TokenType::characters && token.text.starts_with('\n')) {
      token.text.remove_prefix(1);
      if (token.text.empty()) return;
      ++token.range.begin;
    }
  }
  end_tag_ = token.type == TokenType::end_tag ? &token : nullptr;
  if (is_flattened(token)) return flatten(token);
  process_again(token);
}

void TreeBuilder::process_again(Token& token) {
  if (belongs_to_html(token)) {
    (this->*mode_)(token);
  } else {
    foreign_content(token);
  }
}

bool TreeBuilder::belongs_to_html(const Token& token) const {
  if (open_.empty()) return true;
  const OpenElement& element = adjusted_current_node();
  if (element.space == Namespace::html || token.type == TokenType::end_of_file) return true;
  const bool starts = token.type == TokenType::start_tag;
  const bool text = token.type == TokenType::characters;
  if (element.has(mathml_text_integration_point) &&
      (text || (starts && token.name != Tag::mglyph && token.name != Tag::malignmark)))
    return true;
  if (element.name == Tag::annotation_xml && element.space == Namespace::mathml && starts &&
      token.name == Tag::svg)
    return true;
  return element.has(html_integration_point) && (starts || text);
}

const OpenElement& TreeBuilder::adjusted_current_node() const {
  return is_fragment_ && open_.size() == 1 ? context_ : open_.current();
}

bool TreeBuilder::in_foreign_content() const {
  return !open_.empty() && adjusted_current_node().space != Namespace::html;
}

// Void elements and raw text are closed at once anyway.
bool TreeBuilder::is_flattened(const Token& token) const {
  if (token.type != TokenType::start_tag || open_.size() < options_.limits.depth) return false;
  switch (token.name) {
    case Tag::script:
    case Tag::style:
    case Tag::title:
    case Tag::textarea:
    case Tag::xmp:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes: return in_foreign_content();
    default: return (categories_of(token.name, Namespace::html) & void_element) == 0;
  }
}

void TreeBuilder::flatten(Token& token) {
  tree_.flag("depth-limit");
  insert_foreign_element(token, adjusted_current_node().space);
  pop();
}

// ------------------------------------------------------------------------------------------------ white
// space

Token TreeBuilder::take_leading_space(Token& token) {
  const std::size_t length = std::min(token.text.find_first_not_of("\t\n\f\r "), token.text.size());
  Token space = token;
  space.text = token.text.substr(0, length);
  token.text.remove_prefix(length);
  if (token.range.end - token.range.begin == space.text.size() + token.text.size()) {
    space.range.end = space.range.begin + static_cast<std::uint32_t>(length);
    token.range.begin = space.range.end;
  }
  return space;
}

// The modes of framesets keep white space and drop all other characters.
void TreeBuilder::insert_only_space(Token& token) {
  while (!token.text.empty()) {
    const Token space = take_leading_space(token);
    if (!space.text.empty()) insert_characters(space);
    const std::size_t other = std::min(token.text.find_first_of("\t\n\f\r "), token.text.size());
    token.text.remove_prefix(other);
    if (token.range.end - token.range.begin >= other) token.range.begin += static_cast<std::uint32_t>(other);
  }
}

// ------------------------------------------------------------------------------------------------ inserting

// The contents of a template, any other node itself.
Node TreeBuilder::content_of(Node node) const {
  const Node first = tree_.nodes[node].first();
  return first != 0 && tree_.nodes[first].kind() == NodeKind::fragment ? first : node;
}

// "appropriate place for inserting a node"
TreeBuilder::Location TreeBuilder::appropriate_place(Node target) const {
  const Node node = target != 0 ? target : current().node;
  if (foster_parenting_ && (categories_of(tree_.name(node), tree_.nodes[node].space()) & fosters) != 0)
    return foster_place();
  return {content_of(node)};
}

TreeBuilder::Location TreeBuilder::foster_place() const {
  const std::size_t last_template = open_.last_index_of(Tag::template_);
  const std::size_t last_table = open_.last_index_of(Tag::table);
  const bool no_table = last_table == open_.size();
  if (last_template < open_.size() && (no_table || last_template > last_table))
    return {content_of(open_[last_template].node)};
  if (no_table) return {open_[0].node};
  const Node table = open_[last_table].node;
  const Node parent = tree_.nodes[table].parent();
  if (parent != 0) return {parent, table};
  return {content_of(open_[last_table - 1].node)};
}

void TreeBuilder::insert_at(Location location, Node node) {
  if (location.before != 0) {
    tree_.insert_before(location.before, node);
  } else {
    tree_.append_child(location.parent, node);
  }
}

// "create an element for a token"
Node TreeBuilder::create_element(const Token& token, Namespace space) {
  const Node node = tree_.add(NodeData::element(token.name, space, token.range.begin));
  if (number_of(token.name) >= NodeData::many_names) tree_.set_name(node, token.name);
  if (!token.attributes.empty()) {
    tree_.set_attributes(node, token.attributes);
    tree_.records[tree_.nodes[node].place()].tags.end = token.range.end;
  }
  return node;
}

Node TreeBuilder::insert_foreign_element(const Token& token, Namespace space) {
  const Location location = appropriate_place();
  const Node node = create_element(token, space);
  insert_at(location, node);
  push(node, token.name, space);
  return node;
}

void TreeBuilder::push(Node node, Tag name, Namespace space) {
  OpenElement element = {node, name, space, categories_of(name, space)};
  // "HTML integration point": an annotation-xml that says it holds HTML.
  if (name == Tag::annotation_xml && space == Namespace::mathml)
    for (const AttributeData& a : tree_.attributes_of(node))
      if (a.tag() == Tag::encoding && (equals_ignoring_case(tree_.text(a.value), "text/html") ||
                                       equals_ignoring_case(tree_.text(a.value), "application/xhtml+xml")))
        element.categories |= html_integration_point;
  open_.push(element);
}

// An element that no tag of the page stands for.
Node TreeBuilder::insert_implied(Tag name) {
  Token token;
  token.name = name;
  token.range = {no_place, no_place};
  return insert_element(token);
}

void TreeBuilder::insert_void(const Token& token) {
  insert_element(token);
  pop();
}

// "insert a character"
void TreeBuilder::insert_characters(const Token& token) {
  const Location location = appropriate_place();
  const Node before =
      location.before != 0 ? tree_.previous_sibling(location.before) : tree_.last_child(location.parent);
  if (before != 0 && tree_.nodes[before].kind() == NodeKind::text)
    return tree_.extend_text(before, token.text, token.range);
  insert_at(location, tree_.add_text(token.text, token.range));
}

void TreeBuilder::insert_comment_at(const Token& token, Location location) {
  // The data of a plain comment stands behind "<!--" in the source.
  const std::string_view source = tree_.source();
  const std::size_t begin = token.range.begin + 4;
  TextPlace place;
  if (begin <= source.size() && source.substr(begin, token.text.size()) == token.text)
    place = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(token.text.size())};
  else
    place = tree_.own(token.text, token.range);
  insert_at(location, tree_.add(NodeData::text(NodeKind::comment, place)));
}

// Name and identifiers of a doctype are attributes of its node.
void TreeBuilder::insert_doctype(const Token& token) {
  const Doctype& doctype = *token.doctype;
  std::vector<AttributeData> list;
  const auto add = [&](Tag name, const std::string& value) {
    AttributeData data;
    data.name = number_of(name) & 0x3FFFFFFF;
    data.space = 0;
    data.value = tree_.own(value, token.range);
    list.push_back(data);
  };
  add(Tag::name, doctype.name.value_or(""));
  if (doctype.public_identifier) add(Tag::public_, *doctype.public_identifier);
  if (doctype.system_identifier) add(Tag::system, *doctype.system_identifier);
  const Node node = tree_.add(NodeData::document(NodeKind::doctype));
  tree_.set_attributes(node, list);
  tree_.records[tree_.nodes[node].place()].tags = token.range;
  tree_.append_child(0, node);
}

void TreeBuilder::insert_raw_text(const Token& token, Tokenizer::State state) {
  insert_element(token);
  tokenizer_.switch_to(state);
  original_mode_ = mode_;
  mode_ = &TreeBuilder::text_mode;
}

void TreeBuilder::add_missing_attributes(Node node, const Token& token) {
  const auto had = tree_.attributes_of(node);
  std::vector<AttributeData> list(had.begin(), had.end());
  for (const AttributeData& a : token.attributes) {
    const bool has = std::ranges::any_of(list, [&](const AttributeData& b) { return b.name == a.name; });
    if (!has && list.size() < options_.limits.attributes) list.push_back(a);
  }
  if (list.size() > had.size()) tree_.set_attributes(node, list);
}

bool TreeBuilder::has_hidden_type(const Token& token) const {
  return std::ranges::any_of(token.attributes, [&](const AttributeData& a) {
    return a.tag() == Tag::type && equals_ignoring_case(tree_.text(a.value), "hidden");
  });
}

// ------------------------------------------------------------------------------------------------ popping

void TreeBuilder::note_end_tag(Node node) {
  if (end_tag_ != nullptr) tree_.record_of(node).tags.end = end_tag_->range.end;
}

// "pop elements from the stack of open elements until an … element has been popped". The root stays, which
// the standard's rules never pop either.
void TreeBuilder::pop_until(Tag name) {
  while (open_.size() > 1) {
    const OpenElement element = open_.pop();
    if (!element.is(name)) continue;
    if (end_tag_ != nullptr && end_tag_->name == name) note_end_tag(element.node);
    return;
  }
}

void TreeBuilder::pop_until_heading() {
  while (open_.size() > 1) {
    const OpenElement element = open_.pop();
    if (!element.has(heading)) continue;
    note_end_tag(element.node);
    return;
  }
}

// "clear the stack back to a table context", and its likes.
void TreeBuilder::clear_back_to(std::initializer_list<Tag> names) {
  while (open_.size() > 1 && !std::ranges::any_of(names, [&](Tag name) { return current().is(name); })) pop();
}

void TreeBuilder::generate_implied_end_tags(Tag except) {
  while (current().has(implied_end) && current().name != except) pop();
}

void TreeBuilder::generate_all_implied_end_tags_thoroughly() {
  while (current().has(implied_end_thorough)) pop();
}

void TreeBuilder::close_p() {
  generate_implied_end_tags(Tag::p);
  pop_until(Tag::p);
}

void TreeBuilder::close_p_in_button_scope() {
  if (open_.has_in_button_scope(Tag::p)) close_p();
}

// "reset the insertion mode appropriately"
void TreeBuilder::reset_insertion_mode() {
  for (std::size_t i = open_.size(); i-- > 0;) {
    const bool last = i == 0;
    mode_ = mode_of_open(last && is_fragment_ ? context_ : open_[i], last);
    if (mode_ != nullptr) return;
  }
  mode_ = &TreeBuilder::in_body_mode;
}

TreeBuilder::Mode TreeBuilder::mode_of_open(const OpenElement& element, bool last) const {
  const Mode otherwise = last ? &TreeBuilder::in_body_mode : nullptr;
  if (element.space != Namespace::html) return otherwise;
  switch (element.name) {
    case Tag::td:
    case Tag::th: return last ? otherwise : &TreeBuilder::in_cell_mode;
    case Tag::tr: return &TreeBuilder::in_row_mode;
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot: return &TreeBuilder::in_table_body_mode;
    case Tag::caption: return &TreeBuilder::in_caption_mode;
    case Tag::colgroup: return &TreeBuilder::in_column_group_mode;
    case Tag::table: return &TreeBuilder::in_table_mode;
    case Tag::template_: return template_modes_.empty() ? otherwise : template_modes_.back();
    case Tag::head: return last ? otherwise : &TreeBuilder::in_head_mode;
    case Tag::body: return &TreeBuilder::in_body_mode;
    case Tag::frameset: return &TreeBuilder::in_frameset_mode;
    case Tag::html: return head_ == 0 ? &TreeBuilder::before_head_mode : &TreeBuilder::after_head_mode;
    default: return otherwise;
  }
}

// ------------------------------------------------------------------------------------------------ fragments

// "HTML fragment parsing algorithm" (13.4): `context` is the name of the context element, behind "svg " or
// "math " where it is foreign.
void TreeBuilder::begin_fragment(const std::string& context) {
  std::string_view name = context;
  context_.space = name.starts_with("svg ")    ? Namespace::svg
                   : name.starts_with("math ") ? Namespace::mathml
                                               : Namespace::html;
  if (context_.space != Namespace::html) name.remove_prefix(name.find(' ') + 1);
  context_.name = tree_.names.intern(name);
  context_.categories = categories_of(context_.name, context_.space);
  is_fragment_ = true;
  if (context_.space == Namespace::html) {
    switch (context_.name) {
      case Tag::title:
      case Tag::textarea: tokenizer_.switch_to(&Tokenizer::rcdata_state); break;
      case Tag::style:
      case Tag::xmp:
      case Tag::iframe:
      case Tag::noembed:
      case Tag::noframes: tokenizer_.switch_to(&Tokenizer::rawtext_state); break;
      case Tag::script: tokenizer_.switch_to(&Tokenizer::script_data_state); break;
      case Tag::noscript:
        if (options_.scripting) tokenizer_.switch_to(&Tokenizer::rawtext_state);
        break;
      case Tag::plaintext: tokenizer_.switch_to(&Tokenizer::plaintext_state); break;
      default: break;
    }
  }
  const Node root = tree_.append_element(0, Tag::html);
  push(root, Tag::html, Namespace::html);
  if (context_.is(Tag::template_)) template_modes_.push_back(&TreeBuilder::in_template_mode);
  reset_insertion_mode();
  if (context_.is(Tag::form)) form_ = root;  // only whether there is one counts
}

}  // namespace broadsheet::html
