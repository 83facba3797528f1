#pragma once
// readable.h: articles and finds as a person reads them on a terminal.

#include <string>

#include "broadsheet/store.h"

namespace broadsheet {

[[nodiscard]] std::string readable(const Article& article);
[[nodiscard]] std::string readable(const FoundArticle& found);
[[nodiscard]] std::string readable(const StatementRow& row);
[[nodiscard]] std::string readable(const Recommendation& recommendation);

// Text in lines of at most `width` characters, each behind `indent`.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view indent);

}  // namespace broadsheet
