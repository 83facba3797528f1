#pragma once
// publishers.h: the one place that knows publishers by name.

#include <string>
#include <string_view>

namespace broadsheet {

// The masthead of a host ("thehill.com" is "The Hill"); empty for hosts that are not in the table.
[[nodiscard]] std::string_view publisher_of_host(std::string_view host);

// The masthead itself where a line is one, in its usual spelling; empty for other lines.
[[nodiscard]] std::string_view publisher_named(std::string_view line);

// The publisher that a promo or copyright line names: "… head to The Hill.", "© 2022 The Beacon".
[[nodiscard]] std::string publisher_in_note(std::string_view line);

// Of an address, without port and "www.".
[[nodiscard]] std::string_view host_of(std::string_view url);

// What a web archive keeps at an address,
// "https://web.archive.org/web/20261009120000/https://beacon.example/1"; other addresses as they are.
[[nodiscard]] std::string_view archived_address(std::string_view url);

}  // namespace broadsheet
