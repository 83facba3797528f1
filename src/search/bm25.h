#pragma once
// bm25.h: what a phrase is worth in a document (Robertson and Zaragoza 2009): k1 1.2, b .5.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "search/segment.h"

namespace broadsheet {

inline constexpr double bm25_k1 = 1.2;
inline constexpr double bm25_b = 0.5;

inline constexpr double rounding = 1 + 1e-9;  // more than sums of parts in another order differ by

// What BM25 knows of all documents.
struct Statistics {
  double documents = 0, mean_length = 1, norm_a_word = 0;

  explicit Statistics(const std::vector<Segment>& segments) {
    double length = 0;
    for (const Segment& s : segments) {
      documents += s.documents;
      length += static_cast<double>(s.length);
    }
    if (documents > 0) mean_length = std::max(1.0, length / documents);
    norm_a_word = bm25_k1 * bm25_b / mean_length;
  }
  [[nodiscard]] double idf(std::uint64_t with) const {
    const auto holding = static_cast<double>(with);
    return std::log(1 + (documents - holding + 0.5) / (holding + 0.5));
  }
  [[nodiscard]] double norm(std::uint32_t length) const {
    return bm25_k1 * (1 - bm25_b + bm25_b * length / mean_length);
  }
  // The same but for rounding, and without a division.
  [[nodiscard]] double nearly_norm(std::uint32_t length) const {
    return bm25_k1 * (1 - bm25_b) + norm_a_word * length;
  }
};

[[nodiscard]] inline double score_of(double idf, double weight, double norm) {
  return idf * weight * (bm25_k1 + 1) / (weight + norm);
}

// No weight that is less than this, times the norm, scores as much: a few that score less may be above it.
[[nodiscard]] inline double weight_a_norm(double idf, double score) {
  if (score <= 0) return 0;
  const double most = idf * (bm25_k1 + 1);
  return score < most ? score / (most - score) / rounding : std::numeric_limits<double>::infinity();
}

}  // namespace broadsheet
