// page_parts.cc: the row of a list and the small words around it. Entry point: row_view().

#include "serve/page_parts.h"

#include <unicode/unistr.h>

#include <array>

#include "base/strings.h"
#include "serve/format.h"
#include "serve/site.h"

namespace broadsheet {

std::string article_link(const ArticleId& id) {
  return "/article/" + percent_encoded(id);
}

View::Value shown_headline(std::string headline) {
  if (headline.empty()) return phrase("row.no_headline");
  return headline;
}

View::Value printed(const std::optional<Date>& date, PrintedDate::Form form) {
  if (!date) return std::string();
  return PrintedDate{*date, form};
}

View::Value printed_or_text(const std::string& iso) {
  if (const auto date = parse_iso_date(iso)) return PrintedDate{*date};
  return iso;
}

View::Value printed_instant(Instant at) {
  return PrintedDate{{at, Precision::minute, 0}, PrintedDate::Form::time};
}

Phrase count_of(ViewName message, std::uint64_t n) {
  return phrase(message, {{"n", n}});
}

Phrase in_other_papers(std::uint64_t copies) {
  return count_of("row.also_in", copies);
}

std::string place_link(const std::string& place) {
  return "/place/" + percent_encoded(place_name(place));
}

std::string place_name(const std::string& place) {
  constexpr int longest_initials = 3;  // "UK"
  icu::UnicodeString printed = icu::UnicodeString::fromUTF8(place);
  icu::UnicodeString upper = printed, lower = printed;
  if (printed.length() <= longest_initials || upper.toUpper() != printed || lower.toLower() == printed)
    return place;
  std::string out;
  printed.toTitle(nullptr).toUTF8String(out);
  return out;
}

bool opens_run(const std::vector<Block>& body, std::size_t at) {
  return at == 0 || body[at - 1].kind != body[at].kind;
}

bool closes_run(const std::vector<Block>& body, std::size_t at) {
  return at + 1 == body.size() || body[at + 1].kind != body[at].kind;
}

void set_run(View& view, const std::vector<Block>& body, std::size_t at) {
  view.set("opens", opens_run(body, at));
  view.set("closes", closes_run(body, at));
}

Views cell_views(std::string_view row) {
  Views views;
  for (const std::string_view cell : split(row, '\t')) views.push_back(View({{"cell", cell}}));
  return views;
}

void set_paging(View& view, const ListRows& list, const std::string& base) {
  if (list.has_newer) view.set("newer", base + "?newer=" + printed_place(list.rows.front().place));
  if (list.has_older) view.set("older", base + "?older=" + printed_place(list.rows.back().place));
}

namespace {

// By ArticleKind; that of an ordinary article goes without saying.
constexpr std::array<ViewName, 8> kinds = {
    "",           "kind.live_blog", "kind.gallery", "kind.video",
    "kind.audio", "kind.opinion",   "kind.listing", "kind.not_article"};

View::Value kind_words(ArticleKind kind) {
  if (kind == ArticleKind::article) return std::string();
  return phrase(kinds[static_cast<std::size_t>(kind)]);
}

}  // namespace

View row_view(ArticleRow&& row) {
  return View({{"was_read", row.read ? "was-read" : ""},
               {"was_saved", row.saved ? "saved" : ""},
               {"lang", row.language},
               {"dir", direction_of(row.language)},
               {"link", article_link(row.id)},
               {"headline", shown_headline(std::move(row.headline))},
               {"lead", std::move(row.lead)},
               {"publisher", std::move(row.publisher)},
               {"byline", std::move(row.byline)},
               {"date", printed(row.published)},
               {"datetime", printed(row.published, PrintedDate::Form::machine)},
               {"minutes", std::to_string(row.reading_minutes)},
               {"kind", kind_words(row.kind)}});
}

View row_view(const ArticleRow& row) {
  return row_view(ArticleRow(row));
}

Views row_views(std::vector<ArticleRow> rows) {
  Views views;
  views.reserve(rows.size());
  for (ArticleRow& row : rows) views.push_back(row_view(std::move(row)));
  return views;
}

PageView page(std::string_view name, View::Value title) {
  return {name, View({{"title", std::move(title)}}), 200};
}

}  // namespace broadsheet
