#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "broadsheet/story.h"

namespace broadsheet {
namespace {

StoryMember member(const std::string& id, const std::string& day, const std::string& headline,
                   const std::string& lead) {
  return {id, headline, "", parse_iso_date(day), lead, "en"};
}

// Three weeks of one dam: found cracked, a valley cleared, an inquiry; all name the dam, its board and its
// engineer.
std::vector<StoryMember> dam() {
  return {
      member("crack-1", "2026-10-05", "Cracks found in Lindmoor dam",
             "Inspectors found cracks as wide as a hand in the eastern wing of the Lindmoor dam, the water "
             "board said."),
      member("crack-2", "2026-10-05", "Inspectors report cracks in eastern wing of Lindmoor dam",
             "The water board called in divers after inspectors saw cracks in the eastern wing."),
      member("crack-3", "2026-10-06", "Divers measure cracks at Lindmoor",
             "Divers went down the eastern wing of the Lindmoor dam to measure the cracks that inspectors "
             "found."),
      member("crack-4", "2026-10-06", "How wide are the cracks? Divers at the Lindmoor dam",
             "Petra Holm of the water board waits for what divers measure in the eastern wing."),
      member(
          "clear-1", "2026-10-12", "Valley below Lindmoor dam cleared overnight",
          "Some 3,000 people left the valley for camp beds in Caldbridge as police went from door to door."),
      member(
          "clear-2", "2026-10-12", "3,000 people leave valley below dam",
          "Police cleared the valley below the Lindmoor dam from door to door; Caldbridge put up camp beds."),
      member(
          "clear-3", "2026-10-13", "Caldbridge sports hall takes in valley’s people",
          "Camp beds fill a sports hall in Caldbridge where people of the cleared valley spend the night."),
      member("clear-4", "2026-10-13", "A night on camp beds in Caldbridge",
             "Children of the valley slept on camp beds while police guarded 900 empty houses."),
      member(
          "inquiry-1", "2026-10-22", "Parliament opens inquiry into Lindmoor dam",
          "A committee of parliament will ask why warnings to the water board were left unread for a year."),
      member(
          "inquiry-2", "2026-10-22", "Committee to ask who left dam warnings unread",
          "Parliament voted for an inquiry: warnings lay at the water board for a year, a committee says."),
      member("inquiry-3", "2026-10-23", "Water board’s Holm to testify before committee",
             "Chief engineer Petra Holm will testify to the inquiry of parliament on warnings left unread."),
      member("alone", "2026-10-30", "Fishing on the lake at Lindmoor allowed again",
             "Anglers may cast their lines once more, the county said."),
  };
}

TEST(Events, OfALongStoryAreToldByWhatIsNew) {
  const auto events = events_of(dam());
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].articles, (std::vector<ArticleId>{"crack-1", "crack-2", "crack-3", "crack-4"}));
  EXPECT_EQ(events[1].articles, (std::vector<ArticleId>{"clear-1", "clear-2", "clear-3", "clear-4"}));
  EXPECT_EQ(events[2].articles, (std::vector<ArticleId>{"inquiry-1", "inquiry-2", "inquiry-3"}));
  EXPECT_EQ(events[1].from->iso(), "2026-10-12");
  EXPECT_EQ(events[1].to->iso(), "2026-10-13");
}

TEST(Events, AreCalledByTheArticleMostLikeTheOthers) {
  const auto events = events_of(dam());
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].headline, "Divers measure cracks at Lindmoor");
  EXPECT_EQ(events[1].headline, "Valley below Lindmoor dam cleared overnight");
  EXPECT_EQ(events[2].headline, "Committee to ask who left dam warnings unread");
}

TEST(Events, AreTheSameInAnyOrder) {
  std::vector<StoryMember> turned = dam();
  std::mt19937 draw(1);
  std::shuffle(turned.begin(), turned.end(), draw);
  const auto a = events_of(dam()), b = events_of(turned);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(to_json(a[i]), to_json(b[i]));
}

TEST(Events, OfAShortStoryAreNone) {
  std::vector<StoryMember> fewer = dam();
  fewer.pop_back();
  EXPECT_TRUE(events_of(fewer).empty());
}

TEST(Events, ACopyIsNoFurtherReport) {
  std::vector<StoryMember> articles = dam();
  std::erase_if(articles,
                [](const StoryMember& m) { return m.id.starts_with("inquiry") && m.id != "inquiry-1"; });
  for (int i = 0; i < 4; ++i) {
    articles.push_back(articles[8]);
    articles.back().id = "copy-" + std::to_string(i);
  }
  ASSERT_EQ(articles[8].id, "inquiry-1");
  EXPECT_EQ(events_of(articles).size(), 2U) << "one text five times is no event";
}

TEST(Events, AStoryOfOneEventHasNone) {
  std::vector<StoryMember> articles;
  for (int i = 0; i < 14; ++i)
    articles.push_back(member("a" + std::to_string(i), "2026-10-05",
                              "Cracks found in Lindmoor dam, says report " + std::to_string(i),
                              "Inspectors found cracks in the eastern wing of the Lindmoor dam."));
  EXPECT_TRUE(events_of(articles).empty());
}

}  // namespace
}  // namespace broadsheet
