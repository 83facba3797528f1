// read_articles.cc: one thread reads captures, N extract, and what comes of them is handed on in order.

#include "cli/read_articles.h"

#include <algorithm>

#include "broadsheet/article.h"
#include "broadsheet/capture.h"
#include "broadsheet/page.h"
#include "cli/pipeline.h"

namespace broadsheet {
namespace {

// The page holds the capture meanwhile, so that it is not copied; it is gone where there is no page.
Result<Article> extract_bytes(Capture& capture) {
  if (capture.media_type == article_line_type) {
    auto article = article_from_json(capture.bytes);
    if (article && article->id.empty()) article->id = capture.id;
    return article;
  }
  auto page = Page::parse(std::move(capture));
  if (!page) return tl::unexpected(page.error());
  auto article = extract(*page);
  capture = std::move(*page).take_capture();
  return article;
}

}  // namespace

Extracted extract_capture(Result<Capture> capture) {
  if (!capture) return {Capture{}, tl::unexpected(capture.error())};
  if (is_fetch_only(*capture)) return {std::move(*capture), Article{}};
  const std::string id = capture->id;
  auto article = extract_bytes(*capture);
  if (!article && article.error().path.empty()) article.error().path = id;
  return {std::move(*capture), std::move(article)};
}

void read_articles(const Options& options, const std::vector<std::string>& paths, Report& report,
                   const std::function<bool(Extracted)>& each,
                   const std::function<bool(const Capture&)>& each_fetch,
                   const std::function<void(Extracted&)>& also) {
  CaptureStream stream(paths);
  stream.include_fetches();
  const std::size_t threads = threads_of(options);
  // What is made ready to be kept is made to last a thousand at a time, and the others have work meanwhile;
  // more would only lie there, at 60 kB each.
  const std::size_t ahead = also ? std::min<std::size_t>(512 * threads, 1'024) : 16 * threads;
  run_in_order<Result<Capture>, Extracted>(
      threads, ahead, [&] { return stream.next(); },
      [&](Result<Capture> capture) {
        Extracted extracted = extract_capture(std::move(capture));
        if (also && extracted.article && !is_fetch_only(extracted.capture)) also(extracted);
        return extracted;
      },
      [&](Extracted extracted) {
        if (!extracted.article) {
          report.fault(extracted.article.error());
          return true;
        }
        if (is_fetch_only(extracted.capture)) return !each_fetch || each_fetch(extracted.capture);
        const bool going = each(std::move(extracted));
        report.count(stream.bytes_read(), stream.bytes_in_all());
        return going;
      });
}

std::vector<Article> load_articles(const Options& options, Report& report) {
  std::vector<Article> articles;
  read_articles(options, options.words.empty() ? std::vector<std::string>{"-"} : options.words, report,
                [&](Extracted e) {
                  articles.push_back(std::move(*e.article));
                  return true;
                });
  return articles;
}

}  // namespace broadsheet
