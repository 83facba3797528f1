// Pictures that were kept with articles: once for an address, found by it, gone with the last article that
// has it.

#include <gtest/gtest.h>

#include <filesystem>

#include "broadsheet/store.h"
#include "search/database.h"

namespace broadsheet {
namespace {

const std::string png = std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\x80\0\0\1\xE0", 24) + "pixels";
const std::string shared = "https://cdn.example/shared.png", own = "https://cdn.example/own.png";

class Pictures : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        testing::TempDir() + "pictures-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    keep_article(archive, "a0", {shared + "?utm_source=feed", own});
    keep_article(archive, "a1", {"https://cdn.example/never.png", shared});
    keep_picture(archive, shared, png);
    keep_picture(archive, shared, png + " of another day");
    keep_picture(archive, own, png);
    keep_picture(archive, "https://cdn.example/page.png", "<html>");
    ASSERT_TRUE(archive.commit());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static void keep_article(Archive& archive, const std::string& id, const std::vector<std::string>& urls) {
    Article article;
    article.id = id;
    for (const std::string& url : urls) article.images.push_back({url, {}, {}});
    Capture capture;
    capture.bytes = id;
    ASSERT_TRUE(archive.keep(capture, article));
  }
  static void keep_picture(Archive& archive, const std::string& url, const std::string& bytes) {
    Capture capture;
    capture.url = url;
    capture.media_type = "image/png";
    capture.bytes = bytes;
    ASSERT_TRUE(archive.keep_fetch(capture));
  }
  static std::vector<PictureRow> of(const Archive& archive, const std::string& id) {
    return archive.pictures(archive.article(id).value()->images).value();
  }
  std::string folder_;
};

TEST_F(Pictures, AreFoundByTheAddressThatWasAsked) {
  const Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  const auto rows = of(archive, "a1");
  ASSERT_EQ(rows.size(), 1U) << "one was never fetched";
  EXPECT_EQ(rows[0].image, 1U);
  EXPECT_EQ(rows[0].width, 640U);
  EXPECT_EQ(rows[0].height, 480U);
  EXPECT_EQ(of(archive, "a0")[0].key, rows[0].key) << "identifiers of readers do not count";
  EXPECT_EQ(archive.picture(rows[0].key).value()->bytes, png) << "the first that was kept";
  EXPECT_FALSE(archive.picture("nobody").value());
  EXPECT_TRUE(archive.check()->empty());
}

TEST_F(Pictures, GoWithTheLastArticleThatHasThem) {
  Archive archive = Archive::open(folder_, ArchiveMode::write).value();
  const std::string own_key = of(archive, "a0")[1].key, shared_key = of(archive, "a1")[0].key;
  ASSERT_TRUE(archive.forget({"a0"}));
  ASSERT_TRUE(archive.commit());
  EXPECT_FALSE(archive.picture(own_key).value());
  EXPECT_EQ(archive.picture(shared_key).value()->bytes, png) << "its record stands elsewhere now";
  ASSERT_TRUE(archive.forget({"a1"}));
  ASSERT_TRUE(archive.commit());
  EXPECT_FALSE(archive.picture(shared_key).value());
  EXPECT_TRUE(archive.check()->empty());
}

TEST_F(Pictures, AnArchiveOfBeforeHasNone) {
  {
    Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
    ASSERT_TRUE(database.execute("DROP TABLE picture"));
  }
  const Archive archive = Archive::open(folder_, ArchiveMode::read).value();
  EXPECT_TRUE(of(archive, "a0").empty());
  EXPECT_FALSE(archive.picture("any").value());
}

}  // namespace
}  // namespace broadsheet
