#pragma once
// websub.h: WebSub (W3C Recommendation, 2018), the subscriber's part that needs no network.

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

struct HubLinks {
  std::string hub, self;  // absolute; empty where none is named
};

// What the Link headers of a feed's answer say (RFC 8288), the first of each relation; several are joined by
// ", ".
[[nodiscard]] HubLinks hub_links(std::string_view link, std::string_view base);

// What a hub is asked with (5.1).
struct HubRequest {
  std::string topic, callback, secret;
  std::int64_t lease_seconds = 0;
};
[[nodiscard]] std::string hub_form(const HubRequest& request);

// Whether a body carries the secret's signature (7.1): "sha256=…", also sha1, sha384 and sha512.
[[nodiscard]] bool is_signed(std::string_view secret, std::string_view body, std::string_view signature);

}  // namespace broadsheet
