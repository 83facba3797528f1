// What a reader did with an archive: kept apart from it, and read with it.

#include "broadsheet/reader_state.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "broadsheet/store.h"
#include "search/database.h"

namespace broadsheet {
namespace {

class Marks : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "marks-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    ASSERT_TRUE(archive.put(FeedRow{.url = "https://a.example/rss", .title = "A", .page = {}}));
    for (int i = 0; i < 5; ++i) keep(archive, "a" + std::to_string(i), i);
    ASSERT_TRUE(archive.put_item("https://a.example/rss", {1, 1}, "a1"));
    ASSERT_TRUE(archive.put_item("https://a.example/rss", {2, 2}, "a2"));
    ASSERT_TRUE(archive.put_copy("a4", "a3", RelationKind::copy));
    ASSERT_TRUE(archive.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static void keep(Archive& archive, const std::string& id, int day) {
    Article a;
    a.id = id;
    a.headline = "Report " + id;
    a.published = parse_iso_date("2026-10-1" + std::to_string(day));
    Capture capture;
    capture.bytes = id;
    ASSERT_TRUE(archive.keep(capture, a));
  }
  [[nodiscard]] Archive reader() const {
    Archive archive = Archive::open(folder_, ArchiveMode::read).value();
    EXPECT_TRUE(archive.marks_generation());
    return archive;
  }
  [[nodiscard]] ReaderState state() const { return ReaderState::open(folder_).value(); }
  static std::string ids(const Result<std::vector<ArticleRow>>& rows) {
    std::string all;
    for (const ArticleRow& row : rows.value()) all += row.id + " ";
    return all;
  }
  static std::string ids(const Result<std::vector<EntryRow>>& rows) {
    std::string all;
    for (const EntryRow& entry : rows.value()) all += entry.row.id + " ";
    return all;
  }
  std::string folder_;
};

TEST_F(Marks, MakeNoFileUntilThereIsOne) {
  ReaderState none = state();
  EXPECT_TRUE(none.keys()->empty());
  EXPECT_FALSE(none.knows("x").value());
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/state.sqlite"));
  ASSERT_TRUE(none.mark({"a0"}, ReaderMark::saved, 7));
  EXPECT_TRUE(std::filesystem::exists(folder_ + "/state.sqlite"));
}

TEST_F(Marks, AreReadWithTheRowsOfAReaderThatWasOpenBefore) {
  Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  EXPECT_EQ(archive.marks_generation().value(), 0U);
  EXPECT_FALSE(archive.row("a0").value()->saved);
  ASSERT_TRUE(state().mark({"a0"}, ReaderMark::saved, 7));
  const std::uint64_t first = archive.marks_generation().value();
  EXPECT_NE(first, 0U);
  EXPECT_EQ(archive.row("a0").value()->saved, 7);
  ASSERT_TRUE(state().mark({"a0"}, ReaderMark::saved, 9));
  EXPECT_NE(archive.marks_generation().value(), first);
  EXPECT_EQ(archive.row("a0").value()->saved, 7) << "a mark keeps its instant";
  ASSERT_TRUE(state().unmark({"a0"}, ReaderMark::saved));
  (void)archive.marks_generation();
  EXPECT_FALSE(archive.row("a0").value()->saved);
}

TEST_F(Marks, OrderTheirOwnListsAndHideFromOthers) {
  ASSERT_TRUE(state().mark({"a2"}, ReaderMark::saved, 100));
  ASSERT_TRUE(state().mark({"a0"}, ReaderMark::saved, 200));
  ASSERT_TRUE(state().mark({"a1"}, ReaderMark::hidden, 300));
  const Archive archive = reader();
  EXPECT_EQ(ids(archive.rows({.marked = ReaderMark::saved})), "a0 a2 ");
  EXPECT_EQ(ids(archive.rows({.marked = ReaderMark::saved, .older_than = RowPlace{200, 1}})), "a2 ");
  EXPECT_EQ(ids(archive.rows({.marked = ReaderMark::saved, .newer_than = RowPlace{100, 3}})), "a0 ");
  EXPECT_EQ(ids(archive.rows({})), "a3 a2 a0 ");
  EXPECT_EQ(ids(archive.rows({.with_hidden = true})), "a3 a2 a1 a0 ");
  EXPECT_EQ(ids(archive.rows({.with_hidden = true, .marked = ReaderMark::hidden})), "a1 ");
}

TEST_F(Marks, AreWrittenWhileTheArchiveIsLocked) {
  const Archive writing = Archive::open(folder_, ArchiveMode::write).value();
  EXPECT_TRUE(state().mark({"a0"}, ReaderMark::read, 1));
  EXPECT_EQ(reader().row("a0").value()->read, 1);
}

TEST_F(Marks, EntriesAreAskedForByFeedMarkAndNumber) {
  ASSERT_TRUE(state().mark({"a1", "a0"}, ReaderMark::read, 1));
  ASSERT_TRUE(state().mark({"a0"}, ReaderMark::saved, 1));
  const Archive archive = reader();
  EXPECT_EQ(ids(archive.entries({})), "a3 a2 a1 a0 ") << "copies are folded";
  EXPECT_EQ(ids(archive.entries({.feed = 1})), "a2 a1 ");
  EXPECT_EQ(ids(archive.entries({.feed = 0})), "a3 a0 ");
  EXPECT_EQ(ids(archive.entries({.feeds = {1}})), "a2 a1 ");
  EXPECT_EQ(ids(archive.entries({.read = false})), "a3 a2 ");
  EXPECT_EQ(ids(archive.entries({.read = true, .saved = true})), "a0 ");
  EXPECT_EQ(ids(archive.entries({.numbers = {1, 3}, .oldest_first = true})), "a0 a2 ");
  EXPECT_EQ(ids(archive.entries({.number_above = 1, .by_arrival = true, .oldest_first = true, .limit = 2})),
            "a1 a2 ");
  EXPECT_EQ(ids(archive.entries({.limit = 2, .skip = 1})), "a2 a1 ");
  EXPECT_EQ(archive.count_entries({.read = false, .limit = 1}).value(), 2U);
  const auto counts = archive.feed_counts().value();
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].feed, 0);
  EXPECT_EQ(counts[0].unread, 1U);
  EXPECT_EQ(counts[1].articles, 2U);
  EXPECT_EQ(counts[1].unread, 1U);
}

TEST_F(Marks, AFeedThatIsDroppedLeavesItsArticles) {
  {
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    ASSERT_TRUE(archive.drop_feed("https://a.example/rss"));
    ASSERT_TRUE(archive.commit());
  }
  EXPECT_EQ(ids(reader().entries({.feed = 0})), "a3 a2 a1 a0 ");
}

TEST_F(Marks, NumbersOfFeedsGoOverWithThem) {
  const std::string other = folder_ + "-other";
  std::filesystem::remove_all(other);
  Archive from = Archive::open(folder_, ArchiveMode::write).value();
  ASSERT_TRUE(from.put(FeedRow{.url = "https://b.example/rss", .title = "B", .page = {}}));
  ASSERT_TRUE(from.drop_feed("https://a.example/rss"));
  ASSERT_TRUE(from.put_item("https://b.example/rss", {1, 1}, "a3"));
  ASSERT_TRUE(from.commit());
  Archive to = Archive::open(other, ArchiveMode::write).value();
  keep(to, "a3", 3);
  ASSERT_TRUE(to.take_feeds(from));
  ASSERT_TRUE(to.commit());
  EXPECT_EQ(to.feeds()->front().number, from.feeds()->front().number);
  EXPECT_EQ(ids(to.entries({.feed = from.feeds()->front().number})), "a3 ");
  std::filesystem::remove_all(other);
}

TEST_F(Marks, KeysAreKnownByEitherHashUntilTheyAreDropped) {
  ReaderState one = state();
  ASSERT_TRUE(one.add_key("phone", "h1", "f1", 5));
  ReaderState two = state();
  EXPECT_TRUE(two.knows("h1").value());
  EXPECT_TRUE(two.knows("f1").value());
  EXPECT_FALSE(two.knows("h2").value());
  ASSERT_EQ(two.keys()->size(), 1U);
  EXPECT_EQ(two.keys()->front().name, "phone");
  ASSERT_TRUE(two.drop_key(two.keys()->front().number));
  EXPECT_FALSE(one.knows("h1").value());
}

TEST_F(Marks, ANewerFormatIsNotTouched) {
  ASSERT_TRUE(state().mark({"a0"}, ReaderMark::read, 1));
  {
    const Database database = Database::open(folder_ + "/state.sqlite", DatabaseMode::write).value();
    ASSERT_TRUE(database.execute("PRAGMA user_version = 2"));
  }
  EXPECT_EQ(ReaderState::open(folder_).error().code, ErrorCode::newer_format);
  Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  EXPECT_EQ(archive.marks_generation().error().code, ErrorCode::newer_format);
  EXPECT_TRUE(archive.rows({})) << "the archive itself can still be read";
}

TEST_F(Marks, AFileThatIsNoDatabaseIsSaidToBeDamaged) {
  std::ofstream(folder_ + "/state.sqlite") << std::string(5000, 'x');
  EXPECT_EQ(ReaderState::open(folder_).error().code, ErrorCode::damaged);
  Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  EXPECT_FALSE(archive.marks_generation());
  EXPECT_TRUE(archive.rows({}));
}

}  // namespace
}  // namespace broadsheet
