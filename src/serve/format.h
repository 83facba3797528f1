#pragma once
// format.h: how addresses, directions and plain texts are written on pages.

#include <string>
#include <string_view>

namespace broadsheet {

// The address where a browser may follow it (http, https); empty otherwise.
[[nodiscard]] std::string safe_url(std::string_view url);

// "rtl" for Arabic, Hebrew, Persian, Urdu …; "ltr" for others.
[[nodiscard]] std::string_view direction_of(std::string_view language);

[[nodiscard]] std::string escaped_html(std::string_view text);
void append_escaped_html(std::string& out, std::string_view text);

}  // namespace broadsheet
