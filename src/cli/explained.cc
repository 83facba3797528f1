// explained.cc: one list of rows, told as lines or as a table. Entry point: explained().

#include "cli/explained.h"

#include <array>
#include <cstdio>

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/readable.h"
#include "serve/format.h"

namespace broadsheet {
namespace {

struct FieldRow {
  std::string name, value, source;
};

std::string number(double value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  return text.data();
}

std::string value_of(const Article& a, const std::string& field) {
  if (field == "headline") return a.headline;
  if (field == "standfirst") return a.standfirst;
  if (field == "byline") return join(a.byline, ", ");
  if (field == "published") return a.published ? a.published->iso() : "";
  if (field == "updated") return a.updated ? a.updated->iso() : "";
  if (field == "publisher") return a.publisher;
  if (field == "language") return a.language;
  if (field == "section") return a.section;
  if (field == "url") return a.url;
  if (field == "dateline") return a.dateline ? a.dateline->place : "";
  if (field == "body")
    return std::to_string(a.body.size()) + " blocks, " + std::to_string(count_words(a)) + " words";
  if (field == "teasers") return std::to_string(a.teasers.size()) + " teasers";
  return "";
}

std::vector<FieldRow> field_rows(const Article& article) {
  std::vector<FieldRow> rows = {{"kind", std::string(name_of(article.kind)), ""}};
  for (const auto& [field, confidence] : article.confidence) {
    std::string source = number(confidence);
    if (const auto found = article.evidence.find(field); found != article.evidence.end()) {
      source += " " + std::string(name_of(found->second.from));
      if (found->second.bytes.end > 0)
        source +=
            " " + std::to_string(found->second.bytes.begin) + "–" + std::to_string(found->second.bytes.end);
    }
    rows.push_back({field, value_of(article, field), source});
  }
  return rows;
}

std::string as_lines(const Article& article, const std::vector<ExplainedBlock>& blocks) {
  constexpr std::size_t width = 60;
  std::string out;
  for (const FieldRow& row : field_rows(article))
    out += row.name + ": " + std::string(first_code_points(row.value, 2 * width)) +
           (row.source.empty() ? "" : "  [" + row.source + "]") + "\n";
  for (const std::string& flag : article.flags) out += "flag: " + flag + "\n";
  for (const ExplainedBlock& block : blocks)
    out += (block.role == "left out" ? "- " : "+ ") + number(block.probability) + " " + block.role +
           (block.zone == "content" ? "" : " (" + block.zone + ")") + ": " +
           std::string(first_code_points(block.text, width)) + "\n";
  return out + "\n";
}

constexpr std::string_view style =
    "body{font:16px/1.5 Georgia,serif;max-width:52rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;font-size:.85rem}td{padding:.2rem .8rem .2rem 0;vertical-align:top}"
    "p{margin:.3rem 0;padding:.2rem .6rem;border-left:.3rem solid #2a7a3f}"
    "p[data-role='left out']{border-color:#ccc;color:#767676}p[data-role=list]{border-color:#8a5a00}"
    "p[data-role=note],p[data-role=caption]{border-color:#3b5b92}"
    "small{font:.75rem ui-monospace,monospace;display:block}";

std::string as_html(const Article& article, const std::vector<ExplainedBlock>& blocks) {
  std::string out = "<!doctype html><html lang=en><meta charset=utf-8><title>" +
                    escaped_html(article.headline) + "</title><style>" + std::string(style) +
                    "</style><table>";
  for (const FieldRow& row : field_rows(article))
    out += "<tr><th scope=row>" + row.name + "<td>" + escaped_html(row.value) + "<td>" + row.source + "\n";
  out += "</table>\n";
  for (const ExplainedBlock& block : blocks)
    out += "<p data-role='" + block.role + "'><small>" + block.role + ", " + block.zone + ", " +
           number(block.probability) + ", bytes " + std::to_string(block.bytes.begin) + "–" +
           std::to_string(block.bytes.end) + "</small>" + escaped_html(block.text) + "\n";
  return out + "</html>\n";
}

}  // namespace

std::string explained(const Page& page, const Article& article, ExplainForm form) {
  const std::vector<ExplainedBlock> blocks = explain(page, article);
  return form == ExplainForm::html ? as_html(article, blocks) : as_lines(article, blocks);
}

}  // namespace broadsheet
