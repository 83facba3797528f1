#pragma once
// schedule.h: when a feed is asked again.

#include <cstdint>
#include <optional>
#include <string_view>

#include "broadsheet/base.h"

namespace broadsheet {

struct PollOutcome {
  bool answered = true;                          // false: a failure
  std::size_t fresh = 0;                         // items that were new
  std::optional<std::uint32_t> minutes = {};     // between changes, as the feed says
  std::optional<std::int64_t> max_age = {};      // seconds, as the server says
  std::optional<std::int64_t> retry_after = {};  // the same
};

// Seconds until the next poll, from the pause before it (0: none yet). Shorter after each poll that found
// something new, longer after each that did not, twice as long after a failure, between a quarter of an hour
// and a day; never shorter than server and feed ask for, up to a day (Retry-After: up to a week).
[[nodiscard]] std::int64_t next_pause(std::int64_t before, const PollOutcome& outcome);

// A pause spread by a tenth, by the address, so that feeds added together are not asked together for ever.
[[nodiscard]] std::int64_t spread_out(std::int64_t pause, std::string_view url);

}  // namespace broadsheet
