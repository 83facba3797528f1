#pragma once
// headline.h: which heading of a page is its headline, where class names and the head do not say.

#include <string>
#include <string_view>

#include "article/blocks.h"

namespace broadsheet {

// Whether most of a heading is a link to the front page: the site's name.
[[nodiscard]] bool leads_home(const Page& page, const PageBlock& heading, std::string_view url);

// The heading that the page's title has between its bars and dashes, "Notes of a pilot | Ferry runs on -
// Harbour": the longest one; where no heading is part of it, a line that is no link. nullptr where there is
// neither, or the title says no more than it.
[[nodiscard]] const PageBlock* heading_in_title(const Page& page, const BlockTable& table,
                                                std::string_view title, std::string_view url);

// The last heading of three words or more before the first paragraph; nullptr where none is.
[[nodiscard]] const PageBlock* heading_over_story(const BlockTable& table);

// "Let the ferry run | Opinion": without the section behind the bar.
[[nodiscard]] std::string without_section(std::string headline);

}  // namespace broadsheet
