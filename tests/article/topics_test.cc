#include "article/topics.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

std::vector<std::string> topics_of(std::string_view said) {
  std::vector<std::string> topics;
  add_topics(said, topics);
  return topics;
}
using Topics = std::vector<std::string>;

TEST(Topics, ArePartedAndStandOnce) {
  EXPECT_EQ(topics_of("Harbour, ferries; Harbour | storms»"), (Topics{"Harbour", "ferries", "storms"}));
  EXPECT_EQ(topics_of("#FerryRunsOn"), (Topics{"FerryRunsOn"}));
  EXPECT_EQ(topics_of("港湾，渡船、暴风"), (Topics{"港湾", "渡船", "暴风"}));
  EXPECT_EQ(topics_of("港湾 渡船"), (Topics{"港湾", "渡船"}));
  EXPECT_EQ(topics_of("Alder Bay"), (Topics{"Alder Bay"}));
  Topics topics = {"harbour"};
  add_topics("Harbour,  ,-, pier", topics);
  EXPECT_EQ(topics, (Topics{"harbour", "pier"}));
}

TEST(Topics, AreWordsForReaders) {
  EXPECT_EQ(topics_of("/article, site_news, https://beacon.example/, www.beacon.example, 20261128, null, "
                      "[NAME], a@beacon.example"),
            Topics{});
  EXPECT_EQ(topics_of("the council decided that the ferry is to run on"), Topics{});
}

TEST(Section, IsTheFirstPartThatTellsSomething) {
  EXPECT_EQ(section_of("Sailing"), "Sailing");
  EXPECT_EQ(section_of("Featured, News, Sailing, Harbour"), "Sailing");
  EXPECT_EQ(section_of("News, Featured"), "News");
  EXPECT_EQ(section_of("Uncategorized"), "");
  EXPECT_EQ(section_of("Harbour | The Beacon"), "Harbour");
  EXPECT_EQ(section_of("/article"), "");
}

TEST(Section, IsSpelledForReaders) {
  EXPECT_EQ(section_of("news/local/harbour-board"), "Harbour board");
  EXPECT_EQ(section_of("Boats / Ferries"), "Boats / Ferries");
  EXPECT_EQ(section_of("sailing"), "Sailing");
  EXPECT_EQ(section_of("iOS"), "iOS");
  EXPECT_EQ(section_of("科学"), "科学");
  EXPECT_EQ(section_of(""), "");
  EXPECT_EQ(
      section_of("The council decided that the ferry runs on, after a debate. It had lasted until the early "
                 "hours of the morning."),
      "");
}

TEST(Topics, AreThirtyAtMost) {
  std::string said;
  for (int i = 0; i < 100; ++i) said += "pier " + std::to_string(i) + ",";
  EXPECT_EQ(topics_of(said).size(), 30U);
}

}  // namespace
}  // namespace broadsheet
