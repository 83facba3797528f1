#include "recommend/desk_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "broadsheet/recommend.h"
#include "recommend/desk_file.h"

namespace broadsheet {
namespace {

TEST(DeskRules, AreReadAsTheyArePrinted) {
  for (const std::string line :
       {"pin story s1", "pin article a1 under section World", "pin article a1 until 2026-12-01",
        "ban all under story s1", "ban publisher The Beacon",
        "ban title \"under the bridge\" under title \"as it was\"", "sensitive kind opinion",
        "embargo section Courts until 2026-12-01T06:00:00Z", "join a b c", "split a b from c d",
        "rename story s1 as The two ferries", "ban title \"C# and more\"", "join \"a b\" c"}) {
    const auto rules = parse_desk_rules("# what an editor says\n\n  " + line + "   # why\n");
    ASSERT_TRUE(rules) << line << ": " << rules.error().what;
    ASSERT_EQ(rules->rules.size(), 1U) << line;
    EXPECT_EQ(desk_rule_line(rules->rules[0]), line);
    EXPECT_EQ(rules->rules[0].line, 3U);
  }
}

TEST(DeskRules, SayWhichLineIsWrong) {
  for (const auto& [text, what] : std::vector<std::pair<std::string, std::string>>{
           {"ban all\npush story s", "line 2: \"push\" begins no rule"},
           {"pin publisher The Beacon", "line 1: it does not end as it should"},
           {"pin story", "line 1: it does not end"},
           {"ban kind gossip", "line 1: it does not end"},
           {"embargo section Courts", "line 1: something is missing"},
           {"embargo section Courts until tomorrow", "line 1: it does not end"},
           {"embargo section until 2026-12-01", "line 1: what stands before \"until\""},
           {"ban all until 2026-12-01 until 2026-12-02", "line 1: \"until\" stands where it may not"},
           {"sensitive all under all", "line 1: \"under\" stands where it may not"},
           {"join a", "line 1: something is missing"},
           {"split a b", "line 1: something is missing"},
           {"rename story s1 as", "line 1: it does not end"},
           {"ban title \"open", "line 1: a quotation mark"},
           {"ban title in\"side", "line 1: a quotation mark"},
           {"join a b\njoin b c\nsplit a d from c", "line 3: \"c\" is joined with what it is split from"}}) {
    const auto rules = parse_desk_rules(text);
    ASSERT_FALSE(rules) << text;
    EXPECT_EQ(rules.error().code, ErrorCode::bad_input) << text;
    EXPECT_TRUE(rules.error().what.starts_with(what)) << rules.error().what;
    EXPECT_FALSE(rules.error().advice.empty());
  }
  std::string many;
  for (int i = 0; i < 2'001; ++i) many += "ban all\n";
  EXPECT_EQ(parse_desk_rules(many).error().code, ErrorCode::over_limit);
  EXPECT_EQ(parse_desk_rules(std::string(2'001, '#')).error().code, ErrorCode::over_limit);
}

Article article(const std::string& id, const std::string& publisher, const std::string& headline,
                const std::string& body, const std::string& section) {
  Article a;
  a.id = id;
  a.language = "en";
  a.publisher = publisher;
  a.headline = headline;
  a.section = section;
  a.published = parse_iso_date("2026-10-19");
  a.body = {{BlockKind::paragraph, body, {}, {}}};
  return a;
}

// Two stories of one harbour, each told twice.
const std::string crash =
    "Two ferries collided in fog off Port Aldous on Monday, and the harbour master Ingrid Fossum said that "
    "the "
    "rules for fog were in force. Fourteen people were hurt when the Kittiwake struck the Sandpiper.";
const std::string trial =
    "The trial of the pilot Gard Lien opened in Port Aldous, where the prosecutor told the jury that wine "
    "was found "
    "in his cabin. Ingrid Fossum is to be heard as a witness on the second day of the hearing.";

const std::string fog =
    "Fog hid the ferries Kittiwake and Sandpiper from each other off Port Aldous on Monday, where fourteen "
    "people were "
    "hurt as they collided, Ingrid Fossum said; the harbour master had told both of the rules.";
const std::string wine =
    "In the cabin of Gard Lien stood wine, the jury in Port Aldous heard as the hearing of the pilot began. "
    "The "
    "prosecutor calls Ingrid Fossum as a witness at the trial.";

class DeskEditorTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "editor-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    archive_.emplace(Archive::open(folder_, ArchiveMode::write).value());
    keep_all();
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }
  void write(const std::string& rules) { std::ofstream(desk_path(folder_)) << rules; }
  void keep_all() {
    Desk desk = Desk::open(*archive_).value();
    for (const Article& a : {article("a", "Beacon", "Ferries collide off Port Aldous", crash, "World"),
                             article("b", "Ledger", "Fog blamed for ferry crash", fog, "World"),
                             article("c", "Courier", "Pilot on trial in Port Aldous", trial, "Courts"),
                             article("d", "Herald", "Wine in the cabin, jury hears", wine, "Courts")}) {
      Capture capture;
      capture.id = a.id;
      capture.bytes = to_json(a);
      ASSERT_TRUE(desk.keep(capture, a));
    }
    ASSERT_TRUE(desk.commit());
  }
  StoryId story_of(const ArticleId& id) { return archive_->row(id).value()->story; }
  // The articles of the list under `id` by these rules: "c d".
  std::string listed(const ArticleId& id, const std::string& rules, Instant now = 0) {
    rules_ = parse_desk_rules(rules).value();
    DeskEditor editor(rules_, *archive_, now);
    const auto edited = editor.edit(archive_->row(id).value().value(), archive_->recommendations(id).value());
    std::string ids;
    for (const Recommendation& r : *edited) ids += (ids.empty() ? "" : " ") + r.article;
    uses_ = editor.uses();
    return ids;
  }
  // The same stories after a commit by these rules: "a b|c d".
  void apply(const std::string& rules) {
    write(rules);
    ASSERT_TRUE(Desk::open(*archive_).value().commit());
  }
  std::string folder_;
  std::optional<Archive> archive_;
  DeskRules rules_;
  std::vector<DeskUse> uses_;
};

TEST_F(DeskEditorTest, RulesLeaveOutAndPutFirst) {
  const std::string all = listed("a", "");
  ASSERT_NE(all.find('c'), std::string::npos);
  ASSERT_NE(all.find('d'), std::string::npos);
  EXPECT_EQ(listed("a", "ban article c").find('c'), std::string::npos);
  ASSERT_EQ(uses_.size(), 1U);
  EXPECT_EQ(uses_[0].article, "c");
  EXPECT_EQ(uses_[0].rule->line, 1U);
  EXPECT_EQ(listed("a", "ban publisher courier").find('c'), std::string::npos) << "whatever the case";
  EXPECT_EQ(listed("a", "ban title PILOT ON").find('c'), std::string::npos);
  EXPECT_EQ(listed("a", "ban section courts").find_first_of("cd"), std::string::npos);
  EXPECT_EQ(listed("a", "ban story c").find_first_of("cd"), std::string::npos) << "named by an article of it";
  EXPECT_EQ(listed("a", "ban article c under article b"), all);
  EXPECT_EQ(listed("a", "ban article c under section World").find('c'), std::string::npos);
  EXPECT_EQ(listed("a", "pin article d under article a").front(), 'd');
  EXPECT_EQ(std::ranges::count(listed("a", "pin article d"), 'd'), 1) << "once";
  EXPECT_EQ(listed("a", "ban article d\npin article d").find('d'), std::string::npos);
  EXPECT_EQ(listed("d", "pin article d"), listed("d", "")) << "never under itself";
}

TEST_F(DeskEditorTest, EmbargoesEnd) {
  const std::string rule = "embargo article c until 2026-10-20T06:00Z";
  const Instant end = parse_iso_date("2026-10-20T06:00Z")->instant;
  EXPECT_EQ(listed("a", rule, end - 1).find('c'), std::string::npos);
  EXPECT_EQ(listed("a", rule, end), listed("a", ""));
  EXPECT_EQ(listed("a", "ban article c until 2026-10-20T06:00Z", end), listed("a", ""));
}

TEST_F(DeskEditorTest, WhatIsSensitiveStandsAmongItsOwnStoryOnly) {
  EXPECT_EQ(listed("a", "sensitive section Courts").find_first_of("cd"), std::string::npos);
  EXPECT_EQ(listed("c", "sensitive section Courts"), "d") << "and nothing else stands under it";
}

TEST_F(DeskEditorTest, JoinedAndSplitStoriesStaySo) {
  ASSERT_EQ(story_of("a"), story_of("b"));
  ASSERT_NE(story_of("a"), story_of("c"));
  const StoryId crash_story = story_of("a"), trial_story = story_of("c");
  apply("join b c");
  EXPECT_EQ(story_of("a"), story_of("d"));
  const StoryId one = story_of("a");
  EXPECT_EQ(archive_->story_moved(one == crash_story ? trial_story : crash_story).value(), one);
  EXPECT_EQ(archive_->recommendations("a").value().front().group, "The story now");
  // Later arrivals link the story anew.
  Desk desk = Desk::open(*archive_).value();
  const Article late = article("e", "Post", "More on the ferries in fog", "Later: " + crash, "World");
  Capture capture;
  capture.id = late.id;
  capture.bytes = to_json(late);
  ASSERT_TRUE(desk.keep(capture, late));
  ASSERT_TRUE(desk.commit());
  EXPECT_EQ(story_of("e"), story_of("d"));
}

TEST_F(DeskEditorTest, ASplitParts) {
  const StoryId before = story_of("a");
  apply("split b from a");
  EXPECT_NE(story_of("a"), story_of("b"));
  EXPECT_TRUE(story_of("a") == before || story_of("b") == before) << "one of both keeps the id";
  apply("split b from a\njoin b c");
  EXPECT_NE(story_of("a"), story_of("b"));
  EXPECT_EQ(story_of("b"), story_of("d"));
}

TEST_F(DeskEditorTest, TheSameInARebuiltPaper) {
  const std::string folder = folder_ + "-anew";
  std::filesystem::remove_all(folder);
  archive_.emplace(Archive::open(folder, ArchiveMode::write).value());
  std::ofstream(desk_path(folder)) << "join a c\nsplit a from b";
  keep_all();
  EXPECT_EQ(story_of("a"), story_of("d"));
  EXPECT_NE(story_of("a"), story_of("b"));
  std::filesystem::remove_all(folder);
}

TEST_F(DeskEditorTest, AFileThatCannotBeReadLeavesTheRulesThatWere) {
  DeskFile file(folder_);
  ASSERT_TRUE(file.look());
  const std::uint64_t none = file.in_force(0);
  write("ban article c\nembargo article d until 1970-01-02\n");
  ASSERT_TRUE(file.look());
  EXPECT_EQ(file.rules().rules.size(), 2U);
  const std::uint64_t some = file.in_force(0);
  EXPECT_NE(some, none);
  EXPECT_NE(file.in_force(100'000), some) << "the embargo has ended";
  write("ban article c\nbann article d, oh");
  EXPECT_EQ(file.look().error().path, desk_path(folder_));
  EXPECT_TRUE(file.look()) << "told once";
  EXPECT_EQ(file.rules().rules.size(), 2U);
  EXPECT_EQ(file.in_force(0), some);
}

TEST_F(DeskEditorTest, EachUseIsToldOnce) {
  DeskFile file(folder_);
  write("ban article c");
  ASSERT_TRUE(file.look());
  for (int i = 0; i < 2; ++i) {
    DeskEditor editor(file.rules(), *archive_, 0);
    ASSERT_TRUE(editor.edit(archive_->row("a").value().value(), archive_->recommendations("a").value()));
    file.tell(editor.uses(), "/article/a", 0);
  }
  std::ifstream in(folder_ + "/desk.jsonl");
  const std::string log{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(log,
            "{\"at\":\"1970-01-01T00:00:00Z\",\"line\":1,\"rule\":\"ban article c\",\"did\":\"left out\","
            "\"article\":\"c\",\"where\":\"/article/a\"}\n");
}

}  // namespace
}  // namespace broadsheet
