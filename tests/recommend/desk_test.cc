#include <gtest/gtest.h>

#include <filesystem>

#include "base/utf8.h"
#include "recommend/reasons.h"
#include "store/teaser.h"
#include "tests/recommend/desk_site.h"

namespace broadsheet {
namespace {

const std::string ferry =
    "Two ferries collided in fog off Port Aldous on Monday, and the harbour master Ingrid Fossum said that "
    "the rules for fog were in "
    "force. Fourteen people were hurt when the Kittiwake struck the stern of the Sandpiper at ten to seven "
    "in the morning.";

using DeskTest = DeskSite;

TEST_F(DeskTest, RelatesGroupsAndRecommends) {
  gather(
      article("old", "Ledger", "Radar of the Kittiwake faulty",
              "The radar of the Kittiwake had been reported faulty, Ingrid Fossum was told in Port Aldous.",
              "2026-10-10"));
  gather(article("a", "Beacon", "Ferries collide off Port Aldous", ferry, "2026-10-19"));
  gather(article("b", "Courier", "Ferries collide in fog", ferry, "2026-10-19"));
  gather(
      article("c", "Ledger", "Fog blamed for ferry crash",
              "Fog hid the ferries Kittiwake and Sandpiper from each other off Port Aldous, where fourteen "
              "people were hurt, Ingrid Fossum said.",
              "2026-10-20"));
  const auto outcomes = desk_->commit().value();
  ASSERT_EQ(outcomes.size(), 4U);
  EXPECT_EQ(outcomes[2].relation, "copy");
  EXPECT_EQ(outcomes[2].of, "a");
  EXPECT_EQ(outcomes[1].story, outcomes[3].story);
  const auto list = archive_->recommendations("c").value();
  ASSERT_FALSE(list.empty());
  EXPECT_EQ(list[0].group, "The story now");
  EXPECT_EQ(list[0].article, "a");
  EXPECT_EQ(list[0].copies, 1U);
  for (const Recommendation& r : list) {
    EXPECT_NE(r.article, "c");
    EXPECT_NE(r.article, "b") << "a copy of what is shown";
  }
}

TEST_F(DeskTest, EveryReasonStandsInBothTexts) {
  gather(article("a", "Beacon", "Ferries collide", ferry, "2026-10-19"));
  gather(
      article("b", "Ledger", "Kittiwake in dock",
              "The Kittiwake lies in dock at Port Aldous, where Ingrid Fossum inspected it with the crew of "
              "the Sandpiper.",
              "2026-10-22"));
  (void)desk_->commit().value();
  const std::string a = body_text(**archive_->article("a")), b = body_text(**archive_->article("b"));
  std::size_t spans = 0;
  const std::vector<Recommendation> list = archive_->recommendations("b").value();
  for (const Recommendation& r : list)
    for (const SharedSpan& s : r.reason.spans) {
      const auto cut = [](const std::string& t, Span span) {
        return t.substr(byte_offset(t, span.begin), byte_offset(t, span.end) - byte_offset(t, span.begin));
      };
      EXPECT_EQ(cut(b, s.a), cut(a, s.b));
      EXPECT_NE(r.reason.text.find(cut(b, s.a)), std::string::npos);
      ++spans;
    }
  EXPECT_GT(spans, 0U);
}

TEST_F(DeskTest, KnowsWhatItKeptBefore) {
  gather(article("a", "Beacon", "Ferries collide", ferry, "2026-10-19"));
  const StoryId story = desk_->commit().value()[0].story;
  gather(article("a", "Beacon", "Ferries collide", ferry, "2026-10-19"));
  const auto again = desk_->commit().value();
  EXPECT_EQ(again[0].relation, "known");
  EXPECT_EQ(again[0].story, story);
  desk_.reset();
  open();
  gather(article("b", "Courier", "Ferries collide in fog", ferry, "2026-10-19"));
  EXPECT_EQ(desk_->commit().value()[0].story, story) << "a story keeps its id";
}

TEST_F(DeskTest, AnArticleIsNoCopyOfWhatItReplaces) {
  gather(article("a", "Beacon", "Ferries collide", ferry, "2026-10-19"));
  (void)desk_->commit().value();
  gather(article("a", "Beacon", "Ferries collide", ferry + " Both were towed to the yard.", "2026-10-19"));
  EXPECT_EQ(desk_->commit().value()[0].relation, "");
  EXPECT_EQ(archive_->row("a").value()->copy_of, "");
  EXPECT_TRUE(archive_->relations_of("a")->empty());
  EXPECT_EQ(archive_->rows({})->size(), 1U) << "so lists show it";
}

// Twelve towns, each with a collision told by several papers, some of them word for word.
std::vector<std::string> lists_made_by(std::size_t threads, const std::string& folder) {
  std::filesystem::remove_all(folder);
  std::vector<std::string> made;
  {
    Archive archive = Archive::open(folder, ArchiveMode::write).value();
    for (int part = 0; part < 2; ++part) {
      Desk desk = Desk::open(archive, threads).value();  // the second time with the first half to restore
      for (int i = part * 30; i < part * 30 + 30; ++i) {
        const std::string town = "Port " + std::string(1, static_cast<char>('A' + i % 12)) + "ldous";
        std::string text = ferry;
        text.replace(text.find("Port Aldous"), 11, town);
        if (i % 3 == 0) text = "The radar of " + town + " was faulty, Ingrid Fossum said. " + text;
        const Article a =
            article("a" + std::to_string(i), "Paper " + std::to_string(i % 7), "Ferries collide off " + town,
                    text, "2026-10-" + std::to_string(10 + i % 9));
        Capture capture;
        capture.id = a.id;
        capture.bytes = to_json(a);
        EXPECT_TRUE(desk.keep(capture, a));
      }
      const auto outcomes = desk.commit().value();
      for (const Desk::Outcome& o : outcomes)
        made.push_back(o.id + " " + o.relation + " " + o.of + " " + o.story);
    }
    for (int i = 0; i < 60; ++i) {
      const auto list = archive.recommendations("a" + std::to_string(i)).value();
      for (const Recommendation& r : list) made.push_back(to_json(r));
    }
  }
  std::filesystem::remove_all(folder);
  return made;
}

TEST(Desk, ThreadsChangeNothing) {
  const auto one = lists_made_by(1, testing::TempDir() + "desk-one"),
             three = lists_made_by(3, testing::TempDir() + "desk-three");
  EXPECT_GT(one.size(), 200U);
  EXPECT_EQ(one, three);
}

TEST(Teaser, IsWholeSentencesWithoutTheDateline) {
  Article a = article("a", "P", "H", "TOLMIN, Oct 20 (Northwire) - Ships sailed. They were laden with wheat.",
                      "2026-10-20");
  a.dateline = Dateline{"TOLMIN", "Northwire", std::nullopt};
  EXPECT_EQ(teaser_of(a), "Ships sailed. They were laden with wheat.");
}

TEST(Teaser, IsNoLabelWhereTheTextHasASentence) {
  Article a = article("a", "P", "Wheat sails again", "", "2026-10-20");
  for (const char* const text : {"Wheat sails again", "By Ada Marsh", "1 of 4.", "Ships sailed at dawn."})
    a.body.push_back({BlockKind::paragraph, text, {}, {}});
  EXPECT_EQ(teaser_of(a), "Ships sailed at dawn.");
  a.body.pop_back();
  EXPECT_EQ(teaser_of(a), "Wheat sails again");
}

TEST(Lines, RankPutsTheRelativeFirst) {
  const auto ranked = rank_candidates(
      R"({"id":"q","article":{"id":"x","language":"en","headline":"Ferries collide off Port Aldous","body":"Two ferries collided in fog."},)"
      R"("candidates":[{"id":"a","headline":"Rover finds ice on the Moon"},{"id":"b","headline":"Fog rules for ferries tightened"}]})");
  ASSERT_TRUE(ranked);
  EXPECT_LT(ranked->find("\"b\""), ranked->find("\"a\""));
  EXPECT_FALSE(rank_candidates("{}"));
  EXPECT_FALSE(compare_pair(R"({"id":"q","a":{"id":"1"}})"));
}

TEST(Lines, ATextBesideItselfIsAsAlikeAsCanBe) {
  const std::string text = R"({"id":"x","language":"en","body":"Two ferries collided in fog off Hamburg."})";
  const auto line = compare_pair(R"({"id":"q","a":)" + text + R"(,"b":)" + text + "}");
  ASSERT_TRUE(line);
  EXPECT_NE(line->find(R"("overall":1,"entities":1,"geography":1,"time":1)"), std::string::npos) << *line;
}

TEST(Lines, TeasersGoByTheirShape) {
  const auto chosen = [](const std::string& a, const std::string& b) {
    const auto line =
        compare_teasers(R"({"id":"q","a":{"headline":")" + a + R"("},"b":{"headline":")" + b + R"("}})");
    return std::stod(line->substr(line->rfind(':') + 1));
  };
  EXPECT_GT(chosen("The biggest ferry ever", "The old ferry"), 0.5);
  EXPECT_LT(chosen("How a ferry left", "A ferry left"), 0.5);
  EXPECT_LT(chosen("Ferry: It left the bay", "Ferry left the bay"), 0.5);
  EXPECT_EQ(chosen("", ""), 0.5);
}

TEST(Lines, RankGoesByWhatStandsFirst) {
  std::string candidates =
      R"({"id":"stray","headline":"falun gorim"},{"id":"second","headline":"corda delun"})";
  for (int i = 0; i < 20; ++i)
    candidates += R"(,{"id":"other","headline":"harim)" + std::to_string(i) + R"( jolut"})";
  const auto ranked = rank_candidates(
      R"({"id":"q","article":{"id":"x","language":"xx","headline":"alba brim","body":"alba brim."},"candidates":[)" +
      candidates + R"(,{"id":"first","headline":"alba brim corda"}]})");
  ASSERT_TRUE(ranked);
  EXPECT_LT(ranked->find("\"first\""), ranked->find("\"second\""));
  EXPECT_LT(ranked->find("\"second\""), ranked->find("\"stray\""));
}

// Both words stand once in the article; that of its opening tells more of a pair.
TEST(Lines, RankGoesByTheScoreOfThePair) {
  std::string body = "corda";
  for (int i = 0; i < 100; ++i) body += " harim";
  body += " delun";
  const auto ranked = rank_candidates(
      R"({"id":"q","article":{"id":"x","language":"xx","headline":"","body":")" + body +
      R"("},"candidates":[{"id":"late","headline":"delun"},{"id":"early","headline":"corda"}]})");
  ASSERT_TRUE(ranked);
  EXPECT_LT(ranked->find("\"early\""), ranked->find("\"late\"")) << *ranked;
}

}  // namespace
}  // namespace broadsheet
