#pragma once
// groups.h: the headed groups of one article, from those that could stand in them.

#include <vector>

#include "broadsheet/news.h"
#include "recommend/reasons.h"

namespace broadsheet {

// What lists need of an article: little enough to be kept of every one.
struct Listed {
  ArticleId id;
  std::string headline, publisher, teaser;
  std::optional<Date> published;
  Instant at = 0;  // instant_of() the article
  NameList names;  // most often named first
};
[[nodiscard]] Listed listed(const Article& article);
[[nodiscard]] Listed listed(const Article& article, std::vector<PlacedName> names);

// An article that could be recommended.
struct Candidate {
  const Listed* article = nullptr;
  StoryId story;
  double score = 0;          // likeness to the article read
  std::uint32_t copies = 0;  // other publishers with the same text
  bool story_of_the_day = false;
  bool by_name = false;  // found by a name it shares, however little else is alike
};

// The groups in order, each item with its reason. `candidates`: without copies of the article or of each
// other.
[[nodiscard]] std::vector<Recommendation> choose_groups(const Candidate& read,
                                                        const std::vector<Candidate>& candidates);

}  // namespace broadsheet
