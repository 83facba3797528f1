#pragma once
// read_articles.h: captures to articles, by as many threads as there are cores.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/store.h"
#include "cli/options.h"
#include "cli/report.h"
#include "recommend/desk_item.h"

namespace broadsheet {

// What became of one capture: the article, or why there is none.
struct Extracted {
  Capture capture;  // empty where its bytes are no page
  Result<Article> article;
  std::unique_ptr<DeskItem> item = {};  // where it is to be kept; then `article` is empty
  std::vector<Attribution> said = {};   // where they are to be printed
};

// Article lines are taken as they are; everything else is parsed and extracted.
[[nodiscard]] Extracted extract_capture(Result<Capture> capture);

// Reads all that the paths hold; `each` gets them in order and returns false to stop. Faults are reported and
// counted, and passed over. Fetches that stand for no page go to `each_fetch`, in their place in the order.
// `also` is done to each article by the thread that extracted it.
void read_articles(const Options& options, const std::vector<std::string>& paths, Report& report,
                   const std::function<bool(Extracted)>& each,
                   const std::function<bool(const Capture&)>& each_fetch = {},
                   const std::function<void(Extracted&)>& also = {});

// All articles of article files, for the verbs that need them together. Without an id they are named by
// place.
[[nodiscard]] std::vector<Article> load_articles(const Options& options, Report& report);

}  // namespace broadsheet
