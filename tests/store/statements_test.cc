// Who said what: kept with its article, found by speaker, subject and day, told once however often it is
// told.

#include <gtest/gtest.h>

#include <filesystem>

#include "broadsheet/capture.h"
#include "broadsheet/store.h"
#include "search/database.h"

namespace broadsheet {
namespace {

class Statements : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        testing::TempDir() + "statements-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Archive open(ArchiveMode mode = ArchiveMode::write) const {
    return Archive::open(folder_, mode).value();
  }
  static void keep(Archive& archive, const Article& a) {
    Capture capture;
    capture.url = "https://" + a.publisher + ".example/" + a.id;
    capture.bytes = to_json(a);
    ASSERT_TRUE(archive.keep(capture, a, read_statements(a)));
  }
  std::string folder_;
};

Article article_of(std::string id, std::string publisher, std::string_view day, std::string body) {
  Article a;
  a.id = std::move(id);
  a.publisher = std::move(publisher);
  a.language = "en";
  a.headline = "Bridge stays shut";
  a.published = parse_iso_date(day);
  a.body = {{BlockKind::paragraph, std::move(body), {}, {}}};
  return a;
}

constexpr const char* lindqvist =
    "Harbour master Ada Lindqvist said the bridge would stay shut until the divers had seen every pier.";

std::vector<StatementRow> found(const Archive& archive, std::string_view query, bool fold = true) {
  StatementQuery q;
  q.query = parse_query(query).value();
  q.fold = fold;
  return archive.statements(q).value();
}

TEST_F(Statements, ComeBackAsTheyWereRead) {
  Archive archive = open();
  const Article a =
      article_of("a", "Gazette", "2026-10-20",
                 "Harbour master Ada Lindqvist told reporters that the bridge would stay shut.");
  keep(archive, a);
  ASSERT_TRUE(archive.commit());
  const auto read = find_statements(a);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].to, "reporters");
  const auto rows = open(ArchiveMode::read).statements({.article = "a"}).value();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(to_json(rows[0].said), to_json(read[0]));
  EXPECT_EQ(rows[0].pieces, said_pieces(body_text(a), read[0]));
  EXPECT_EQ(rows[0].day, "2026-10-20");
  EXPECT_EQ(rows[0].publisher, "Gazette");
}

TEST_F(Statements, AreFoundBySpeakerSubjectAndDay) {
  Archive archive = open();
  keep(archive, article_of("a", "Gazette", "2026-10-20", lindqvist));
  keep(archive,
       article_of("b", "Beacon", "2026-10-25", "Mayor Piet Olsen said the ferries would run all night."));
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(found(archive, "speaker:lindqvist about:divers").size(), 1U);
  EXPECT_EQ(found(archive, "speaker:\"Ada Lindqvist\"").size(), 1U);
  EXPECT_EQ(found(archive, "speaker:lindqvist about:ferries").size(), 0U);
  EXPECT_EQ(found(archive, "about:ferry").size(), 1U) << "stemmed";
  EXPECT_EQ(found(archive, "about:bridge").size(), 2U) << "the headline counts";
  EXPECT_EQ(found(archive, "after:2026-10-20").size(), 1U);
  EXPECT_EQ(found(archive, "on:2026-10-20").size(), 1U);
  EXPECT_EQ(found(archive, "before:2026-10-25").size(), 1U);
  EXPECT_EQ(found(archive, "about:bridge after:2026-10-20").size(), 1U);
  EXPECT_EQ(found(archive, "kind:indirect").size(), 2U);
  EXPECT_EQ(found(archive, "kind:direct").size(), 0U);
  EXPECT_EQ(found(archive, "source:named in:beacon").size(), 1U);
  EXPECT_EQ(found(archive, "source:nobody").size(), 0U);
  const auto newest_first = found(archive, "");
  ASSERT_EQ(newest_first.size(), 2U);
  EXPECT_EQ(newest_first[0].said.speaker, "Piet Olsen");
  EXPECT_EQ(archive.search(parse_query("speaker:lindqvist").value(), {.limit = 10})->size(), 1U);
  EXPECT_EQ(archive.search(parse_query("ferries speaker:olsen").value(), {.limit = 10})->size(), 1U);
  EXPECT_EQ(archive.search(parse_query("bridge speaker:nobody").value(), {.limit = 10})->size(), 0U);
  EXPECT_EQ(archive.search(parse_query("kind:declined").value(), {.limit = 10})->size(), 0U);
}

TEST_F(Statements, OfOneUtteranceAreToldOnce) {
  Archive archive = open();
  keep(archive, article_of("a", "Gazette", "2026-10-20", lindqvist));
  keep(archive, article_of("b", "Beacon", "2026-10-20", lindqvist));
  ASSERT_TRUE(archive.commit());
  keep(archive,
       article_of("c", "Courier", "2026-10-21",
                  "Ada Lindqvist said the bridge would not stay shut until the divers had seen every pier."));
  keep(archive, article_of("d", "Courier", "2026-12-01", lindqvist));
  keep(archive,
       article_of("e", "Herald", "2026-10-21",
                  "Mayor Piet Olsen said the bridge would stay shut until the divers had seen every pier."));
  ASSERT_TRUE(archive.commit());
  const auto rows = found(archive, "speaker:lindqvist");
  ASSERT_EQ(rows.size(), 2U) << "weeks later it is another utterance";
  EXPECT_EQ(rows[1].said.article, "a");
  EXPECT_EQ(rows[1].papers, 3U);
  const auto tellings = archive.tellings(rows[1]).value();
  ASSERT_EQ(tellings.size(), 3U);
  EXPECT_EQ(tellings[1].altered, Alteration::none);
  EXPECT_EQ(tellings[2].altered, Alteration::negation);
  EXPECT_EQ(found(archive, "speaker:lindqvist", false).size(), 4U);
  EXPECT_EQ(found(archive, "speaker:olsen").size(), 1U) << "who says it matters";
}

TEST_F(Statements, OfOneUtteranceLieAFortnightApartAtMostWheneverThatIs) {
  Archive archive = open();
  const auto said_on = [&](int day, const std::string& what) {
    const std::string date = "2026-09-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
    // Words that no other utterance has.
    const auto word = [&](char end) { return what + end + " "; };
    keep(archive, article_of(what + date, "Paper " + date, date,
                             "Ada Lindqvist said the " + word('a') + "would " + word('b') + word('c') +
                                 "and " + word('d') + word('e') + word('f') + word('g') + "all week."));
    ASSERT_TRUE(archive.commit());
  };
  const std::vector<std::string> near = {"bridge",  "tunnel",  "harbour", "market", "station",
                                         "library", "theatre", "museum",  "school", "college"},
                                 far = {"airport", "garden",  "castle",  "palace", "hospital",
                                        "prison",  "factory", "stadium", "temple", "brewery"};
  for (int i = 0; i < 10; ++i) {
    said_on(1 + i, near[i]);
    said_on(14 + i, near[i]);
    said_on(1 + i, far[i]);
    said_on(17 + i, far[i]);
  }
  EXPECT_EQ(found(archive, "speaker:lindqvist", false).size(), 40U);
  EXPECT_EQ(found(archive, "speaker:lindqvist").size(), 10U + 20U);
}

TEST_F(Statements, ListWhoIsKnownByName) {
  Archive archive = open();
  keep(archive, article_of("a", "Gazette", "2026-10-20",
                           std::string(lindqvist) + " The company said it would pay. A report said that the "
                                                    "piers had been weak for years."));
  keep(archive, article_of("b", "Beacon", "2026-10-20", "The company said the ferries would run all night."));
  ASSERT_TRUE(archive.commit());
  const auto speakers = archive.speakers(10).value();
  ASSERT_EQ(speakers.size(), 1U);
  EXPECT_EQ(speakers[0].name, "Ada Lindqvist");
  ASSERT_TRUE(archive.forget({"a"}));
  EXPECT_TRUE(archive.speakers(10)->empty());
  const auto left = found(archive, "speaker:company");
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].said.speaker, "The company") << "whoever is not listed keeps the name";
}

TEST_F(Statements, LeaveWithTheArticleThatIsReplaced) {
  Archive archive = open();
  keep(archive, article_of("a", "Gazette", "2026-10-20", lindqvist));
  keep(archive, article_of("b", "Beacon", "2026-10-20", lindqvist));
  ASSERT_TRUE(archive.commit());
  Article changed =
      article_of("a", "Gazette", "2026-10-20", "Mayor Piet Olsen said the ferries would run all night.");
  keep(archive, changed);
  ASSERT_TRUE(archive.commit());
  const auto rows = found(archive, "speaker:lindqvist");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].said.article, "b") << "the next telling stands for the utterance";
  EXPECT_EQ(rows[0].papers, 1U);
  ASSERT_EQ(archive.speakers(10)->size(), 2U);
  EXPECT_EQ(archive.speakers(10)->at(0).statements, 1U);
  const auto prints = Database::open(folder_ + "/archive.sqlite", DatabaseMode::read).value();
  Statement counted =
      prints.prepare("SELECT count(*) FROM statement_print WHERE statement NOT IN (SELECT n FROM statement)");
  ASSERT_TRUE(counted.step());
  EXPECT_EQ(counted.integer(0), 0);
}

TEST_F(Statements, AreLostWithWhatWasNotCommitted) {
  {
    Archive archive = open();
    keep(archive, article_of("a", "Gazette", "2026-10-20", lindqvist));
  }
  Archive archive = open();
  keep(archive,
       article_of("b", "Gazette", "2026-10-20", "Mayor Piet Olsen said the ferries would run all night."));
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(found(archive, "").size(), 1U);
}

TEST_F(Statements, AreCountedByMonthAndSource) {
  Archive archive = open();
  keep(archive, article_of("a", "Gazette", "2026-10-20", lindqvist));
  keep(archive, article_of("b", "Gazette", "2026-12-20", lindqvist));
  keep(archive, article_of("c", "Gazette", "2026-12-21",
                           "An official who spoke on condition of anonymity to discuss the survey said the "
                           "pier was cracked."));
  ASSERT_TRUE(archive.commit());
  const auto months = archive.months_of_speaker("The Ada Lindqvist").value();
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[0].name, "2026-10");
  EXPECT_EQ(months[1].articles, 1U);
  const auto counts =
      archive.count_sources("gazette", parse_iso_date("2026-12")->instant, parse_iso_date("2027-01")->instant)
          .value();
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].type, SourceType::named);
  EXPECT_EQ(counts[1].type, SourceType::unnamed);
  EXPECT_TRUE(counts[1].has_reason);
}

TEST_F(Statements, AreHeldAgainstTheirArticle) {
  Archive archive = open();
  keep(archive, article_of("a", "Gazette", "2026-10-20", lindqvist));
  ASSERT_TRUE(archive.commit());
  EXPECT_TRUE(archive.check()->empty());
  ASSERT_TRUE(Database::open(folder_ + "/archive.sqlite", DatabaseMode::write)
                  ->execute("UPDATE statement SET text = 'something else'"));
  ASSERT_EQ(archive.check()->size(), 1U);
  EXPECT_EQ(archive.check()->at(0).what, "statement 0 does not stand in it");
}

// An archive that was written before statements were kept has no tables of them: it answers, with nothing.
TEST_F(Statements, AreNoneInAnOlderArchive) {
  {
    Archive archive = open();
    keep(archive, article_of("a", "Gazette", "2026-10-20", lindqvist));
    ASSERT_TRUE(archive.commit());
  }
  {
    const auto database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::write).value();
    for (const char* table : {"statement", "speaker", "statement_print", "said"})
      ASSERT_TRUE(database.execute("DROP TABLE " + std::string(table)));
  }
  const Archive old = open(ArchiveMode::read);
  EXPECT_TRUE(found(old, "speaker:lindqvist").empty());
  EXPECT_TRUE(old.search(parse_query("bridge speaker:lindqvist").value(), {.limit = 10})->empty());
  EXPECT_EQ(old.search(parse_query("bridge").value(), {.limit = 10})->size(), 1U);
  EXPECT_TRUE(old.speakers(5)->empty());
}

TEST(SpeakerKeys, AreFoldedNames) {
  EXPECT_EQ(speaker_key("The  Élysée-Palace"), "elysee palace");
  EXPECT_EQ(speaker_key("KIRBY"), speaker_key("Kirby"));
  EXPECT_EQ(speaker_key("…"), "");
}

}  // namespace
}  // namespace broadsheet
