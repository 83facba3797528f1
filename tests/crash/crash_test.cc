// What an archive looks like after the power failed, the program was killed, the disk or the memory refused:
// nothing that was acknowledged is lost, nothing is half seen, and it opens within a second.
//
// BROADSHEET_CRASH=full runs every moment and 10,000 kills (make crash); otherwise a part that takes seconds.

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <thread>

#include "broadsheet/recommend.h"
#include "tests/crash/simulated_disk.h"

namespace broadsheet {
namespace {

bool is_full() {
  const char* wish = std::getenv("BROADSHEET_CRASH");
  return wish != nullptr && std::string_view(wish) == "full";
}

// A small page, the same for the same number; every seventh tells what another publisher told before it.
Article page(std::size_t n) {
  static constexpr std::array words = {"harbour",  "council", "ferry",  "Aldous", "winter", "the",   "a",
                                       "minister", "said",    "bridge", "and",    "Marsh",  "rose",  "of",
                                       "grain",    "closed",  "Fossum", "after",  "storm",  "prices"};
  std::mt19937_64 draw(n % 7 == 6 ? n - 3 : n);
  const auto sentence = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text += std::string(i == 0 ? "" : " ") + words[draw() % words.size()];
    return text;
  };
  Article a;
  a.id = "p" + std::to_string(n);
  a.publisher = n % 3 == 0 ? "The Beacon" : "The Courier";
  a.language = "en";
  a.headline = sentence(6);
  a.published = parse_iso_date("2026-10-" + std::to_string(10 + n / 7 % 20));
  a.body = {{BlockKind::paragraph, sentence(40) + ".", {}, {}},
            {BlockKind::paragraph, sentence(30) + ".", {}, {}}};
  return a;
}

Capture capture_of(const Article& article) {
  Capture capture;
  capture.id = article.id;
  capture.bytes = to_json(article);
  return capture;
}

struct Keeping {
  std::size_t pages;
  std::size_t a_commit;
};

// Keeps the pages from the one after those that are there; `acknowledged` gets how many are there for good
// after each commit. What stopped it, if anything did.
template <typename Acknowledged>
Result<void> keep(Archive& archive, const Keeping& keeping, Acknowledged acknowledged) {
  auto desk = Desk::open(archive);
  if (!desk) return tl::unexpected(desk.error());
  for (std::size_t n = archive.article_count(); n < keeping.pages;) {
    for (const std::size_t end = std::min(n + keeping.a_commit, keeping.pages); n < end; ++n)
      if (auto kept = desk->keep(capture_of(page(n)), page(n)); !kept) return kept;
    if (auto done = desk->commit(); !done) return tl::unexpected(done.error());
    acknowledged(n);
  }
  return {};
}

// The pages that are there, each looked at; nothing is wrong with any, and they are the first ones.
std::size_t pages_in(const Archive& archive) {
  std::size_t count = 0;
  const auto read = archive.for_each_article([&](const Article& article) {
    EXPECT_EQ(to_json(article), to_json(page(count)));
    ++count;
    return true;
  });
  EXPECT_TRUE(read) << read.error().message();
  return count;
}

// An archive as the fault left it: opens in time, holds what was acknowledged, whole commits only, and all of
// it is sound.
void look_at(const std::string& folder, std::size_t acknowledged, const Keeping& keeping,
             bool thorough = true) {
  const std::clock_t begin = std::clock();
  const auto archive = Archive::open(folder, ArchiveMode::write);
  ASSERT_TRUE(archive) << archive.error().message();
  // Of the processor's time: other programs of this machine are not the archive's doing.
  EXPECT_LE(std::clock() - begin, CLOCKS_PER_SEC);
  if (!thorough) {
    EXPECT_GE(archive->article_count(), acknowledged);
    return;
  }
  const std::size_t pages = pages_in(*archive);
  EXPECT_GE(pages, acknowledged);
  EXPECT_TRUE(pages % keeping.a_commit == 0 || pages == keeping.pages) << pages << ": half a commit";
  const auto faults = archive->check();
  for (const ArchiveFault& fault : faults.value()) ADD_FAILURE() << fault.where << ": " << fault.what;
}

class Crash : public testing::Test {
 protected:
  void SetUp() override {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = testing::TempDir() + "crash-" + name;
    left_ = folder_ + "-left";
    TearDown();
  }
  void TearDown() override {
    std::filesystem::remove_all(folder_);
    std::filesystem::remove_all(left_);
  }
  std::string folder_, left_;
};

using PowerCut = Crash;
using Refusal = Crash;
using Kill = Crash;

// -------------------------------------------------------------------------------------------- power cuts

TEST_F(PowerCut, AtAnyWriteLosesNothingAcknowledged) {
  const Keeping keeping = is_full() ? Keeping{200, 10} : Keeping{30, 10};
  const std::size_t step = is_full() ? 1 : 23;
  SimulatedDisk disk(folder_);
  std::vector<std::pair<std::size_t, std::size_t>> acknowledged = {{0, 0}};  // events, pages
  {
    auto archive = Archive::open_to_write(disk, folder_);
    ASSERT_TRUE(archive) << archive.error().message();
    const auto kept =
        keep(*archive, keeping, [&](std::size_t pages) { acknowledged.emplace_back(disk.events(), pages); });
    ASSERT_TRUE(kept) << kept.error().message();
  }
  ASSERT_EQ(acknowledged.back().second, keeping.pages);
  std::size_t looked = 0;
  for (std::size_t count = 0; count <= disk.events(); count += step)
    for (const Loss loss : {Loss::all, Loss::none, Loss::half_of_the_last, Loss::any}) {
      std::size_t pages = 0;
      for (const auto& [events, so_far] : acknowledged)
        if (events <= count) pages = so_far;
      disk.leave_after(count, loss, looked++, left_);
      look_at(left_, pages, keeping);
      if (HasFailure())
        FAIL() << "after event " << count << " of " << disk.events() << ", loss " << int(loss);
    }
  RecordProperty("moments", static_cast<int>(looked));
}

// -------------------------------------------------------------------------------------------- refusals

// A keep during which the n-th thing asked of the disk fails. What it acknowledged is there in the program,
// after a power cut, and when the disk is well again keeping goes on.
void fail_at(std::size_t n, SimulatedDisk::Failing how, const std::string& folder, const std::string& left,
             bool& failed) {
  const Keeping keeping{12, 4};
  std::filesystem::remove_all(folder);
  SimulatedDisk disk(folder);
  disk.fail(n, how);
  std::size_t pages = 0;
  Result<void> kept;
  {
    auto archive = Archive::open_to_write(disk, folder);
    kept = archive ? keep(*archive, keeping, [&](std::size_t so_far) { pages = so_far; })
                   : tl::unexpected(archive.error());
    failed = disk.has_failed();
    if (archive && how == SimulatedDisk::Failing::once) {
      EXPECT_EQ(pages_in(*archive), pages);
    }
  }
  for (const Loss loss : {Loss::all, Loss::none, Loss::any}) {
    disk.leave_after(disk.events(), loss, n, left);
    look_at(left, pages, keeping);
  }
  disk.heal();
  auto archive = Archive::open_to_write(disk, folder);
  ASSERT_TRUE(archive) << archive.error().message();
  EXPECT_TRUE(keep(*archive, keeping, [&](std::size_t so_far) { pages = so_far; }));
  EXPECT_EQ(pages_in(*archive), keeping.pages);
  EXPECT_TRUE(archive->check()->empty());
}

TEST_F(Refusal, OfAnyWriteOrSyncLosesNothingAcknowledged) {
  const std::size_t step = is_full() ? 1 : 29;
  for (const auto how : {SimulatedDisk::Failing::once, SimulatedDisk::Failing::from_then_on}) {
    bool failed = true;
    for (std::size_t n = 0; failed; n += step) {
      fail_at(n, how, folder_, left_, failed);
      if (HasFailure())
        FAIL() << "at operation " << n << (how == SimulatedDisk::Failing::once ? "" : " and on");
    }
  }
}

// SQLite's allocations, counted; the one at zero fails, and all later ones where that is asked.
struct Allocations {
  sqlite3_mem_methods real = {};
  std::size_t left = SIZE_MAX;
  bool for_ever = false, has_failed = false;

  bool permits() {
    if (left == SIZE_MAX) return true;
    if (left > 0) {
      --left;
      return true;
    }
    has_failed = true;
    if (!for_ever) left = SIZE_MAX;
    return false;
  }
};
Allocations allocations;

void count_allocations() {
  static bool done = false;
  if (done) return;
  done = true;
  sqlite3_shutdown();
  ASSERT_EQ(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &allocations.real), SQLITE_OK);
  sqlite3_mem_methods ours = allocations.real;
  ours.xMalloc = [](int size) { return allocations.permits() ? allocations.real.xMalloc(size) : nullptr; };
  ours.xRealloc = [](void* old, int size) {
    return allocations.permits() ? allocations.real.xRealloc(old, size) : nullptr;
  };
  ASSERT_EQ(sqlite3_config(SQLITE_CONFIG_MALLOC, &ours), SQLITE_OK);
  sqlite3_initialize();
}

// What C++ itself asks memory for ends the program where there is none, as a kill does.
TEST_F(Refusal, OfAnyAllocationOfTheDatabaseLosesNothingAcknowledged) {
  count_allocations();
  const Keeping keeping{6, 2};
  const std::size_t step = is_full() ? 1 : 97;
  for (const bool for_ever : {false, true}) {
    for (std::size_t n = 0;; n += step) {
      std::filesystem::remove_all(folder_);
      std::size_t pages = 0;
      allocations.for_ever = for_ever;
      allocations.has_failed = false;
      allocations.left = n;
      {
        auto archive = Archive::open(folder_, ArchiveMode::write);
        if (archive) (void)keep(*archive, keeping, [&](std::size_t so_far) { pages = so_far; });
      }
      allocations.left = SIZE_MAX;
      look_at(folder_, pages, keeping);
      if (HasFailure()) FAIL() << "at allocation " << n << (for_ever ? " and on" : "");
      if (!allocations.has_failed) break;
    }
  }
}

// --------------------------------------------------------------------------------------------- kills

// Keeps in a process of its own, which is killed `after` its first word; how many pages it acknowledged.
std::size_t keep_until_killed(const std::string& folder, const Keeping& keeping,
                              std::chrono::microseconds after) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) return 0;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto say = [&](std::size_t pages) {
      if (::write(pipe[1], &pages, sizeof pages) < 0) ::_exit(1);
    };
    auto archive = Archive::open(folder, ArchiveMode::write);
    if (archive) say(archive->article_count());
    const bool kept = archive && keep(*archive, keeping, say);
    ::_exit(kept ? 0 : 1);
  }
  ::close(pipe[1]);
  std::size_t acknowledged = 0, word = 0;
  if (::read(pipe[0], &word, sizeof word) == sizeof word) acknowledged = word;
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the keeping failed by itself";
  while (::read(pipe[0], &word, sizeof word) == sizeof word) acknowledged = word;
  ::close(pipe[0]);
  return acknowledged;
}

TEST_F(Kill, AtAnyMomentLosesNothingAcknowledged) {
  const Keeping keeping{2'000, 8};
  const std::size_t kills = is_full() ? 10'000 : 300;
  std::mt19937_64 draw(7);
  std::size_t acknowledged = 0;
  for (std::size_t kill = 0; kill < kills; ++kill) {
    if (acknowledged == keeping.pages) std::filesystem::remove_all(folder_), acknowledged = 0;
    const std::size_t pages = keep_until_killed(folder_, keeping, std::chrono::microseconds(draw() % 60'000));
    EXPECT_GE(pages, acknowledged) << "what an earlier process was told is gone";
    acknowledged = std::max(acknowledged, pages);
    // Every look counts what is there; every twentieth reads all of it.
    look_at(folder_, acknowledged, keeping, kill % 20 == 0);
    if (HasFailure()) FAIL() << "kill " << kill << " at " << acknowledged << " pages";
  }
  look_at(folder_, acknowledged, keeping);
}

}  // namespace
}  // namespace broadsheet
