// modes_body.cc: the "in body" and "text" insertion modes (13.2.6.4.7 and .8): the tables from tag to rule.
// The rules stand in body_start_tags.cc and body_end_tags.cc.

#include "page/html/tree_builder.h"

namespace broadsheet::html {
namespace {

using Rule = TreeBuilder::Mode;
using Rules = std::array<Rule, known_elements>;

constexpr void set(Rules& rules, Rule rule, std::initializer_list<Tag> names) {
  for (const Tag name : names) rules[number_of(name)] = rule;
}

constexpr Rules make_start_rules() {
  using enum Tag;
  using T = TreeBuilder;
  Rules r = {};
  r.fill(&T::start_ordinary);
  set(r, &T::start_html, {html});
  set(r, &T::in_head_mode, {base, basefont, bgsound, link, meta, noframes, script, style, template_, title});
  set(r, &T::start_body, {body});
  set(r, &T::start_frameset, {frameset});
  set(r, &T::start_block, {address, article,  aside,      blockquote, center,  details, dialog, dir,  div,
                           dl,      fieldset, figcaption, figure,     footer,  header,  hgroup, main, menu,
                           nav,     ol,       p,          search,     section, summary, ul});
  set(r, &T::start_heading, {h1, h2, h3, h4, h5, h6});
  set(r, &T::start_pre, {pre, listing});
  set(r, &T::start_form, {form});
  set(r, &T::start_li, {li});
  set(r, &T::start_dd_dt, {dd, dt});
  set(r, &T::start_plaintext, {plaintext});
  set(r, &T::start_button, {button});
  set(r, &T::start_a, {a});
  set(r, &T::start_formatting, {b, big, code, em, font, i, s, small, strike, strong, tt, u});
  set(r, &T::start_nobr, {nobr});
  set(r, &T::start_applet, {applet, marquee, object});
  set(r, &T::start_table, {table});
  set(r, &T::start_void, {area, br, embed, img, keygen, wbr});
  set(r, &T::start_input, {input});
  set(r, &T::start_param, {param, source, track});
  set(r, &T::start_hr, {hr});
  set(r, &T::start_image, {image});
  set(r, &T::start_textarea, {textarea});
  set(r, &T::start_xmp, {xmp});
  set(r, &T::start_iframe, {iframe});
  set(r, &T::start_noembed, {noembed});
  set(r, &T::start_noscript, {noscript});
  set(r, &T::start_select, {select});
  set(r, &T::start_optgroup, {optgroup});
  set(r, &T::start_option, {option});
  set(r, &T::start_rb_rtc, {rb, rtc});
  set(r, &T::start_rp_rt, {rp, rt});
  set(r, &T::start_math, {math});
  set(r, &T::start_svg, {svg});
  set(r, &T::ignore, {caption, col, colgroup, frame, head, tbody, td, tfoot, th, thead, tr});
  return r;
}

constexpr Rules make_end_rules() {
  using enum Tag;
  using T = TreeBuilder;
  Rules r = {};
  r.fill(&T::end_ordinary);
  set(r, &T::in_head_mode, {template_});
  set(r, &T::end_body, {body});
  set(r, &T::end_html, {html});
  set(r, &T::end_block,
      {address, article,  aside,      blockquote, button,  center, details, dialog,  dir,  div,
       dl,      fieldset, figcaption, figure,     footer,  header, hgroup,  listing, main, menu,
       nav,     ol,       pre,        search,     section, select, summary, ul});
  set(r, &T::end_form, {form});
  set(r, &T::end_p, {p});
  set(r, &T::end_li, {li});
  set(r, &T::end_dd_dt, {dd, dt});
  set(r, &T::end_heading, {h1, h2, h3, h4, h5, h6});
  set(r, &T::adoption_agency, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  set(r, &T::end_applet, {applet, marquee, object});
  set(r, &T::end_br, {br});
  return r;
}

constexpr Rules start_rules = make_start_rules();
constexpr Rules end_rules = make_end_rules();

Rule rule_of(const Rules& rules, Tag name) {
  const std::uint32_t number = number_of(name);
  return rules[number < known_elements ? number : 0];
}

}  // namespace

void TreeBuilder::in_body_mode(Token& token) {
  switch (token.type) {
    case TokenType::characters: return in_body_characters(token);
    case TokenType::start_tag: return (this->*rule_of(start_rules, token.name))(token);
    case TokenType::end_tag: return (this->*rule_of(end_rules, token.name))(token);
    case TokenType::comment: return insert_comment(token);
    case TokenType::doctype: return;
    case TokenType::end_of_file: return in_body_end_of_file(token);
  }
}

void TreeBuilder::in_body_characters(Token& token) {
  if (is_null(token)) return;
  reconstruct_formatting();
  if (frameset_ok_) frameset_ok_ = token.text.find_first_not_of("\t\n\f\r ") == std::string_view::npos;
  insert_characters(token);
}

void TreeBuilder::in_body_end_of_file(Token& token) {
  if (!template_modes_.empty()) return use_rules_of(&TreeBuilder::in_template_mode, token);
  stop_parsing();
}

void TreeBuilder::text_mode(Token& token) {
  if (token.type == TokenType::characters) return insert_characters(token);
  if (token.type == TokenType::end_tag) note_end_tag(current().node);
  pop();
  mode_ = original_mode_;
  if (token.type == TokenType::end_of_file) process_again(token);
}

}  // namespace broadsheet::html
