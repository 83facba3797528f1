#pragma once
// broadsheet/copy.h: what two articles that share text are to each other.
//
//   copy      the same article, republished, perhaps retitled or trimmed
//   version   the same publisher's article, changed
//   wire      another publisher's text built on the same wire copy
//   shared    a common passage: a speech, statement, quotation
//   recycled  the same publisher's background paragraphs in another story
//   template  page furniture; the articles differ
//
// Method: words are hashed, runs of eight words sampled by winnowing (Schleimer, Wilkerson, Aiken 2003) and
// looked up in an index; candidates' shared runs are extended to their full length; rules name the relation
// from the shape of what is shared. No clock, no randomness: the same articles give the same relations,
// whatever the order they were added in. A CopyIndex is added to by one thread.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

struct CopyEntry;  // copy/entry.h: an article as the index takes it, made by any thread

class CopyIndex {
 public:
  CopyIndex();
  CopyIndex(CopyIndex&&) noexcept;
  CopyIndex& operator=(CopyIndex&&) noexcept;
  ~CopyIndex();

  // Adds an article; its number is the count of those added before. Keeps about 15 bytes a word.
  std::uint32_t add(const Article& article);
  std::uint32_t add(CopyEntry entry);

  // What the article of that number is to every other article added so far: `other` and the relation, a being
  // the article asked for; spans count words, not code points (to_code_points() turns them). Ordered by
  // number.
  struct Found {
    std::uint32_t other = 0;
    RelationKind kind = RelationKind::shared;
    double score = 0;
    std::vector<SharedSpan> words;
  };
  [[nodiscard]] std::vector<Found> relations_of(std::uint32_t number) const {
    return relations_of(number, 0);
  }
  // To those from the number `first` on. Any number of threads may ask while nothing is added.
  [[nodiscard]] std::vector<Found> relations_of(std::uint32_t number, std::uint32_t first) const;

  [[nodiscard]] std::size_t size() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Spans of words as spans of code points of the two body texts.
[[nodiscard]] std::vector<SharedSpan> to_code_points(const std::vector<SharedSpan>& words,
                                                     std::string_view body_a, std::string_view body_b);

// Every relation among the articles, each pair once, in order of a and b. The same with any number of
// threads.
[[nodiscard]] std::vector<Relation> find_relations(const std::vector<Article>& articles,
                                                   std::size_t threads = 1);

}  // namespace broadsheet
