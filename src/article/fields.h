#pragma once
// fields.h: setting a field together with where it was found and how sure that is.

#include <string>
#include <string_view>

#include "article/facts.h"
#include "broadsheet/news.h"

namespace broadsheet {

// How often a field is right that was taken from linked data, from meta, and from weaker words of the head.
struct Trust {
  double linked_data, meta, title;
};

[[nodiscard]] inline double confidence_of(const Said& said, const Trust& trust) {
  return said.from == Source::json_ld ? trust.linked_data : said.rank < 40 ? trust.meta : trust.title;
}

inline void note_field(Article& article, const std::string& field, Source from, ByteRange bytes,
                       double confidence) {
  article.evidence[field] = {from, bytes};
  article.confidence[field] = confidence;
}

inline void flag(Article& article, std::string name) {
  for (const std::string& known : article.flags)
    if (known == name) return;
  article.flags.push_back(std::move(name));
}

}  // namespace broadsheet
