#pragma once
// fields.h: setting a field together with where it was found and how sure that is.

#include <string>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

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
