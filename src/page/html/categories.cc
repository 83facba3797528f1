// categories.cc: one table of bits by number of name, made by the compiler from the standard's lists. Entry
// point: categories_of().

#include "page/html/categories.h"

namespace broadsheet::html {
namespace {

using Table = std::array<Categories, known_elements>;

constexpr void add(Table& table, Categories category, std::initializer_list<Tag> names) {
  for (const Tag name : names) table[number_of(name)] |= category;
}

constexpr Table make_html_table() {
  using enum Tag;
  Table t = {};
  add(t, special,
      {address,   applet, area,      article,  aside,      base,     basefont, bgsound, blockquote, body,
       br,        button, caption,   center,   col,        colgroup, dd,       details, dir,        div,
       dl,        dt,     embed,     fieldset, figcaption, figure,   footer,   form,    frame,      frameset,
       h1,        h2,     h3,        h4,       h5,         h6,       head,     header,  hgroup,     hr,
       html,      iframe, img,       input,    keygen,     li,       link,     listing, main,       marquee,
       menu,      meta,   nav,       noembed,  noframes,   noscript, object,   ol,      p,          param,
       plaintext, pre,    script,    search,   section,    select,   source,   style,   summary,    table,
       tbody,     td,     template_, textarea, tfoot,      th,       thead,    title,   tr,         track,
       ul,        wbr,    xmp});
  add(t, formatting, {a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u});
  add(t, scope_end, {applet, caption, html, table, td, th, marquee, object, select, template_});
  add(t, list_item_scope_end, {ol, ul});
  add(t, button_scope_end, {button});
  add(t, table_scope_end, {html, table, template_});
  add(t, implied_end, {dd, dt, li, optgroup, option, p, rb, rp, rt, rtc});
  add(t, implied_end_thorough,
      {caption, colgroup, dd, dt, li, optgroup, option, p, rb, rp, rt, rtc, tbody, td, tfoot, th, thead, tr});
  add(t, heading, {h1, h2, h3, h4, h5, h6});
  add(t, fosters, {table, tbody, tfoot, thead, tr});
  add(t, void_element,
      {area, base, br, col, embed, hr, img, input, link, meta, source, track, wbr, param, basefont, bgsound,
       frame, keygen});
  return t;
}

constexpr Table make_svg_table() {
  using enum Tag;
  Table t = {};
  add(t, special | scope_end | html_integration_point, {foreignObject, desc, title});
  return t;
}

constexpr Table make_mathml_table() {
  using enum Tag;
  Table t = {};
  add(t, special | scope_end | mathml_text_integration_point, {mi, mo, mn, ms, mtext});
  add(t, special | scope_end, {annotation_xml});
  return t;
}

constexpr Table html_table = make_html_table();
constexpr Table svg_table = make_svg_table();
constexpr Table mathml_table = make_mathml_table();

}  // namespace

Categories categories_of(Tag name, Namespace space) {
  const std::uint32_t number = number_of(name);
  if (number >= known_elements) return 0;
  switch (space) {
    case Namespace::html: return html_table[number];
    case Namespace::svg: return svg_table[number];
    case Namespace::mathml: return mathml_table[number];
    default: return 0;
  }
}

}  // namespace broadsheet::html
