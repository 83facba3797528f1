#pragma once
// sitemap.h: sitemaps (sitemaps.org, 0.9) with the entries of Google's news extension, from the tree of an
// XML page.

#include <string>
#include <string_view>

#include "broadsheet/feed.h"

namespace broadsheet {

// The element that makes a page a sitemap or an index of sitemaps; no_node where it has none.
[[nodiscard]] Node sitemap_root(const Page& page);

// Whether an address says by its path that it is of news: which of many sitemaps to ask first.
[[nodiscard]] bool says_news(std::string_view address);

// `base`: the sitemap's own address; may be empty. Errors: unsupported where it has addresses and no news
// among them.
[[nodiscard]] Result<Feed> read_sitemap(const Page& page, Node root, const std::string& base,
                                        const Limits& limits);

}  // namespace broadsheet
