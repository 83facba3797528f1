// How long a page of before the archive changed is shown, and to whom.

#include "serve/renewal.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

using namespace std::chrono_literals;

class Renewal : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "renewal-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    keep("First");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void keep(const std::string& headline) {
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Article a;
    a.id = headline;
    a.headline = headline + " ferry of the morning";
    a.published = parse_iso_date("2026-10-19");
    a.body = {{BlockKind::paragraph, "They met in fog.", {}, {}}};
    Capture capture;
    capture.bytes = a.id;
    ASSERT_TRUE(archive.keep(capture, a));
    ASSERT_TRUE(archive.commit());
  }
  // Pages are made by a site of their own, once they may be.
  PageRenewal::Make maker(Shared& shared) {
    return [this, held = std::make_shared<Site>(Site::open(shared, {}).value())](const std::string& target) {
      may_make_.wait(false);
      ++made_;
      return held->renewed(target);
    };
  }
  void let_make() {
    may_make_ = true;
    may_make_.notify_all();
  }
  static bool shows(OneSite& site, std::string_view headline) {
    return site.answer({"/"})->plain.body.find(headline) != std::string::npos;
  }
  // Asked for as often as makes it worth renewing.
  static void read(OneSite& site) {
    for (int i = 0; i < 2; ++i) EXPECT_TRUE(shows(site, "First"));
  }

  std::string folder_;
  std::atomic<bool> may_make_ = false;
  std::atomic<int> made_ = 0;
};

constexpr auto until_looked_again = 150ms;  // a site looks at the archive ten times a second

TEST_F(Renewal, ShowsThePageOfBeforeWhileTheNextIsMadeOnceForAll) {
  OneSite one(folder_);
  PageRenewal renewal([&] { return maker(one.shared()); });
  one.shared().renewal = &renewal;
  OneSite two(folder_);
  two.shared().renewal = &renewal;
  read(one), read(two);
  keep("Second");
  std::this_thread::sleep_for(until_looked_again);
  EXPECT_FALSE(shows(one, "Second"));
  EXPECT_FALSE(shows(two, "Second"));
  let_make();
  while (renewal.made("/").answer == nullptr) std::this_thread::sleep_for(1ms);
  EXPECT_TRUE(shows(one, "Second"));
  EXPECT_TRUE(shows(two, "Second"));
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(one.answer({"/"}), two.answer({"/"})) << "one page for both";
  EXPECT_FALSE(one.answer({"/"})->gzip.body.empty()) << "packed already";
}

TEST_F(Renewal, HasWhatWasKeptInThePaperWithinASecondWhoeverIsSlow) {
  OneSite site(folder_);
  PageRenewal renewal([&] { return maker(site.shared()); });
  site.shared().renewal = &renewal;
  read(site);
  keep("Second");
  const auto begin = std::chrono::steady_clock::now();
  bool was_there = false;
  while (!shows(site, "Second")) {
    was_there = true;
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_TRUE(was_there) << "the page of before was shown meanwhile";
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
  EXPECT_EQ(made_, 0);
  let_make();
}

TEST_F(Renewal, IsNotForAPageThatNobodyAskedForLately) {
  OneSite site(folder_);
  PageRenewal renewal([&] { return maker(site.shared()); });
  site.shared().renewal = &renewal;
  read(site);
  std::this_thread::sleep_for(900ms);
  keep("Second");
  EXPECT_TRUE(shows(site, "Second")) << "it was not known to be current for too long";
  let_make();
}

TEST_F(Renewal, ShowsNothingOfBeforeAMark) {
  OneSite site(folder_);
  PageRenewal renewal([&] { return maker(site.shared()); });
  site.shared().renewal = &renewal;
  read(site);
  keep("Second");
  (void)site.send("/article/First/marks", "hidden=yes");
  EXPECT_TRUE(shows(site, "Second"));
  EXPECT_FALSE(shows(site, "First"));
  let_make();
}

TEST_F(Renewal, TakesNoMoreThanItCanMake) {
  PageRenewal renewal([this] {
    return PageRenewal::Make([this](const std::string&) {
      may_make_.wait(false);
      return RenewedPage();
    });
  });
  for (int i = 0; i < 8; ++i) EXPECT_TRUE(renewal.ask("/" + std::to_string(i)));
  EXPECT_FALSE(renewal.ask("/another"));
  EXPECT_TRUE(renewal.ask("/7")) << "it waits already";
  let_make();
}

}  // namespace
}  // namespace broadsheet
