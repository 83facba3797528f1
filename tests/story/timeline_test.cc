#include <gtest/gtest.h>

#include <algorithm>

#include "base/calendar.h"
#include "broadsheet/story.h"
#include "story/timeline_model.h"
#include "story/topic.h"

namespace broadsheet {
namespace {

Article report(const std::string& id, const std::string& publisher, const std::string& day,
               const std::string& text) {
  Article a;
  a.id = id;
  a.language = "en";
  a.publisher = publisher;
  a.published = parse_iso_date(day);
  a.body = {{BlockKind::paragraph, text, {}, {}}};
  return a;
}

std::vector<Article> dam() {
  return {
      report("1", "The Aldous Beacon", "2026-10-20",
             "The dam above Port Aldous cracked on Monday. Engineers closed the road below it."),
      report("2", "Fen Courier", "2026-10-24",
             "Villages below the dam at Port Aldous were emptied on Thursday. The dam cracked on Oct. 19."),
      report("3", "Northern Wire", "2026-10-25",
             "The dam above Port Aldous cracked on Oct. 19. Villages below it were emptied on Thursday.")};
}

TEST(Timeline, HasTheDayAThingHappenedNotTheDayItWasPrinted) {
  const auto rows = make_timeline(dam(), {.days = 2, .sentences = 1});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].date, "2026-10-19");
  EXPECT_NE(rows[0].sentences[0].text.find("cracked"), std::string::npos);
  EXPECT_EQ(rows[0].first, "1");
  EXPECT_EQ(rows[0].reports, 3U);
  EXPECT_EQ(rows[1].date, "2026-10-22");
}

TEST(Timeline, SaysTheSameInAnyOrder) {
  std::vector<Article> turned = dam();
  std::reverse(turned.begin(), turned.end());
  std::string a, b;
  for (const TimelineRow& row : make_timeline(dam())) a += to_json(row);
  for (const TimelineRow& row : make_timeline(turned)) b += to_json(row);
  EXPECT_EQ(a, b);
}

TEST(Timeline, CountsACopyOnceAndMarksASingleSource) {
  std::vector<Article> articles = dam();
  articles.resize(1);
  articles.push_back(articles[0]);
  articles[1].id = "copy";
  articles[1].publisher = "Coast Daily";
  const auto rows = make_timeline(articles, {.days = 1, .sentences = 1});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].reports, 1U);
  EXPECT_NE(to_json(rows[0]).find("\"single_source\":true"), std::string::npos);
}

TEST(Timeline, TakesTheDateOffTheEntriesOfAChronology) {
  const std::string chronology =
      "How the dam failed:\n\nMarch 3 - Water seeps through the wall.\n\nMarch 9 - Engineers find a "
      "crack.\n\nMay 1 - "
      "The lake is lowered.\n\nJune 12 - The wall is grouted.\n\nOct. 19 - The crack opens again.";
  const std::vector<Article> articles = {report("1", "The Aldous Beacon", "2026-10-20", chronology)};
  const Topic topic = make_topic(articles);
  ASSERT_EQ(topic.sentences.size(), 6U);
  const TopicSentence& s = topic.sentences[2];
  EXPECT_TRUE(s.entry);
  EXPECT_EQ(topic.articles[0].body.substr(s.begin, s.end - s.begin), "Engineers find a crack.");
  EXPECT_EQ(s.days.size(), 1U);
}

TEST(Timeline, LeavesReadersCommentsOut) {
  const std::vector<Article> articles = {report("1", "The Aldous Beacon", "2026-10-20",
                                                "The dam cracked on Monday.\nIngrid\nOctober 20, 2026 at "
                                                "2:12 pm | What a shame.\nJonas\nOctober 20, 2026 at "
                                                "2:15 pm | Who built it?")};
  for (const TopicSentence& s : make_topic(articles).sentences)
    EXPECT_EQ(make_topic(articles).articles[0].body.substr(s.begin, s.end - s.begin).find("shame"),
              std::string::npos);
}

TEST(Timeline, KnowsWhatIsOfADayAloneAndWhatItsReportsOpenWith) {
  const std::vector<Article> articles = {
      report("1", "The Aldous Beacon", "2026-10-19",
             "The dam cracked on Oct. 19, 2026. Engineers met the mayor on Oct. 19, 2026."),
      report("2", "Fen Courier", "2026-10-22",
             "Engineers met the mayor on Oct. 21, 2026. Engineers met the mayor on Oct. 22, 2026.")};
  const Instant day = parse_iso_date("2026-10-19")->instant;
  const auto candidates = candidate_sentences(make_topic(articles), day / seconds_a_day);
  ASSERT_EQ(candidates.size(), 2U) << "what cracked, who met";
  for (const SentenceMark mark : {SentenceMark::apart, SentenceMark::openings})
    EXPECT_GT(candidates[0].marks[static_cast<std::size_t>(mark)],
              candidates[1].marks[static_cast<std::size_t>(mark)] + .2);
}

TEST(Timeline, OfNothingIsEmpty) {
  EXPECT_TRUE(make_timeline({}).empty());
  EXPECT_TRUE(make_timeline({report("1", "", "2026-10-20", "")}).empty());
}

}  // namespace
}  // namespace broadsheet
