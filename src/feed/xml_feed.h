#pragma once
// xml_feed.h: RSS, RDF and Atom, from the tree of an XML page.

#include <optional>
#include <string>

#include "broadsheet/feed.h"

namespace broadsheet {

// The element that makes a page a feed; no_node where it has none.
[[nodiscard]] Node feed_root(const Page& page);

// `base`: the feed's own address, against which others are resolved; may be empty.
[[nodiscard]] Feed read_xml_feed(const Page& page, Node root, const std::string& base, const Limits& limits);

// "Jane Roe <jane@example.org>", "jane@example.org (Jane Roe)", "Jane Roe".
[[nodiscard]] FeedPerson person_in(std::string_view text);

}  // namespace broadsheet
