#pragma once
// blocks.h: a page as a table of blocks: runs of text between block elements, with where they stand.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

// What the elements around a block say it is.
enum class Zone : std::uint8_t {
  content,
  header,
  footer,
  navigation,
  aside,
  comments,
  related,
  promo,
  share,
  author,
  caption,
  hidden,
  consent,  // what a page asks of its readers before it shows itself
  inset,    // a box of facts set into the story
  folded    // not shown by the page's style, or not at first
};

// An element whose tag or class words put what it holds into another zone.
struct ZoneMark {
  Node node = no_node;
  Zone zone = Zone::content;
  Zone outermost = Zone::content;  // of the marks around it and itself, those left out that hold the story
  std::int32_t parent = -1;        // the mark around it
  std::uint32_t prose = 0;         // characters of prose in it
  bool headline = false;           // holds an h1
  bool linked = false;             // holds a link
};

// Tables and rows are numbered from 1 over the page, columns from 0 in their row. Table 0: no cell.
struct CellPlace {
  std::uint32_t table = 0, row = 0, column = 0;
};

struct PageBlock {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t heading_level = 0;  // 1 to 6 for h1 to h6
  Node node = no_node;             // the block element around it
  std::string text;                // white space collapsed
  std::uint32_t words = 0;
  std::uint32_t link_characters = 0;
  std::uint32_t characters = 0;  // bytes of text
  std::int32_t mark = -1;        // innermost zone mark; -1: none
  ByteRange bytes;
  Node first = no_node;          // its first text node
  Node link = no_node;           // the first link in it
  std::uint32_t links = 0;       // in it
  CellPlace cell;                // that it stands in
  bool prose = false;            // long enough, ends like a sentence, few links
  bool opens_byline = false;     // "By …", in a line of at most 20 words
  std::optional<NoteKind> note;  // of a line that stands beside the story
  std::optional<ListKind> list;  // that the block announces as its heading
};

struct BlockTable {
  std::vector<PageBlock> blocks;
  std::vector<ZoneMark> marks;
  std::uint32_t prose = 0;    // characters of all prose
  bool is_cut_short = false;  // the page has more than limits.blocks
  bool holds_hidden = false;  // with what the page shows only once a script has run

  // The outermost zone around a block that is not content; a mark that holds most of the page's prose does
  // not count.
  [[nodiscard]] Zone zone_of(const PageBlock& block) const;

  // The same as seen from another block: what is around both of them says nothing.
  [[nodiscard]] Zone zone_from(const PageBlock& from, const PageBlock& block) const;
};

[[nodiscard]] std::string_view name_of(Zone zone);

// Whether a block stands between the headline and the first block of the story: that is the story's own,
// even where its class speaks of teasers ("teaser__meta").
[[nodiscard]] constexpr bool stands_over_story(std::size_t block, std::size_t headline, std::size_t first) {
  return headline < block && block < first;
}

// Words of class and id that put an element into a zone; content for others.
[[nodiscard]] Zone zone_of_element(const Page& page, Node node);

// The text under a node but for scripts and buttons, what stands in different elements parted by blanks; not
// much more than `most` bytes.
[[nodiscard]] std::string text_under(const Page& page, Node top, std::size_t most);

// A block's text, parted so: "Ada Marsh" and "May 3" may be set apart by style alone.
[[nodiscard]] std::string parted_text(const Page& page, const PageBlock& block);

// The first limits.blocks blocks of a page: of what it shows; of what it hides too, where that is nearly all
// of its prose.
[[nodiscard]] BlockTable make_blocks(const Page& page, const Limits& limits);

}  // namespace broadsheet
