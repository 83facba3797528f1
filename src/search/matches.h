#pragma once
// matches.h: the best documents of all segments for what is wanted.
//
// Scores are BM25 (k1 1.2, b .5) of all fields as one, a headline's words counting double, added up over
// every phrase that a document holds. Documents that are gone count in what is known of words and lengths
// until their segment is written anew.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "search/segment.h"
#include "search/wanted.h"

namespace broadsheet {

struct Hit {
  std::int64_t article = 0;  // the number it was added under
  double score = 0;          // larger is better
};

// Better first: by score, then by number.
[[nodiscard]] inline bool is_better(const Hit& a, const Hit& b) {
  return a.score != b.score ? a.score > b.score : a.article < b.article;
}

// The best of what it is given.
class TopHits {
 public:
  explicit TopHits(std::size_t most) : most_(most) {}
  // Whether a hit of that score may still be among them.
  [[nodiscard]] bool takes(double score) const { return score >= least_; }
  void add(const Hit& hit);
  [[nodiscard]] std::vector<Hit> sorted() &&;

 private:
  std::size_t most_;
  double least_ = -1;      // any, while there are less than the most; scores are never below 0
  std::vector<Hit> hits_;  // a heap, the worst in front
};

// Whether a number may be among the hits. Asked of those alone that would be.
using Allowed = std::function<bool(std::int64_t)>;

[[nodiscard]] Result<std::vector<Hit>> best_matches(const Database& database, const WantedWords& wanted,
                                                    const Allowed& allowed, std::size_t top);

// For stems that are wished for with a weight each; none is a must.
[[nodiscard]] Result<std::vector<Hit>> best_for_wishes(const Database& database,
                                                       const std::map<std::string, double>& stems,
                                                       std::size_t top);

// What each stem's rarity is worth in a score.
[[nodiscard]] Result<std::vector<double>> idfs_of(const Database& database,
                                                  const std::vector<std::string>& stems);

}  // namespace broadsheet
