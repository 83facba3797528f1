#include "base/json.h"
#include "broadsheet/store.h"
#include "cli/read_articles.h"
#include "cli/verbs.h"
namespace broadsheet {
Exit run_keep(const Options& options) {
  Report report(options, "articles");
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  read_articles(options, options.words, report, [&](const Extracted& e) {
    auto kept = archive->keep(e.capture, *e.article);
    if (kept) print_line("{\"id\":\"" + kept->id + "\"}");
    return kept.has_value();
  });
  if (auto done = archive->commit(); !done) return complain(done.error());
  return report.exit();
}
}
