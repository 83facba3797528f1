// Feeds out: what they say is what our own reader reads of them.

#include "serve/feeds_out.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "broadsheet/feed.h"
#include "broadsheet/recommend.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class FeedsOut : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        testing::TempDir() + "feeds-out-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    for (int i = 0; i < 3; ++i) {
      Article a;
      a.id = "a" + std::to_string(i);
      a.headline = "Ferries <collide> & sink " + std::to_string(i);
      a.publisher = "The Gazette";
      a.section = "City & harbour";
      a.byline = {"Mara Lindt"};
      a.url = "https://gazette.example/" + std::to_string(i);
      a.published = parse_iso_date("2026-10-1" + std::to_string(i));
      a.body = {{BlockKind::paragraph, "They met in <fog> number " + std::to_string(i), {}, {}},
                {BlockKind::subhead, "What next", {}, {}},
                {BlockKind::list_item, "Fog", {}, {}},
                {BlockKind::list_item, "Rain & <hail>", {}, {}},
                {BlockKind::table, "\t2025\t2026", {}, {}},
                {BlockKind::table, "Boats\t<3\t4", {}, {}}};
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(desk.keep(capture, a));
    }
    EXPECT_TRUE(desk.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] AnswerPtr answer(const std::string& target) const {
    return OneSite(folder_).answer({target});
  }
  std::string folder_;
};

Feed read(const AnswerPtr& answer) {
  Capture capture;
  capture.bytes = answer->plain.body;
  return parse_feed(capture).value();
}

TEST_F(FeedsOut, SayTheSameInEachFormat) {
  for (const char* format : {"rss", "atom", "json"}) {
    const AnswerPtr found = answer("/feeds/" + std::string(format) + "/latest");
    ASSERT_EQ(found->status, 200) << format;
    const Feed feed = read(found);
    EXPECT_TRUE(feed.faults.empty()) << format;
    EXPECT_EQ(plain_text(feed.headline), "Everything, newest first · Broadsheet");
    ASSERT_EQ(feed.items.size(), 3U) << format;
    EXPECT_EQ(plain_text(feed.items[0].headline), "Ferries <collide> & sink 2") << format;
    EXPECT_EQ(feed.items[0].url, "https://gazette.example/2");
    EXPECT_EQ(feed.items[0].id, "urn:broadsheet:article:a2");
    EXPECT_EQ(feed.items[0].published->instant, parse_iso_date("2026-10-12")->instant);
    EXPECT_EQ(feed.items[0].authors.at(0).name, "Mara Lindt") << format;
    EXPECT_EQ(plain_text(feed.items[0].content),
              "They met in <fog> number 2 What next Fog Rain & <hail> 2025 2026 Boats <3 4")
        << format;
    EXPECT_NE(feed.items[0].content.value.find("<ul><li>Fog</li>\n<li>Rain &amp; &lt;hail&gt;</li></ul>\n"
                                               "<table><tr><td></td><td>2025</td><td>2026</td></tr>\n"
                                               "<tr><td>Boats</td><td>&lt;3</td><td>4</td></tr></table>"),
              std::string::npos)
        << feed.items[0].content.value;
  }
}

TEST_F(FeedsOut, StandForEachListOfThePaper) {
  for (const char* target : {"/feeds/atom/section/City%20%26%20harbour", "/feeds/rss/publisher/The%20Gazette",
                             "/feeds/json/author/Mara%20Lindt", "/feeds/atom/search?q=fog"})
    EXPECT_EQ(read(answer(target)).items.size(), 3U) << target;
  EXPECT_EQ(answer("/feeds/atom/search?q=nothing+such")->status, 200) << "it may find something later";
  for (const char* target : {"/feeds/atom/section/None", "/feeds/pdf/latest", "/feeds/atom/nowhere/x",
                             "/feeds/atom", "/feeds/atom/story/x"})
    EXPECT_EQ(answer(target)->status, 404) << target;
  EXPECT_EQ(answer("/feeds/atom/search?q=by:")->status, 400);
}

TEST_F(FeedsOut, AreNamedByTheirPages) {
  EXPECT_NE(answer("/latest")->plain.body.find("type=\"application/atom+xml\" href=\"/feeds/atom/latest\""),
            std::string::npos);
  EXPECT_NE(answer("/section/City%20%26%20harbour")
                ->plain.body.find("href=\"/feeds/atom/section/City%20%26%20harbour\""),
            std::string::npos);
}

TEST_F(FeedsOut, CarryTheirTypeAndAreAskedForOnce) {
  const AnswerPtr found = answer("/feeds/atom/latest");
  EXPECT_NE(found->plain.head.find("Content-Type: application/atom+xml"), std::string::npos);
  EXPECT_FALSE(found->etag.empty());
  EXPECT_NE(found->plain.head.find("nosniff"), std::string::npos);
}

}  // namespace
}  // namespace broadsheet
