#pragma once
// facts.h: what the head of a page and its linked data say of its article.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/page.h"

namespace broadsheet {

// One thing said in one place. Lower rank is believed first.
struct Said {
  std::string value;
  Source from = Source::meta;
  ByteRange bytes;
  int rank = 0;
};

// An entry of a live blog.
struct Post {
  std::string headline, text;
  std::optional<Date> published;
};

struct Facts {
  std::vector<Said> headline, standfirst, author, publisher, published, updated, section, url, language, body,
      picture;
  std::vector<std::string> topics, types;  // types: of the linked data, "NewsArticle"
  std::string open_graph_type, generator;  // lower case
  bool labels_author = false;              // the last label of a pair of label and text was "written by"
  std::optional<bool> free;                // isAccessibleForFree
  std::vector<Post> posts;                 // of a live blog
};

// Reads meta, link, title, html lang and JSON-LD (also broken and nested), sorted by rank.
[[nodiscard]] Facts read_facts(const Page& page);

// The persons whom the head calls authors.
[[nodiscard]] std::vector<std::string> said_authors(const Facts& facts);

// The best of what was said; nullptr where nothing was.
[[nodiscard]] const Said* best(const std::vector<Said>& said);

// Adds what one JSON-LD script says. `bytes`: of the script in the capture.
void read_linked_data(std::string_view script, ByteRange bytes, Facts& facts);

}  // namespace broadsheet
