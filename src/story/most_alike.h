#pragma once
// most_alike.h: an index from words to the articles in which they weigh most, to find those that are alike.

#include <cstdint>
#include <utility>
#include <vector>

#include "story/vectors.h"

namespace broadsheet {

class MostAlike {
 public:
  struct Found {
    std::uint32_t other = 0;
    float score = 0;  // cosine over the words that weigh most
  };
  // Its number is the count of those added before. `whole` is of length 1.
  void add(const TermVector& whole);

  // At most `count` of the articles below `before`, best first; of equals the later ones. The rarest words
  // are looked up first, the latest articles of each, and no more than `most_looked_up` in all: what an
  // article costs does not grow with their number. `scratch`: one a thread, any size, all 0; left so.
  [[nodiscard]] std::vector<Found> find(const TermVector& whole, std::size_t count, std::uint32_t before,
                                        std::vector<float>& scratch) const;

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  using Posting = std::pair<std::uint32_t, float>;  // an article, and what the term weighs in it
  std::vector<std::vector<Posting>> holding_;       // by term
  std::uint32_t size_ = 0;
};

}  // namespace broadsheet
