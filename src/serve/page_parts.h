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
[[nodiscard]] PageView page(std::string_view name, const std::string& title,
                            const std::string& language = "en");
// What stands where an article has no headline.
[[nodiscard]] std::string shown_headline(std::string headline);
// The addresses of the parts above and below a part of the list at `base`.
void set_paging(View& view, const ListRows& list, const std::string& base);
// "1 report", "3 reports".
[[nodiscard]] std::string count_of(std::size_t n, std::string_view one, std::string_view many);

}  // namespace broadsheet
