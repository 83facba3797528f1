#pragma once
// trusted.h: proxies in front of the server whose headers are believed.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

class TrustedProxies {
 public:
  // "127.0.0.1, 10.0.0.0/8, fd00::/8"; none of an empty text. Errors: bad_input.
  [[nodiscard]] static Result<TrustedProxies> parse(std::string_view list);

  [[nodiscard]] bool holds(std::string_view address) const;

  // The address that a request comes from: `peer`, or where that is trusted, the last one of X-Forwarded-For
  // that is not. What is no address there ends the list: nobody vouches for what stands before it.
  [[nodiscard]] std::string client(std::string_view peer, std::string_view forwarded_for) const;

 private:
  using Bytes = std::array<unsigned char, 16>;  // IPv4 as IPv4-mapped IPv6
  struct Network {
    Bytes address;
    unsigned bits;
  };
  std::vector<Network> networks_;
};

}  // namespace broadsheet
