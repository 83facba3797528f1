#pragma once
// explained.h: extract --explain: an article beside its page, for a person who looks for a mistake.

#include <string>

#include "broadsheet/article.h"

namespace broadsheet {

enum class ExplainForm : std::uint8_t { terminal, html };

// Each field with its value, source, bytes and confidence; then each block of the page with where it went.
[[nodiscard]] std::string explained(const Page& page, const Article& article, ExplainForm form);

}  // namespace broadsheet
