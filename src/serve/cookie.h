#pragma once
// cookie.h: cookies (RFC 6265) in and out.

#include <cstdint>
#include <string>
#include <string_view>

#include "serve/answer.h"

namespace broadsheet {

// The value of a cookie in the header of that name; empty where it is not there.
[[nodiscard]] std::string_view cookie_in(std::string_view cookies, std::string_view name);

// A header line by which the browser keeps a cookie for so long, for this site's requests only; 0 seconds: it
// drops it.
[[nodiscard]] std::string cookie_line(const Request& request, std::string_view name, std::string_view value,
                                      std::int64_t seconds);

}  // namespace broadsheet
