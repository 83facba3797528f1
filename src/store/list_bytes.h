#pragma once
// list_bytes.h: a list of Recommended stories as its row holds it (docs/formats/archive.md). It is read for
// every page of an article that is made, a fifth of whose time went into JSON.

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

[[nodiscard]] std::string list_bytes(const std::vector<Recommendation>& list);

// Reads those, and the JSON lines that stood in their place before. Errors: damaged.
[[nodiscard]] Result<std::vector<Recommendation>> list_in(std::string_view bytes);

}  // namespace broadsheet
