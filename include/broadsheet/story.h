#pragma once
// broadsheet/story.h: articles on one event together, and what happened on which day.
//
// Two articles are alike by the words of their whole texts, of headline and lead, and by their names, each
// weighted by how rare it is (tf-idf), less with every day between them. Stories are made by average link:
// two groups join while their articles are alike enough on average, so that one article between two events
// cannot weld them. A StoryIndex belongs to one thread.

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
  double apart = 0;                       // likeness, days not counted
  double score = 0;                       // what decides; joined where the mean is at least join_threshold
};

inline constexpr double join_threshold = 0.126;

struct ArticleWords;

// Grows by one article at a time. An article is held against those before it in bounded time, whatever their
// number; stories are linked again where new articles touch them, and only there.
class StoryIndex {
 public:
  StoryIndex();
  StoryIndex(StoryIndex&&) noexcept;
  StoryIndex& operator=(StoryIndex&&) noexcept;
  ~StoryIndex();

  // Its number is the count of those added before. About 4 kB an article.
  std::uint32_t add(const Article& article);
  // One that has a story already: that of article `fellow`, its own number where it is the first of it.
  std::uint32_t restore(const Article& article, std::uint32_t fellow);
  [[nodiscard]] std::size_t size() const;

  // Links the articles added since the last call, and all articles that they touch. The groups that came of
  // it, numbers ascending; together they are the articles of whole former groups.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> regroup();
  // The articles in one story with an article, itself included.
  [[nodiscard]] const std::vector<std::uint32_t>& group_of(std::uint32_t number) const;

  [[nodiscard]] Likeness likeness(std::uint32_t a, std::uint32_t b) const;

  struct Near {
    std::uint32_t other = 0;
    float apart = 0;  // Likeness::apart
    float score = 0;  // Likeness::score
  };
  // The most alike of all articles, in no order; those that came later are among them.
  [[nodiscard]] const std::vector<Near>& near(std::uint32_t number);

 private:
  friend std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads);
  struct State;
  std::unique_ptr<State> state_;
};

// The place in a group of the article most like the others; of two the first.
[[nodiscard]] std::size_t central_of(const StoryIndex& index, const std::vector<std::uint32_t>& group);

// What a story tells of an article.
struct StoryMember {
  ArticleId id;
  std::string headline, section;
  std::optional<Date> published;
};
// The story of some articles (in any order): sorted by publication, headline and beat those of the article at
// `central`, its id made from its first article's.
[[nodiscard]] Story make_story(const std::vector<StoryMember>& articles, std::size_t central);

// Every article in exactly one story, stories by their first article. The order of `articles` and the number
// of threads change nothing.
[[nodiscard]] std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads = 1);

// ------------------------------------------------------------------------------------------- timelines

struct TimelineOptions {
  std::size_t days = 12;      // at most
  std::size_t sentences = 2;  // a day, at most; one at least
};

// The days of a topic (a story, the articles that a query finds) in order, each with whole sentences of the
// articles. A day is that on which something happened, as the texts say it ("since Nov. 17", "on Friday"),
// not that on which it was printed; where they don't say, sentences belong to the day of their article.
// Copies and versions count once; articles without a date tell of the days they name. Nothing lies ahead of
// the last article. The same articles give the same rows in any order; about 2 ms an article.
[[nodiscard]] std::vector<TimelineRow> make_timeline(const std::vector<Article>& articles,
                                                     const TimelineOptions& options = {});

}  // namespace broadsheet
