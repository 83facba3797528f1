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

TEST(Topics, AreThirtyAtMost) {
  std::string said;
  for (int i = 0; i < 100; ++i) said += "pier " + std::to_string(i) + ",";
  EXPECT_EQ(topics_of(said).size(), 30U);
}

}  // namespace
}  // namespace broadsheet
