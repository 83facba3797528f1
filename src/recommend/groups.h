#pragma once
// groups.h: the headed groups of one article, from those that could stand in them.

#include <string_view>
#include <vector>

#include "broadsheet/news.h"
#include "recommend/reasons.h"

namespace broadsheet {

// The names of the groups, and the texts of reasons: what lists that are kept hold.
inline constexpr std::string_view group_now = "The story now", group_background = "How it came to this",
                                  group_also = "Also about ",  // and a name
    group_elsewhere = "Elsewhere today", group_desk = "From the desk";
inline constexpr std::string_view reason_same_story = "same story",  // or with ": " and names
    reason_background = "what led to it, ",                          // and a day, ": " and names
    reason_today = "another story of the day", reason_pinned = "chosen by an editor";

// What lists need of an article: little enough to be kept of every one.
struct Listed {
  ArticleId id;
  std::string headline, publisher;
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

// The groups in order, each item with its reason, and without what its article's row tells (headline,
// publisher, date, text). `candidates`: without copies of the article or of each other.
[[nodiscard]] std::vector<Recommendation> choose_groups(const Candidate& read,
                                                        const std::vector<Candidate>& candidates);

}  // namespace broadsheet
