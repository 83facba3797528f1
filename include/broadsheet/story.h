#pragma once
// broadsheet/story.h: articles on one event together, and what happened on which day.
//
// Two articles are alike by the words of their whole texts, of headline and lead, of the headlines, and by
// their names, each weighted by how rare it is (tf-idf); a learned sum of that and of the days between them
// says how likely they tell one story. Stories are made by average link: two groups join while their articles
// are likely enough to on average, so that one article between two events cannot weld them. A StoryIndex
// belongs to one thread.

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
  double alike = 0;                       // of the three; what lists go by
  // Logarithm of the odds that they tell one story, by a first look at the two alone.
  double odds = 0;
};

struct JudgedPair;
struct ArticleWords;  // story/vectors.h: the words of an article, made by any thread

// What an editor knows better, by numbers of articles; it goes before likeness.
struct StoryTies {
  std::vector<std::vector<std::uint32_t>> joined;  // the stories of these are one
  struct Split {
    std::vector<std::uint32_t> left, right;
  };
  std::vector<Split> split;  // none of the left is in a story with one of the right
};

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
  std::uint32_t add(const Article& article, ArticleWords words);
  // One that has a story already: that of article `fellow`, its own number where it is the first of it.
  std::uint32_t restore(const Article& article, ArticleWords words, std::uint32_t fellow);
  [[nodiscard]] std::size_t size() const;

  // From the next regroup() on, in place of earlier ones. No two articles may be asked to be together and
  // apart.
  void tie(StoryTies ties);

  // Links the articles added since the last call, and all articles that they touch. The groups that came of
  // it, numbers ascending, no article in two; together they are the articles of whole former groups.
  // Threads change nothing of it.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> regroup(std::size_t threads = 1);
  // The articles in one story with an article, itself included.
  [[nodiscard]] const std::vector<std::uint32_t>& group_of(std::uint32_t number) const;

  // The place in a group of the article most like the others; of two the first.
  [[nodiscard]] std::size_t central_of(const std::vector<std::uint32_t>& group) const;

  [[nodiscard]] Likeness likeness(std::uint32_t a, std::uint32_t b) const;

  struct Near {
    std::uint32_t other = 0;
    float whole = 0, alike = 0;  // as in Likeness
    float odds = 0;              // too; minus infinity where the two cannot tell one story
    float told = 0;              // how alike headlines and leads are but for names, as a logarithm
  };
  // Finds the most alike of an article, where that was not done before: those that are restored find theirs
  // when they are asked for.
  void look_up(std::uint32_t number);
  // The most alike of an article that was looked up or linked, in no order; those that came later are among
  // them.
  [[nodiscard]] const std::vector<Near>& near(std::uint32_t number) const;

 private:
  friend std::vector<Story> find_stories(const std::vector<Article>& articles, std::size_t threads);
  friend std::vector<JudgedPair> judge_pairs(const std::vector<Article>& articles);
  struct State;
  std::unique_ptr<State> state_;
};

// What a story tells of an article.
struct StoryMember {
  ArticleId id;
  std::string headline, section;
  std::optional<Date> published;
  std::string lead = {}, language = {};  // what events_of() asks for besides
};
// The story of some articles (in any order): sorted by publication, headline and beat those of the article at
// `central`, its id made from its first article's.
[[nodiscard]] Story make_story(const std::vector<StoryMember>& articles, std::size_t central);

// The events that a long story is made of, each told by at least three different articles, by their first;
// none where it is short or tells of one event. An article is judged by headline and lead, which say what is
// new where the rest repeats what went before; words weigh by how rare they are within the story, so that
// what all of it is about tells no event from another; and two articles are the less alike the more days lie
// between them. An event's headline is that of the article most like the others of it. Articles that are of
// no event are in none. The order of `articles` changes nothing.
[[nodiscard]] std::vector<StoryEvent> events_of(const std::vector<StoryMember>& articles);

// Every article in exactly one story, with its events; stories by their first article. The order of
// `articles` and the number of threads change nothing.
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
