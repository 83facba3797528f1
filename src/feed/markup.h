#pragma once
// markup.h: texts inside the elements of a feed.

#include <string>
#include <string_view>

#include "broadsheet/page.h"

namespace broadsheet {

// All text below an element, trimmed.
[[nodiscard]] std::string text_below(const Page& page, Node top);

// What stands inside an element as HTML: prefixes of names left out, void elements without an end tag.
[[nodiscard]] std::string markup_below(const Page& page, Node top);

[[nodiscard]] bool has_elements(const Page& page, Node top);

// Whether a text that may be plain or HTML is HTML: it holds a tag or a named reference.
[[nodiscard]] bool looks_like_html(std::string_view text);

}  // namespace broadsheet
