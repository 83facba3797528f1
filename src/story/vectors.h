#pragma once
// vectors.h: articles as weighted words.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

struct TermCount {
  std::uint32_t term;
  float weight;
};
using TermVector = std::vector<TermCount>;  // by term, ascending

// Numbers for words, and how many articles hold each.
class Terms {
 public:
  std::uint32_t number(const std::string& word);
  void count_article(const TermVector& distinct);
  [[nodiscard]] std::uint32_t articles_with(std::uint32_t term) const { return counts_[term]; }
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> counts_;
};

// One article: 1 + log(count) of its words; of headline and lead; of its names.
struct ArticleVectors {
  TermVector whole, head, names;
};
[[nodiscard]] ArticleVectors vectors_of(const Article& article, Terms& terms);

// 1 + log(count) of each term; in any order, as often as they stand in a text.
[[nodiscard]] TermVector counted(std::vector<std::uint32_t> terms);

// Each weight times the idf of its term, the whole then of length 1. `articles` in all.
[[nodiscard]] TermVector weighted(const TermVector& counts, const Terms& terms, std::size_t articles);

[[nodiscard]] double dot(const TermVector& a, const TermVector& b);

}  // namespace broadsheet
