// public_address.cc: the registries as tables of prefixes. Entry point: is_public().

#include "capture/fetch/public_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/strings.h"

namespace broadsheet {
namespace {

struct Range4 {
  std::uint32_t address;
  int bits;
};

constexpr std::uint32_t ipv4(unsigned a, unsigned b, unsigned c, unsigned d) {
  return a << 24 | b << 16 | c << 8 | d;
}

constexpr std::array special_ipv4 = {
    Range4{ipv4(0, 0, 0, 0), 8},        // this network
    Range4{ipv4(10, 0, 0, 0), 8},       // private, RFC 1918
    Range4{ipv4(100, 64, 0, 0), 10},    // shared, RFC 6598
    Range4{ipv4(127, 0, 0, 0), 8},      // loopback
    Range4{ipv4(169, 254, 0, 0), 16},   // link-local, and the metadata of clouds
    Range4{ipv4(172, 16, 0, 0), 12},    // private
    Range4{ipv4(192, 0, 0, 0), 24},     // protocol assignments, RFC 6890
    Range4{ipv4(192, 0, 2, 0), 24},     // documentation
    Range4{ipv4(192, 88, 99, 0), 24},   // 6to4 relays
    Range4{ipv4(192, 168, 0, 0), 16},   // private
    Range4{ipv4(198, 18, 0, 0), 15},    // benchmarks
    Range4{ipv4(198, 51, 100, 0), 24},  // documentation
    Range4{ipv4(203, 0, 113, 0), 24},   // documentation
    Range4{ipv4(224, 0, 0, 0), 4},      // multicast
    Range4{ipv4(240, 0, 0, 0), 4},      // reserved, broadcast
};

struct Range6 {
  std::array<unsigned char, 8> prefix;
  int bits;
};

constexpr std::array special_ipv6 = {
    Range6{{0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01}, 48},  // NAT64 of the house, RFC 8215
    Range6{{0x01, 0x00}, 64},                          // discard, RFC 6666
    Range6{{0x20, 0x01, 0x00, 0x00}, 32},              // Teredo
    Range6{{0x20, 0x01, 0x00, 0x02}, 48},              // benchmarks
    Range6{{0x20, 0x01, 0x00, 0x10}, 28},              // ORCHID
    Range6{{0x20, 0x01, 0x00, 0x20}, 28},              // ORCHIDv2
    Range6{{0x20, 0x01, 0x0D, 0xB8}, 32},              // documentation
    Range6{{0x20, 0x02}, 16},                          // 6to4
    Range6{{0x3F, 0xFF}, 20},                          // documentation, RFC 9637
    Range6{{0x5F, 0x00}, 16},                          // segment routing
    Range6{{0xFC}, 7},                                 // unique local
    Range6{{0xFE, 0x80}, 10},                          // link-local
    Range6{{0xFE, 0xC0}, 10},                          // site-local
    Range6{{0xFF}, 8},                                 // multicast
};

// Prefixes whose last 32 bits are the IPv4 address that packets go to.
constexpr std::array<std::array<unsigned char, 12>, 3> ipv4_inside = {{
    {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF},  // mapped
    {0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0},  // translated, RFC 2765
    {0, 0x64, 0xFF, 0x9B},                       // NAT64, RFC 6052
}};

bool has_prefix(const unsigned char* bytes, const Range6& range) {
  for (int bit = 0; bit < range.bits; bit += 8) {
    const int left = std::min(8, range.bits - bit);
    const auto mask = static_cast<unsigned char>(0xFF << (8 - left));
    if (((bytes[bit / 8] ^ range.prefix[static_cast<std::size_t>(bit / 8)]) & mask) != 0) return false;
  }
  return true;
}

constexpr std::array<std::uint16_t, 84> bad_ports = {
    0,    1,    7,    9,    11,   13,   15,   17,   19,   20,   21,   22,   23,   25,   37,   42,   43,
    53,   69,   77,   79,   87,   95,   101,  102,  103,  104,  109,  110,  111,  113,  115,  117,  119,
    123,  135,  137,  139,  143,  161,  179,  389,  427,  445,  465,  512,  513,  514,  515,  526,  530,
    531,  532,  540,  548,  554,  556,  563,  587,  601,  636,  989,  990,  993,  995,  1719, 1720, 1723,
    2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080};

constexpr std::array<std::string_view, 8> private_endings = {
    "localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain", "corp"};

}  // namespace

bool is_public_ipv4(std::uint32_t address) {
  return std::none_of(special_ipv4.begin(), special_ipv4.end(), [&](const Range4& range) {
    return (address ^ range.address) >> (32 - range.bits) == 0;
  });
}

bool is_public_ipv6(const unsigned char* bytes) {
  for (const auto& prefix : ipv4_inside)
    if (std::equal(prefix.begin(), prefix.end(), bytes))
      return is_public_ipv4(ipv4(bytes[12], bytes[13], bytes[14], bytes[15]));
  // What is left of ::/96: unspecified, loopback, IPv4-compatible.
  if (std::all_of(bytes, bytes + 12, [](unsigned char b) { return b == 0; })) return false;
  return std::none_of(special_ipv6.begin(), special_ipv6.end(),
                      [&](const Range6& range) { return has_prefix(bytes, range); });
}

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET)
    return is_public_ipv4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
  if (address.sa_family == AF_INET6)
    return is_public_ipv6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr.s6_addr);
  return false;
}

bool is_web_port(std::uint16_t port) {
  return !std::binary_search(bad_ports.begin(), bad_ports.end(), port);
}

bool is_private_name(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  return std::any_of(private_endings.begin(), private_endings.end(), [&](std::string_view ending) {
    return host == ending || (host.size() > ending.size() && host.ends_with(ending) &&
                              host[host.size() - ending.size() - 1] == '.');
  });
}

std::string printed_address(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes =
      address.sa_family == AF_INET6
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr)
          : static_cast<const void*>(&reinterpret_cast<const sockaddr_in&>(address).sin_addr);
  return inet_ntop(address.sa_family, bytes, text.data(), text.size()) == nullptr ? "" : text.data();
}

std::uint16_t port_of(const sockaddr& address) {
  return ntohs(address.sa_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                                             : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

}  // namespace broadsheet
