#pragma once
// gather_pairs.h: the pairs between some articles, each once and in order, from what each knows of the
// others. Two ways that give the same: a square that is filled and read from end to end, for few; a list that
// is sorted, for many.
//
// `neighbours(at, meet)` calls meet(other, score) for what the article at place `at` knows; both are places
// below `count`, and score() says how much. A pair may be known from either side or from both, which then
// say the same.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "story/average_link.h"

namespace broadsheet {

inline constexpr std::size_t most_in_square = 512;  // 2 MB

// `square`: room that may be used again, of any content. Scores are finite.
template <typename Neighbours>
[[nodiscard]] std::vector<LinkedPair> pairs_by_square(std::size_t count, Neighbours neighbours,
                                                      std::vector<double>& square) {
  constexpr double nothing = std::numeric_limits<double>::infinity();
  square.assign(count * count, nothing);
  for (std::uint32_t at = 0; at < count; ++at)
    neighbours(at, [&](std::uint32_t other, auto score) {
      double& known = square[std::min(at, other) * count + std::max(at, other)];
      if (known == nothing) known = score();
    });
  std::vector<LinkedPair> pairs;
  for (std::uint32_t a = 0; a < count; ++a)
    for (std::uint32_t b = a; b < count; ++b)
      if (const double score = square[a * count + b]; score != nothing) pairs.push_back({a, b, score});
  return pairs;
}

template <typename Neighbours>
[[nodiscard]] std::vector<LinkedPair> pairs_by_sorting(std::size_t count, Neighbours neighbours) {
  std::vector<LinkedPair> pairs;
  for (std::uint32_t at = 0; at < count; ++at)
    neighbours(at, [&](std::uint32_t other, auto score) {
      pairs.push_back({std::min(at, other), std::max(at, other), score()});
    });
  std::sort(pairs.begin(), pairs.end(),
            [](const LinkedPair& x, const LinkedPair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  pairs.erase(std::unique(pairs.begin(), pairs.end(),
                          [](const LinkedPair& x, const LinkedPair& y) { return x.a == y.a && x.b == y.b; }),
              pairs.end());
  return pairs;
}

}  // namespace broadsheet
