#pragma once
// keys.h: numbers by which the same address, the same headline, the same capture are found again.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

// Addresses are the same when host (case, "www.") and path agree and the query without tracking parameters
// does; scheme, fragment and a closing slash do not count. nullopt for an empty one.
[[nodiscard]] std::optional<std::int64_t> address_key(std::string_view url);

// Headlines are the same when their letters and digits are, case and punctuation apart, and there are at
// least four words of them.
[[nodiscard]] std::optional<std::int64_t> headline_key(std::string_view headline);

// Identity of a capture: its address and its bytes.
[[nodiscard]] std::string capture_key(const Capture& capture);

}  // namespace broadsheet
