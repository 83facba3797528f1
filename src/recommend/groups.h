#pragma once
// groups.h: the headed groups of one article, from those that could stand in them.

#include <vector>

#include "broadsheet/news.h"
#include "recommend/reasons.h"

namespace broadsheet {

// What the choice asks of an article that could be recommended.
struct Candidate {
  const Article* article = nullptr;
  const std::vector<PlacedName>* names = nullptr;
  StoryId story;
  double score = 0;          // likeness to the article read
  std::uint32_t copies = 0;  // other publishers with the same text
  bool story_of_the_day = false;
};

// The groups in order, each item with its reason. `candidates`: without copies of the article or of each
// other.
[[nodiscard]] std::vector<Recommendation> choose_groups(const Candidate& read,
                                                        const std::vector<Candidate>& candidates);

}  // namespace broadsheet
