#pragma once
// vectors.h: articles as weighted words.

#include <cstdint>
#include <string>
#include <vector>

#include "base/hash_counts.h"
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
  // By stem: 1 where it stands with a capital within a sentence, as names do, -1 where it does without; 0 in
  // headlines, at the front of a sentence and where capitals say nothing. Where all nouns have one: 1 in a
  // run of them, else 0. Empty: all 0.
  std::vector<std::int8_t> capitals;
  bool round_up = false;  // tells of several events, as its headline says
  std::string serial;     // "day 2" of a headline that counts, all of a column's
  // Hashes of the headline but for its figures, and of the figures; 0 where it has none.
  std::uint64_t form = 0, figures = 0;
  std::uint64_t rank = 0;  // hash of headline and body
};
[[nodiscard]] ArticleWords words_of(const Article& article);
// The same of what was cut before: its words, and the names of its body text.
[[nodiscard]] ArticleWords words_of(const Article& article, TextWords words, const std::vector<Name>& names);

inline constexpr std::size_t most_words_counted = 1'500;  // of a text; what an event is stands before that
inline constexpr std::size_t most_names_counted = 200;    // of a text

// The distinct words of an article by their numbers, those of the headline first, then those of headline and
// lead, and how often each stands in the whole text, in headline and lead, in the headline.
struct CountedArticle {
  struct Word {
    std::uint32_t term = 0;
    std::uint16_t whole = 0, head = 0, title = 0;
    std::int16_t capitals = 0;  // above 0: of a name
  };
  std::vector<Word> words;
  std::size_t of_title = 0, of_head = 0;  // how many of the first
  std::vector<Word> names;                // counted in `whole`
};

// Numbers for words, and how rare each is.
class Terms {
 public:
  // `pretended`: articles that are taken to have come before the first, with words as common as they are in
  // their language (rarity.h).
  explicit Terms(std::uint32_t pretended = 0) : pretended_(pretended) {}

  std::uint32_t number(std::string_view word);
  void count_article(const TermVector& distinct);
  // Numbers and counts the words and names of an article, which is one of those that hold them from now on. A
  // new word is as common as it is in the language.
  [[nodiscard]] CountedArticle count(const ArticleWords& words);
  // ln(1 + articles / articles that hold it)
  [[nodiscard]] double idf(std::uint32_t term, std::size_t articles) const;
  [[nodiscard]] std::size_t size() const { return known_.size(); }

 private:
  struct Known {
    float articles = 0;      // that hold it
    std::uint32_t list = 0;  // the last list of words that held it, and its place there
    std::uint32_t place = 0;
  };
  // The distinct words of a list in the order in which they come, each told where it stands in the list.
  // Calls fresh(place, number) for those that are met for the first time.
  template <typename Fresh, typename Met>
  void count_list(const std::vector<std::uint64_t>& hashes, std::vector<CountedArticle::Word>& into,
                  Fresh fresh, Met met);

  HashTable<std::uint32_t> numbers_;  // by hash: words themselves are not kept
  std::vector<Known> known_;
  std::uint32_t pretended_;
  std::uint32_t lists_ = 0;
};

// 1 + log(count) of each term; in any order, as often as they stand in a text.
[[nodiscard]] TermVector counted(std::vector<std::uint32_t> terms);

inline constexpr std::uint32_t often_printed = 3;  // times that a publisher printed a sentence of no news

// Sentences that a publisher prints again and again ("Sign up to receive …").
class Furniture {
 public:
  void count(const ArticleWords& words);
  // Takes them out, unless hardly anything would be left: then the whole article is printed again.
  void strip(ArticleWords& words) const;

 private:
  HashCounts<often_printed> printed_;
};

// Each weight times the idf of its term, the whole then of length 1. `articles` in all.
[[nodiscard]] TermVector weighted(const TermVector& counts, const Terms& terms, std::size_t articles);

[[nodiscard]] double dot(const TermVector& a, const TermVector& b);

}  // namespace broadsheet
