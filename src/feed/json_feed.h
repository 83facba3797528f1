#pragma once
// json_feed.h: JSON Feed 1.0 and 1.1 (jsonfeed.org).

#include <string>
#include <string_view>

#include "broadsheet/feed.h"

namespace broadsheet {

// Errors: damaged (no JSON), unsupported (JSON, but no feed).
[[nodiscard]] Result<Feed> read_json_feed(std::string_view text, const std::string& base,
                                          const Limits& limits);

}  // namespace broadsheet
