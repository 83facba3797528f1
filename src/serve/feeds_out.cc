// feeds_out.cc: rows of the archive to items, each with its whole text. Entry point: add_feed_routes().

#include "serve/feeds_out.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/feed.h"
#include "broadsheet/search.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/guard.h"
#include "serve/page_parts.h"
#include "serve/page_routes.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr std::size_t items_a_feed = 40;

struct Format {
  std::string_view name;
  FeedFormat format;
};
constexpr std::array formats = {Format{"rss", FeedFormat::rss}, Format{"atom", FeedFormat::atom},
                                Format{"json", FeedFormat::json}};

struct Element {
  BlockKind kind;
  std::string_view name;
  std::string_view around = {};  // a run of them
};
// The element of each kind of block; paragraphs for the others.
constexpr std::array elements = {
    Element{BlockKind::subhead, "h2"}, Element{BlockKind::quotation, "blockquote"},
    Element{BlockKind::preformatted, "pre"}, Element{BlockKind::list_item, "li", "ul"},
    Element{BlockKind::table, "tr", "table"}};

void append_tag(std::string& out, std::string_view opening, std::string_view name) {
  if (!name.empty()) out.append(opening).append(name).append(">");
}

Result<FeedItem> item_of(const Archive& archive, const ArticleRow& row) {
  FeedItem item;
  item.id = "urn:broadsheet:article:" + row.id;
  item.url = safe_url(row.url);
  item.headline.value = row.headline;
  item.summary.value = row.lead;
  item.published = row.published;
  item.language = row.language;
  for (const std::string& name : row.byline) item.authors.push_back({name, {}, {}});
  if (!row.section.empty()) item.categories.push_back({row.section, {}, {}});
  item.source.headline.value = row.publisher;
  const auto article = archive.article(row.id);
  if (!article) return tl::unexpected(article.error());
  if (*article) item.content = {body_html(**article), true, item.url, row.language};
  return item;
}

// A statement: who, the first words, and the whole of it as the paper prints it.
FeedItem item_of(const StatementRow& row) {
  FeedItem item;
  item.id = "urn:broadsheet:statement:" + row.said.article + ":" + std::to_string(row.number);
  item.url = safe_url(row.url);
  const std::string said = join(row.pieces, " … ");
  item.headline.value = row.said.speaker + ": " + std::string(first_code_points(said, 120));
  item.summary.value = said;
  std::string html = "<blockquote>";
  append_escaped_html(html, said);
  append_escaped_html(html += "</blockquote>\n<p>", row.headline);
  item.content = {html + "</p>\n", true, item.url, row.language};
  item.published = row.published;
  item.language = row.language;
  item.authors.push_back({row.said.speaker, {}, {}});
  item.source.headline.value = row.publisher;
  return item;
}

// What a feed lists, and its headline; no rows and no items where there is no such list.
struct Listed {
  std::string headline;
  std::vector<ArticleRow> rows;
  std::vector<FeedItem> items = {};
};

Result<Listed> spoken_by(const Visit& visit, const std::string& name) {
  Listed listed{name, {}};
  auto rows = visit.archive.statements({.speaker = name, .limit = items_a_feed});
  if (!rows) return tl::unexpected(rows.error());
  if (auto left = leave_out(visit, ListOf::program, *rows); !left) return tl::unexpected(left.error());
  for (const StatementRow& row : *rows) listed.items.push_back(item_of(row));
  return listed;
}

Result<Listed> searched(const Visit& visit, const std::string& text) {
  Listed listed{visit.language.words.say(phrase("search.title_of", {{"query", text}})), {}};
  auto query = parse_query(text, visit.limits, visit.now);
  if (!query) return tl::unexpected(query.error());
  query->order = SearchOrder::newest;
  auto found = visit.archive.search(*query, {.limit = items_a_feed, .passages = 0});
  if (!found) return tl::unexpected(found.error());
  for (FoundArticle& each : *found) listed.rows.push_back(std::move(each.row));
  return listed;
}

Result<Listed> listed_at(const Visit& visit) {
  const Archive& archive = visit.archive;
  const Wording& words = visit.language.words;
  const std::vector<std::string>& segments = visit.segments;
  const std::string &kind = segments[2], name = segments.size() > 3 ? segments[3] : "";
  if (kind == "search" && segments.size() == 3) return searched(visit, query_value(visit.query, "q"));
  if (kind == "speaker" && !speaker_key(name).empty()) return spoken_by(visit, name);
  RowQuery wanted;
  wanted.limit = items_a_feed;
  Listed listed{name, {}};
  if (kind == "latest" && name.empty()) {
    listed.headline = words.say(phrase("front.everything"));
  } else if (kind == "saved" && name.empty()) {
    listed.headline = words.say(phrase("frame.saved"));
    wanted.marked = ReaderMark::saved;
    wanted.fold_copies = false;
    wanted.with_hidden = true;
  } else if (kind == "section" && !name.empty()) {
    wanted.section = name;
  } else if (kind == "publisher" && !name.empty()) {
    wanted.publisher = name;
    wanted.fold_copies = false;
  } else if (kind == "author" && !name.empty()) {
    wanted.byline = name;
  } else if (kind == "story" && !name.empty()) {
    auto story = archive.story_now(name);
    if (!story) return tl::unexpected(story.error());
    wanted.story = *story ? (*story)->id : name;
    if (*story) {
      if (auto fit = make_fit(visit, **story); !fit) return tl::unexpected(fit.error());
      listed.headline = (*story)->headline;
    }
  } else {
    return listed;
  }
  auto rows = archive.rows(wanted);
  if (!rows) return tl::unexpected(rows.error());
  listed.rows = std::move(*rows);
  return listed;
}

AnswerPtr feed_answer(const Visit& visit) {
  const std::vector<std::string>& segments = visit.segments;
  const auto format =
      std::find_if(formats.begin(), formats.end(), [&](const Format& f) { return f.name == segments[1]; });
  if (format == formats.end()) return missing_answer(visit);
  auto listed = listed_at(visit);
  if (!listed) return fault_answer(segments, listed.error());
  const bool is_of_reader = segments[2] == "saved" || segments[2] == "search";
  leave_out(visit, is_of_reader ? ListOf::reader : ListOf::program, listed->rows);
  // A search that finds nothing yet is a feed all the same.
  const std::string& kind = segments[2];
  const bool is_empty = listed->rows.empty() && listed->items.empty();
  if (is_empty && kind != "search" && kind != "latest" && kind != "saved") return missing_answer(visit);
  Feed feed;
  feed.headline.value = listed->headline + " · Broadsheet";
  feed.id = "urn:broadsheet:feed:" + kind + ":" +
            percent_encoded(kind == "search"      ? query_value(visit.query, "q")
                            : segments.size() > 3 ? segments[3]
                                                  : "");
  feed.generator = "Broadsheet";
  for (const ArticleRow& row : listed->rows) {
    auto item = item_of(visit.archive, row);
    if (!item) return fault_answer(segments, item.error());
    listed->items.push_back(std::move(*item));
  }
  feed.items = std::move(listed->items);
  for (const FeedItem& item : feed.items)
    if (item.published && (!feed.updated || item.published->instant > feed.updated->instant))
      feed.updated = item.published;
  return make_answer({.type = media_type_of(format->format),
                      .body = write_feed(feed, format->format),
                      .language = visit.language.code});
}

}  // namespace

std::string feed_address(std::string_view kind, std::string_view name) {
  std::string address = "/feeds/atom/" + std::string(kind);
  if (!name.empty()) address += (kind == "search" ? "?q=" : "/") + percent_encoded(name);
  return address;
}

std::string body_html(const Article& article) {
  std::string out;
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    const Block& block = article.body[i];
    const auto row = std::find_if(elements.begin(), elements.end(),
                                  [&](const Element& e) { return e.kind == block.kind; });
    const Element element = row == elements.end() ? Element{block.kind, "p"} : *row;
    if (opens_run(article.body, i)) append_tag(out, "<", element.around);
    append_tag(out, "<", element.name);
    if (block.kind == BlockKind::table) {
      for (const std::string_view cell : split(block.text, '\t')) {
        append_escaped_html(out += "<td>", cell);
        out += "</td>";
      }
    } else {
      append_escaped_html(out, block.text);
    }
    append_tag(out, "</", element.name);
    if (closes_run(article.body, i)) append_tag(out, "</", element.around);
    out += '\n';
  }
  return out;
}

void add_feed_routes(std::vector<Route>& table) {
  for (const std::string_view path : {"/feeds/{format}/{kind}", "/feeds/{format}/{kind}/{name}"})
    table.push_back({"GET", path, Guard::open, Lasts::while_marks, feed_answer});
}

}  // namespace broadsheet
