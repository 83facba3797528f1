// search.cc: broadsheet search QUERY, and --batch.

#include <cstdio>

#include "base/json.h"
#include "base/strings.h"
#include "broadsheet/capture.h"
#include "broadsheet/store.h"
#include "cli/fetching.h"
#include "cli/readable.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

std::string line_of(const FoundArticle& f) {
  JsonWriter json;
  json.open_object().key("article").value(f.row.id).key("score").value(f.score).member("headline",
                                                                                       f.row.headline);
  if (f.row.published) json.key("published").value(f.row.published->iso());
  return json.member("publisher", f.row.publisher).member("passage", f.passage).close_object().take();
}

Exit search_once(const Archive& archive, const Options& options) {
  const std::string text = join(options.words, " ");
  const auto query = parse_query(text, {}, now());
  if (!query) {
    complain(query.error());
    return Exit::usage;
  }
  const auto found = archive.search(*query, {.limit = options.top});
  if (!found) return complain(found.error());
  const bool person = is_readable(options);
  for (const FoundArticle& each : *found)
    if (!print_line(person ? readable(each) : line_of(each))) break;
  if (found->empty()) {
    const auto meant = archive.respelled(text, *query);
    if (!meant) return complain(meant.error());
    if (!meant->empty() && !options.quiet)
      std::fprintf(stderr, "broadsheet: nothing found; did you mean: %s\n", meant->c_str());
  }
  return Exit::done;
}

// A line {"id", "text"} answered by lines {"query", "article", "rank", "score"}.
Result<void> answer(const Archive& archive, const Capture& line, std::size_t top) {
  auto read = text_query_from_json(line.bytes);
  if (!read) return tl::unexpected(read.error());
  const auto hits = archive.rank(read->text, top);
  if (!hits) return tl::unexpected(hits.error());
  std::size_t rank = 0;
  for (const auto& [article, score] : *hits) {
    JsonWriter json;
    json.open_object().key("query").value(read->id).key("article").value(article).key("rank").value(++rank);
    print_line(json.key("score").value(score).close_object().text());
  }
  return {};
}

Exit search_batch(const Archive& archive, const Options& options) {
  Report report(options, "queries");
  CaptureStream lines({options.batch});
  while (auto line = lines.next()) {
    auto done = *line ? answer(archive, **line, options.top) : tl::unexpected(line->error());
    if (!done && done.error().path.empty() && *line) done.error().path = (*line)->id;
    if (!done)
      report.fault(done.error());
    else
      report.count();
  }
  return report.exit();
}

}  // namespace

Exit run_search(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  return options.batch.empty() ? search_once(*archive, options) : search_batch(*archive, options);
}

}  // namespace broadsheet
