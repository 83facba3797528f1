#pragma once
// static_list.h: the list under an article, as files that a publisher puts beside its own pages.

#include <string>
#include <vector>

#include "broadsheet/store.h"

namespace broadsheet {

// The list of an article with the addresses of the pages that it names.
struct StaticList {
  ArticleId article;
  std::string url;  // of the article's own page
  std::vector<Recommendation> items;
  std::vector<std::string> urls;  // of each item; empty where it has none that a browser may follow
};

// Errors: those of the archive.
[[nodiscard]] Result<StaticList> static_list(const Archive& archive, const ArticleRow& row,
                                             std::vector<Recommendation> items);

// {"article", "url", "propensity", "groups": [{"name", "items": [{"article", "url", "headline", "publisher",
// "published", "text", "reason", "copies"}]}]}. Nothing of a list is drawn by chance, so each would be made
// again as it is: its propensity is 1.
[[nodiscard]] std::string to_json(const StaticList& list);

// The same as HTML: one <section class="broadsheet">, without style and script; empty for an empty list.
[[nodiscard]] std::string to_html(const StaticList& list);

// {"file", "article", "url", "propensity", "items": [ids]}: what a log of lists has.
[[nodiscard]] std::string log_line(const StaticList& list);

// The name of its files, without ending: the id, where a file may be called so.
[[nodiscard]] std::string file_name(const ArticleId& article);

}  // namespace broadsheet
