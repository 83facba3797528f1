#pragma once
// mhtml.h: web pages that browsers save as one file (RFC 2557).

#include <optional>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

// The page of an MHTML file: its first part of a text type, or the part that Content-Location of the whole
// names, its transfer encoding undone; nullopt where the bytes are no MHTML.
[[nodiscard]] std::optional<Capture> page_of_mhtml(std::string_view bytes);

}  // namespace broadsheet
