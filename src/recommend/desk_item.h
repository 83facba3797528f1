#pragma once
// desk_item.h: an article as it comes to the desk: all that is made of it alone, by any thread.

#include "broadsheet/news.h"
#include "copy/entry.h"
#include "recommend/groups.h"
#include "store/prepared.h"
#include "story/vectors.h"

namespace broadsheet {

struct DeskItem {
  Article article;
  PreparedArticle prepared;
  CopyEntry copy;
  ArticleWords words;
  Listed listed;
};

}  // namespace broadsheet
