// statements.cc: broadsheet times and broadsheet statements: what is said in articles, and when.

#include "broadsheet/text.h"
#include "cli/read_articles.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

// Prints what `find` gives for each article.
template <typename Find>
Exit print_each(const Options& options, Find find) {
  Report report(options, "articles");
  const std::vector<std::string> standard_input = {"-"};
  read_articles(options, options.words.empty() ? standard_input : options.words, report,
                [&](const Extracted& e) {
                  for (const auto& found : find(*e.article))
                    if (!print_line(to_json(found))) return false;
                  return true;
                });
  return report.exit();
}

}  // namespace

Exit run_times(const Options& options) {
  return print_each(options, [](const Article& article) { return find_times(article); });
}

}  // namespace broadsheet
