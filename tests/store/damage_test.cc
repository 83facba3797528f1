// Damage at rest, and archives of earlier formats.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "broadsheet/capture.h"
#include "broadsheet/store.h"
#include "search/checked_pages.h"
#include "search/database.h"
#include "search/index.h"
#include "store/capture_log.h"
#include "store/sketches.h"

namespace broadsheet {
namespace {

namespace files = std::filesystem;

class Damage : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "damage-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    TearDown();
  }
  void TearDown() override {
    for (const char* other : {"", "-copy"}) files::remove_all(folder_ + other);
  }
  // Thirty articles, some pages of each table.
  void make() const {
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    for (int i = 0; i < 30; ++i) {
      Article a;
      a.id = "a" + std::to_string(i);
      a.publisher = "The Beacon";
      a.headline = "Ferry " + std::to_string(i) + " sails in fog";
      a.byline = {"Ada Marsh"};
      for (int k = 0; k < 60; ++k)
        a.body.push_back({BlockKind::paragraph, "Word" + std::to_string(i * 60 + k * 7919 % 997), {}, {}});
      Capture capture;
      capture.id = a.id;
      capture.bytes = to_json(a);
      ASSERT_TRUE(archive.keep(capture, a));
    }
    ASSERT_TRUE(archive.commit());
  }
  std::string folder_;
};

using Pages = Damage;
using Formats = Damage;
using Captures = Damage;

void flip_a_bit(const std::string& path, std::uint64_t at, unsigned bit) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  const char old = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(old ^ (1 << bit)));
}

std::map<ArticleId, std::string> readable(const Archive& archive) {
  std::map<ArticleId, std::string> found;
  const auto read = archive.salvage([&](const Article& article) {
    found[article.id] = to_json(article);
    return true;
  });
  EXPECT_TRUE(read);
  return found;
}

TEST_F(Pages, AFlippedBitInAnyIsFoundAndNamedAndCostsNothingElse) {
  make();
  const std::string copy = folder_ + "-copy", file = copy + "/archive.sqlite";
  const auto all = readable(Archive::open(folder_, ArchiveMode::read).value());
  ASSERT_EQ(all.size(), 30U);
  std::mt19937 draw(1);
  const std::uint64_t pages = files::file_size(folder_ + "/archive.sqlite") / 8192;
  std::size_t read = 0;
  for (std::uint64_t page = 0; page < pages; ++page) {
    files::remove_all(copy);
    files::copy(folder_, copy, files::copy_options::recursive);
    flip_a_bit(file, page * 8192 + draw() % 8192, draw() % 8);
    const auto damaged = damaged_pages(file);
    ASSERT_EQ(damaged.value(), std::vector<std::uint32_t>{static_cast<std::uint32_t>(page + 1)});
    const auto archive = Archive::open(copy, ArchiveMode::read);
    if (!archive) {
      EXPECT_EQ(archive.error().code, ErrorCode::damaged) << archive.error().message();
      continue;
    }
    const auto faults = archive->check();
    ASSERT_FALSE(faults->empty());
    EXPECT_EQ(faults->front().where, "archive.sqlite, page " + std::to_string(page + 1));
    for (const auto& [id, json] : readable(*archive)) {
      EXPECT_EQ(json, all.at(id));
      ++read;
    }
  }
  // Most pages hold no article's row, and those that do hold a few.
  EXPECT_GT(read, 30 * pages * 2 / 3);
}

TEST_F(Pages, AreLookedAtWithoutWhatTheLogHoldsNewer) {
  make();
  Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
  ASSERT_TRUE(database.is_checked());
  ASSERT_TRUE(database.execute("UPDATE article SET minutes = minutes + 1"));  // in the log, not in the file
  flip_a_bit(folder_ + "/archive.sqlite", 8192 * 3 + 100, 1);
  const auto damaged = damaged_pages(folder_ + "/archive.sqlite").value();
  ASSERT_TRUE(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  EXPECT_LE(damaged_pages(folder_ + "/archive.sqlite").value().size(), damaged.size());
}

TEST_F(Pages, OfADatabaseWithoutChecksumsGetThemByVacuum) {
  const std::string file = folder_ + "-copy";
  {
    sqlite3* plain = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &plain), SQLITE_OK);
    sqlite3_exec(plain, "CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000))", nullptr, nullptr,
                 nullptr);
    sqlite3_close(plain);
  }
  {
    const Database database = Database::open(file, DatabaseMode::write).value();
    EXPECT_FALSE(database.is_checked());
    database.ask_for_checksums();
    ASSERT_TRUE(database.execute("VACUUM"));
    EXPECT_TRUE(database.is_checked());
  }
  EXPECT_TRUE(damaged_pages(file)->empty());
  flip_a_bit(file, 50'000, 3);
  const Database database = Database::open(file, DatabaseMode::read).value();
  Statement all = database.prepare("SELECT length(hex(x)) FROM t");
  EXPECT_FALSE(all.step());
  EXPECT_EQ(all.fault()->code, ErrorCode::damaged);
}

// ------------------------------------------------------------------------------------------- formats

std::vector<ArticleId> found_by(const Archive& archive, const std::string& query) {
  std::vector<ArticleId> ids;
  const auto found = archive.search(parse_query(query).value(), {.limit = 20});
  for (const FoundArticle& each : found.value()) ids.push_back(each.row.id);
  return ids;
}

// Queries of every kind that the fixtures have an answer to.
constexpr std::array fixture_queries = {"ferry",           "\"the ferry\"",   "ferr*",     "council -ferry",
                                        "tunnel OR ferry", "in:beacon ferry", "by:a ferry"};

std::map<std::string, std::vector<ArticleId>> answers_of(const Archive& archive) {
  std::map<std::string, std::vector<ArticleId>> answers;
  for (const char* query : fixture_queries) answers[query] = found_by(archive, query);
  return answers;
}

// All lists of Recommended stories.
std::string lists_of(const Archive& archive) {
  std::string told;
  for (const auto& [id, json] : readable(archive)) {
    const auto list = archive.recommendations(id).value();
    for (const Recommendation& each : list) told += id + " " + to_json(each) + "\n";
  }
  return told;
}

class OldFormats : public Formats, public testing::WithParamInterface<int> {
 protected:
  void unpack() {
    files::remove_all(folder_);
    files::create_directories(folder_);
    const std::string fixture = std::string(BROADSHEET_SOURCE_DIR) + "/tests/fixtures/format-" +
                                std::to_string(GetParam()) + ".tar.gz";
    ASSERT_EQ(std::system(("tar -xzf " + fixture + " -C " + folder_ + " --strip-components=1").c_str()), 0);
  }
};

TEST_P(OldFormats, AreReadAsTheyAreAndBroughtUpWhenWrittenTo) {
  unpack();
  std::map<ArticleId, std::string> before;
  std::map<std::string, std::vector<ArticleId>> answers;
  std::string lists;
  {
    const Archive archive = Archive::open(folder_, ArchiveMode::read).value();
    before = readable(archive);
    EXPECT_EQ(before.size(), GetParam() == 1 ? 7U : 11U);
    EXPECT_TRUE(archive.check()->empty());
    EXPECT_TRUE(*archive.capture_of(before.begin()->first));
    answers = answers_of(archive);
    EXPECT_EQ(answers["ferry"].size(), 3U);
    lists = lists_of(archive);
    EXPECT_NE(lists.find("\"headline\""), std::string::npos);
  }
  const Archive open_before = Archive::open(folder_, ArchiveMode::read).value();
  {
    const Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    EXPECT_EQ(readable(archive), before);
    EXPECT_TRUE(archive.check()->empty());
    EXPECT_TRUE(*archive.capture_of(before.begin()->first));
    EXPECT_EQ(answers_of(archive), answers);
    EXPECT_EQ(lists_of(archive), lists);
  }
  EXPECT_EQ(answers_of(open_before), answers) << "a reader that was there before";
  EXPECT_TRUE(damaged_pages(folder_ + "/archive.sqlite")->empty());
  EXPECT_TRUE(Archive::open(folder_, ArchiveMode::write)->check()->empty());
}

// Those whose words stand elsewhere.
class OldWords : public OldFormats {};

TEST_P(OldWords, AreReadWhereverBringingThemUpWasInterrupted) {
  unpack();
  const auto answers = answers_of(Archive::open(folder_, ArchiveMode::read).value());
  // Each time fewer articles are left to be indexed: those before have their words already.
  for (const int articles : {0, 3, 7}) {
    unpack();
    {
      const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
      ASSERT_TRUE(SearchIndex::create(database));
      SearchIndex index(database);
      const TextWords cut = cut_text({"walrus", "", "", "en"});
      for (int n = 1; n <= articles; ++n) ASSERT_TRUE(index.add(n, analysed({"walrus", "", "", "en"}, cut)));
      ASSERT_TRUE(index.write());
    }
    EXPECT_EQ(answers_of(Archive::open(folder_, ArchiveMode::read).value()), answers);
    const Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    EXPECT_EQ(found_by(archive, "walrus").size(), static_cast<std::size_t>(articles))
        << "what is there stays";
    EXPECT_TRUE(archive.check()->empty());
  }
}

TEST_P(OldFormats, GetDirectionsByTheTableOfTodayWhereverThatWasInterrupted) {
  const auto rows = [&](std::string_view sql) {
    const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::read).value();
    return number_from(database, std::string(sql)).value();
  };
  for (const int made : {0, 5}) {
    unpack();
    {
      const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
      ASSERT_TRUE(SearchIndex::create(database));
      SearchIndex index(database);
      for (int n = 1; n <= made; ++n) ASSERT_TRUE(index.add_direction(n, "made before"));
    }
    ASSERT_TRUE(Archive::open(folder_, ArchiveMode::write));
    EXPECT_EQ(rows("SELECT count(*) FROM likeness"), GetParam() == 1 ? 7 : 11);
    EXPECT_EQ(rows("SELECT count(*) FROM likeness WHERE numbers = CAST('made before' AS BLOB)"), made);
    EXPECT_EQ(rows("SELECT count(*) FROM sqlite_master WHERE name = 'direction'"), 0);
  }
}

// Those that have no sketches.
class OldSketches : public OldFormats {};

TEST_P(OldSketches, AreMadeWhereverThatWasInterrupted) {
  for (const bool is_begun : {false, true}) {
    unpack();
    if (is_begun) {
      const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
      ASSERT_TRUE(database.execute("CREATE TABLE sketch (n INTEGER PRIMARY KEY, data BLOB NOT NULL)"));
      ASSERT_TRUE(put_sketches(database, {{1, Sketch{1, 2, 3}}}));
    }
    const Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    SketchTable table = archive.sketches().value();
    std::size_t found = 0;
    const auto read = archive.for_each_article([&](const Article& article) {
      const auto numbers = table.sharing(sketch_of(body_text(article)), 100, 100);
      const auto ids = archive.ids_of(numbers).value();
      found += static_cast<std::size_t>(std::ranges::count(ids, article.id));
      return true;
    });
    ASSERT_TRUE(read);
    EXPECT_EQ(found, archive.article_count());
  }
}

// Those whose lists of words are written in another form.
class OldLists : public OldFormats {};

TEST_P(OldLists, AreReadWhereverBringingThemUpWasInterrupted) {
  unpack();
  const auto answers = answers_of(Archive::open(folder_, ArchiveMode::read).value());
  const auto in_old_form = [&] {
    const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::read).value();
    return number_from(database, "SELECT count(*) FROM word_segment WHERE form = 0").value();
  };
  for (const bool is_renewed : {false, true}) {
    unpack();
    {
      const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
      ASSERT_TRUE(SearchIndex::create(database));
      SearchIndex index(database);
      // One that an interrupted step left renewed, or a new one beside those of before.
      if (is_renewed) EXPECT_TRUE(index.renew_one().value());
      const TextWords cut = cut_text({"walrus", "", "", "en"});
      ASSERT_TRUE(index.add(100, analysed({"walrus", "", "", "en"}, cut)));
      ASSERT_TRUE(index.write());
    }
    EXPECT_EQ(in_old_form(), is_renewed ? 0 : 1);
    EXPECT_EQ(answers_of(Archive::open(folder_, ArchiveMode::read).value()), answers);
    EXPECT_EQ(answers_of(Archive::open(folder_, ArchiveMode::write).value()), answers);
    EXPECT_EQ(in_old_form(), 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Each, OldFormats, testing::Values(1, 2, 3, 4, 5, 6, 7));
INSTANTIATE_TEST_SUITE_P(Each, OldSketches, testing::Values(1, 2, 3, 4, 5));
INSTANTIATE_TEST_SUITE_P(Each, OldWords, testing::Values(1, 2));
INSTANTIATE_TEST_SUITE_P(Each, OldLists, testing::Values(3, 4));

// ------------------------------------------------------------------------------------------- captures

TEST_F(Captures, OfAnUnfinishedCommitStayWholeOrAreCutOff) {
  make();
  const std::string path = folder_ + "/captures/00001.warc.gz";
  const std::uint64_t size = files::file_size(path);
  const auto records = records_in(path, 0, size).value();
  ASSERT_EQ(records.size(), 30U);
  {
    std::ifstream in(path, std::ios::binary);
    const std::string all(std::istreambuf_iterator<char>(in), {});
    // A whole record and half of another.
    std::ofstream(path, std::ios::app | std::ios::binary)
        << all.substr(0, records[0].bytes) << all.substr(0, records[0].bytes / 2);
  }
  ASSERT_TRUE(Archive::open(folder_, ArchiveMode::write));
  EXPECT_EQ(files::file_size(path), size + records[0].bytes);
  EXPECT_TRUE(Archive::open(folder_, ArchiveMode::read)->check()->empty());
}

std::string record_named(const std::string& name) {
  Capture capture;
  capture.id = name;
  capture.bytes = "text of " + name;
  return warc_record(capture, record_id_of(capture));
}

TEST_F(Captures, BeginANewFileAndGoBackToTheOldOne) {
  files::create_directories(folder_);
  constexpr std::uint64_t file_bytes = 600;
  CaptureLog log = CaptureLog::open(real_disk(), folder_, {}, file_bytes).value();
  ASSERT_TRUE(log.add(record_named("one")));
  ASSERT_TRUE(log.write());
  const CaptureFile first = log.written().at(0);
  log.acknowledge();
  CapturePlace place;
  for (const char* name : {"two", "three", "four", "five", "six"})
    place = log.add(record_named(name)).value();
  ASSERT_TRUE(log.write());
  EXPECT_GT(log.written().size(), 1U) << "each file that grew is told of";
  EXPECT_EQ(log.written().front().number, 1);
  EXPECT_EQ(read_capture(folder_ + "/" + name_of({place.file, 0, 0}), place)->bytes, "text of six");
  log.forget();
  EXPECT_EQ(files::file_size(folder_ + "/" + name_of(first)), first.bytes);
  const CapturePlace again = log.add(record_named("seven")).value();
  EXPECT_EQ(again.file, 1);
  EXPECT_EQ(again.position, first.bytes);
}

TEST(CaptureFiles, AreNamedByNumberAndRevision) {
  EXPECT_EQ(name_of(CaptureFile{1, 0, 0}), "captures/00001.warc.gz");
  EXPECT_EQ(name_of(CaptureFile{12, 3, 0}), "captures/00012.r3.warc.gz");
  EXPECT_EQ(capture_file_named("00012.r3.warc.gz")->revision, 3);
  EXPECT_EQ(capture_file_named("00012.warc.gz")->number, 12);
  for (const char* other : {"00012.r3.warc.gz.new", "notes.txt", "x.warc.gz", "1.r.warc.gz", ""})
    EXPECT_FALSE(capture_file_named(other)) << other;
}

}  // namespace
}  // namespace broadsheet
