// desk.cc: broadsheet desk: the rules of the desk, checked; what they do to articles; stories brought in
// line.

#include "base/json.h"
#include "broadsheet/recommend.h"
#include "cli/fetching.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "recommend/desk_file.h"

namespace broadsheet {
namespace {

void print_rules(const DeskRules& rules) {
  for (const DeskRule& rule : rules.rules) {
    JsonWriter json;
    json.open_object().key("line").value(rule.line).key("rule").value(desk_rule_line(rule));
    if (rule.until && rule.until->instant <= now()) json.key("ended").value(true);
    print_line(json.close_object().text());
  }
}

void print_use(const DeskRule& rule, bool put_first, const ArticleId& article, std::string_view where) {
  JsonWriter json;
  json.open_object().key("line").value(rule.line).key("rule").value(desk_rule_line(rule));
  json.key("did").value(put_first ? "put first" : "left out").key("article").value(article);
  print_line(json.key("where").value(where).close_object().text());
}

// What the rules do to the list under an article, and to the article itself.
Result<void> print_uses(const DeskRules& rules, const Archive& archive, const ArticleId& id) {
  const auto row = archive.row(id);
  if (!row) return tl::unexpected(row.error());
  if (!*row)
    return tl::unexpected(Error{ErrorCode::missing, "no article " + id, archive.folder(), std::nullopt,
                                "broadsheet search prints ids"});
  DeskEditor editor(rules, archive, now());
  if (const DeskRule* rule = editor.kept_out_by(**row)) print_use(*rule, false, id, "/");
  for (const DeskEditor::Pinned& pin : editor.pinned())
    if (pin.story == (*row)->story) print_use(*pin.rule, true, pin.story, "/");
  auto list = archive.recommendations(id);
  if (list) list = editor.edit(**row, std::move(*list));
  if (!list) return tl::unexpected(list.error());
  for (const DeskUse& use : editor.uses()) print_use(*use.rule, use.put_first, use.article, "/article/" + id);
  return {};
}

// Stories that rules join and split are linked anew.
Result<void> apply(const Options& options) {
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return tl::unexpected(archive.error());
  auto desk = Desk::open(*archive, threads_of(options));
  if (!desk) return tl::unexpected(desk.error());
  const auto done = desk->commit();
  return done ? Result<void>() : tl::unexpected(done.error());
}

}  // namespace

Exit run_desk(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const auto rules = read_desk_rules(options.archive);
  if (!rules) return complain(rules.error());
  if (options.words.empty()) print_rules(*rules);
  for (const ArticleId& id : options.words)
    if (const auto done = print_uses(*rules, *archive, id); !done) return complain(done.error());
  if (!options.apply) return Exit::done;
  const auto done = apply(options);
  return done ? Exit::done : complain(done.error());
}

}  // namespace broadsheet
