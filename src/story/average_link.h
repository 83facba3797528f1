#pragma once
// average_link.h: agglomerative grouping by average link over a sparse graph.

#include <cstdint>
#include <vector>

namespace broadsheet {

struct LinkedPair {
  std::uint32_t a, b;  // a < b
  double score;
};

struct LinkOptions {
  double threshold = 0;  // least mean score of a join
  double apart = 0;      // the score of pairs that are not given
  // How they are kept, which changes nothing; `dense` counts for at most 512.
  enum class Links : std::uint8_t { chosen, dense, sparse } links = Links::chosen;
};

// Joins the two groups with the highest mean score while it is at least the threshold. Equal means go to the
// pair whose `rank`s are least, so that the outcome does not depend on the numbering. Groups ordered by least
// member.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> average_link(std::size_t count,
                                                                   const std::vector<LinkedPair>& pairs,
                                                                   const std::vector<std::uint64_t>& rank,
                                                                   const LinkOptions& options);

}  // namespace broadsheet
