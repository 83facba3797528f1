#pragma once
// websub.h: WebSub (W3C Recommendation, 2018), the subscriber's part that needs no network.

#include <cstdint>
#include <string>
#include <string_view>

#include "broadsheet/base.h"

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

// What is known of a subscription: when the hub was asked last, and until when it said that it would call; 0:
// it did not say so.
struct HubLease {
  Instant asked = 0, until = 0;
};

// Whether the hub is to be asked, for the first time or again: a day before the lease ends, or in the last
// half of a shorter one, and again in the last half of what is left; an hour after it was asked where it
// holds none.
[[nodiscard]] bool is_hub_due(const HubLease& lease, Instant now);

// The file of an archive's folder that is there from an announcement to the next poll.
[[nodiscard]] inline std::string announced_path(const std::string& folder) {
  return folder + "/announced";
}

// Whether a body carries the secret's signature (7.1): "sha256=…", also sha1, sha384 and sha512.
[[nodiscard]] bool is_signed(std::string_view secret, std::string_view body, std::string_view signature);

}  // namespace broadsheet
