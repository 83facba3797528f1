#pragma once
// hits.h: what was found, and the best of it.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace broadsheet {

struct Hit {
  std::int64_t article = 0;  // the number it was added under
  double score = 0;          // larger is better
};

// Better first: by score, then by number.
[[nodiscard]] inline bool is_better(const Hit& one, const Hit& other) {
  return one.score != other.score ? one.score > other.score : one.article < other.article;
}

// The best of what it is given, in whatever order.
class TopHits {
 public:
  explicit TopHits(std::size_t most) : most_(most) {}
  // No hit with a lower score is among them.
  [[nodiscard]] double least() const { return least_; }
  // Whether they are as many as they may be; until then every hit is among them.
  [[nodiscard]] bool is_full() const { return hits_.size() == most_; }
  // Whether a hit of that score may still be among them.
  [[nodiscard]] bool takes(double score) const { return score >= least_; }
  void add(const Hit& hit) {
    if (most_ == 0) return;
    if (hits_.size() == most_) {
      if (!is_better(hit, hits_.front())) return;
      std::pop_heap(hits_.begin(), hits_.end(), is_better);
      hits_.pop_back();
    }
    hits_.push_back(hit);
    std::push_heap(hits_.begin(), hits_.end(), is_better);
    if (hits_.size() == most_) least_ = hits_.front().score;
  }
  [[nodiscard]] std::vector<Hit> sorted() && {
    std::sort_heap(hits_.begin(), hits_.end(), is_better);
    return std::move(hits_);
  }

 private:
  std::size_t most_;
  double least_ = -1;      // any, while there are less than the most; scores are never below 0
  std::vector<Hit> hits_;  // a heap, the worst in front
};

// Whether a number may be among the hits.
using Allowed = std::function<bool(std::int64_t)>;

// What hits are sought among: all there is, but for what either keeps out.
struct Among {
  std::optional<std::vector<std::int64_t>> numbers = {};  // rising
  Allowed known = {};                                     // from memory: asked of all that may be hits
  Allowed allowed = {};                                   // asked of those alone that would be
};

}  // namespace broadsheet
