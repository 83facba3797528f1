#pragma once
// desk_item.h: an article as it comes to the desk: all that is made of it alone, by any thread; and the bytes
// by which the archive keeps it for the next desk.

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/news.h"
#include "copy/sketch.h"
#include "recommend/groups.h"
#include "store/prepared.h"
#include "story/vectors.h"

namespace broadsheet {

struct DeskItem {
  Article article;
  PreparedArticle prepared;
  CopyEntry copy;
  Sketch sketch{};  // of its text
  ArticleWords words;
  Listed listed;
};

// The first of the bytes. One more where anything that they hold comes out otherwise than before: other
// names, other stems. Then an opening works out anew what was kept.
inline constexpr char desk_item_form = 2;

[[nodiscard]] std::string bytes_of(const DeskItem& item);
// Of the article id, section and date of publication, without what was prepared for the archive and its
// sketch. Nothing where they are of another form, or no item.
[[nodiscard]] std::optional<DeskItem> desk_item_in(std::string_view bytes);

}  // namespace broadsheet
