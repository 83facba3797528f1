#include "feed/rules.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

Feed three_items() {
  Feed feed;
  feed.authors = {{"The Gazette", {}, {}}};
  for (const auto& [title, author] : {std::pair{"Council opens the <b>bridge</b>", "Jane Doe"},
                                      {"Straße closed", ""},
                                      {"Your horoscope for Monday", "Staff"}}) {
    FeedItem& item = feed.items.emplace_back();
    item.headline = {title, true, {}, {}};
    if (*author != '\0') item.authors = {{author, {}, {}}};
  }
  return feed;
}

std::string taken(std::string_view rules) {
  const Feed feed = three_items();
  std::string verdicts;
  for (const FeedItem& item : feed.items)
    verdicts += judge(parse_rules(rules).value(), feed, item).takes ? 't' : '-';
  return verdicts;
}

TEST(FeedRules, TakeAllUnlessTheySayOtherwise) {
  EXPECT_EQ(taken(""), "ttt");
  EXPECT_EQ(taken("text page\n# mute all\n"), "ttt");
}

TEST(FeedRules, KeepOnlyWhatOneOfThemKeeps) {
  EXPECT_EQ(taken("keep title the BRIDGE"), "t--");
  EXPECT_EQ(taken("keep title bridge\nkeep author gazette"), "tt-");
}

TEST(FeedRules, MuteWhateverElseMatches) {
  EXPECT_EQ(taken("mute title horoscope"), "tt-");
  EXPECT_EQ(taken("keep title council\nmute author jane\n"), "---");
  EXPECT_EQ(taken("mute all"), "---");
}

TEST(FeedRules, SeekWordsByTheirCaseFolded) {
  EXPECT_EQ(taken("keep title STRASSE"), "-t-");
}

TEST(FeedRules, NameTheRuleThatDecided) {
  const Feed feed = three_items();
  const FeedRules rules = parse_rules("keep author jane\nkeep title council\nmute title horoscope").value();
  EXPECT_EQ(judge(rules, feed, feed.items[0]).rule, 0U);
  EXPECT_EQ(judge(rules, feed, feed.items[1]).rule, std::nullopt);
  EXPECT_EQ(judge(rules, feed, feed.items[2]).rule, 2U);
  EXPECT_NE(to_json(rules, feed).find("\"counts\":[1,1,1]"), std::string::npos) << to_json(rules, feed);
}

TEST(FeedRules, ArePrintedAsTheyAreRead) {
  const std::string text = "text feed\nkeep title a  b\nmute author c\nmute all\n";
  const std::vector<std::string> lines = {"text feed", "keep title a b", "mute author c", "mute all"};
  EXPECT_EQ(rule_lines(parse_rules(text).value()), lines);
}

TEST(FeedRules, SayWhichLineIsNone) {
  for (const char* wrong :
       {"\nkeep", "\nkeep title", "\nhold title x", "\ntext all", "\nmute all x", "\nmute body x"}) {
    const auto read = parse_rules(wrong);
    ASSERT_FALSE(read) << wrong;
    EXPECT_TRUE(read.error().what.starts_with("line 2: ")) << read.error().what;
    EXPECT_NE(read.error().advice.find("keep or mute"), std::string::npos);
  }
  std::string many;
  for (int i = 0; i < 201; ++i) many += "mute title x\n";
  EXPECT_EQ(parse_rules(many).error().code, ErrorCode::over_limit);
}

}  // namespace
}  // namespace broadsheet
