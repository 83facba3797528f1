#pragma once
// story_weight.h: how much a story weighs on the front page, and why.
//
// Logarithms, so that a weight never changes by itself: a story with twice the reports stands where one
// stands that is three days younger. Copies are no reports; that many publishers print them tells a quarter
// as much.

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/calendar.h"

namespace broadsheet {

struct StoryWeight {
  double reports = 0, spread = 0, freshness = 0;
  [[nodiscard]] double sum() const { return reports + spread + freshness; }
};

// `reports`: publishers with a text of their own; `papers`: publishers that tell it at all, copies included;
// `newest`: the instant of its newest article.
[[nodiscard]] inline StoryWeight weight_of(std::size_t reports, std::size_t papers, Instant newest) {
  constexpr double half_life_days = 3, of_spread = 0.25;
  const double own = std::max<double>(1, static_cast<double>(reports));
  const double all = std::max(own, static_cast<double>(papers));
  return {std::log2(own), of_spread * std::log2(all / own),
          static_cast<double>(newest) / (half_life_days * seconds_a_day)};
}

}  // namespace broadsheet
