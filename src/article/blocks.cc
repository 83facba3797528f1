// blocks.cc: one walk over the tree. Text gathers until a block element opens or closes, or two line breaks
// follow each other; what was gathered becomes a block of the innermost block element. On the way down,
// elements that say they are something else (nav, a class with "related" in it) leave a zone mark.
//
// A story may be hidden until a script shows it: parts that React streams, text behind a paywall, a page that
// stands in a noscript as a whole. Where next to no prose is shown and much is hidden, a second walk reads
// that too. Entry point: make_blocks().

#include "article/blocks.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "article/byline.h"
#include "article/tables.h"
#include "article/value_memo.h"
#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

// What the name of an element says of the text in it.
enum class Flow : std::uint8_t {
  inside,   // a part of the line
  block,    // ends a run of text
  skipped,  // not shown, or no text
};

struct ElementRow {
  Tag tag = Tag::none;
  Flow flow = Flow::inside;
  Zone zone = Zone::content;
  bool plain = false;  // whose classes speak of the page's design and the story's subject
};

constexpr std::array element_rows = {
    ElementRow{Tag::audio, Flow::skipped},
    ElementRow{Tag::button, Flow::skipped},
    ElementRow{Tag::canvas, Flow::skipped},
    ElementRow{Tag::datalist, Flow::skipped},
    ElementRow{Tag::dialog, Flow::skipped},
    ElementRow{Tag::embed, Flow::skipped},
    ElementRow{Tag::head, Flow::skipped},
    ElementRow{Tag::iframe, Flow::skipped},
    ElementRow{Tag::map, Flow::skipped},
    ElementRow{Tag::math, Flow::skipped},
    ElementRow{Tag::noscript, Flow::skipped},
    ElementRow{Tag::object, Flow::skipped},
    ElementRow{Tag::option, Flow::skipped},
    ElementRow{Tag::rp, Flow::skipped},  // how a word is read, over the word
    ElementRow{Tag::rt, Flow::skipped},
    ElementRow{Tag::script, Flow::skipped},
    ElementRow{Tag::select, Flow::skipped},
    ElementRow{Tag::style, Flow::skipped},
    ElementRow{Tag::svg, Flow::skipped},
    ElementRow{Tag::template_, Flow::skipped},
    ElementRow{Tag::textarea, Flow::skipped},
    ElementRow{Tag::address, Flow::block, Zone::author},
    ElementRow{Tag::article, Flow::block, Zone::content, true},
    ElementRow{Tag::aside, Flow::block, Zone::aside},
    ElementRow{Tag::blockquote, Flow::block},
    ElementRow{Tag::body, Flow::block, Zone::content, true},
    ElementRow{Tag::center, Flow::block},
    ElementRow{Tag::dd, Flow::block},
    ElementRow{Tag::details, Flow::block},
    ElementRow{Tag::div, Flow::block},
    ElementRow{Tag::dl, Flow::block},
    ElementRow{Tag::dt, Flow::block},
    ElementRow{Tag::fieldset, Flow::block},
    ElementRow{Tag::figcaption, Flow::block, Zone::caption},
    ElementRow{Tag::figure, Flow::block},
    ElementRow{Tag::footer, Flow::block, Zone::footer},
    ElementRow{Tag::form, Flow::block, Zone::promo},
    ElementRow{Tag::h1, Flow::block},
    ElementRow{Tag::h2, Flow::block},
    ElementRow{Tag::h3, Flow::block},
    ElementRow{Tag::h4, Flow::block},
    ElementRow{Tag::h5, Flow::block},
    ElementRow{Tag::h6, Flow::block},
    ElementRow{Tag::header, Flow::block},
    ElementRow{Tag::hr, Flow::block},
    ElementRow{Tag::html, Flow::block, Zone::content, true},
    ElementRow{Tag::legend, Flow::block},
    ElementRow{Tag::li, Flow::block},
    ElementRow{Tag::main, Flow::block, Zone::content, true},
    ElementRow{Tag::menu, Flow::inside, Zone::navigation},
    ElementRow{Tag::nav, Flow::block, Zone::navigation},
    ElementRow{Tag::ol, Flow::block},
    ElementRow{Tag::p, Flow::block},
    ElementRow{Tag::pre, Flow::block},
    ElementRow{Tag::section, Flow::block},
    ElementRow{Tag::summary, Flow::block},
    ElementRow{Tag::table, Flow::block},
    ElementRow{Tag::tbody, Flow::block},
    ElementRow{Tag::td, Flow::block},
    ElementRow{Tag::tfoot, Flow::block},
    ElementRow{Tag::th, Flow::block},
    ElementRow{Tag::thead, Flow::block},
    ElementRow{Tag::tr, Flow::block},
    ElementRow{Tag::ul, Flow::block},
    ElementRow{Tag::video, Flow::block},
};

// By the number of the element: its row, + 1; 0 for what has none.
constexpr auto element_table = [] {
  std::array<std::uint8_t, known_elements> table{};
  for (std::size_t row = 0; row < element_rows.size(); ++row)
    table[number_of(element_rows[row].tag)] = static_cast<std::uint8_t>(row + 1);
  return table;
}();

const ElementRow& row_of(Tag tag) {
  static constexpr ElementRow other;
  const std::uint8_t row = number_of(tag) < element_table.size() ? element_table[number_of(tag)] : 0;
  return row == 0 ? other : element_rows[row - 1U];
}

struct ZoneWord {
  std::string_view word;
  Zone zone;
};

// Parts of class names and ids, lower case; the first that fits wins.
constexpr std::array zone_words = {
    ZoneWord{"subscriber-only", Zone::content},  // the story itself, where it is paid for
    ZoneWord{"subscriber-premium", Zone::content},
    ZoneWord{"comment", Zone::comments},
    ZoneWord{"disqus", Zone::comments},
    ZoneWord{"kommentar", Zone::comments},
    ZoneWord{"related", Zone::related},
    ZoneWord{"recommend", Zone::related},
    ZoneWord{"read-more", Zone::related},
    ZoneWord{"readmore", Zone::related},
    ZoneWord{"more-on", Zone::related},
    ZoneWord{"more-from", Zone::related},
    ZoneWord{"most-read", Zone::related},
    ZoneWord{"mostread", Zone::related},
    ZoneWord{"most-popular", Zone::related},
    ZoneWord{"trending", Zone::related},
    ZoneWord{"outbrain", Zone::related},
    ZoneWord{"taboola", Zone::related},
    ZoneWord{"teaser", Zone::related},
    ZoneWord{"also-like", Zone::related},
    ZoneWord{"see-also", Zone::related},
    ZoneWord{"next-article", Zone::related},
    ZoneWord{"up-next", Zone::related},
    ZoneWord{"newsletter", Zone::promo},
    ZoneWord{"promo", Zone::promo},
    ZoneWord{"subscribe", Zone::promo},
    ZoneWord{"subscription", Zone::promo},
    ZoneWord{"signup", Zone::promo},
    ZoneWord{"sign-up", Zone::promo},
    ZoneWord{"advert", Zone::promo},
    ZoneWord{"sponsor", Zone::promo},
    ZoneWord{"cookie", Zone::consent},
    ZoneWord{"consent", Zone::consent},
    ZoneWord{"gdpr", Zone::consent},
    ZoneWord{"onetrust", Zone::consent},
    ZoneWord{"privacy", Zone::consent},
    ZoneWord{"modal", Zone::promo},
    ZoneWord{"popup", Zone::promo},
    ZoneWord{"donat", Zone::promo},
    ZoneWord{"share", Zone::share},
    ZoneWord{"social", Zone::share},
    ZoneWord{"toolbar", Zone::share},
    ZoneWord{"breadcrumb", Zone::navigation},
    ZoneWord{"navbar", Zone::navigation},
    ZoneWord{"navigation", Zone::navigation},
    ZoneWord{"menu", Zone::navigation},
    ZoneWord{"pagination", Zone::navigation},
    ZoneWord{"tags", Zone::navigation},
    ZoneWord{"taglist", Zone::navigation},
    ZoneWord{"sidebar", Zone::aside},
    ZoneWord{"rail", Zone::aside},
    ZoneWord{"footer", Zone::footer},
    ZoneWord{"copyright", Zone::footer},
    ZoneWord{"author-bio", Zone::author},
    ZoneWord{"authorbio", Zone::author},
    ZoneWord{"author-box", Zone::author},
    ZoneWord{"about-author", Zone::author},
    ZoneWord{"author-info", Zone::author},
    ZoneWord{"byline", Zone::author},
    ZoneWord{"toggle-caption", Zone::hidden},  // buttons
    ZoneWord{"hide-caption", Zone::hidden},
    ZoneWord{"closed-caption", Zone::hidden},  // of films
    ZoneWord{"caption", Zone::caption},
    ZoneWord{"credit", Zone::caption},
    ZoneWord{"masthead", Zone::header},
    ZoneWord{"screen-reader", Zone::hidden},
    ZoneWord{"screenreader", Zone::hidden},
    ZoneWord{"visually-hidden", Zone::hidden},
    ZoneWord{"visuallyhidden", Zone::hidden},
    ZoneWord{"element-invisible", Zone::hidden},
    ZoneWord{"sr-only", Zone::hidden},
    ZoneWord{"print-only", Zone::hidden},
    ZoneWord{"factbox", Zone::inset},
    ZoneWord{"fact-box", Zone::inset},
    ZoneWord{"faktabox", Zone::inset},
    ZoneWord{"faktaboks", Zone::inset},
    ZoneWord{"infobox", Zone::inset},
    ZoneWord{"info-box", Zone::inset},
    ZoneWord{"expandable-box", Zone::inset},
};

constexpr PartTable zone_parts(zone_words, &ZoneWord::word);

// What the attributes of an element say of it, read in one pass.
struct ElementWords {
  // Those that put an element into a zone, in the order in which they are believed: class, id, role,
  // data-testid, aria-label. Empty where it has none.
  std::array<std::string_view, 5> values;
  bool hidden = false;
  bool clipped = false;  // to nothing: said to those who hear the page, not shown
};

bool hides(std::string_view style) {
  const std::size_t display = find_ignoring_case(style, "display");
  return display != std::string_view::npos &&
         find_ignoring_case(style.substr(display, 20), "none") != std::string_view::npos;
}

bool clips(std::string_view style) {
  const std::size_t clip = style.find("clip:");
  return clip != std::string_view::npos && style.substr(clip, 12).find("rect(0") != std::string_view::npos;
}

ElementWords words_of(const TreeView& page, Node node) {
  ElementWords words;
  for (const AttributeData& attribute : page.attributes(node)) {
    switch (attribute.tag()) {
      case Tag::class_: words.values[0] = page.value(attribute); break;
      case Tag::id: words.values[1] = page.value(attribute); break;
      case Tag::role: words.values[2] = page.value(attribute); break;
      case Tag::data_testid: words.values[3] = page.value(attribute); break;
      case Tag::aria_label: words.values[4] = page.value(attribute); break;
      case Tag::hidden: words.hidden = true; break;
      case Tag::aria_hidden: words.hidden = words.hidden || page.value(attribute) == "true"; break;
      case Tag::style:
        words.hidden = words.hidden || hides(page.value(attribute));
        words.clipped = clips(page.value(attribute));
        break;
      default: break;
    }
  }
  return words;
}

constexpr std::uint32_t longest_byline = 20;  // words

// "has-right-rail", "withSidebar": the element stands beside what the word names.
bool names_a_neighbour(std::string_view word) {
  for (const std::string_view opening : {"has", "with", "no-", "without"})
    if (starts_with_ignoring_case(word, opening)) return true;
  return word.find("-has-") != std::string_view::npos || word.find("-with-") != std::string_view::npos ||
         word.find("With") != std::string_view::npos;
}

Zone zone_of_class(std::string_view word) {
  constexpr std::size_t often_inside_others = 6;  // letters of a word that must begin where a word begins
  if (word.empty() || names_a_neighbour(word)) return Zone::content;
  const std::string lower = ascii_lower(word);
  std::size_t first = no_row;
  zone_parts.scan(lower, [&](std::size_t row, std::size_t at) {
    const std::string_view part = zone_words[row].word;
    const bool fits = part.size() > often_inside_others || (begins_word(word, at) && lower.find(part) == at);
    if (fits) first = std::min(first, row);
  });
  return first == no_row ? Zone::content : zone_words[first].zone;
}

// "hidden" alone is no name but a rule of the style sheets that most sites build on: not shown. "hidden
// md:block" is shown on wide screens.
bool is_hidden_by_class(std::string_view classes) {
  bool hidden = false;
  for (const std::string_view word : split(classes, ' ')) {
    hidden = hidden || word == "hidden";
    if (word.find(':') != std::string_view::npos || word.find("visible") != std::string_view::npos)
      return false;
  }
  return hidden;
}

Zone zone_of_words(std::string_view classes) {
  classes = classes.substr(0, 300);
  if (classes.find("hidden") != std::string_view::npos && is_hidden_by_class(classes)) return Zone::folded;
  // No part has a blank in it, so that most values are read once.
  if (zone_parts.first_in_lowered(classes) == no_row) return Zone::content;
  for (const std::string_view word : split(classes, ' '))
    if (const Zone zone = zone_of_class(word); zone != Zone::content) return zone;
  return Zone::content;
}

Zone zone_of(const ElementRow& row, const ElementWords& words, ValueMemo<Zone>& memo) {
  if (row.zone != Zone::content || row.plain) return row.zone;
  for (const std::string_view value : words.values) {
    if (value.empty()) continue;
    if (const Zone zone = memo.of(value, zone_of_words); zone != Zone::content) return zone;
  }
  return Zone::content;
}

struct Element {
  Node node;
  std::int32_t mark;
  bool link, block;
  BlockKind kind;
  std::uint8_t level;
  std::uint32_t first_block;  // the next one when it was entered
  bool is_cell;               // of a table
  CellPlace cell;             // this one, or where the next of this row will stand
};

bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}
static_assert(number_of(Tag::h6) - number_of(Tag::h1) == 5);

BlockKind kind_of(Tag tag, BlockKind around) {
  switch (tag) {
    case Tag::li:
    case Tag::dd: return BlockKind::list_item;
    case Tag::blockquote: return BlockKind::quotation;
    case Tag::pre: return BlockKind::preformatted;
    case Tag::figcaption: return BlockKind::caption;
    case Tag::td:
    case Tag::th: return BlockKind::table;
    case Tag::p: return around == BlockKind::subhead ? BlockKind::paragraph : around;
    default: return is_heading(tag) ? BlockKind::subhead : around;
  }
}

// Thai, Lao, Burmese and Khmer part words seldom or never, and their sentences need no stop.
bool is_without_stops(char32_t last) {
  return (last >= 0x0E00 && last <= 0x0EFF) || (last >= 0x1000 && last <= 0x109F) ||
         (last >= 0x1780 && last <= 0x17FF);
}
constexpr std::uint32_t least_without_stops = 240;  // bytes: some 15 words

bool reads_like_prose(const PageBlock& block) {
  if (block.kind == BlockKind::subhead || block.link_characters * 5 > block.characters * 2) return false;
  const char32_t last = decode_before(block.text, block.text.size()).value;
  if (is_without_stops(last)) return block.characters >= least_without_stops;
  static constexpr std::u32string_view stops = U".!?…。！？؟।۔:\"'”’»」";
  return block.words >= 12 && stops.find(last) != std::u32string_view::npos;
}

enum class Hidden : std::uint8_t { left_out, read };

// Whether a text, of one mark or more, is made of marks that show nothing: joiners that editors leave in an
// empty paragraph.
bool has_no_width(std::string_view text) {
  constexpr std::size_t longest = 24;  // bytes
  if (text.empty() || text.size() > longest || static_cast<unsigned char>(text[0]) < 0x80) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    const bool shows =
        (c.value < 0x200B || c.value > 0x200F) && c.value != 0x2060 && c.value != 0xFEFF && c.value != 0xAD;
    if (shows) return false;
    at += c.size;
  }
  return true;
}

constexpr std::uint32_t last_column = 63;  // further ones count as this one

class Walker {
 public:
  Walker(const Page& page, const Limits& limits, Hidden hidden)
      : page_(page), view_(page), most_blocks_(limits.blocks), hidden_(hidden) {}

  // Whether anything was left out that a script may show.
  [[nodiscard]] bool met_hidden() const { return met_hidden_; }

  BlockTable run() {
    open_.push_back({Page::root(), -1, false, true, BlockKind::paragraph, 0, 0, false, {}});
    Node node = view_.first_child(Page::root());
    while (node != no_node && !table_.is_cut_short) {
      bool down = false;
      if (view_.kind(node) == NodeKind::text)
        add_text(node);
      else if (view_.kind(node) == NodeKind::element)
        down = enter(node);
      const Node child = down ? view_.first_child(node) : no_node;
      if (child != no_node) {
        node = child;
        continue;
      }
      if (down) leave();
      Node next = view_.next_sibling(node);
      for (; next == no_node; next = view_.next_sibling(node)) {
        node = view_.parent(node);
        if (node == no_node || node == Page::root()) return finish();
        leave();
      }
      node = next;
    }
    return finish();
  }

 private:
  BlockTable finish() {
    flush();
    // A mark stands before those inside it.
    for (ZoneMark& mark : table_.marks) {
      const Zone around =
          mark.parent < 0 ? Zone::content : table_.marks[static_cast<std::size_t>(mark.parent)].outermost;
      // What holds the page's headline, or nearly all of its prose, holds the story, whatever its class says.
      const std::uint64_t needed = mark.headline ? 40 : 75;
      const bool holds_story = mark.prose * 100ULL > table_.prose * needed && mark.prose > 600;
      // Prose without a link leads to no other story: "teaser" is what some call the standfirst.
      if (mark.zone == Zone::related && !mark.linked && mark.prose > 0) mark.zone = Zone::content;
      mark.outermost = holds_story || around != Zone::content ? around : mark.zone;
    }
    return std::move(table_);
  }

  bool enter(Node node) {
    const Tag tag = view_.tag(node);
    if (tag == Tag::br) {
      if (++breaks_ >= 2) flush();
      text_ += ' ';
      return false;
    }
    const ElementRow& row = row_of(tag);
    const bool unless_scripted = tag == Tag::noscript;
    if (row.flow == Flow::skipped && !unless_scripted) return false;
    const ElementWords words = words_of(view_, node);
    if (words.hidden || unless_scripted) {
      met_hidden_ = true;
      if (hidden_ == Hidden::left_out) return false;
    }
    const bool block = row.flow != Flow::inside;
    const Zone zone = zone_of(row, words, known_zones_);
    if (!block && (words.clipped || zone == Zone::hidden) && !stands_for_hidden(node)) return false;
    if (block) flush();
    Element& around = open_.back();
    Element element{node,
                    around.mark,
                    around.link || tag == Tag::a,
                    block,
                    kind_of(tag, around.kind),
                    around.level,
                    static_cast<std::uint32_t>(table_.blocks.size()),
                    tag == Tag::td || tag == Tag::th,
                    around.cell};
    if (tag == Tag::table) element.cell = {++tables_, 0, 0};
    if (tag == Tag::tr) element.cell = {around.cell.table, ++rows_, 0};
    if (element.is_cell) around.cell.column = std::min(around.cell.column + columns_of(node), last_column);
    if (is_heading(tag)) element.level = static_cast<std::uint8_t>(number_of(tag) - number_of(Tag::h1) + 1);
    if (tag == Tag::a) {
      if (link_ == no_node) link_ = node;
      ++links_;
    }
    if (zone != Zone::content) {
      table_.marks.push_back({node, zone, Zone::content, around.mark, 0, false, false});
      element.mark = static_cast<std::int32_t>(table_.marks.size() - 1);
    }
    open_.push_back(element);
    return true;
  }

  // Over how many columns a cell stands.
  [[nodiscard]] std::uint32_t columns_of(Node cell) const {
    const std::string_view said = trim(view_.attribute(cell, Tag::colspan).value_or("1"));
    std::uint32_t columns = 1;
    std::from_chars(said.data(), said.data() + said.size(), columns);  // where it is none, one
    return std::clamp(columns, 1U, last_column);
  }

  // Whether what is said aloud at a node is written beside it for the eye: a first letter in a size of its
  // own.
  [[nodiscard]] bool stands_for_hidden(Node node) const {
    const auto is_drawn = [&](Node sibling) {
      return sibling != no_node && view_.kind(sibling) == NodeKind::element &&
             row_of(view_.tag(sibling)).flow != Flow::skipped && words_of(view_, sibling).hidden;
    };
    return is_drawn(view_.next_sibling(node)) || is_drawn(page_.previous_sibling(node));
  }

  void leave() {
    if (open_.back().block) flush();
    if (open_.back().is_cell) settle_cell(open_.back().first_block);
    open_.pop_back();
  }

  // A cell that holds paragraphs lays out the page: its text is no table's.
  void settle_cell(std::size_t first) {
    constexpr std::size_t least_blocks = 3;
    const std::size_t end = table_.blocks.size();
    if (end - first < least_blocks) return;
    const auto begin = table_.blocks.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::none_of(begin, table_.blocks.end(),
                     [](const PageBlock& block) { return block.prose && block.kind == BlockKind::table; }))
      return;
    for (auto block = begin; block != table_.blocks.end(); ++block)
      if (block->kind == BlockKind::table) block->kind = BlockKind::paragraph;
  }

  void add_text(Node node) {
    const std::string_view text = view_.text(node), trimmed = trim(text);
    if (has_no_width(trimmed)) return;
    if (trimmed.empty()) {
      text_ += ' ';
      return;
    }
    breaks_ = 0;
    if (first_ == no_node) first_ = node;
    const ByteRange bytes = page_.evidence(node);
    if (bytes.end > bytes.begin) {
      if (bytes_.end == 0) bytes_ = bytes;
      bytes_.end = std::max(bytes_.end, bytes.end);
    }
    text_ += text;
    if (open_.back().link) link_characters_ += static_cast<std::uint32_t>(trimmed.size());
  }

  void flush() {
    breaks_ = 0;
    if (first_ != no_node) {  // there is more than blanks
      table_.is_cut_short = table_.is_cut_short || table_.blocks.size() == most_blocks_;
      if (!table_.is_cut_short) add_block(collapse(text_));
    }
    text_.clear();
    link_characters_ = links_ = 0;
    first_ = link_ = no_node;
    bytes_ = {};
  }

  void add_block(std::string text) {
    std::size_t around = open_.size() - 1;
    while (around > 0 && !open_[around].block) --around;
    const Element& element = open_[around];
    PageBlock block;
    block.kind = element.kind;
    block.heading_level = element.kind == BlockKind::subhead ? element.level : 0;
    block.node = element.node;
    block.words = count_words(text);
    block.characters = static_cast<std::uint32_t>(text.size());
    block.text = std::move(text);
    block.link_characters = std::min(link_characters_, block.characters);
    block.mark = open_.back().mark;
    block.bytes = bytes_;
    block.first = first_;
    block.link = link_;
    block.links = links_;
    block.cell = element.cell;
    for (std::int32_t m = block.heading_level == 1 ? block.mark : -1; m >= 0;
         m = table_.marks[static_cast<std::size_t>(m)].parent)
      table_.marks[static_cast<std::size_t>(m)].headline = true;
    for (std::int32_t m = block.link_characters > 0 ? block.mark : -1;
         m >= 0 && !table_.marks[static_cast<std::size_t>(m)].linked;
         m = table_.marks[static_cast<std::size_t>(m)].parent)
      table_.marks[static_cast<std::size_t>(m)].linked = true;
    block.prose = reads_like_prose(block);
    block.opens_byline = block.words <= longest_byline && opens_byline(block.text);
    block.note = note_kind_of(block.text);
    block.list = list_kind_of(block.text);
    if (block.prose) {
      table_.prose += block.characters;
      for (std::int32_t m = block.mark; m >= 0; m = table_.marks[static_cast<std::size_t>(m)].parent)
        table_.marks[static_cast<std::size_t>(m)].prose += block.characters;
    }
    table_.blocks.push_back(std::move(block));
  }

  const Page& page_;
  TreeView view_;
  std::size_t most_blocks_;
  Hidden hidden_;
  bool met_hidden_ = false;
  BlockTable table_;
  ValueMemo<Zone> known_zones_;
  std::vector<Element> open_;
  std::string text_;
  std::uint32_t link_characters_ = 0, links_ = 0;
  std::uint32_t tables_ = 0, rows_ = 0;
  int breaks_ = 0;
  Node first_ = no_node, link_ = no_node;
  ByteRange bytes_;
};

}  // namespace

std::string_view name_of(Zone zone) {
  static constexpr std::array<std::string_view, 15> names = {
      "content", "header", "footer",  "navigation", "aside",   "comments", "related", "promo",
      "share",   "author", "caption", "hidden",     "consent", "inset",    "folded"};
  return names[static_cast<std::size_t>(zone)];
}

Zone zone_of_element(const Page& page, Node node) {
  const TreeView view(page);
  ValueMemo<Zone> memo;
  return zone_of(row_of(view.tag(node)), words_of(view, node), memo);
}

Zone BlockTable::zone_of(const PageBlock& block) const {
  return block.mark < 0 ? Zone::content : marks[static_cast<std::size_t>(block.mark)].outermost;
}

Zone BlockTable::zone_from(const PageBlock& from, const PageBlock& block) const {
  const auto around = [&](std::int32_t mark) { return marks[static_cast<std::size_t>(mark)].parent; };
  Zone zone = Zone::content;
  // Marks are numbered from the outside in: both ways out meet at the first mark around both.
  for (std::int32_t m = block.mark, other = from.mark; m >= 0; m = around(m)) {
    while (other > m) other = around(other);
    if (other == m) break;
    zone = marks[static_cast<std::size_t>(m)].zone;
  }
  return zone_of(block) == Zone::content ? Zone::content : zone;
}

namespace {

bool is_no_text(Tag element) {
  return element == Tag::script || element == Tag::style || element == Tag::noscript;
}

}  // namespace

std::string text_under(const Page& page, Node top, std::size_t most) {
  const TreeView view(page);
  std::string text;
  for (Node n = top; n != no_node && text.size() < most;) {
    if (view.kind(n) == NodeKind::text) {
      text += view.text(n);
      text += ' ';
    }
    const Tag tag = view.tag(n);
    n = is_no_text(tag) || tag == Tag::button ? view.after_subtree(n, top) : view.next(n, top);
  }
  return collapse(text);
}

std::string parted_text(const Page& page, const PageBlock& block) {
  constexpr std::size_t longest = 400;  // bytes: lines that hold a date or a name
  if (block.text.size() > longest) return block.text;
  const TreeView view(page);
  if (trim(view.text(block.first)) == block.text) return block.text;  // one text is all of it
  const std::string whole = letters(block.text);
  std::string parted, so_far;
  for (Node n = block.first; n != no_node && parted.size() < 2 * longest; n = view.next(n)) {
    if (view.kind(n) != NodeKind::text || is_no_text(view.tag(view.parent(n)))) continue;
    parted += view.text(n);
    parted += ' ';
    so_far += letters(view.text(n));
    if (so_far == whole) return collapse(parted);
  }
  return block.text;
}

namespace {

// Characters of prose that no element around says to be something else than the story.
std::uint32_t prose_of_content(const BlockTable& table) {
  std::uint32_t prose = 0;
  for (const PageBlock& block : table.blocks)
    if (block.prose && table.zone_of(block) == Zone::content) prose += block.characters;
  return prose;
}

}  // namespace

BlockTable make_blocks(const Page& page, const Limits& limits) {
  constexpr std::uint32_t scarce = 1'000, worth_reading = 600;  // characters
  Walker shown(page, limits, Hidden::left_out);
  BlockTable table = shown.run();
  const std::uint32_t prose = prose_of_content(table);
  if (!shown.met_hidden() || prose >= scarce) return table;
  BlockTable whole = Walker(page, limits, Hidden::read).run();
  if (prose_of_content(whole) < 3 * prose + worth_reading) return table;
  whole.holds_hidden = true;
  return whole;
}

}  // namespace broadsheet
