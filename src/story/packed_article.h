#pragma once
// packed_article.h: the weighted words of an article, packed for millions of them, and one article held
// against many.
//
// Words of the headline stand first, then those of the lead, then all others, so that one pass over a text
// gives its likeness in every part. Weights are whole numbers of 16 bits: sums of their products are exact,
// the same from either side and in any order. Those of headline and lead are odd where the word is of a name.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/large_pages.h"
#include "story/vectors.h"

namespace broadsheet {

// Room for what is never given back.
class PackingRoom {
 public:
  // Not filled; stays where it is.
  [[nodiscard]] std::uint32_t* take(std::size_t count);

 private:
  std::vector<LargeVector<std::uint32_t>> parts_;  // each filled up to its capacity, never beyond
};

class PackedArticle {
 public:
  PackedArticle() = default;
  // The words of each part at length 1, each weighed by how rare it is among `articles`. `room` must outlive
  // it.
  PackedArticle(const CountedArticle& counted, const Terms& terms, std::size_t articles, PackingRoom& room);

  using Weight = std::uint16_t;
  static constexpr double one = 65'000;  // the weight 1; the square of a text's length still fits 32 bits

  [[nodiscard]] std::span<const std::uint32_t> words() const { return {terms(), words_}; }
  [[nodiscard]] std::span<const std::uint32_t> names() const { return {terms() + words_, names_}; }
  // Of the words of the whole text; of those of headline and lead, and of the headline, which are the first
  // of them; of the names.
  [[nodiscard]] std::span<const Weight> whole() const { return {weights(), words_}; }
  [[nodiscard]] std::span<const Weight> head() const { return {weights() + words_, head_}; }
  [[nodiscard]] std::span<const Weight> title() const { return {weights() + words_ + head_, title_}; }
  [[nodiscard]] std::span<const Weight> of_names() const {
    return {weights() + words_ + head_ + title_, names_};
  }
  [[nodiscard]] static bool is_of_name(Weight of_head) { return of_head % 2 == 1; }
  // Length of headline and lead without the names; whether they hold any.
  [[nodiscard]] float told_length() const { return told_length_; }
  [[nodiscard]] bool names_somebody() const { return names_somebody_; }
  // Asks for the memory that it stands in.
  void expect() const;

 private:
  [[nodiscard]] const std::uint32_t* terms() const { return block_; }
  [[nodiscard]] const Weight* weights() const {
    return reinterpret_cast<const Weight*>(block_ + words_ + names_);
  }

  const std::uint32_t* block_ = nullptr;  // terms of words and names, then the weights
  std::uint16_t words_ = 0, head_ = 0, title_ = 0, names_ = 0;
  float told_length_ = 0;
  bool names_somebody_ = false;
};

struct Cosines {
  double whole = 0, head = 0, names = 0;
};
// What marks are made of besides.
struct Finer {
  double title = 0;      // of the headlines
  double cross = 0;      // of one's headline and the other's lead, the better way
  double best_word = 0;  // what the word adds to `whole` that adds most
  double told = 0;       // of headlines and leads without the words of names
  // How much of one's headline but for names the other text tells, 0 to 1: the worse way and the better.
  double headline_low = 0, headline_high = 0;
  // Headline and lead of each name somebody or something, and neither text has any of the other's.
  bool other_names = false;
};
struct SharedWords {
  Cosines cosines;
  Finer finer;
};

// An article that is compared with many. Most words of another are told by one bit not to be among its own.
class HeldArticle {
 public:
  explicit HeldArticle(const PackedArticle& article);
  [[nodiscard]] SharedWords shared_with(const PackedArticle& other) const;

 private:
  struct Slot {
    std::uint32_t term = none;
    PackedArticle::Weight whole = 0, head = 0, title = 0;  // a name's in `whole`
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  static constexpr std::uint32_t seen_bits = 8'192;
  [[nodiscard]] static std::uint32_t mix(std::uint32_t term) { return term * 0x9E3779B1U >> 19; }
  [[nodiscard]] std::uint32_t seen(std::uint32_t term) const {
    const std::uint32_t mixed = mix(term);
    return seen_[mixed / 64] >> (mixed % 64) & 1;
  }
  [[nodiscard]] const Slot& slot_of(std::uint32_t term) const {
    std::size_t at = mix(term) & mask_;
    while (slots_[at].term != term && slots_[at].term != none) at = (at + 1) & mask_;
    return slots_[at];
  }
  Slot& put(std::uint32_t term);
  std::size_t likely(std::span<const std::uint32_t> terms, std::uint16_t* places) const;

  std::array<std::uint64_t, seen_bits / 64> seen_{};
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::uint32_t title_sum_ = 0;  // of the weights of its headline but for names
  float told_length_ = 0;
  bool names_somebody_ = false;
};

[[nodiscard]] SharedWords shared_by(const PackedArticle& a, const PackedArticle& b);

}  // namespace broadsheet
