// headline.cc: a title is often more than the headline: the site's name and that of the section stand before
// or behind it, parted by bars and dashes. The part that is a heading of the page is the headline. Entry
// points: all functions of the header.

#include "article/headline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/lists.h"
#include "article/publishers.h"
#include "article/words.h"
#include "base/address.h"
#include "base/strings.h"
#include "base/word_table.h"

namespace broadsheet {
namespace {

// Between the parts of a title.
constexpr std::array<std::string_view, 15> marks = {" | ", " - ", " – ", " — ", " · ",  " :: ", " « ", " » ",
                                                    " • ", " : ", " / ", " > ", " >> ", " -- ", " › "};

// Names of sections that stand behind a headline, lower case.
constexpr std::array<std::string_view, 8> section_labels = {"opinion",      "opinions",        "editorial",
                                                            "commentary",   "column",          "letters",
                                                            "guest column", "guest commentary"};
constexpr WordTable section_table(section_labels);

bool stands_between_marks(std::string_view title, std::size_t at, std::size_t size) {
  const std::string_view before = title.substr(0, at), behind = title.substr(at + size);
  const auto ends_before = [&](std::string_view mark) { return before.ends_with(mark); };
  const auto begins_behind = [&](std::string_view mark) { return behind.starts_with(mark); };
  return (before.empty() || std::any_of(marks.begin(), marks.end(), ends_before)) &&
         (behind.empty() || std::any_of(marks.begin(), marks.end(), begins_behind));
}

// A heading, or a line that is no link.
bool may_be_headline(const BlockTable& table, const PageBlock& block) {
  constexpr std::size_t least = 10;  // bytes: names of sections are shorter
  constexpr std::uint32_t least_words = 3;
  const Zone zone = table.zone_of(block);
  if (block.characters < least || (zone != Zone::content && zone != Zone::header)) return false;
  if (block.heading_level > 0) return block.heading_level <= 3;
  return block.words >= least_words && block.link_characters == 0;
}

bool is_part(std::string_view title, std::string_view text) {
  const std::size_t at = text.size() < title.size() ? title.find(text) : std::string_view::npos;
  return at != std::string_view::npos && stands_between_marks(title, at, text.size());
}

}  // namespace

bool leads_home(const Page& page, const PageBlock& heading, std::string_view url) {
  if (heading.link == no_node || heading.link_characters * 2 < heading.characters) return false;
  const std::string_view href = trim(page.attribute(heading.link, "href").value_or(""));
  if (href == "/" || href == "./" || href == "../") return true;
  const std::string target = resolve(url, href);
  return !target.empty() && path_of(target).size() <= 1 && host_of(target) == host_of(url);
}

const PageBlock* heading_in_title(const Page& page, const BlockTable& table, std::string_view title,
                                  std::string_view url) {
  // Headings first, then the longer.
  const auto rank = [](const PageBlock& block) {
    return std::pair(block.heading_level > 0, block.characters);
  };
  const PageBlock* best = nullptr;
  for (const PageBlock& block : table.blocks) {
    if (best != nullptr && rank(*best) >= rank(block)) continue;
    if (may_be_headline(table, block) && is_part(title, block.text) && !leads_home(page, block, url))
      best = &block;
  }
  return best;
}

const PageBlock* heading_over_story(const BlockTable& table) {
  constexpr std::uint32_t least_words = 3;
  const PageBlock* last = nullptr;
  for (const PageBlock& block : table.blocks) {
    if (table.zone_of(block) != Zone::content) continue;
    if (block.prose) return last;
    if (block.heading_level > 0 && block.heading_level <= 3 && block.words >= least_words &&
        block.link_characters == 0 && !block.list)
      last = &block;
  }
  return nullptr;
}

std::string without_section(std::string headline) {
  const std::size_t bar = headline.rfind(" | ");
  if (bar != std::string::npos && section_table.contains(ascii_lower(trim(headline.substr(bar + 3)))))
    headline.resize(bar);
  return headline;
}

}  // namespace broadsheet
