#pragma once
// desk_site.h: an archive with a desk over it, of one test.

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

#include "broadsheet/recommend.h"

namespace broadsheet {

[[nodiscard]] inline Article article(const std::string& id, const std::string& publisher,
                                     const std::string& headline, const std::string& body,
                                     const std::string& day) {
  Article a;
  a.id = id;
  a.language = "en";
  a.publisher = publisher;
  a.headline = headline;
  a.published = parse_iso_date(day);
  a.body = {{BlockKind::paragraph, body, {}, {}}};
  return a;
}

class DeskSite : public testing::Test {
 protected:
  explicit DeskSite(std::int64_t window = Desk::usual_window) : window_(window) {}
  void SetUp() override {
    const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + test.test_suite_name() + "-" + test.name();
    begin();
  }
  void TearDown() override { end(); }
  void begin() {
    std::filesystem::remove_all(folder_);
    archive_.emplace(Archive::open(folder_, ArchiveMode::write).value());
    open();
  }
  void end() {
    desk_.reset();
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }
  void open() { desk_.emplace(Desk::open(*archive_, 1, window_).value()); }
  // Kept with the next commit.
  void gather(const Article& a) {
    Capture capture;
    capture.id = a.id;
    capture.bytes = to_json(a);
    ASSERT_TRUE(desk_->keep(capture, a));
  }

  std::int64_t window_;
  std::string folder_;
  std::optional<Archive> archive_;
  std::optional<Desk> desk_;
};

}  // namespace broadsheet
