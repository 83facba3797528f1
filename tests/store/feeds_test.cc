// What is followed: kept with what was read of it, or not at all.

#include <gtest/gtest.h>

#include <filesystem>

#include "broadsheet/capture.h"
#include "broadsheet/store.h"
#include "search/database.h"

namespace broadsheet {
namespace {

class Feeds : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "feeds-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Archive open(ArchiveMode mode = ArchiveMode::write) const {
    return Archive::open(folder_, mode).value();
  }
  std::string folder_;
};

FeedRow gazette() {
  FeedRow row{
      .url = "https://gazette.example/rss", .title = "The Gazette", .page = "https://gazette.example/"};
  row.categories = {"News/World", "Daily"};
  row.etag = "\"one\"";
  row.fetched = 1'700'000'000;
  row.next = 1'700'003'600;
  row.pause = 3'600;
  return row;
}

TEST_F(Feeds, ComeBackAsTheyWerePut) {
  Archive archive = open();
  ASSERT_TRUE(archive.put(gazette()));
  ASSERT_TRUE(archive.put_item(gazette().url, {0xF000'0000'0000'0001, 7}));
  ASSERT_TRUE(archive.put_item(gazette().url, {2, 8}));
  ASSERT_TRUE(archive.commit());
  const auto rows = open(ArchiveMode::read).feeds().value();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].categories, gazette().categories);
  EXPECT_EQ(rows[0].etag, "\"one\"");
  EXPECT_EQ(rows[0].fetched, 1'700'000'000);
  EXPECT_EQ(rows[0].items, 2U);
  const auto seen = archive.seen_items(gazette().url).value();
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].key, 2U) << "by key, as unsigned numbers";
}

TEST_F(Feeds, AreLostWithTheArticlesThatWereNotCommitted) {
  {
    Archive archive = open();
    ASSERT_TRUE(archive.put(gazette()));
    ASSERT_TRUE(archive.commit());
    FeedRow later = gazette();
    later.etag = "\"two\"";
    ASSERT_TRUE(archive.put(later));
    ASSERT_TRUE(archive.put_item(later.url, {1, 1}));
  }
  const auto rows = open(ArchiveMode::read).feeds().value();
  EXPECT_EQ(rows.at(0).etag, "\"one\"") << "validators that run ahead would lose what was not kept";
  EXPECT_EQ(rows.at(0).items, 0U);
}

TEST_F(Feeds, AreDroppedWithWhatWasSeen) {
  Archive archive = open();
  ASSERT_TRUE(archive.put(gazette()));
  ASSERT_TRUE(archive.put_item(gazette().url, {1, 1}));
  ASSERT_TRUE(archive.drop_feed(gazette().url));
  ASSERT_TRUE(archive.commit());
  EXPECT_TRUE(archive.feeds()->empty());
  EXPECT_TRUE(archive.seen_items(gazette().url)->empty());
}

TEST_F(Feeds, AFetchIsKeptForTheRecordAndIsNoPage) {
  Capture capture;
  capture.id = capture.url = "https://gazette.example/rss";
  capture.media_type = "application/rss+xml";
  capture.bytes = "<rss/>";
  capture.instant = 1'700'000'000;
  Archive archive = open();
  ASSERT_TRUE(archive.keep_fetch(capture));
  ASSERT_TRUE(archive.commit());
  EXPECT_TRUE(archive.check()->empty());
  CaptureStream pages(archive.capture_files());
  EXPECT_FALSE(pages.next());
  CaptureStream all(archive.capture_files());
  all.include_fetches();
  const auto found = all.next();
  ASSERT_TRUE(found && *found);
  EXPECT_TRUE(is_fetch_only(**found));
  EXPECT_EQ((*found)->bytes, "<rss/>");
}

TEST_F(Feeds, AnArchiveOfBeforeHasNone) {
  {
    Archive archive = open();
    ASSERT_TRUE(archive.commit());
  }
  Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
  ASSERT_TRUE(database.execute("DROP TABLE feed_item; DROP TABLE feed"));
  EXPECT_TRUE(open(ArchiveMode::read).feeds()->empty());
  Archive archive = open();  // makes the tables
  EXPECT_TRUE(archive.put(gazette()));
}

}  // namespace
}  // namespace broadsheet
