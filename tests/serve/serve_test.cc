#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "broadsheet/recommend.h"
#include "serve/format.h"
#include "serve/http_server.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

const std::string hostile = "<script>alert(1)</script>\"'&{{headline}}";

class SiteTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "site-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    for (int i = 0; i < 3; ++i) {
      Article a;
      a.id = "a" + std::to_string(i);
      a.language = i == 2 ? "ar" : "en";
      a.headline = i == 0 ? hostile : "Ferries collide " + std::to_string(i);
      a.publisher = hostile;
      a.section = hostile;
      a.byline = {hostile};
      a.url = "javascript:alert(1)";
      a.published = parse_iso_date("2026-10-19");
      a.body = {{BlockKind::paragraph, hostile + " ferries collided in fog " + std::to_string(i), {}, {}}};
      a.teasers = {{ListKind::related, hostile, hostile, hostile, "javascript:alert(1)", "", {}, {}}};
      a.notes = {{NoteKind::correction, hostile, {}}};
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(desk.keep(capture, a));
    }
    EXPECT_TRUE(desk.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

TEST_F(SiteTest, EscapesWhateverAnArticleSays) {
  OneSite site(folder_);
  for (const char* target : {"/", "/latest", "/article/a0", "/article/a0/about", "/publishers",
                             "/search?q=ferries", "/search?q=%3Cscript%3E", "/search?q=%22", "/article/a2"}) {
    const std::string body = site.answer({target})->plain.body;
    EXPECT_EQ(body.find("<script>alert"), std::string::npos) << target;
    EXPECT_EQ(body.find("href=\"javascript:"), std::string::npos) << target;
    EXPECT_NE(body.find("</html>"), std::string::npos) << target;
  }
}

TEST_F(SiteTest, FindsPagesAndSaysWhatIsMissing) {
  OneSite site(folder_);
  EXPECT_TRUE(site.answer({"/"})->plain.head.starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(site.answer({"/article/none"})->plain.head.starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(site.answer({"/no/such/place/at/all"})->plain.head.starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(site.answer({"/../../etc/passwd"})->plain.head.starts_with("HTTP/1.1 404"));
  EXPECT_EQ(site.answer({"/healthz"})->plain.body, "ok\n");
  EXPECT_NE(site.answer({"/article/a2"})->plain.body.find("dir=\"rtl\""), std::string::npos);
}

TEST_F(SiteTest, EveryAnswerCarriesAStrictPolicy) {
  OneSite site(folder_);
  for (const char* target : {"/", "/missing", "/healthz", "/static/x/paper.css", "/search?q=by:"}) {
    const std::string head = site.answer({target})->plain.head;
    EXPECT_NE(head.find("Content-Security-Policy: default-src 'none'"), std::string::npos) << target;
    EXPECT_NE(head.find("nosniff"), std::string::npos) << target;
  }
}

TEST_F(SiteTest, ACommitEmptiesTheCache) {
  OneSite site(folder_);
  const AnswerPtr before = site.answer({"/"});
  EXPECT_TRUE(before->gzip.body.empty()) << "packed from the second time on";
  const AnswerPtr again = site.answer({"/"});
  EXPECT_EQ(again->plain.body, before->plain.body);
  EXPECT_FALSE(again->gzip.body.empty());
  EXPECT_EQ(site.answer({"/"}), again);
  Archive archive = Archive::open(folder_, ArchiveMode::write).value();
  Article a;
  a.id = "new";
  a.headline = "Something new";
  Capture capture;
  capture.bytes = "new";
  ASSERT_TRUE(archive.keep(capture, a));
  ASSERT_TRUE(archive.commit());
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
  EXPECT_NE(site.answer({"/latest"})->plain.body.find("Something new"), std::string::npos);
}

TEST_F(SiteTest, ALargePageIsSharedWhileItIsSentAndPushesNothingOut) {
  {
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Article large;
    large.id = "large";
    for (int i = 0; i < 100'000; ++i)
      large.body.push_back({BlockKind::paragraph, "Some words of a long body.", {}, {}});
    ASSERT_TRUE(archive.keep({}, large));
    ASSERT_TRUE(archive.commit());
  }
  OneSite site(folder_);
  (void)site.answer({"/"});
  const AnswerPtr front = site.answer({"/"});
  AnswerPtr sent = site.answer({"/article/large"});
  EXPECT_GT(sent->plain.body.size(), 2'600'000U);
  EXPECT_EQ(site.answer({"/article/large"}), sent);
  const std::weak_ptr<const Answer> seen = sent;
  sent.reset();
  EXPECT_TRUE(seen.expired());
  EXPECT_GT(site.answer({"/article/large"})->plain.body.size(), 2'600'000U);
  EXPECT_EQ(site.answer({"/"}), front);
}

TEST_F(SiteTest, TheWorkerKnowsAllStaticFilesAndTheOfflinePageNoToken) {
  OneSite site(folder_);
  const AnswerPtr worker = site.answer({"/worker.js"});
  EXPECT_NE(worker->plain.head.find("Content-Type: text/javascript"), std::string::npos);
  EXPECT_NE(worker->plain.head.find("worker-src 'self'; manifest-src 'self'"), std::string::npos);
  const std::string line = worker->plain.body.substr(0, worker->plain.body.find('\n'));
  EXPECT_TRUE(line.starts_with("\"use strict\"; const version = \"")) << line;
  for (const char* file : {"/paper.css\"", "/keys.js\"", "/offline.js\"", "/icon.svg\"",
                           "/paper.en.webmanifest\"", "/paper.de.webmanifest\""}) {
    const std::size_t at = line.find(file);
    ASSERT_NE(at, std::string::npos) << file;
    const std::size_t begin = line.rfind('"', at) + 1;
    const std::string path = line.substr(begin, line.find('"', begin) - begin);
    EXPECT_EQ(site.answer({path})->status, 200) << path;
  }
  EXPECT_EQ(line.find("worker.js"), std::string::npos) << "the worker itself is not kept";
  const std::string offline = site.answer({"/offline"})->plain.body;
  EXPECT_NE(offline.find("You are offline"), std::string::npos);
  EXPECT_EQ(offline.find(site.shared().form_token), std::string::npos);
  EXPECT_NE(site.answer({"/"})->plain.body.find("<p id=\"kept\" hidden"), std::string::npos)
      << "worker.js shows it";
}

TEST_F(SiteTest, AThreadUnderPressureSendsWhatItHasAndRefusesWork) {
  OneSite site(folder_);
  EXPECT_TRUE(site.answer({"/"})->plain.head.starts_with("HTTP/1.1 200"));
  const auto late = [&](std::string_view target) {
    return site.answer({.target = target, .effort = Effort::refuse});
  };
  EXPECT_EQ(late("/")->status, 200);
  EXPECT_EQ(late("/healthz")->status, 200);
  EXPECT_EQ(late("/metrics")->status, 200);
  EXPECT_EQ(late("/latest")->status, 503);
  EXPECT_NE(late("/latest")->plain.head.find("Retry-After: "), std::string::npos);
  EXPECT_NE(late("/api/v1/articles")->plain.head.find("application/problem+json"), std::string::npos);
  EXPECT_EQ(late("/no-such-page")->status, 404);
  EXPECT_EQ(site.answer({.target = "/latest", .effort = Effort::none}), nullptr);
  const AnswerPtr made = site.answer({"/latest"});
  EXPECT_EQ(made->status, 200);
  EXPECT_EQ(site.answer({.target = "/latest", .effort = Effort::none})->etag, made->etag);
}

TEST(Addresses, AreDecodedAndEncoded) {
  EXPECT_EQ(path_segments("/section/The%20World%2FNews/"),
            (std::vector<std::string>{"section", "The World/News"}));
  EXPECT_EQ(query_value("a=1&q=caf%C3%A9+noir&q=2", "q"), "café noir");
  EXPECT_EQ(percent_encoded("a b/ü"), "a%20b%2F%C3%BC");
  EXPECT_EQ(safe_url("javascript:alert(1)"), "");
  EXPECT_EQ(safe_url(" https://a.example/x"), "https://a.example/x");
  EXPECT_EQ(safe_url("https://a.example/\nx"), "");
}

TEST(Hosts, AreLoopbackOrRefused) {
  for (const char* host : {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:80", "paper.localhost"})
    EXPECT_TRUE(is_loopback_host(host)) << host;
  for (const char* host : {"", "evil.example", "127.evil.example.org.", "localhost.evil.example", "10.0.0.1"})
    EXPECT_FALSE(is_loopback_host(host)) << host;
}

// The body of an article's page without what parts its lines.
std::string body_on_page(const std::string& folder, std::vector<Block> body) {
  std::filesystem::remove_all(folder);
  {
    Archive archive = Archive::open(folder, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    Article a;
    a.id = "a0";
    a.headline = "Ferries collide";
    a.body = std::move(body);
    Capture capture;
    capture.bytes = to_json(a);
    EXPECT_TRUE(desk.keep(capture, a));
    EXPECT_TRUE(desk.commit());
  }
  std::string page = OneSite(folder).answer({"/article/a0"})->plain.body;
  page = page.substr(page.find("<div class=\"body\">") + 18);
  page = page.substr(0, page.find("</article>"));
  std::erase(page, '\n');
  return page;
}

TEST(ArticlePage, ShowsListsAndTablesAsSuch) {
  EXPECT_EQ(body_on_page(testing::TempDir() + "page-of-tables",
                         {{BlockKind::list_item, "One boat", {}, {}},
                          {BlockKind::list_item, "Two <boats>", {}, {}},
                          {BlockKind::paragraph, "Between.", {}, {}},
                          {BlockKind::list_item, "Three boats", {}, {}},
                          {BlockKind::table, "\t2025", {}, {}},
                          {BlockKind::table, "Ferries & boats\t<3", {}, {}}}),
            "<ul><li>One boat</li><li>Two &lt;boats&gt;</li></ul><p>Between.</p><ul><li>Three boats</li></ul>"
            "<div class=\"table\" tabindex=\"0\"><table><tr><td></td><td>2025</td></tr><tr><td>Ferries &amp; "
            "boats</td><td>&lt;3</td></tr></table></div></div>");
}

TEST(ArticlePage, NamesWhatHasNoHeadlineInEveryList) {
  const std::string folder = testing::TempDir() + "page-of-no-headline";
  std::filesystem::remove_all(folder);
  {
    Archive archive = Archive::open(folder, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    for (const auto& [id, headline, told] :
         {std::array{"a0", "Ferry Alma runs aground near Tolmin", "Tugs wait for the tide to free the Alma."},
          std::array{"a1", "", "Captain Ada Marsh told the harbour court why the Alma left her course."}}) {
      Article a;
      a.id = id;
      a.language = "en";
      a.headline = headline;
      a.published = parse_iso_date("2026-10-19");
      a.body = {{BlockKind::paragraph,
                 "The ferry Alma ran aground off Tolmin with Ada Marsh at the wheel. " + std::string(told),
                 {},
                 {}}};
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(desk.keep(capture, a));
    }
    EXPECT_TRUE(desk.commit());
  }
  OneSite site(folder);
  EXPECT_NE(
      site.answer({"/article/a0"})->plain.body.find("<a href=\"/article/a1\" lang=\"en\">(no headline)</a>"),
      std::string::npos);
  EXPECT_NE(site.answer({"/article/a1/about"})->plain.body.find("<title>About: (no headline)"),
            std::string::npos);
}

}  // namespace
}  // namespace broadsheet
