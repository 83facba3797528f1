#pragma once
// public_address.h: which addresses, ports and names may be asked without leave: those of the public network.
// The IANA special-purpose registries (RFC 6890 and those that follow), and the ports that browsers refuse
// (WHATWG Fetch, "bad port").

#include <cstdint>
#include <string>
#include <string_view>

struct sockaddr;

namespace broadsheet {

[[nodiscard]] bool is_public_ipv4(std::uint32_t address);
// IPv4 inside IPv6 (mapped, translated, NAT64) counts as what it leads to; IPv4-compatible and 6to4 addresses
// are never public. The 16 bytes stand in network order.
[[nodiscard]] bool is_public_ipv6(const unsigned char* bytes);
[[nodiscard]] bool is_public(const sockaddr& address);

[[nodiscard]] bool is_web_port(std::uint16_t port);

// Names that only ever mean this machine or this house: localhost, .local, .internal, …
[[nodiscard]] bool is_private_name(std::string_view host);

// "127.0.0.1", "::1".
[[nodiscard]] std::string printed_address(const sockaddr& address);
[[nodiscard]] std::uint16_t port_of(const sockaddr& address);

}  // namespace broadsheet
