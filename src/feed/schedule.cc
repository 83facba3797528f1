// schedule.cc: a pause that follows the feed. Entry point: next_pause().

#include "feed/schedule.h"

#include <algorithm>

#include "base/hash.h"

namespace broadsheet {
namespace {

constexpr std::int64_t shortest = 15 * 60, first = 3'600, longest = 86'400, week = 7 * longest;

}  // namespace

std::int64_t next_pause(std::int64_t before, const PollOutcome& outcome) {
  std::int64_t pause = before > 0 ? before : first;
  if (!outcome.answered) {
    pause *= 2;
  } else if (outcome.fresh > 0) {
    pause = before > 0 ? pause / 2 : pause;
  } else if (before > 0) {
    pause = pause * 3 / 2;
  }
  pause = std::clamp(pause, shortest, longest);
  const std::int64_t asked =
      std::max(std::int64_t{outcome.minutes.value_or(0)} * 60, outcome.max_age.value_or(0));
  pause = std::max(pause, std::min(asked, longest));
  return std::max(pause, std::min(outcome.retry_after.value_or(0), week));
}

std::int64_t spread_out(std::int64_t pause, std::string_view url) {
  const std::int64_t tenth = pause / 10;
  return pause + static_cast<std::int64_t>(hash64(url) % static_cast<std::uint64_t>(tenth + 1));
}

}  // namespace broadsheet
