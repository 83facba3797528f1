// extract.cc: broadsheet extract PATH…

#include <cstdio>

#include "cli/read_articles.h"
#include "cli/readable.h"
#include "cli/verbs.h"

namespace broadsheet {

Exit run_extract(const Options& options) {
  Report report(options, "articles");
  const bool person = is_readable(options);
  read_articles(
      options, options.words.empty() ? std::vector<std::string>{"-"} : options.words, report,
      [&](const Extracted& e) { return print_line(person ? readable(*e.article) : to_json(*e.article)); });
  return report.exit();
}

}  // namespace broadsheet
