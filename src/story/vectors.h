#pragma once
// vectors.h: articles as weighted words.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

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
  std::vector<std::string> stems;  // headline, standfirst, body, without stop words
  std::size_t of_title = 0,
              of_head = 0;  // how many of the first stand in the headline; down to the second paragraph
  std::vector<std::string> names;
  std::vector<std::uint64_t> sentences;    // hashes, publisher and words
  std::vector<std::uint32_t> sentence_of;  // by stem
  bool round_up = false;                   // tells of several events, as its headline says
  std::string serial;                      // "day 2" of a headline that counts
};
[[nodiscard]] ArticleWords words_of(const Article& article);
// The same of what was cut before: its words, and the names of its body text.
[[nodiscard]] ArticleWords words_of(const Article& article, TextWords words, const std::vector<Name>& names);

// For keys that are hashes.
struct AsItIs {
  std::size_t operator()(std::uint64_t hash) const { return hash; }
};

// Numbers for words, and how rare each is.
class Terms {
 public:
  // `pretended`: articles that are taken to have come before the first, with words as common as they are in
  // their language (rarity.h).
  explicit Terms(std::uint32_t pretended = 0) : pretended_(pretended) {}

  std::uint32_t number(std::string_view word) { return number_of(word).first; }
  std::uint32_t number(std::string_view word, std::string_view language);
  void count_article(const TermVector& distinct);
  // ln(1 + articles / articles that hold it)
  [[nodiscard]] double idf(std::uint32_t term, std::size_t articles) const;
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

 private:
  std::pair<std::uint32_t, bool> number_of(std::string_view word);

  std::unordered_map<std::uint64_t, std::uint32_t, AsItIs>
      numbers_;  // by hash: words themselves are not kept
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
  std::unordered_map<std::uint64_t, std::uint32_t, AsItIs> printed_;
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

}  // namespace broadsheet
