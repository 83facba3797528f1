// page_parts.cc: the row of a list and the small words around it. Entry point: row_view().

#include "serve/page_parts.h"

#include "base/strings.h"
#include "serve/format.h"
#include "serve/site.h"

namespace broadsheet {

std::string article_link(const ArticleId& id) {
  return "/article/" + percent_encoded(id);
}

std::string shown_headline(std::string headline) {
  return headline.empty() ? "(no headline)" : std::move(headline);
}

void set_paging(View& view, const ListRows& list, const std::string& base) {
  if (list.has_newer) view.set("newer", base + "?newer=" + printed_place(list.rows.front().place));
  if (list.has_older) view.set("older", base + "?older=" + printed_place(list.rows.back().place));
}

View row_view(ArticleRow&& row) {
  const bool is_one = row.byline.size() == 1;
  return View({{"was_read", row.read ? "was-read" : ""},
               {"was_saved", row.saved ? "saved" : ""},
               {"lang", row.language},
               {"dir", direction_of(row.language)},
               {"link", article_link(row.id)},
               {"headline", shown_headline(std::move(row.headline))},
               {"lead", std::move(row.lead)},
               {"publisher", std::move(row.publisher)},
               {"byline", is_one ? std::move(row.byline.front()) : join(row.byline, ", ")},
               {"date", printed_day(row.published, "")},
               {"datetime", iso_or_none(row.published)},
               {"minutes", std::to_string(row.reading_minutes)},
               {"kind", row.kind == ArticleKind::article ? "" : name_of(row.kind)}});
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

PageView page(std::string_view name, const std::string& title, const std::string& language) {
  return {name, View({{"title", title}, {"page_lang", language}}), 200};
}

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

}  // namespace broadsheet
