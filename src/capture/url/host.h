#pragma once
// host.h: hosts of web addresses (WHATWG URL standard, section 3).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

using Ipv6 = std::array<std::uint16_t, 8>;  // pieces, in order

// The host parser, serialised; nullopt is "failure". `is_opaque`: of a scheme that is not special.
[[nodiscard]] std::optional<std::string> parse_host(std::string_view input, bool is_opaque);

// "domain to ASCII" without its strict checks (UTS 46, non-transitional).
[[nodiscard]] std::optional<std::string> domain_to_ascii(std::string_view domain);

// Dotted, short, octal and hexadecimal forms: the IPv4 parser.
[[nodiscard]] std::optional<std::uint32_t> parse_ipv4(std::string_view text);
// Without brackets.
[[nodiscard]] std::optional<Ipv6> parse_ipv6(std::string_view text);

[[nodiscard]] std::string printed_ipv4(std::uint32_t address);
[[nodiscard]] std::string printed_ipv6(const Ipv6& address);  // RFC 5952, without brackets

}  // namespace broadsheet
