#pragma once
// base64.h: RFC 4648, as Atom 0.3 and data in feeds use it.

#include <string>
#include <string_view>

namespace broadsheet {

// What is no digit is passed over; the rest as UTF-8, bad parts replaced.
[[nodiscard]] std::string to_text_of_base64(std::string_view digits);

}  // namespace broadsheet
