#pragma once
// average_link.h: agglomerative grouping by average link over a sparse graph.

#include <cstdint>
#include <vector>

namespace broadsheet {

struct LinkedPair {
  std::uint32_t a, b;  // a < b
  double score;        // 0 to 1; pairs that are not given count 0
};

// Joins the two groups with the highest mean score while it is at least `threshold`. Equal means go to the
// pair whose `rank`s are least, so that the outcome does not depend on the numbering. Groups ordered by least
// member.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> average_link(std::size_t count,
                                                                   const std::vector<LinkedPair>& pairs,
                                                                   const std::vector<std::uint64_t>& rank,
                                                                   double threshold);

}  // namespace broadsheet
