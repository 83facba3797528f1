#pragma once
// broadsheet/story.h: articles on one event together.
//
// Two articles are alike by the words of their whole texts, of headline and lead, and by their names, each
// weighted by how rare it is (tf-idf), less with every day between them. Stories are made by average link:
// two groups join while their articles are alike enough on average, so that one article between two events
// cannot weld them. The result depends on the articles alone, not on the order they were added in. A
// StoryIndex belongs to one thread.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// What two articles have in common; the evidence of a join.
struct Likeness {
  double whole = 0, head = 0, names = 0;  // cosines
  double days = 0;                        // between them
  double score = 0;                       // what decides; joined where the mean is at least join_threshold
};

inline constexpr double join_threshold = 0.126;

class StoryIndex {
 public:
  StoryIndex();
  StoryIndex(StoryIndex&&) noexcept;
  StoryIndex& operator=(StoryIndex&&) noexcept;
  ~StoryIndex();

  // Its number is the count of those added before. About 4 kB an article.
  std::uint32_t add(const Article& article);
  [[nodiscard]] std::size_t size() const;

  // Every article in exactly one group; groups by their least number, numbers ascending.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> group(std::size_t threads = 1) const;

  [[nodiscard]] Likeness likeness(std::uint32_t a, std::uint32_t b) const;

  struct Near {
    std::uint32_t other = 0;
    double score = 0;  // cosine of whole texts and heads, days not counted
  };
  // The most alike of all articles, best first.
  [[nodiscard]] std::vector<Near> nearest(std::uint32_t number, std::size_t count) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The story of some articles (in any order): sorted by publication, its headline that of the article most
// like the others, its id made from its first article's.
[[nodiscard]] Story make_story(const std::vector<const Article*>& articles, std::size_t central);

// Every article in exactly one story, stories by their first article.
[[nodiscard]] std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads = 1);

// ------------------------------------------------------------------------------------------- timelines

struct TimelineOptions {
  std::size_t days = 12;      // at most
  std::size_t sentences = 2;  // a day, at most; one at least
};

// The days of a topic (a story, the articles that a query finds) in order, each with whole sentences of the
// articles. A day is that on which something happened, as the texts say it ("since Nov. 17", "on Friday"), not
// that on which it was printed; where they don't say, sentences belong to the day of their article. Copies and
// versions count once; articles without a date tell of the days they name. Nothing lies ahead of the last
// article. The same articles give the same rows in any order; about 2 ms an article.
[[nodiscard]] std::vector<TimelineRow> make_timeline(const std::vector<Article>& articles,
                                                     const TimelineOptions& options = {});

}  // namespace broadsheet
