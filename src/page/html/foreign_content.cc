// foreign_content.cc: the rules for parsing tokens in SVG and MathML (13.2.6.5). Entry point:
// foreign_content().

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "page/html/tree_builder.h"

namespace broadsheet::html {
namespace {

// HTML start tags that end foreign content.
constexpr std::array<bool, known_elements> make_breakouts() {
  using enum Tag;
  std::array<bool, known_elements> breaks = {};
  for (const Tag element :
       {b,   big,  blockquote, body,  br,   center, code,   dd,  div, dl,      dt,   em,   embed, h1, h2,
        h3,  h4,   h5,         h6,    head, hr,     i,      img, li,  listing, menu, meta, nobr,  ol, p,
        pre, ruby, s,          small, span, strong, strike, sub, sup, table,   tt,   u,    ul,    var})
    breaks[number_of(element)] = true;
  return breaks;
}

constexpr std::array<bool, known_elements> breakouts = make_breakouts();

// For each known name what it is adjusted to; itself where nothing is.
template <std::size_t count>
constexpr std::array<Tag, known_names> make_adjusted(const AdjustedName (&pairs)[count]) {
  std::array<Tag, known_names> table = {};
  for (std::uint32_t number = 0; number < known_names; ++number) table[number] = static_cast<Tag>(number);
  for (const AdjustedName& pair : pairs) table[number_of(pair.lowered)] = pair.adjusted;
  return table;
}

constexpr std::array<Tag, known_names> svg_elements = make_adjusted(svg_element_names);
constexpr std::array<Tag, known_names> svg_attributes = make_adjusted(svg_attribute_names);

Tag adjusted(const std::array<Tag, known_names>& table, Tag name) {
  return number_of(name) < known_names ? table[number_of(name)] : name;
}

// "adjust foreign attributes"
AttributeSpace space_of(Tag attribute) {
  using enum Tag;
  switch (attribute) {
    case xlink_actuate:
    case xlink_arcrole:
    case xlink_href:
    case xlink_role:
    case xlink_show:
    case xlink_title:
    case xlink_type: return AttributeSpace::xlink;
    case xml_lang:
    case xml_space: return AttributeSpace::xml;
    case xmlns:
    case xmlns_xlink: return AttributeSpace::xmlns;
    default: return AttributeSpace::none;
  }
}

}  // namespace

// "adjust MathML attributes" or "adjust SVG attributes", and "adjust foreign attributes".
void TreeBuilder::adjust_foreign_attributes(Token& token, Namespace space) {
  adjusted_.assign(token.attributes.begin(), token.attributes.end());
  for (AttributeData& attribute : adjusted_) {
    Tag name = attribute.tag();
    if (space == Namespace::svg) name = adjusted(svg_attributes, name);
    if (space == Namespace::mathml && name == Tag::definitionurl) name = Tag::definitionURL;
    attribute.name = number_of(name) & 0x3FFFFFFF;
    attribute.space = static_cast<std::uint32_t>(space_of(name)) & 3;
  }
  token.attributes = adjusted_;
}

bool TreeBuilder::breaks_out(const Token& token) const {
  using enum Tag;
  if (token.type == TokenType::end_tag) return token.name == br || token.name == p;
  if (token.name == font)
    return std::ranges::any_of(token.attributes, [](const AttributeData& a) {
      return a.tag() == color || a.tag() == face || a.tag() == size;
    });
  return number_of(token.name) < known_elements && breakouts[number_of(token.name)];
}

void TreeBuilder::foreign_content(Token& token) {
  switch (token.type) {
    case TokenType::characters: {
      if (is_null(token)) {
        token.text = "\xEF\xBF\xBD";
        return insert_characters(token);
      }
      if (frameset_ok_) frameset_ok_ = token.text.find_first_not_of("\t\n\f\r ") == std::string_view::npos;
      return insert_characters(token);
    }
    case TokenType::comment: return insert_comment(token);
    case TokenType::doctype: return;
    case TokenType::start_tag: return foreign_start_tag(token);
    case TokenType::end_tag: return foreign_end_tag(token);
    case TokenType::end_of_file: return;  // never foreign
  }
}

void TreeBuilder::foreign_start_tag(Token& token) {
  if (breaks_out(token)) {
    while (current().space != Namespace::html &&
           !current().has(mathml_text_integration_point | html_integration_point))
      pop();
    return (this->*mode_)(token);
  }
  const Namespace space = adjusted_current_node().space;
  if (space == Namespace::svg) token.name = adjusted(svg_elements, token.name);
  adjust_foreign_attributes(token, space);
  insert_foreign_element(token, space);
  if (token.self_closing) pop();
}

void TreeBuilder::foreign_end_tag(Token& token) {
  if (breaks_out(token)) {
    while (current().space != Namespace::html &&
           !current().has(mathml_text_integration_point | html_integration_point))
      pop();
    return (this->*mode_)(token);
  }
  for (std::size_t i = open_.size(); i-- > 0;) {
    const OpenElement element = open_[i];
    if (i + 1 < open_.size() && element.space == Namespace::html) return (this->*mode_)(token);
    if (i == 0) return;
    if (!equals_ignoring_case(tree_.names.text(element.name), tree_.names.text(token.name))) continue;
    note_end_tag(element.node);
    while (open_.size() > i) pop();
    return;
  }
}

}  // namespace broadsheet::html
