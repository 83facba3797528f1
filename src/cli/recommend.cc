// recommend.cc: broadsheet recommend ID, and the three forms that read lines.

#include "broadsheet/recommend.h"
#include "broadsheet/capture.h"
#include "cli/fetching.h"
#include "cli/publish.h"
#include "cli/readable.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "recommend/desk_file.h"

namespace broadsheet {
namespace {

Exit answer_lines(const Options& options, const std::string& path,
                  Result<std::string> (*answer)(std::string_view)) {
  Report report(options, "lines");
  CaptureStream lines({path});
  while (auto line = lines.next()) {
    auto said = *line ? answer((*line)->bytes) : tl::unexpected(line->error());
    if (!said && said.error().path.empty() && *line) said.error().path = (*line)->id;
    if (!said) {
      report.fault(said.error());
    } else {
      report.count();
      if (!print_line(*said)) break;
    }
  }
  return report.exit();
}

}  // namespace

Exit run_recommend(const Options& options) {
  if (!options.rank.empty()) return answer_lines(options, options.rank, rank_candidates);
  if (!options.pairs.empty()) return answer_lines(options, options.pairs, compare_pair);
  if (!options.teasers.empty()) return answer_lines(options, options.teasers, compare_teasers);
  if (!options.folder.empty()) return publish_lists(options);
  if (options.words.size() != 1) {
    complain({ErrorCode::bad_input,
              "name one article by its id",
              {},
              std::nullopt,
              "broadsheet search prints ids"});
    return Exit::usage;
  }
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const auto row = archive->row(options.words[0]);
  if (!row) return complain(row.error());
  if (!*row)
    return complain({ErrorCode::missing, "no article " + options.words[0], options.archive, std::nullopt,
                     "broadsheet search prints ids"});
  const auto rules = read_desk_rules(options.archive);
  if (!rules) return complain(rules.error());
  auto list = archive->recommendations(options.words[0]);
  if (list) list = DeskEditor(*rules, *archive, now()).edit(**row, std::move(*list));
  if (!list) return complain(list.error());
  const bool person = is_readable(options);
  std::string group;
  for (const Recommendation& r : *list) {
    if (person && r.group != group) print_line("\n" + r.group);
    group = r.group;
    if (!print_line(person ? readable(r) : to_json(r))) break;
  }
  return Exit::done;
}

}  // namespace broadsheet
