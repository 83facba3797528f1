// What forms change, and that pages show it at once.

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class Forms : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "forms-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    for (int i = 0; i < 3; ++i) {
      Article a;
      a.id = "a" + std::to_string(i);
      a.headline = "Ferry number " + std::to_string(i);
      a.published = parse_iso_date("2026-10-1" + std::to_string(i));
      a.body = {{BlockKind::paragraph, "They met in fog.", {}, {}}};
      Capture capture;
      capture.bytes = a.id;
      ASSERT_TRUE(archive.keep(capture, a));
    }
    ASSERT_TRUE(archive.put_copy("a1", "a0", RelationKind::copy));
    ASSERT_TRUE(archive.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static bool has(const AnswerPtr& answer, std::string_view text) {
    return answer->plain.body.find(text) != std::string::npos;
  }
  std::string folder_;
};

TEST_F(Forms, SaveAndTheNextPageShowsIt) {
  OneSite site(folder_), other(folder_);
  EXPECT_TRUE(has(site.answer({"/article/a2"}), "value=\"yes\">Save<"));
  EXPECT_FALSE(has(site.answer({"/saved"}), "Ferry number 2"));
  const AnswerPtr sent = site.send("/article/a2/marks", "saved=yes");
  EXPECT_EQ(sent->status, 303);
  EXPECT_NE(sent->plain.head.find("Location: /article/a2\r\n"), std::string::npos);
  EXPECT_TRUE(has(site.answer({"/article/a2"}), "Remove from saved"));
  EXPECT_TRUE(has(site.answer({"/saved"}), "Ferry number 2"));
  EXPECT_TRUE(has(site.answer({"/feeds/atom/saved"}), "Ferry number 2"));
  EXPECT_TRUE(has(other.answer({"/saved"}), "Ferry number 2")) << "another process sees it too";
  EXPECT_EQ(site.send("/article/a2/marks", "saved=no&back=/saved")->status, 303);
  EXPECT_FALSE(has(site.answer({"/saved"}), "Ferry number 2"));
}

TEST_F(Forms, TheSiteBesideSeesAChangeAtOnce) {
  OneSite one(folder_);
  Site two = Site::open(one.shared(), {}).value();
  (void)two.answer({"/saved"});
  (void)one.send("/article/a2/marks", "saved=yes");
  EXPECT_TRUE(has(two.answer({"/saved"}), "Ferry number 2"));
}

TEST_F(Forms, HiddenArticlesLeaveListsAndFeedsAndCanComeBack) {
  OneSite site(folder_);
  (void)site.send("/article/a2/marks", "hidden=yes");
  for (const char* target : {"/", "/latest", "/feeds/atom/latest", "/api/v1/articles"})
    EXPECT_FALSE(has(site.answer({target}), "Ferry number 2")) << target;
  for (const char* target : {"/hidden", "/article/a2", "/search?q=ferry"})
    EXPECT_TRUE(has(site.answer({target}), "Ferry number 2")) << target;
  (void)site.send("/article/a2/marks", "hidden=no");
  EXPECT_TRUE(has(site.answer({"/latest"}), "Ferry number 2"));
}

TEST_F(Forms, WhoReadACopyReadThemAll) {
  OneSite site(folder_);
  (void)site.send("/article/a1/marks", "read=yes");
  EXPECT_TRUE(has(site.answer({"/article/a0"}), "Mark as unread"));
  EXPECT_TRUE(has(site.answer({"/latest"}), "was-read"));
  EXPECT_TRUE(has(site.answer({"/history"}), "Ferry number 0"));
  (void)site.send("/article/a0/marks", "read=no");
  EXPECT_FALSE(has(site.answer({"/article/a1"}), "Mark as unread"));
}

TEST_F(Forms, SayWhatTheyDoNotTake) {
  OneSite site(folder_);
  EXPECT_EQ(site.send("/article/none/marks", "saved=yes")->status, 404);
  EXPECT_EQ(site.send("/article/a0/marks", "saved=perhaps")->status, 400);
  const std::string long_body = "token=the-token&saved=yes&x=" + std::string(70'000, 'x');
  EXPECT_EQ(site.answer(OneSite::form("/article/a0/marks", long_body))->status, 413);
  Request request = OneSite::form("/article/a0/marks", "token=the-token&saved=yes");
  request.type = "text/plain";
  EXPECT_EQ(site.answer(request)->status, 415);
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/state.sqlite"));
}

TEST_F(Forms, LeadBackWithinTheSiteOnly) {
  OneSite site(folder_);
  for (const char* back :
       {"//evil.example/", "https://evil.example/", "/\\evil.example", "/a%0D%0AX: y", "saved"})
    EXPECT_NE(site.send("/article/a0/marks", std::string("saved=yes&back=") + back)
                  ->plain.head.find("Location: /article/a0\r\n"),
              std::string::npos)
        << back;
}

TEST_F(Forms, FollowAndUnfollowFeeds) {
  OneSite site(folder_);
  site.shared().find_feed = [](const std::string& url) -> Result<FeedRow> {
    if (url != "gazette.example") return fail(ErrorCode::failed, "it answers with status 404", url);
    return FeedRow{
        .url = "https://gazette.example/rss", .title = "<The Gazette>", .page = "javascript:alert(1)"};
  };
  const AnswerPtr missing = site.send("/feeds/follow", "url=https://other.example/");
  EXPECT_EQ(missing->status, 400);
  EXPECT_TRUE(has(missing, "Nothing stands at this address any more"));
  EXPECT_TRUE(has(missing, "value=\"https://other.example/\"")) << "what was typed is not lost";
  EXPECT_EQ(site.send("/feeds/follow", "url=gazette.example")->status, 303);
  EXPECT_TRUE(has(site.answer({"/feeds"}), "&lt;The Gazette&gt;"));
  EXPECT_FALSE(has(site.answer({"/feeds"}), "javascript:"));
  EXPECT_EQ(site.send("/feeds/unfollow", "url=https://gazette.example/rss")->status, 303);
  EXPECT_FALSE(has(site.answer({"/feeds"}), "Gazette"));
}

TEST_F(Forms, RulesOfAFeedAreTriedAndKept) {
  OneSite site(folder_);
  site.shared().find_feed = [](const std::string& url) {
    return FeedRow{.url = url, .title = "The Gazette", .page = {}};
  };
  site.shared().read_feed = [](const std::string&) -> Result<Feed> {
    Feed feed;
    feed.items.emplace_back().headline.value = "Your <horoscope>";
    feed.items.emplace_back().headline.value = "Bridge opens";
    return feed;
  };
  EXPECT_EQ(site.send("/feeds/follow", "url=https://gazette.example/rss")->status, 303);
  const AnswerPtr tried = site.send("/feed/1/test", "text=page&rules=mute+title+horoscope");
  EXPECT_TRUE(has(tried, "<li class=\"left\"><h3 dir=\"auto\">Your &lt;horoscope&gt;</h3>"));
  EXPECT_TRUE(has(tried, "<li class=\"taken\"><h3 dir=\"auto\">Bridge opens</h3>"));
  EXPECT_TRUE(has(tried, "leaves 1 item<"));
  EXPECT_TRUE(has(tried, "value=\"page\" checked")) << "what was typed is not lost";
  EXPECT_FALSE(has(site.answer({"/feed/1"}), "mute title horoscope</textarea>")) << "a test keeps nothing";
  const AnswerPtr wrong = site.send("/feed/1/rules", "rules=mute+body+</textarea>");
  EXPECT_EQ(wrong->status, 400);
  EXPECT_TRUE(has(wrong, "<p>line 1: mute needs title, author or all; ")) << wrong->plain.body;
  EXPECT_TRUE(has(wrong, "mute body &lt;/textarea&gt;"));
  EXPECT_EQ(site.send("/feed/1/rules", "text=feed&rules=mute+title+horoscope")->status, 303);
  EXPECT_TRUE(has(site.answer({"/feed/1"}), "mute title horoscope</textarea>"));
  EXPECT_EQ(ReaderState::open(folder_)->rules("https://gazette.example/rss"),
            "text feed\nmute title horoscope");
  site.shared().read_feed = [](const std::string&) -> Result<Feed> {
    return fail(ErrorCode::failed, "it answers with status 404");
  };
  EXPECT_TRUE(has(site.send("/feed/1/test", "rules=mute+all"), "status 404"));
  EXPECT_EQ(site.answer({"/feed/9"})->status, 404);
  EXPECT_EQ(site.answer({"/feed/x"})->status, 404);
}

TEST_F(Forms, AFeedIsNotFollowedWhileAnotherProcessWrites) {
  OneSite site(folder_);
  site.shared().find_feed = [](const std::string& url) {
    return FeedRow{.url = url, .title = {}, .page = {}};
  };
  const Archive writing = Archive::open(folder_, ArchiveMode::write).value();
  const AnswerPtr busy = site.send("/feeds/follow", "url=https://a.example/");
  EXPECT_EQ(busy->status, 503);
  EXPECT_TRUE(has(busy, "The archive is being written to"));
  EXPECT_FALSE(has(busy, folder_)) << "no path of the host";
}

TEST_F(Forms, AKeyIsShownOnceAndTakenBack) {
  OneSite site(folder_);
  const AnswerPtr made = site.send("/settings/keys", "name=<phone>");
  EXPECT_EQ(made->status, 200);
  EXPECT_NE(made->plain.head.find("Cache-Control: no-store"), std::string::npos);
  const std::size_t at = made->plain.body.find("<code>");
  ASSERT_NE(at, std::string::npos);
  const std::string key = made->plain.body.substr(at + 6, 26);
  EXPECT_FALSE(has(site.answer({"/settings"}), key));
  EXPECT_TRUE(has(site.answer({"/settings"}), "&lt;phone&gt;"));
  EXPECT_EQ(site.send("/settings/keys/drop", "key=1")->status, 303);
  EXPECT_FALSE(has(site.answer({"/settings"}), "phone&gt;"));
}

TEST_F(Forms, MarksThatCannotBeReadTakeNoPageAway) {
  std::filesystem::create_directory(folder_ + "/state.sqlite");
  Shared shared;
  shared.folder = folder_;
  EXPECT_FALSE(Site::open(shared, {})) << "said at the start";
  std::filesystem::remove(folder_ + "/state.sqlite");
  OneSite site(folder_);
  std::filesystem::create_directory(folder_ + "/state.sqlite");
  EXPECT_EQ(site.answer({"/latest"})->status, 200);
  EXPECT_EQ(site.send("/article/a0/marks", "saved=yes")->status, 500);
}

}  // namespace
}  // namespace broadsheet
