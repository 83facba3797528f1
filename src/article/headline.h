#pragma once
// headline.h: which heading of a page is its headline, and how it is spelled.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/blocks.h"
#include "article/facts.h"

namespace broadsheet {

// What stands between the bars and dashes of a title.
[[nodiscard]] std::vector<std::string_view> title_parts(std::string_view title);

// Whether a link leads to the front page of the site.
[[nodiscard]] bool is_home_link(const Page& page, Node link, std::string_view url);

// Whether most of a heading is such a link: the site's name.
[[nodiscard]] bool leads_home(const Page& page, const PageBlock& heading, std::string_view url);

// "Ports reopen - The Beacon" without what stands behind the last dash, bar or colon, where it is the
// masthead; and "The Beacon | Ports reopen" without what stands before the first.
[[nodiscard]] std::string without_masthead(std::string title, std::string_view publisher,
                                           std::string_view url);

// What the head of a page calls its story, and who and where it is.
struct HeadTitles {
  std::span<const Said> said;
  std::string_view publisher, url;
};

// The headline as printed: the h1 that repeats `said` or another title of the head, else the only one.
// nullptr where none can be trusted.
[[nodiscard]] const PageBlock* printed_headline(const Page& page, const BlockTable& table,
                                                const std::string& said, const HeadTitles& titles);

// A headline as printed, in the spelling of the head where an element holds the kicker too, or parts without
// a space or a colon between them, or is set in capitals.
[[nodiscard]] std::string in_spelling_of(const std::string& printed, const std::string& said);

// The heading that the page's title has between its bars and dashes, "Notes of a pilot | Ferry runs on -
// Harbour", or at either end of it, "Ferry runs on_English_Press": the longest one; where no heading is part
// of it, a line that is no link. nullptr where there is neither, or the title says no more than it.
[[nodiscard]] const PageBlock* heading_in_title(const Page& page, const BlockTable& table,
                                                std::string_view title, std::string_view url);

// The heading before the first paragraph, or the line that the page's class names call one, of which the
// prose of the page tells most; nullptr where none is. Where a title is given it is held against it: "The
// Beacon Online" has no word that the story tells, and so the heading is returned, "Ferry runs on" has, and
// it is not.
[[nodiscard]] const PageBlock* heading_over_story(const Page& page, const BlockTable& table,
                                                  std::string_view title);

// "Let the ferry run | Opinion": without the section behind the bar; "The ferry leaves [Watch]": without what
// else the page has.
[[nodiscard]] std::string without_labels(std::string headline);

}  // namespace broadsheet
