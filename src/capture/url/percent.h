#pragma once
// percent.h: percent-encoding with the sets of the WHATWG URL standard, section 1.3.

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

// Each set holds what those before it hold, but that the query sets stand apart from the path's.
enum class EncodeSet : std::uint8_t { c0_control, fragment, query, special_query, path, userinfo };

[[nodiscard]] bool is_encoded(EncodeSet set, unsigned char byte);

void append_encoded(std::string& out, std::string_view text, EncodeSet set);

// All but the unreserved characters of RFC 3986, 2.3: for any part of an address.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// Escapes that are none stay as they are.
[[nodiscard]] std::string percent_decode(std::string_view text);

}  // namespace broadsheet
