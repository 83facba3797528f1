#pragma once
// page_parts.h: views that several pages have.

#include <string>
#include <string_view>
#include <vector>

#include "serve/list_part.h"
#include "serve/pages.h"

namespace broadsheet {

[[nodiscard]] std::string article_link(const ArticleId& id);
[[nodiscard]] View row_view(ArticleRow&& row);
[[nodiscard]] View row_view(const ArticleRow& row);
[[nodiscard]] Views row_views(std::vector<ArticleRow> rows);
// `title`: a text or a phrase.
[[nodiscard]] PageView page(std::string_view name, View::Value title);
// A headline, or what stands where an article has none.
[[nodiscard]] View::Value shown_headline(std::string headline);
// A date as pages write it; an empty text where there is none.
[[nodiscard]] View::Value printed(const std::optional<Date>& date,
                                  PrintedDate::Form form = PrintedDate::Form::day);
// The same of an ISO 8601 date; the text itself where it is none.
[[nodiscard]] View::Value printed_or_text(const std::string& iso);
[[nodiscard]] View::Value printed_instant(Instant at);
// "1 report", "3 reports": a message that counts.
[[nodiscard]] Phrase count_of(ViewName message, std::uint64_t n);
// "/place/Port%20Aldous"
[[nodiscard]] std::string place_link(const std::string& place);
// A dateline's place as a text writes it: "PORT ALDOUS" is "Port Aldous".
[[nodiscard]] std::string place_name(const std::string& place);
// "also in 2 other papers"
[[nodiscard]] Phrase in_other_papers(std::uint64_t copies);
// Whether a list or a table begins (ends) with the block at `at`: a run of blocks of its kind.
[[nodiscard]] bool opens_run(const std::vector<Block>& body, std::size_t at);
[[nodiscard]] bool closes_run(const std::vector<Block>& body, std::size_t at);
void set_run(View& view, const std::vector<Block>& body, std::size_t at);
// The cells of a table's row.
[[nodiscard]] Views cell_views(std::string_view row);
// The addresses of the parts above and below a part of the list at `base`.
void set_paging(View& view, const ListRows& list, const std::string& base);

}  // namespace broadsheet
