#pragma once
// vectors.h: articles as weighted words.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/hash_table.h"
#include "broadsheet/news.h"
#include "broadsheet/text.h"
#include "search/index.h"

namespace broadsheet {

struct TermCount {
  std::uint32_t term;
  float weight;
};
using TermVector = std::vector<TermCount>;  // by term, ascending

// The words of an article before they have numbers; made on any thread.
struct ArticleWords {
  std::string language;
  std::vector<std::string> stems;     // headline, standfirst, body, without stop words
  std::vector<std::uint64_t> hashes;  // of the stems
  std::size_t of_title = 0,
              of_head = 0;  // how many of the first stand in the headline; down to the second paragraph
  std::vector<std::uint64_t> names;        // hashes
  std::vector<std::uint64_t> sentences;    // hashes, publisher and words
  std::vector<std::uint32_t> sentence_of;  // by stem
  bool round_up = false;                   // tells of several events, as its headline says
  std::string serial;                      // "day 2" of a headline that counts
  std::uint64_t rank = 0;                  // hash of headline and body
};
[[nodiscard]] ArticleWords words_of(const Article& article);
// The same of what was cut before: its words, and the names of its body text.
[[nodiscard]] ArticleWords words_of(const Article& article, TextWords words, const std::vector<Name>& names);

// Numbers for words, and how rare each is.
class Terms {
 public:
  // `pretended`: articles that are taken to have come before the first, with words as common as they are in
  // their language (rarity.h).
  explicit Terms(std::uint32_t pretended = 0) : pretended_(pretended) {}

  std::uint32_t number(std::string_view word);
  // The numbers of words, in order; a new one is as common as it is in the language.
  [[nodiscard]] std::vector<std::uint32_t> numbers_of(const ArticleWords& words);
  [[nodiscard]] std::vector<std::uint32_t> numbers_of(const std::vector<std::uint64_t>& hashes);
  void count_article(const TermVector& distinct);
  // ln(1 + articles / articles that hold it)
  [[nodiscard]] double idf(std::uint32_t term, std::size_t articles) const;
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

 private:
  // Calls fresh(place, number) for those that are met for the first time.
  template <typename Fresh>
  std::vector<std::uint32_t> number(const std::vector<std::uint64_t>& hashes, Fresh fresh);

  HashTable<std::uint32_t> numbers_;  // by hash: words themselves are not kept
  std::vector<float> counts_;
  std::uint32_t pretended_;
};

// 1 + log(count) of each term; in any order, as often as they stand in a text.
[[nodiscard]] TermVector counted(std::vector<std::uint32_t> terms);

// Sentences that a publisher prints again and again ("Sign up to receive …").
class Furniture {
 public:
  void count(const ArticleWords& words);
  // Takes them out, unless hardly anything would be left: then the whole article is printed again.
  void strip(ArticleWords& words) const;

 private:
  HashTable<std::uint32_t> printed_;
};

// One article: the words of the whole; of headline and lead; of the headline; its names.
struct ArticleVectors {
  TermVector whole, head, title, names;
};
// 1 + log(count) of each; counted among the articles.
[[nodiscard]] ArticleVectors vectors_of(const ArticleWords& words, Terms& terms);

// Each weight times the idf of its term, the whole then of length 1. `articles` in all.
[[nodiscard]] TermVector weighted(const TermVector& counts, const Terms& terms, std::size_t articles);
[[nodiscard]] ArticleVectors weighted(const ArticleVectors& counts, const Terms& terms, std::size_t articles);

// Calls each(weight in a, weight in b) for each term that both have. Which vector goes on is no branch: it
// cannot be foretold, and a wrong guess costs more than both steps.
template <typename Each>
void for_each_shared(const TermVector& a, const TermVector& b, Each each) {
  const TermCount *x = a.data(), *y = b.data();
  const TermCount *const x_end = x + a.size(), *const y_end = y + b.size();
  while (x != x_end && y != y_end) {
    const std::uint32_t mine = x->term, theirs = y->term;
    if (mine == theirs) each(x->weight, y->weight);
    x += mine <= theirs ? 1 : 0;
    y += theirs <= mine ? 1 : 0;
  }
}

[[nodiscard]] double dot(const TermVector& a, const TermVector& b);

// A vector that is held against many. Most terms of another are told by one bit not to be among its own, so
// that the other is read once from end to end, and not both step by step.
class HeldVector {
 public:
  explicit HeldVector(const TermVector& v);

  // What for_each_shared(held, other, each) does, in the same order.
  template <typename Each>
  void for_each_shared(const TermVector& other, Each each) const {
    for (const TermCount& t : other) {
      const std::uint32_t mixed = mix(t.term);
      if ((seen_[mixed / 64] >> (mixed % 64) & 1) == 0) continue;
      std::size_t at = mixed & mask_;
      while (slots_[at].term != none && slots_[at].term != t.term) at = (at + 1) & mask_;
      if (slots_[at].term == t.term) each(slots_[at].weight, t.weight);
    }
  }
  [[nodiscard]] double dot(const TermVector& other) const;

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  static constexpr std::uint32_t seen_bits = 8'192;
  [[nodiscard]] static std::uint32_t mix(std::uint32_t term) { return term * 0x9E3779B1U >> 19; }

  std::array<std::uint64_t, seen_bits / 64> seen_{};
  std::vector<TermCount> slots_;
  std::size_t mask_ = 0;
};

}  // namespace broadsheet
