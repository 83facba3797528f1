// said_view.cc: from statements to what pages show of them: marks in the body, the panel "Who says so", and
// one statement with its tellings. Entry points: said_html(), set_who(), statement_view().

#include "serve/said_view.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/statement.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/page_parts.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr double least_sure = 0.6;           // below: "unsure"
constexpr std::size_t shown_statements = 3;  // of a source in the panel; the rest unfolds
constexpr std::size_t shown_sources = 5;     // of a group in the panel; the rest unfolds
constexpr std::size_t most_sources = 25;     // of a group in the panel
constexpr std::size_t opening_words = 22;
constexpr std::size_t most_tellings = 12;

std::string statement_link(const StatementRow& row, StatementPlace place) {
  const std::string anchor = "#s" + std::to_string(row.number);
  return place == StatementPlace::on_page ? anchor : "/article/" + percent_encoded(row.said.article) + anchor;
}

// By StatementKind; what is quoted needs no word.
View::Value label_of(StatementKind kind) {
  switch (kind) {
    case StatementKind::indirect: return phrase("said.paraphrased");
    case StatementKind::reported: return phrase("said.reported");
    case StatementKind::declined: return phrase("said.declined");
    default: return std::string();
  }
}

std::string text_of(const StatementRow& row) {
  return collapse(join(row.pieces, " … "));
}

// The first words, whole.
std::string opening_of(const std::string& text) {
  const auto words = split(text, ' ');
  if (words.size() <= opening_words) return text;
  std::string out;
  for (std::size_t i = 0; i < opening_words; ++i) out += (i == 0 ? "" : " ") + std::string(words[i]);
  return out + " …";
}

// By Alteration.
constexpr std::array<ViewName, 4> alteration_labels = {"said.verbatim", "said.other_words",
                                                       "said.other_number", "said.negation"};

// What a paper made of another's words, as <del> and <ins>.
std::string difference_html(const StatementRow& first, const StatementRow& other) {
  std::string html;
  for (const WordChange& change : word_difference(text_of(first), text_of(other))) {
    const std::string_view tag = change.what == WordChange::What::dropped ? "del"
                                 : change.what == WordChange::What::added ? "ins"
                                                                          : "";
    if (!tag.empty()) html.append("<").append(tag).append(">");
    append_escaped_html(html, change.text);
    if (!tag.empty()) html.append("</").append(tag).append(">");
  }
  return html;
}

// -------------------------------------------------------------------------------------------- the panel

struct SourceGroup {
  ViewName heading;
  std::array<SourceType, 2> types;
};
constexpr std::array groups = {
    SourceGroup{"who.named", {SourceType::named, SourceType::named}},
    SourceGroup{"who.institutions", {SourceType::institution, SourceType::mixed_group}},
    SourceGroup{"who.documents", {SourceType::document, SourceType::media}},
    SourceGroup{"who.unnamed", {SourceType::unnamed, SourceType::unnamed}}};

struct SourceOf {
  const StatementRow* first = nullptr;
  std::vector<const StatementRow*> rows;
};

// Sources in order of their first statement.
std::vector<SourceOf> sources_in(const std::vector<StatementRow>& rows, const SourceGroup& group,
                                 StatementPlace place) {
  std::vector<SourceOf> sources;
  std::map<std::string, std::size_t> known;
  for (const StatementRow& row : rows) {
    if (std::find(group.types.begin(), group.types.end(), row.said.source_type) == group.types.end())
      continue;
    const std::string& name = row.said.speaker.empty() ? row.said.role : row.said.speaker;
    const auto [at, fresh] = known.try_emplace(speaker_key(name), sources.size());
    if (fresh) sources.push_back({&row, {}});
    sources[at->second].rows.push_back(&row);
  }
  // Of several articles, who is heard most stands first.
  if (place == StatementPlace::elsewhere)
    std::stable_sort(sources.begin(), sources.end(),
                     [](const SourceOf& a, const SourceOf& b) { return a.rows.size() > b.rows.size(); });
  return sources;
}

std::string role_of(const SourceOf& source) {
  for (const StatementRow* row : source.rows)
    if (!row->said.role.empty() && row->said.role != row->said.speaker)
      return join(
          row->said.affiliation.empty() || row->said.role.find(row->said.affiliation) != std::string::npos
              ? std::vector{row->said.role}
              : std::vector{row->said.role, row->said.affiliation},
          ", ");
  return {};
}

Result<View> source_view(const Visit& visit, const SourceOf& source, StatementPlace place) {
  const Attribution& said = source.first->said;
  View view({{"source_lang", source.first->language}});
  const bool is_unnamed = said.source_type == SourceType::unnamed;
  view.set("name", source_name(said));
  view.set("speaker_link", is_known_by_name(said) ? speaker_link(said.speaker) : std::string());
  view.set("role", said.speaker.empty() ? std::string() : role_of(source));
  const auto told = std::find_if(source.rows.begin(), source.rows.end(),
                                 [](const StatementRow* row) { return !row->said.reason.empty(); });
  view.set("is_unnamed", is_unnamed);
  view.set("unnamed_reason", told == source.rows.end() ? std::string() : (*told)->said.reason);
  Views first, rest;
  for (const StatementRow* row : source.rows) {
    auto statement = statement_view(visit, *row, place);
    if (!statement) return tl::unexpected(statement.error());
    (first.size() < shown_statements ? first : rest).push_back(std::move(*statement));
  }
  view.set("said", std::move(first));
  view.set("has_more_said", !rest.empty());
  view.set("more_said_count", count_of("row.more", rest.size()));
  view.set("more_said", std::move(rest));
  return view;
}

// ------------------------------------------------------------------------------------- marks in a body

// A piece of the body text that belongs to a statement, in code points.
struct Mark {
  Span span;
  const StatementRow* row;
  bool opens = false;  // the statement's first
};

std::vector<Mark> marks_of(const std::vector<StatementRow>& rows) {
  std::vector<Mark> marks;
  for (const StatementRow& row : rows)
    for (std::size_t i = 0; i < row.said.content.size(); ++i)
      marks.push_back({row.said.content[i], &row, i == 0});
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  return marks;
}

std::string hover_of(const StatementRow& row, const Wording& words) {
  const Attribution& said = row.said;
  std::string hover = said.speaker.empty() ? said.role : said.speaker;
  if (!said.speaker.empty() && !said.role.empty()) hover += ", " + said.role;
  if (hover.empty()) hover = words.say(phrase("said.hover_nobody"));
  if (said.confidence < least_sure)
    hover = words.say(phrase("said.hover_unsure", {{"who", std::move(hover)}}));
  return hover;
}

}  // namespace

View::Value source_name(const Attribution& said) {
  if (!said.speaker.empty()) return said.speaker;
  if (!said.role.empty()) return said.role;
  return phrase("who.not_told");
}

std::string speaker_link(std::string_view name) {
  return "/speaker/" + percent_encoded(name);
}

std::vector<std::string> said_html(const Article& article, const std::vector<StatementRow>& rows,
                                   const Wording& words) {
  const std::vector<Mark> marks = marks_of(rows);
  std::vector<std::string> blocks;
  std::size_t next = 0;
  std::uint32_t begin = 0;  // of the block in the body text
  for (const Block& block : article.body) {
    std::string html;
    if (block.kind == BlockKind::caption) {
      blocks.push_back(escaped_html(block.text));
      continue;
    }
    const std::uint32_t end = begin + static_cast<std::uint32_t>(count_code_points(block.text));
    std::string_view rest = block.text;
    std::uint32_t at = begin;
    // `again`: what opens the mark, inside of one.
    const auto take_to = [&](std::uint32_t wanted, const std::string& again) {
      if (wanted <= at) return;  // a statement inside another
      std::string_view taken = first_code_points(rest, wanted - at);
      rest.remove_prefix(taken.size());
      at = wanted;
      // What is said over the cells of a table is marked cell by cell.
      for (std::size_t tab = taken.find('\t'); !again.empty() && tab != std::string_view::npos;
           tab = taken.find('\t')) {
        append_escaped_html(html, taken.substr(0, tab));
        html += "</span>\t" + again;
        taken.remove_prefix(tab + 1);
      }
      append_escaped_html(html, taken);
    };
    while (next < marks.size() && marks[next].span.begin < end) {
      const Mark& mark = marks[next];
      take_to(std::max(mark.span.begin, at), "");
      const bool opens = mark.opens && mark.span.begin >= begin;
      const std::string opening = std::string("<span class=\"said") +
                                  (mark.row->said.confidence < least_sure ? " unsure" : "") + "\"";
      html += opening + (opens ? " id=\"s" + std::to_string(mark.row->number) + "\"" : std::string()) +
              " title=\"" + escaped_html(hover_of(*mark.row, words)) + "\">";
      take_to(std::min(mark.span.end, end), opening + ">");
      html += "</span>";
      // A quotation that runs into the next block goes on there.
      if (mark.span.end > end) break;
      ++next;
    }
    append_escaped_html(html, rest);
    blocks.push_back(std::move(html));
    begin = end + 2;  // a blank line parts blocks
  }
  return blocks;
}

Result<View> statement_view(const Visit& visit, const StatementRow& row, StatementPlace place) {
  View view({{"said_link", statement_link(row, place)},
             {"text", opening_of(text_of(row))},
             {"said_lang", row.language},
             {"said_dir", direction_of(row.language)},
             {"how", label_of(row.said.kind)},
             {"said_publisher", place == StatementPlace::on_page ? "" : row.publisher},
             {"context", ""},
             {"papers", count_of("said.papers", row.papers)}});
  view.set("said_day", printed(place == StatementPlace::on_page ? std::nullopt : parse_iso_date(row.day)));
  view.set("said_datetime", row.day);
  if (row.said.to.empty())
    view.set("said_to", "");
  else
    view.set("said_to", phrase("said.to", {{"whom", row.said.to}}));
  view.set("is_unsure", row.said.confidence < least_sure);
  view.set("has_tellings", row.papers > 1);
  Views tellings;
  if (row.papers > 1) {
    auto others = visit.archive.tellings(row);
    if (!others) return tl::unexpected(others.error());
    if (auto left = leave_out(visit, ListOf::program, *others); !left) return tl::unexpected(left.error());
    const StatementRow& first = others->empty() ? row : others->front();
    for (const StatementRow& other : *others) {
      if (tellings.size() == most_tellings) break;
      View telling({{"telling_link", statement_link(other, StatementPlace::elsewhere)},
                    {"telling_day", printed_or_text(other.day)}});
      if (other.publisher.empty())
        telling.set("telling_publisher", phrase("said.another_paper"));
      else
        telling.set("telling_publisher", other.publisher);
      telling.set("is_first", other.place == first.place);
      if (other.place == first.place)
        telling.set("altered", "");
      else
        telling.set("altered", phrase(alteration_labels[static_cast<std::size_t>(other.altered)]));
      telling.set("difference", other.altered == Alteration::none ? "" : difference_html(first, other));
      tellings.push_back(std::move(telling));
    }
  }
  view.set("tellings", std::move(tellings));
  return view;
}

Result<void> set_who(const Visit& visit, const std::vector<StatementRow>& rows, StatementPlace place,
                     View& view) {
  Views shown;
  std::size_t sources_in_all = 0, unnamed = 0;
  for (const SourceGroup& group : groups) {
    Views sources, more;
    const std::vector<SourceOf> all = sources_in(rows, group, place);
    for (std::size_t i = 0; i < std::min(all.size(), most_sources); ++i) {
      auto made = source_view(visit, all[i], place);
      if (!made) return tl::unexpected(made.error());
      (i < shown_sources ? sources : more).push_back(std::move(*made));
    }
    sources_in_all += all.size();
    if (group.types[0] == SourceType::unnamed) unnamed = all.size();
    if (sources.empty()) continue;
    View one({{"group_heading", phrase(group.heading)}});
    one.set("sources", std::move(sources));
    one.set("has_more_sources", !more.empty());
    one.set("more_sources_count", count_of("row.more", more.size()));
    one.set("more_sources", std::move(more));
    shown.push_back(std::move(one));
  }
  view.set("has_who", !shown.empty());
  view.set("who", std::move(shown));
  view.set("who_count", count_of("who.sources", sources_in_all));
  if (unnamed > 0) view.set("unnamed_count", count_of("who.unnamed_sources", unnamed));
  view.set("single_source", sources_in_all == 1);
  return {};
}

}  // namespace broadsheet
