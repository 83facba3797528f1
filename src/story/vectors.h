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

// The words of an article before they have numbers; made on any thread.
struct ArticleWords {
  std::string language;
  std::vector<std::string> stems;  // headline, standfirst, body, without stop words
  std::size_t of_title = 0,
              of_head = 0;  // how many of the first stand in the headline; down to the second paragraph
  std::vector<std::string> names;
};
[[nodiscard]] ArticleWords words_of(const Article& article);

// Numbers for words, and how rare each is.
class Terms {
 public:
  // `pretended`: articles that are taken to have come before the first, with words as common as they are in
  // their language (rarity.h).
  explicit Terms(std::uint32_t pretended = 0) : pretended_(pretended) {}

  std::uint32_t number(const std::string& word);
  std::uint32_t number(const std::string& word, std::string_view language);
  void count_article(const TermVector& distinct);
  // ln(1 + articles / articles that hold it)
  [[nodiscard]] double idf(std::uint32_t term, std::size_t articles) const;
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<float> counts_;
  std::uint32_t pretended_;
};

// 1 + log(count) of each term; in any order, as often as they stand in a text.
[[nodiscard]] TermVector counted(std::vector<std::uint32_t> terms);

// One article: the words of the whole; of headline and lead; of the headline; its names.
struct ArticleVectors {
  TermVector whole, head, title, names;
};
// 1 + log(count) of each; counted among the articles.
[[nodiscard]] ArticleVectors vectors_of(const ArticleWords& words, Terms& terms);

// Each weight times the idf of its term, the whole then of length 1. `articles` in all.
[[nodiscard]] TermVector weighted(const TermVector& counts, const Terms& terms, std::size_t articles);
[[nodiscard]] ArticleVectors weighted(const ArticleVectors& counts, const Terms& terms, std::size_t articles);

[[nodiscard]] double dot(const TermVector& a, const TermVector& b);

}  // namespace broadsheet
