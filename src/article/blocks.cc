// blocks.cc: one walk over the tree. Text gathers until a block element opens or closes, or two line breaks
// follow each other; what was gathered becomes a block of the innermost block element. On the way down,
// elements that say they are something else (nav, a class with "related" in it) leave a zone mark. Entry
// point: make_blocks().

#include "article/blocks.h"

#include <algorithm>
#include <array>

#include "article/tables.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

// Sorted: elements whose text is not shown, or is no text.
constexpr std::array<std::string_view, 19> skipped = {
    "audio",    "button", "canvas", "datalist", "dialog", "embed", "head", "iframe",   "map",     "math",
    "noscript", "object", "option", "script",   "select", "style", "svg",  "template", "textarea"};
// Sorted: elements that end a run of text.
constexpr std::array<std::string_view, 43> block_elements = {
    "address", "article", "aside",    "blockquote", "body",   "center",  "dd",      "details", "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure", "footer",  "form",    "h1",      "h2",
    "h3",      "h4",      "h5",       "h6",         "header", "hr",      "html",    "legend",  "li",
    "main",    "nav",     "ol",       "p",          "pre",    "section", "summary", "table",   "tbody",
    "td",      "tfoot",   "th",       "thead",      "tr",     "ul",      "video"};
static_assert(std::is_sorted(skipped.begin(), skipped.end()));
static_assert(std::is_sorted(block_elements.begin(), block_elements.end()));

struct ZoneWord {
  std::string_view word;
  Zone zone;
};

// Parts of class names and ids, lower case; the first that fits wins.
constexpr std::array zone_words = {
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
    ZoneWord{"cookie", Zone::promo},
    ZoneWord{"consent", Zone::promo},
    ZoneWord{"gdpr", Zone::promo},
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
    ZoneWord{"caption", Zone::caption},
    ZoneWord{"credit", Zone::caption},
    ZoneWord{"masthead", Zone::header},
    ZoneWord{"screen-reader", Zone::hidden},
    ZoneWord{"visually-hidden", Zone::hidden},
    ZoneWord{"sr-only", Zone::hidden},
    ZoneWord{"print-only", Zone::hidden},
};

struct TagZone {
  std::string_view tag;
  Zone zone;
};

constexpr std::array tag_zones = {TagZone{"nav", Zone::navigation}, TagZone{"aside", Zone::aside},
                                  TagZone{"footer", Zone::footer},  TagZone{"figcaption", Zone::caption},
                                  TagZone{"form", Zone::promo},     TagZone{"menu", Zone::navigation},
                                  TagZone{"address", Zone::author}};

bool contains(const auto& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool is_hidden(const Page& page, Node node) {
  if (page.attribute(node, "hidden") || page.attribute(node, "aria-hidden") == "true") return true;
  const auto style = page.attribute(node, "style");
  if (!style) return false;
  const std::size_t display = find_ignoring_case(*style, "display");
  return display != std::string_view::npos &&
         find_ignoring_case(style->substr(display, 20), "none") != std::string_view::npos;
}

struct Element {
  Node node;
  std::string_view name;
  std::int32_t mark;
  bool link, block;
  BlockKind kind;
  std::uint8_t level;
};

BlockKind kind_of(std::string_view name, BlockKind around) {
  if (name == "li" || name == "dd") return BlockKind::list_item;
  if (name == "blockquote") return BlockKind::quotation;
  if (name == "pre") return BlockKind::preformatted;
  if (name == "figcaption") return BlockKind::caption;
  if (name == "td" || name == "th") return BlockKind::table;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return BlockKind::subhead;
  return name == "p" && around == BlockKind::subhead ? BlockKind::paragraph : around;
}

class Walker {
 public:
  explicit Walker(const Page& page) : page_(page) {}

  BlockTable run() {
    open_.push_back({Page::root(), "", -1, false, true, BlockKind::paragraph, 0});
    Node node = page_.first_child(Page::root());
    while (node != no_node) {
      bool down = false;
      if (page_.kind(node) == NodeKind::text)
        add_text(node);
      else if (page_.kind(node) == NodeKind::element)
        down = enter(node);
      if (down && page_.first_child(node) != no_node) {
        node = page_.first_child(node);
        continue;
      }
      if (down) leave();
      while (page_.next_sibling(node) == no_node) {
        node = page_.parent(node);
        if (node == no_node || node == Page::root()) {
          flush();
          return std::move(table_);
        }
        leave();
      }
      node = page_.next_sibling(node);
    }
    flush();
    return std::move(table_);
  }

 private:
  bool enter(Node node) {
    const std::string_view name = page_.name(node);
    if (name == "br") {
      if (++breaks_ >= 2) flush();
      text_ += ' ';
      return false;
    }
    if (contains(skipped, name) || is_hidden(page_, node)) return false;
    const bool block = contains(block_elements, name);
    if (block) flush();
    const Element& around = open_.back();
    Element element{
        node, name, around.mark, around.link || name == "a", block, kind_of(name, around.kind), around.level};
    if (element.kind == BlockKind::subhead && name.size() == 2)
      element.level = static_cast<std::uint8_t>(name[1] - '0');
    if (name == "a") {
      if (link_ == no_node) link_ = node;
      ++links_;
    }
    if (const Zone zone = zone_of_element(page_, node, known_zones_); zone != Zone::content) {
      table_.marks.push_back({node, zone, around.mark, 0, false});
      element.mark = static_cast<std::int32_t>(table_.marks.size() - 1);
    }
    open_.push_back(element);
    return true;
  }

  void leave() {
    if (open_.back().block) flush();
    open_.pop_back();
  }

  void add_text(Node node) {
    const std::string_view text = page_.text(node);
    if (trim(text).empty()) {
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
    if (open_.back().link) link_characters_ += static_cast<std::uint32_t>(trim(text).size());
  }

  void flush() {
    breaks_ = 0;
    std::string text = collapse(text_);
    if (!text.empty()) add_block(std::move(text));
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
    for (std::int32_t m = block.heading_level == 1 ? block.mark : -1; m >= 0;
         m = table_.marks[static_cast<std::size_t>(m)].parent)
      table_.marks[static_cast<std::size_t>(m)].headline = true;
    if (is_prose(block)) {
      table_.prose += block.characters;
      for (std::int32_t m = block.mark; m >= 0; m = table_.marks[static_cast<std::size_t>(m)].parent)
        table_.marks[static_cast<std::size_t>(m)].prose += block.characters;
    }
    table_.blocks.push_back(std::move(block));
  }

  const Page& page_;
  BlockTable table_;
  ZoneMemo known_zones_;
  std::vector<Element> open_;
  std::string text_;
  std::uint32_t link_characters_ = 0, links_ = 0;
  int breaks_ = 0;
  Node first_ = no_node, link_ = no_node;
  ByteRange bytes_;
};

// "has-right-rail", "withSidebar": the element stands beside what the word names.
bool names_a_neighbour(std::string_view word) {
  for (const std::string_view opening : {"has", "with", "no-", "without"})
    if (starts_with_ignoring_case(word, opening)) return true;
  return word.find("-has-") != std::string_view::npos || word.find("-with-") != std::string_view::npos ||
         word.find("With") != std::string_view::npos;
}

// Whether a word of a class begins at `at`: "left-rail" and "leftRail" hold rail, "trail" does not.
bool begins_word(std::string_view word, std::size_t at) {
  return at == 0 || !is_ascii_letter(word[at - 1]) || is_ascii_upper(word[at]);
}

Zone zone_of_class(std::string_view word) {
  constexpr std::size_t often_inside_others = 6;  // letters of a word that must begin where a word begins
  if (word.empty() || names_a_neighbour(word)) return Zone::content;
  const std::string lower = ascii_lower(word);
  for (const ZoneWord& row : zone_words) {
    const std::size_t at = lower.find(row.word);
    if (at == std::string::npos) continue;
    if (row.word.size() > often_inside_others || begins_word(word, at)) return row.zone;
  }
  return Zone::content;
}

Zone zone_of_words(std::string_view classes) {
  for (const std::string_view word : split(classes.substr(0, 300), ' '))
    if (const Zone zone = zone_of_class(word); zone != Zone::content) return zone;
  return Zone::content;
}

}  // namespace

std::string_view name_of(Zone zone) {
  static constexpr std::array<std::string_view, 12> names = {"content", "header",   "footer",  "navigation",
                                                             "aside",   "comments", "related", "promo",
                                                             "share",   "author",   "caption", "hidden"};
  return names[static_cast<std::size_t>(zone)];
}

Zone zone_of_element(const Page& page, Node node) {
  ZoneMemo memo;
  return zone_of_element(page, node, memo);
}

Zone zone_of_element(const Page& page, Node node, ZoneMemo& memo) {
  const std::string_view name = page.name(node);
  if (name == "body" || name == "html" || name == "main") return Zone::content;
  for (const TagZone& row : tag_zones)
    if (row.tag == name) return row.zone;
  // The classes of an article speak of the page's design and the story's subject.
  if (name == "article") return Zone::content;
  for (const std::string_view key : {"class", "id", "role", "data-testid", "aria-label"}) {
    const auto value = page.attribute(node, key);
    if (!value || value->empty()) continue;
    const auto [known, fresh] = memo.emplace(*value, Zone::content);
    if (fresh) known->second = zone_of_words(*value);
    if (known->second != Zone::content) return known->second;
  }
  return Zone::content;
}

Zone BlockTable::zone_of(const PageBlock& block) const {
  Zone zone = Zone::content;
  for (std::int32_t m = block.mark; m >= 0; m = marks[static_cast<std::size_t>(m)].parent) {
    const ZoneMark& mark = marks[static_cast<std::size_t>(m)];
    // What holds the page's headline, or nearly all of its prose, holds the story, whatever its class says.
    const std::uint64_t needed = mark.headline ? 40 : 75;
    const bool holds_story = mark.prose * 100ULL > prose * needed && mark.prose > 600;
    if (!holds_story) zone = mark.zone;
  }
  return zone;
}

bool is_prose(const PageBlock& block) {
  if (block.kind == BlockKind::subhead || block.words < 12 ||
      block.link_characters * 5 > block.characters * 2)
    return false;
  static constexpr std::u32string_view stops = U".!?…。！？؟।۔:\"'”’»」";
  return stops.find(decode_before(block.text, block.text.size()).value) != std::u32string_view::npos;
}

BlockTable make_blocks(const Page& page) {
  return Walker(page).run();
}

}  // namespace broadsheet
