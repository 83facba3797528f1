// statements.cc: broadsheet times and broadsheet statements: what is said in articles, and when; of articles
// that are read, or of an archive by a query.

#include "broadsheet/statement.h"

#include "base/strings.h"
#include "broadsheet/store.h"
#include "broadsheet/text.h"
#include "cli/fetching.h"
#include "cli/read_articles.h"
#include "cli/readable.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

const std::vector<std::string> standard_input = {"-"};

bool as_annotations(const Options& options) {
  return options.format == "annotation";
}

// Statements as annotations need the text that they stand in; a list mostly stays within an article for a
// while.
class Annotator {
 public:
  explicit Annotator(const Archive& archive) : archive_(archive) {}

  Result<std::string> line_of(const StatementRow& row) {
    if (row.said.article != article_.id) {
      auto found = archive_.article(row.said.article);
      if (!found) return tl::unexpected(found.error());
      if (!*found) return fail(ErrorCode::missing, "no article " + row.said.article);
      article_ = std::move(**found);
      body_ = body_text(article_);
    }
    return to_annotation(article_, body_, row.said, row.number);
  }

 private:
  const Archive& archive_;
  Article article_;
  std::string body_;
};

Exit statements_of_archive(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  auto query = parse_query(join(options.words, " "), {}, now());
  if (!query) {
    complain(query.error());
    return Exit::usage;
  }
  const auto rows =
      archive->statements({.query = std::move(*query), .fold = !options.all, .limit = options.top});
  if (!rows) return complain(rows.error());
  Annotator annotator(*archive);
  const bool person = is_readable(options) && !as_annotations(options);
  for (const StatementRow& row : *rows) {
    auto line = person ? readable(row) : as_annotations(options) ? annotator.line_of(row) : to_json(row);
    if (!line) return complain(line.error());
    if (!print_line(*line)) break;
  }
  return Exit::done;
}

}  // namespace

Exit run_statements(const Options& options) {
  if (options.format != "jsonl" && !as_annotations(options)) {
    complain(
        {ErrorCode::bad_input, "--format " + options.format, {}, std::nullopt, "write jsonl or annotation"});
    return Exit::usage;
  }
  if (options.given("--archive")) return statements_of_archive(options);
  Report report(options, "articles");
  const auto each = [&](const Extracted& e) {
    const std::string body = as_annotations(options) ? body_text(*e.article) : std::string();
    for (std::size_t i = 0; i < e.said.size(); ++i)
      if (!print_line(as_annotations(options) ? to_annotation(*e.article, body, e.said[i], i)
                                              : to_json(e.said[i])))
        return false;
    return true;
  };
  read_articles(options, options.words.empty() ? standard_input : options.words, report, each, {},
                [](Extracted& e) { e.said = find_statements(*e.article); });
  return report.exit();
}

Exit run_times(const Options& options) {
  Report report(options, "articles");
  read_articles(options, options.words.empty() ? standard_input : options.words, report,
                [&](const Extracted& e) {
                  for (const TimeMention& time : find_times(*e.article))
                    if (!print_line(to_json(time))) return false;
                  return true;
                });
  return report.exit();
}

}  // namespace broadsheet
