// offsets.cc: stretches in order, found by halving. Entry points: Offsets::add(), Offsets::in_capture().

#include "page/offsets.h"

#include <algorithm>

namespace broadsheet {

void Offsets::add(std::uint32_t decoded, std::uint32_t capture, std::uint16_t decoded_unit,
                  std::uint16_t capture_unit) {
  if (stretches_.size() > 0) {
    const Stretch& last = stretches_.back();
    const bool same_units = last.decoded_unit == decoded_unit && last.capture_unit == capture_unit;
    const std::uint32_t units = (decoded - last.decoded) / last.decoded_unit;
    if (same_units && last.capture + units * last.capture_unit == capture) return;
  }
  stretches_.push_back({decoded, capture, decoded_unit, capture_unit});
}

const Offsets::Stretch& Offsets::stretch_of(std::uint32_t decoded) const {
  const auto all = stretches_.all();
  const auto after = std::upper_bound(all.begin(), all.end(), decoded,
                                      [](std::uint32_t at, const Stretch& s) { return at < s.decoded; });
  return after == all.begin() ? all.front() : *(after - 1);
}

ByteRange Offsets::in_capture(std::uint32_t begin, std::uint32_t end) const {
  if (stretches_.size() == 0) return {begin, end};
  const Stretch& first = stretch_of(begin);
  const std::uint64_t from =
      first.capture + std::uint64_t{(begin - first.decoded) / first.decoded_unit} * first.capture_unit;
  if (end <= begin) return {from, from};
  const Stretch& last = stretch_of(end - 1);
  const std::uint64_t units = (end - 1 - last.decoded) / last.decoded_unit + 1;
  return {from, last.capture + units * last.capture_unit};
}

}  // namespace broadsheet
