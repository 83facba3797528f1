#pragma once
// address.h: the parts of a web address, cut where they stand; nothing is decoded or checked.

#include <string_view>

namespace broadsheet {

// What stands between "://" and the path, port included; empty where there is no scheme.
[[nodiscard]] std::string_view authority_of(std::string_view url);

// Up to the query or the fragment.
[[nodiscard]] std::string_view without_query(std::string_view url);

// The path with what follows it, from its first slash; all of it for an address without a scheme.
[[nodiscard]] std::string_view path_of(std::string_view url);

[[nodiscard]] std::string_view without_www(std::string_view host);

}  // namespace broadsheet
