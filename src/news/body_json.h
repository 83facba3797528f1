#pragma once
// body_json.h: the text of an article line, for those who want nothing else of it.

#include <string>
#include <string_view>

#include "broadsheet/base.h"

namespace broadsheet {

// body_text() of the article that article_from_json() reads from a line. Errors: bad_input where the line or
// its body is not what docs/formats/article.md says, over_limit.
[[nodiscard]] Result<std::string> body_text_from_json(std::string_view line, const Limits& limits = {});

}  // namespace broadsheet
