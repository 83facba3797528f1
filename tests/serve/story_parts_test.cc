// A long story on its page and in the API.

#include "serve/story_parts.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class LongStory : public testing::Test {
 protected:
  // Twelve articles of a dam: four of its cracks, four of a valley cleared, three of an inquiry, one of none.
  void SetUp() override {
    folder_ = testing::TempDir() + "saga-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    const auto tell = [&](const std::string& day, const std::string& headline, const std::string& lead) {
      Article a;
      a.id = "a" + std::to_string(story_.articles.size());
      a.language = "en";
      a.headline = headline;
      a.publisher = "Paper " + a.id;
      a.published = parse_iso_date(day);
      a.body = {{BlockKind::paragraph, lead, {}, {}}};
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(archive.keep(capture, a));
      story_.articles.push_back(a.id);
    };
    for (int i = 0; i < 4; ++i)
      tell("2026-10-05", "Cracks <b>" + std::to_string(i) + "</b> in dam", "Divers measured the cracks.");
    for (int i = 0; i < 4; ++i)
      tell("2026-10-1" + std::to_string(i / 2), "Valley cleared, camp beds " + std::to_string(i),
           "Police went from door to door.");
    for (int i = 0; i < 3; ++i)
      tell("2026-10-20", "Inquiry opens " + std::to_string(i), "A committee asks about warnings unread.");
    tell("2026-10-28", "Anglers return", "Lines may be cast.");
    story_.id = "saga";
    story_.headline = "The dam";
    EXPECT_TRUE(archive.put(story_, 1, 12));
    EXPECT_TRUE(archive.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string body(const std::string& target) const {
    return OneSite(folder_).answer({target})->plain.body;
  }

  Story story_;
  std::string folder_;
};

TEST_F(LongStory, IsShownByItsEvents) {
  const std::string page = body("/story/saga");
  EXPECT_NE(page.find("href=\"#event-3\""), std::string::npos) << page;
  EXPECT_EQ(page.find("href=\"#event-4\""), std::string::npos);
  EXPECT_NE(page.find("10 Oct 2026 – 11 Oct 2026"), std::string::npos) << "the days of the second";
  EXPECT_EQ(page.find("<b>"), std::string::npos) << "headlines are escaped";
  EXPECT_LT(page.find("Also of this story"), page.find("Anglers return"));
  for (const ArticleId& id : story_.articles)
    EXPECT_NE(page.find("<h3><a href=\"/article/" + id + "\""), std::string::npos) << id << " is nowhere";
}

TEST_F(LongStory, HasItsEventsInTheApi) {
  const std::string answer = body("/api/v1/stories/saga");
  EXPECT_NE(answer.find(R"("articles":["a4","a5","a6","a7"])"), std::string::npos) << answer;
}

TEST_F(LongStory, IsShownByItsDaysWhereItIsShort) {
  Archive archive = Archive::open(folder_, ArchiveMode::write).value();
  Story other;
  other.id = "other";
  other.articles = {story_.articles.back()};
  ASSERT_TRUE(archive.put(other, 1, 1)) << "it leaves the saga";
  ASSERT_TRUE(archive.commit());
  const std::string page = body("/story/saga");
  EXPECT_EQ(page.find("event-1"), std::string::npos);
  EXPECT_NE(page.find("class=\"day\""), std::string::npos);
}

}  // namespace
}  // namespace broadsheet
