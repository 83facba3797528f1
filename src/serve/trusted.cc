// trusted.cc: networks as 16 bytes and a length. Entry points: TrustedProxies::parse(), client().

#include "serve/trusted.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/strings.h"

namespace broadsheet {
namespace {

using Bytes = std::array<unsigned char, 16>;

struct Parsed {
  Bytes bytes = {};
  bool is_four = false;
};

std::optional<Parsed> address_in(std::string_view text) {
  Parsed parsed;
  const std::string copy(text);
  if (inet_pton(AF_INET6, copy.c_str(), parsed.bytes.data()) == 1) return parsed;
  parsed.is_four = inet_pton(AF_INET, copy.c_str(), parsed.bytes.data() + 12) == 1;
  if (!parsed.is_four) return std::nullopt;
  std::fill_n(parsed.bytes.begin(), 10, static_cast<unsigned char>(0));
  parsed.bytes[10] = parsed.bytes[11] = 0xFF;
  return parsed;
}

bool shares_first_bits(const Bytes& a, const Bytes& b, unsigned bits) {
  const unsigned whole = bits / 8, rest = bits % 8;
  if (!std::equal(a.begin(), a.begin() + whole, b.begin())) return false;
  return rest == 0 || ((a[whole] ^ b[whole]) >> (8 - rest)) == 0;
}

}  // namespace

Result<TrustedProxies> TrustedProxies::parse(std::string_view list) {
  TrustedProxies made;
  for (std::string_view each : split(list, ',')) {
    each = trim(each);
    if (each.empty()) continue;
    const std::size_t slash = each.find('/');
    const auto address = address_in(each.substr(0, slash));
    const unsigned most = address && address->is_four ? 32 : 128;
    unsigned bits = most;
    if (slash != std::string_view::npos) {
      const std::string_view length = each.substr(slash + 1);
      const auto [end, fault] = std::from_chars(length.data(), length.data() + length.size(), bits);
      if (fault != std::errc() || end != length.data() + length.size()) bits = most + 1;
    }
    if (!address || bits > most)
      return tl::unexpected(Error{ErrorCode::bad_input,
                                  "\"" + std::string(each) + "\" is no address or network",
                                  {},
                                  std::nullopt,
                                  "write 127.0.0.1 or 10.0.0.0/8"});
    made.networks_.push_back({address->bytes, address->is_four ? bits + 96 : bits});
  }
  return made;
}

bool TrustedProxies::holds(std::string_view address) const {
  if (networks_.empty()) return false;
  const auto parsed = address_in(address);
  return parsed && std::any_of(networks_.begin(), networks_.end(), [&](const Network& each) {
           return shares_first_bits(parsed->bytes, each.address, each.bits);
         });
}

std::string TrustedProxies::client(std::string_view peer, std::string_view forwarded_for) const {
  std::string_view nearest = peer;
  const auto hops = split(forwarded_for, ',');
  for (auto hop = hops.rbegin(); hop != hops.rend() && holds(nearest); ++hop) {
    const std::string_view before = trim(*hop);
    if (!address_in(before)) break;
    nearest = before;
  }
  return std::string(nearest);
}

}  // namespace broadsheet
