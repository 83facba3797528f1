// articles.cc: broadsheet copies, stories and timeline: what a set of articles is to itself.

#include "broadsheet/copy.h"
#include "broadsheet/story.h"
#include "cli/read_articles.h"
#include "cli/verbs.h"

namespace broadsheet {

Exit run_copies(const Options& options) {
  Report report(options, "articles");
  for (const Relation& relation : find_relations(load_articles(options, report), threads_of(options)))
    if (!print_line(to_json(relation))) break;
  return report.exit();
}

Exit run_stories(const Options& options) {
  Report report(options, "articles");
  const std::vector<Article> articles = load_articles(options, report);
  for (const Story& story : find_stories(articles, threads_of(options)))
    if (!print_line(to_json(story))) break;
  return report.exit();
}

Exit run_timeline(const Options& options) {
  Report report(options, "articles");
  const std::vector<Article> articles = load_articles(options, report);
  for (const TimelineRow& row : make_timeline(articles, {options.days, options.sentences}))
    if (!print_line(to_json(row))) break;
  return report.exit();
}

}  // namespace broadsheet
