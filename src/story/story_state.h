#pragma once
// story_state.h: what a StoryIndex holds, and its steps, in three files: story_index.cc (articles come in and
// find the most alike), linking.cc (groups), ties.cc (what an editor says).

#include <cmath>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "broadsheet/story.h"
#include "story/average_link.h"
#include "story/company.h"
#include "story/join_model.h"
#include "story/most_alike.h"
#include "story/packed_article.h"

namespace broadsheet {

inline constexpr float no_odds = -30;            // lower than any
inline constexpr std::size_t most_linked = 400;  // articles linked at once

struct StoryIndex::State {
  // What pairs are judged by, apart from their words: asked for all over the index, so it is small.
  struct Bearing {
    double day = NAN;           // of publication, from 1970 on; NAN: unknown
    double best = nearness(0);  // of its most like neighbour in reach
    double told = nearness(0);  // and of the one whose headline and lead are most alike but for names
    float first = no_odds;      // best odds of the first look in reach
    float fellows = 0;          // how many of those that it met are likely to be of its story
    std::uint32_t group = 0;
    std::uint32_t serial = 0;  // of what its headline counts
    std::uint32_t form = 0;    // of a headline with figures, but for these; 0: has none
    std::uint32_t figures = 0;
    bool counts = false;    // whether it does
    bool round_up = false;  // tells of several events, and is in a story of its own
    bool looked = false;    // whether its `near` was filled; before that it does not know its best
  };
  struct Entry {
    PackedArticle v;
    std::uint64_t rank = 0;  // of the text, so that it is the same whatever the id
    std::vector<Near> near;  // the most alike by `whole` first
  };
  static constexpr std::uint32_t pretended = 1'000;  // articles of everyday language before the first

  Terms terms{pretended};
  Furniture furniture;
  MostAlike alike;
  PackingRoom room;
  LargeVector<Entry> entries;
  LargeVector<Bearing> bearings;  // of the entries
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::uint32_t> fresh;  // since the last regroup()
  StoryTies ties;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> apart_from;  // by ties
  MostAlike::Scores scratch;
  static constexpr std::uint32_t nowhere = ~std::uint32_t{0};
  LargeVector<std::uint32_t> places;  // among the articles that are being linked; nowhere for all others
  std::vector<double> square;         // of link()
  // What odds_among() said of an article and its neighbours, in their order; NAN where it was not asked. Of
  // the articles that are being linked, some of them again and again; good until one looks for neighbours.
  std::unordered_map<std::uint32_t, std::vector<double>> known_odds;
  std::unordered_map<std::uint32_t, Company> companies;  // as good for as long

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries.size()); }

  // Articles come in: without its words' weights at first, for those of all may be counted before one is
  // weighed.
  [[nodiscard]] CountedArticle add(const Article& article, ArticleWords words);
  void enter(std::uint32_t n, const CountedArticle& counted);
  std::uint32_t place(const Article& article, ArticleWords words, std::uint32_t fellow);
  void fill(const std::vector<Article>& articles, const std::vector<std::uint32_t>& order,
            std::size_t threads);

  [[nodiscard]] bool in_reach(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::optional<double> days_between(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] Likeness likeness_of(std::uint32_t a, std::uint32_t b, const SharedWords& shared) const;
  void know_best(std::uint32_t n, const Near& near);
  [[nodiscard]] Standing standing(std::uint32_t n, float whole) const;
  [[nodiscard]] Standing standing_of(std::uint32_t n, const Near& own) const;
  [[nodiscard]] Standing standing_between(std::uint32_t n, std::size_t first, std::size_t behind) const;
  [[nodiscard]] const Company& company_of(std::uint32_t n);
  [[nodiscard]] double company_shared(std::uint32_t n, const Near& near);
  // `near`: one of those that the article has.
  [[nodiscard]] double odds_among(std::uint32_t n, const Near& near, double company) const;
  // No less than those of an article that looked, by what stands around the first alone.
  [[nodiscard]] double most_odds(std::uint32_t n, const Near& near) const;
  // Calls each(near, odds) for the neighbours of an article; odds() is asked where it is needed.
  template <typename Each>
  void for_each_near(std::uint32_t n, Each each);
  [[nodiscard]] std::vector<Near> look_up(std::uint32_t n, std::uint32_t before,
                                          MostAlike::Scores& zeros) const;
  void remember(std::uint32_t n, const Near& near);
  void take_in(std::uint32_t n, const std::vector<Near>& found);
  void look(std::uint32_t n);
  void look_for_fresh(std::size_t threads);

  [[nodiscard]] std::vector<std::uint32_t> touched_by(std::uint32_t n, std::size_t most);
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> link(const std::vector<std::uint32_t>& numbers);
  [[nodiscard]] std::optional<std::uint32_t> large_group_for(std::uint32_t n, std::size_t most);
  void relink(const std::vector<std::uint32_t>& touched, std::size_t most,
              std::vector<std::uint32_t>& changed);
  std::uint32_t put_group(std::vector<std::uint32_t> members, std::uint32_t number);
  std::uint32_t add_group(std::vector<std::uint32_t> members);

  void keep_apart(const std::vector<std::uint32_t>& numbers, std::vector<LinkedPair>& pairs) const;
  [[nodiscard]] bool is_split(std::uint32_t group) const;
  void split_groups(std::vector<std::uint32_t>& changed);
  void join_groups(std::vector<std::uint32_t>& changed);
  [[nodiscard]] std::unordered_set<std::uint32_t> with_joined(
      const std::vector<std::uint32_t>& numbers) const;
  void take_out(std::vector<std::uint32_t>& changed);
};

}  // namespace broadsheet
