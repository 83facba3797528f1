#pragma once
// most_alike.h: an index from words to the articles in which they weigh most, to find those that are alike.

#include <cstdint>
#include <vector>

#include "story/packed_article.h"

namespace broadsheet {

class MostAlike {
 public:
  struct Found {
    std::uint32_t other = 0;
    std::uint32_t score = 0;  // cosine over the words that weigh most, PackedArticle::one squared at most
  };
  using Scores = LargeVector<std::uint32_t>;  // by number
  // Its number is the count of those added before.
  void add(const PackedArticle& article);

  // At most `count` of the articles below `before`, best first; of equals the later ones. The rarest words
  // are looked up first, the latest articles of each, and no more than `most_looked_up` in all: what an
  // article costs does not grow with their number. `scratch`: one a thread, any size, all 0; left so.
  [[nodiscard]] std::vector<Found> find(const PackedArticle& article, std::size_t count, std::uint32_t before,
                                        Scores& scratch) const;

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  // An article, and what the term weighs in it, in six bytes.
  struct Posting {
    std::uint16_t low = 0, high = 0;
    PackedArticle::Weight weight = 0;
    [[nodiscard]] std::uint32_t number() const { return low | std::uint32_t{high} << 16; }
  };
  template <typename Words>
  void expect(const Words& words) const;

  std::vector<std::vector<Posting>> holding_;  // by term
  std::uint32_t size_ = 0;
};

}  // namespace broadsheet
