// readable.cc: the same facts as the JSON lines, in the order of a newspaper.

#include "cli/readable.h"

#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

constexpr std::size_t width = 78;

// "Laura Kelly · The Hill · 2022-12-09 · 2 min read"
std::string line_of_facts(std::initializer_list<std::string> facts) {
  std::string line;
  for (const std::string& fact : facts)
    if (!fact.empty()) line += (line.empty() ? "" : " · ") + fact;
  return line;
}

std::string date_of(const std::optional<Date>& date) {
  return date ? date->iso() : "";
}

std::string row_of_cells(std::string_view text) {
  std::string out;
  for (const std::string_view cell : split(text, '\t')) out.append(out.empty() ? "" : " | ").append(cell);
  return out;
}

std::string_view indent_of(BlockKind kind) {
  if (kind == BlockKind::list_item) return "  • ";
  return kind == BlockKind::quotation ? "    " : "";
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t limit, std::string_view indent) {
  std::string out, line(indent);
  const std::string later(count_code_points(indent), ' ');
  for (const std::string_view word : split(collapse(text), ' ')) {
    if (count_code_points(line) + 1 + count_code_points(word) > limit && line.size() > later.size()) {
      out += line + "\n";
      line = later;
    }
    if (!line.empty() && line.back() != ' ') line += ' ';
    line += word;
  }
  return out + line + "\n";
}

std::string readable(const Article& a) {
  std::string out = wrapped(a.headline.empty() ? "(no headline)" : a.headline, width, "");
  if (!a.standfirst.empty()) out += wrapped(a.standfirst, width, "  ");
  out += line_of_facts({join(a.byline, ", "), a.publisher, date_of(a.published),
                        std::to_string(a.reading_minutes.value_or(reading_minutes(a))) + " min read",
                        std::string(name_of(a.kind))}) +
         "\n";
  if (!a.url.empty()) out += a.url + "\n";
  for (const Block& block : a.body) {
    if (block.kind == BlockKind::caption) continue;
    if (block.kind == BlockKind::preformatted)
      out += "\n" + block.text + "\n";
    else if (block.kind == BlockKind::table)
      out += "\n" + wrapped(row_of_cells(block.text), width, "");
    else
      out += "\n" + wrapped(block.text, width, indent_of(block.kind));
  }
  for (const Note& note : a.notes)
    out += "\n" + wrapped("[" + std::string(name_of(note.kind)) + "] " + note.text, width, "  ");
  std::string heading;
  for (const Teaser& teaser : a.teasers) {
    if (teaser.heading != heading) out += "\n" + teaser.heading + "\n";
    heading = teaser.heading;
    out += wrapped(teaser.headline, width, "  • ");
  }
  return out + "\n";
}

std::string readable(const FoundArticle& f) {
  return wrapped(f.row.headline, width, "") +
         line_of_facts({f.row.publisher, date_of(f.row.published), join(f.row.byline, ", "), f.row.id}) +
         "\n" + wrapped(f.passage, width, "    ");
}

std::string readable(const StatementRow& row) {
  const Attribution& said = row.said;
  const std::string who = !said.speaker.empty() ? said.speaker : said.role.empty() ? "(not told)" : said.role;
  return wrapped(who + ": " + join(row.pieces, " … "), width, "") + "    " +
         line_of_facts({row.day, row.publisher, std::string(name_of(said.kind)), row.headline,
                        row.papers > 1 ? "in " + std::to_string(row.papers) + " papers" : ""}) +
         "\n";
}

std::string readable(const Recommendation& r) {
  return wrapped(r.headline, width, "  • ") + "    " +
         line_of_facts({r.publisher, date_of(r.published), r.reason.text}) + "\n";
}

}  // namespace broadsheet
