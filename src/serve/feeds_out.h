#pragma once
// feeds_out.h: the lists of the paper as feeds, for other programs to follow.
//
//   /feeds/FORMAT/latest                 FORMAT: rss, atom, json
//   /feeds/FORMAT/section/NAME           likewise publisher/NAME, author/NAME
//   /feeds/FORMAT/story/ID
//   /feeds/FORMAT/speaker/NAME           statements, each utterance once
//   /feeds/FORMAT/search?q=QUERY         newest first
//   /feeds/FORMAT/saved                  what its reader saved

#include <string>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

// The Atom feed of a list, for the page that shows it: "/feeds/atom/section/World".
[[nodiscard]] std::string feed_address(std::string_view kind, std::string_view name);

// The body of an article as HTML: elements that a table names around escaped texts, and nothing else.
[[nodiscard]] std::string body_html(const Article& article);

}  // namespace broadsheet
