#pragma once
// names.h: the vocabularies that feeds mix, by the address of their namespace or, where a feed does not
// declare it, by the prefix that everybody uses.

#include <string>
#include <string_view>

#include "broadsheet/page.h"

namespace broadsheet {

enum class Vocabulary : std::uint8_t {
  rss,  // no namespace, and RSS 0.90, 1.0 and 2.0 where they have one
  atom,
  content,
  dublin_core,
  itunes,
  media,
  xhtml,
  feedburner,
  syndication,
  rdf,
  other
};

struct FeedName {
  Vocabulary vocabulary = Vocabulary::other;
  std::string local;  // lower case
};

[[nodiscard]] FeedName feed_name(const Page& page, Node element);

// By the local name alone, whatever its vocabulary.
[[nodiscard]] bool is_named(const Page& page, Node node, std::string_view local);
// The first child of that name; no_node where there is none, or no parent.
[[nodiscard]] Node child_named(const Page& page, Node parent, std::string_view local);
// Its text.
[[nodiscard]] std::string text_of_child(const Page& page, Node parent, std::string_view local);

}  // namespace broadsheet
