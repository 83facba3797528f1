#pragma once
// prepared.h: an article and its capture as they go into an archive: all that depends on nothing there, so
// that any thread can make it.

#include <optional>
#include <string>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/store.h"
#include "copy/sketch.h"
#include "search/index.h"

namespace broadsheet {

struct PreparedArticle {
  ArticleId id;
  std::string capture_key, record;  // the record is a member of a WARC file
  Instant at = 0;
  std::string published, url, publisher, section, language, headline, lead, teaser;
  std::optional<Instant> captured;
  ArticleKind kind = ArticleKind::article;
  std::vector<std::string> byline;
  std::int64_t minutes = 0, words = 0;
  std::optional<std::int64_t> url_key, headline_key;
  std::string data;  // the whole article, packed
  AnalysedText text;
  Sketch sketch{};  // of the body; put in by whoever has its grams
  TextWords cut;    // what `text` was made of, for those who ask further
  std::vector<ReadStatement> statements;
  std::string desk_item;  // put in by the desk (store/desk_items.h)
};

}  // namespace broadsheet
