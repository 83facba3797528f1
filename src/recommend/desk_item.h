#pragma once
// desk_item.h: an article as it comes to the desk: all that is made of it alone, by any thread.

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

}  // namespace broadsheet
