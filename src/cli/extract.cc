// extract.cc: broadsheet extract PATH…

#include <cstdio>

#include "cli/explained.h"
#include "cli/read_articles.h"
#include "cli/readable.h"
#include "cli/verbs.h"

namespace broadsheet {

Exit run_extract(const Options& options) {
  Report report(options, "articles");
  const bool person = is_readable(options);
  const auto told = [&](const Extracted& e) {
    if (!options.explain) return person ? readable(*e.article) : to_json(*e.article);
    const auto page = Page::parse(e.capture);
    const ExplainForm form = options.html ? ExplainForm::html : ExplainForm::terminal;
    return page ? explained(*page, *e.article, form) : page.error().message();
  };
  read_articles(options, options.words.empty() ? std::vector<std::string>{"-"} : options.words, report,
                [&](const Extracted& e) { return print_line(told(e)); });
  return report.exit();
}

}  // namespace broadsheet
