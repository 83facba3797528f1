#pragma once
// lists.h: the page's own lists of other stories.

#include <vector>

#include "article/blocks.h"

namespace broadsheet {

// Groups of teasers under a heading or in an element that announces them, in order of the page; links that
// lead to this page, to other hosts' front pages or to no story are left out.
[[nodiscard]] std::vector<Teaser> find_lists(const Page& page, const BlockTable& table, std::string_view url,
                                             std::size_t most);

// An address as a link on a page of address `base` means it; empty for what leads nowhere (javascript:,
// mailto:).
[[nodiscard]] std::string resolve(std::string_view base, std::string_view href);

}  // namespace broadsheet
