// How long a page of before the archive changed is shown, and to whom.

#include "serve/renewal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

using namespace std::chrono_literals;

using Clock = std::chrono::steady_clock;

class Renewal : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "renewal-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    archive_ = std::make_unique<Archive>(Archive::open(folder_, ArchiveMode::write).value());
    keep("First");
  }
  void TearDown() override {
    archive_.reset();
    std::filesystem::remove_all(folder_);
  }

  void keep(const std::string& headline) {
    Article a;
    a.id = headline;
    a.headline = headline + " ferry of the morning";
    a.published = parse_iso_date("2026-10-19");
    a.body = {{BlockKind::paragraph, "They met in fog.", {}, {}}};
    Capture capture;
    capture.bytes = a.id;
    ASSERT_TRUE(archive_->keep(capture, a));
    ASSERT_TRUE(archive_->commit());
  }
  // Keeps an article while pages are known to be current; its headline. On a slow machine that may take more
  // than one.
  std::string keep_while_read(const std::vector<OneSite*>& sites) {
    for (int n = 0;; ++n) {
      std::this_thread::sleep_for(until_looked_again);
      known_current_ = Clock::now();
      // Asked for as often as makes them worth renewing.
      for (OneSite* site : sites)
        for (int i = 0; i < 2; ++i) (void)site->answer({"/"});
      const std::string headline = "Later" + std::to_string(n) + "x";
      keep(headline);
      if (Clock::now() - known_current_ < 300ms) return headline;
      let_make();
      std::this_thread::sleep_for(1s);
      may_make_ = false;
    }
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

  static constexpr auto until_looked_again = 150ms;  // a site looks at the archive ten times a second
  std::string folder_;
  Clock::time_point known_current_;
  std::unique_ptr<Archive> archive_;
  std::atomic<bool> may_make_ = false;
  std::atomic<int> made_ = 0;
};

TEST_F(Renewal, ShowsThePageOfBeforeWhileTheNextIsMadeOnceForAll) {
  OneSite one(folder_), two(folder_);
  PageRenewal renewal([&] { return maker(one.shared()); });
  one.shared().renewal = two.shared().renewal = &renewal;
  const std::string later = keep_while_read({&one, &two});
  const int before = made_;
  std::this_thread::sleep_for(until_looked_again);
  const bool was_before = !shows(one, later) && !shows(two, later);
  const bool in_time = Clock::now() - known_current_ < 700ms;  // not so on a machine that does much else
  EXPECT_TRUE(was_before || !in_time);
  let_make();
  const auto begin = Clock::now();
  while (!shows(one, later)) std::this_thread::sleep_for(1ms);
  EXPECT_LT(Clock::now() - begin, 2s);
  EXPECT_TRUE(shows(two, later));
  EXPECT_LE(made_, before + 1);
  EXPECT_TRUE(!in_time || !one.answer({"/"})->gzip.body.empty()) << "packed already";
}

TEST_F(Renewal, ShowsTheNewestThereIsOfAnArchiveThatNeverRests) {
  OneSite site(folder_);
  std::atomic<bool> rests = false;
  std::atomic<int> last_kept = 0;
  const auto headline = [](int n) { return "While it was made, " + std::to_string(n); };
  Clock::duration longest{};
  PageRenewal renewal([&]() -> PageRenewal::Make {
    return [&, make = maker(site.shared())](const std::string& target) {
      const auto begin = Clock::now();
      RenewedPage page = make(target);
      if (!rests) {
        const int n = made_;
        keep(headline(n));
        last_kept = n;
      }
      std::this_thread::sleep_for(until_looked_again);  // so that a site knows of that
      longest = std::max(longest, Clock::now() - begin);
      return page;
    };
  });
  site.shared().renewal = &renewal;
  let_make();
  (void)keep_while_read({&site});
  int made_by_who_asked = 0;
  for (const auto begin = Clock::now(); Clock::now() - begin < 2s; std::this_thread::sleep_for(10ms))
    if (site.answer({"/"})->gzip.body.empty()) ++made_by_who_asked;  // the renewed ones are packed
  rests = true;
  const auto shows_last = [&] { return shows(site, headline(last_kept) + " ferry"); };
  for (const auto begin = Clock::now(); !shows_last() && Clock::now() - begin < 60s;)
    std::this_thread::sleep_for(10ms);
  EXPECT_TRUE(shows_last());
  EXPECT_TRUE(made_by_who_asked == 0 || longest > 500ms) << "of " << made_;
}

TEST_F(Renewal, HasWhatWasKeptInThePaperWithinASecondWhoeverIsSlow) {
  OneSite site(folder_);
  PageRenewal renewal([&] { return maker(site.shared()); });
  site.shared().renewal = &renewal;
  const std::string later = keep_while_read({&site});
  const auto begin = Clock::now();
  const int before = made_;
  while (!shows(site, later) && Clock::now() - begin < 5s) std::this_thread::sleep_for(20ms);
  const auto waited = Clock::now() - begin;
  const auto begin_to_make = Clock::now();
  EXPECT_TRUE(OneSite(folder_).answer({"/"}) != nullptr);
  EXPECT_LT(waited, 1s + (Clock::now() - begin_to_make)) << "and what it took to make it";
  EXPECT_EQ(made_, before) << "nobody made it but who asked";
  let_make();
}

TEST_F(Renewal, IsNotForAPageThatNobodyAskedForLately) {
  OneSite site(folder_);
  PageRenewal renewal([&] { return maker(site.shared()); });
  site.shared().renewal = &renewal;
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(shows(site, "First"));
  std::this_thread::sleep_for(900ms);
  keep("Second");
  EXPECT_TRUE(shows(site, "Second")) << "it was not known to be current for too long";
  let_make();
}

TEST_F(Renewal, ShowsNothingOfBeforeAMark) {
  OneSite site(folder_);
  PageRenewal renewal([&] { return maker(site.shared()); });
  site.shared().renewal = &renewal;
  const std::string later = keep_while_read({&site});
  (void)site.send("/article/First/marks", "hidden=yes");
  EXPECT_TRUE(shows(site, later));
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
