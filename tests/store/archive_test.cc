#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "broadsheet/store.h"
#include "store/keys.h"

namespace broadsheet {
namespace {

Capture capture_named(const std::string& name) {
  Capture capture;
  capture.id = name;
  capture.bytes = "text of " + name;
  capture.instant = 1'700'000'000;
  return capture;
}

Article article_named(const std::string& id, const std::string& headline, const std::string& body,
                      const std::string& day = "2022-12-09") {
  Article a;
  a.id = id;
  a.headline = headline;
  a.publisher = "The Beacon";
  a.language = "en";
  a.byline = {"Ada Marsh"};
  a.published = parse_iso_date(day);
  a.body = {{BlockKind::paragraph, body, {}, {}}};
  return a;
}

class ArchiveFolder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "archive-" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Archive open(ArchiveMode mode = ArchiveMode::write) {
    auto archive = Archive::open(folder_, mode);
    EXPECT_TRUE(archive) << archive.error().message();
    return std::move(*archive);
  }
  std::string folder_;
};

using Keeping = ArchiveFolder;
using Finding = ArchiveFolder;

// What a query finds, all of it.
std::vector<ArticleId> ids_of(const Archive& archive, const std::string& query) {
  std::vector<ArticleId> found;
  const auto hits = archive.search(parse_query(query).value(), {.limit = 3'000});
  for (const FoundArticle& each : hits.value()) found.push_back(each.row.id);
  return found;
}
using Opening = ArchiveFolder;

TEST_F(Keeping, TheSameCaptureTwiceChangesNothing) {
  Archive archive = open();
  EXPECT_TRUE(
      archive.keep(capture_named("a"), article_named("a", "Ports reopen after storm", "Ships sail."))->fresh);
  ASSERT_TRUE(archive.commit());
  const auto before = archive.generation();
  const auto again = archive.keep(capture_named("a"), article_named("b", "x", "y"));
  EXPECT_FALSE(again->fresh);
  EXPECT_EQ(again->id, "a");
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(archive.generation(), before);
  EXPECT_EQ(archive.article_count(), 1U);
}

TEST_F(Keeping, GivesBackTheArticleAndItsCapture) {
  {
    Archive archive = open();
    ASSERT_TRUE(archive.keep(capture_named("a"), article_named("a", "H", "Body")));
    ASSERT_TRUE(archive.commit());
  }
  Archive archive = open(ArchiveMode::read);
  EXPECT_EQ(to_json(**archive.article("a")), to_json(article_named("a", "H", "Body")));
  EXPECT_EQ((*archive.capture_of("a"))->bytes, "text of a");
  EXPECT_FALSE(archive.article("b")->has_value());
  EXPECT_TRUE(archive.check()->empty());
}

TEST_F(Keeping, AnArticleLineReplacesTheOneWithItsId) {
  Archive archive = open();
  ASSERT_TRUE(archive.keep(capture_named("one"), article_named("a", "H", "walrus")));
  ASSERT_TRUE(archive.keep(capture_named("two"), article_named("a", "H", "penguin")));
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(archive.article_count(), 1U);
  EXPECT_TRUE(archive.search(*parse_query("walrus"), {.limit = 10})->empty());
  EXPECT_EQ(archive.search(*parse_query("penguins"), {.limit = 10})->size(), 1U);
}

TEST_F(Keeping, WhatWasNotCommittedIsNotThere) {
  {
    Archive archive = open();
    ASSERT_TRUE(archive.keep(capture_named("a"), article_named("a", "H", "Body")));
    ASSERT_TRUE(archive.commit());
    ASSERT_TRUE(archive.keep(capture_named("b"), article_named("b", "H", "Body")));
  }
  std::ofstream(folder_ + "/captures/00001.warc.gz", std::ios::app) << "half a record";
  Archive archive = open();
  EXPECT_EQ(archive.article_count(), 1U);
  ASSERT_TRUE(archive.keep(capture_named("b"), article_named("b", "H", "Body")));
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ((*archive.capture_of("b"))->bytes, "text of b");
  EXPECT_TRUE(archive.check()->empty());
}

TEST_F(Opening, TellsASecondWriterWhoHoldsIt) {
  Archive first = open();
  const auto second = Archive::open(folder_, ArchiveMode::write);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::busy);
  EXPECT_NE(second.error().what.find(std::to_string(getpid())), std::string::npos);
  EXPECT_TRUE(Archive::open(folder_, ArchiveMode::read));
}

TEST_F(Opening, RefusesWhatIsNoArchiveOrTooNew) {
  EXPECT_EQ(Archive::open(folder_, ArchiveMode::read).error().code, ErrorCode::missing);
  std::filesystem::create_directories(folder_);
  std::ofstream(folder_ + "/holiday.jpg") << "x";
  EXPECT_EQ(Archive::open(folder_, ArchiveMode::write).error().code, ErrorCode::bad_input);
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/captures"));
  std::ofstream(folder_ + "/archive.toml") << "format = 99\n";
  EXPECT_EQ(Archive::open(folder_, ArchiveMode::write).error().code, ErrorCode::newer_format);
}

TEST_F(Opening, ADamagedCaptureIsFoundByCheck) {
  {
    Archive archive = open();
    ASSERT_TRUE(archive.keep(capture_named("a"), article_named("a", "H", "Body")));
    ASSERT_TRUE(archive.commit());
  }
  std::fstream file(folder_ + "/captures/00001.warc.gz", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(60);
  file.put('\x55');
  file.close();
  const auto faults = open().check();
  ASSERT_EQ(faults->size(), 2U);  // the record, and the article that was made of it
  EXPECT_EQ((*faults)[0].where, "captures/00001.warc.gz, byte 0");
  EXPECT_NE((*faults)[1].where.find("article a"), std::string::npos);
}

TEST_F(Finding, UnderstandsWordsPhrasesFieldsAndDates) {
  Archive archive = open();
  ASSERT_TRUE(archive.keep(
      capture_named("1"),
      article_named("1", "Drone plant planned", "A joint production line for drones in the U.S. was planned.",
                    "2022-12-01")));
  ASSERT_TRUE(
      archive.keep(capture_named("2"), article_named("2", "Production of joint ventures",
                                                     "Joints and productions; Zoë's café.", "2022-12-05")));
  ASSERT_TRUE(archive.commit());
  const auto ids = [&](const std::string& query) {
    std::string found;
    const auto results = archive.search(parse_query(query).value(), {.limit = 10});
    for (const FoundArticle& f : results.value()) found += f.row.id;
    return found;
  };
  EXPECT_EQ(ids("drones"), "1");
  EXPECT_EQ(ids("\"joint production\""), "1");
  EXPECT_EQ(ids("joint -drone"), "2");
  EXPECT_EQ(ids("dro* OR zoe"), "12");
  EXPECT_EQ(ids("cafe"), "2");
  EXPECT_EQ(ids("us"), "1");
  EXPECT_EQ(ids("by:marsh after:2022-12-02"), "2");
  EXPECT_EQ(ids("in:beacon sort:old"), "12");
  EXPECT_EQ(ids("on:2022-12-01"), "1");
  EXPECT_EQ(ids("kind:gallery"), "");
  const auto found = archive.search(*parse_query("drones"), {.limit = 1});
  EXPECT_EQ((*found)[0].passage.substr((*found)[0].marks.at(0).begin, 6), "drones");
}

// Dates are held in memory from the second such search on between two changes, and few articles lead a
// search.
TEST_F(Finding, DaysAndTheirOrderAreTheSameHoweverOftenTheyAreAskedFor) {
  constexpr int articles = 1'100;
  Archive archive = open();
  const Archive reading = open(ArchiveMode::read);
  const auto keep = [&](int n) {
    const std::string name = std::to_string(n),
                      day = n % 11 == 0 ? "1891-03-02" : "2026-10-0" + std::to_string(1 + n % 9);
    ASSERT_TRUE(archive.keep(capture_named(name), article_named(name, "Fog", "Fog over the quay.", day)));
  };
  for (int n = 0; n < articles; ++n) keep(n);
  ASSERT_TRUE(archive.commit());
  const auto ids = [&](const std::string& query) { return ids_of(reading, query); };
  const std::array queries = {"fog on:1891", "fog after:1900", "fog before:1900", "fog sort:old",
                              "fog on:2026-10-03 sort:new"};
  std::vector<std::vector<ArticleId>> first;
  for (const char* query : queries) {
    first.push_back(ids(query));
    const std::string rain = "rain " + std::to_string(first.size());
    ASSERT_TRUE(archive.keep(capture_named(rain), article_named(rain, "Rain", "Rain over the quay.")));
    ASSERT_TRUE(archive.commit());  // so that the next query is the first again
  }
  EXPECT_EQ(first[0].size(), 100U);
  EXPECT_EQ(first[1].size(), 1'000U);
  EXPECT_EQ(first[3].front(), "0");
  for (int again = 0; again < 2; ++again)
    for (std::size_t i = 0; i < queries.size(); ++i) EXPECT_EQ(ids(queries[i]), first[i]) << queries[i];
  keep(articles);
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(ids("fog on:1891").size(), 101U) << "with the one that was kept since";
}

TEST_F(Finding, TheSameOfAPublisherThatIsInMemory) {
  Archive archive = open();
  const Archive reading = open(ArchiveMode::read);
  for (int n = 0; n < 2'400; ++n) {
    const std::string name = std::to_string(n);
    Article article =
        article_named(name, "Fog", "Fog over the quay.", n % 5 == 0 ? "1891-03-02" : "2026-10-03");
    article.publisher = n % 2 == 0 ? "Beacon" : n % 24 == 1 ? "the star" : "The Star";
    if (n % 7 > 0) ASSERT_TRUE(archive.keep(capture_named(name), article));
  }
  ASSERT_TRUE(archive.commit());
  const auto ids = [&](const std::string& query) { return ids_of(reading, query); };
  const std::array queries = {"fog in:beacon", "fog in:star on:1891", "fog in:a", "fog in:star after:1900",
                              "fog in:nobody"};
  for (const char* query : queries) {
    const std::string rain = std::string("rain ") + query;
    ASSERT_TRUE(archive.keep(capture_named(rain), article_named(rain, "Rain", "Rain over the quay.")));
    ASSERT_TRUE(archive.commit());  // so that nothing is in memory
    const std::vector<ArticleId> first = ids(query);
    EXPECT_EQ(first.empty(), std::string_view(query) == "fog in:nobody");
    for (int again = 0; again < 2; ++again) EXPECT_EQ(ids(query), first) << query;
  }
}

TEST_F(Finding, PublishersByAnyPartOfTheirName) {
  Archive archive = open();
  const Archive reading = open(ArchiveMode::read);
  const auto keep = [&](const std::string& publisher) {
    Article article = article_named(publisher, "Fog", "Fog over the quay.");
    article.publisher = publisher;
    ASSERT_TRUE(archive.keep(capture_named(publisher), article));
  };
  const auto found = [&](const std::string& query) {
    EXPECT_TRUE(archive.commit());
    const auto hits = reading.search(parse_query(query).value(), {.limit = 200});
    const auto written = archive.search(parse_query(query).value(), {.limit = 200});
    EXPECT_EQ(hits->size(), written->size()) << query;
    return hits->size();
  };
  for (int n = 0; n < 20; ++n) keep("Beacon " + std::to_string(n));
  EXPECT_EQ(found("fog in:star"), 0U);
  keep("The Star");
  EXPECT_EQ(found("fog in:star"), 1U) << "which was kept since the query before";
  EXPECT_EQ(found("fog in:STAR"), 1U);
  EXPECT_EQ(found("in:star"), 1U);
  EXPECT_EQ(found("fog in:\"beacon 1\""), 11U);
  EXPECT_EQ(found("fog in:beacon"), 20U);
  EXPECT_EQ(found("fog in:b%1_"), 10U);
  for (int n = 0; n < 130; ++n) keep("Gazette " + std::to_string(n));
  for (int time = 0; time < 3; ++time) {
    EXPECT_EQ(found("fog in:gazette"), 130U) << "more than are asked for by their names";
    EXPECT_EQ(found("fog in:\"gazette 1\""), 41U);
  }
  EXPECT_EQ(found("fog in:star by:marsh before:2023"), 1U);
  EXPECT_EQ(found("fog in:star by:nobody"), 0U);
}

TEST_F(Finding, WordsThatMayBeBrokenAtTheirSoftHyphens) {
  Archive archive = open();
  Article article = article_named("1", "Streik", "Die Ver\u00ADkehrs\u00ADbe\u00ADtriebe stehen still.");
  article.language = "de";
  ASSERT_TRUE(archive.keep(capture_named("1"), article));
  ASSERT_TRUE(archive.commit());
  const auto found = archive.search(*parse_query("verkehrsbetriebe"), {.limit = 2});
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().marks, (std::vector<Span>{{4, 23}}));
}

TEST_F(Finding, GivesAsManyPassagesAsAreAskedFor) {
  Archive archive = open();
  for (const char* id : {"1", "2", "3"})
    ASSERT_TRUE(
        archive.keep(capture_named(id), article_named(id, "Fog", "Fog over the quay.", "2022-12-01")));
  ASSERT_TRUE(archive.commit());
  for (const std::size_t passages : {0U, 2U, 7U}) {
    const auto found = archive.search(*parse_query("fog"), {.limit = 3, .passages = passages});
    ASSERT_EQ(found->size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ((*found)[i].passage.empty(), i >= passages);
  }
}

TEST_F(Finding, PassagesSayWhereTheBodyGoesOn) {
  Archive archive = open();
  std::string around;
  for (int i = 0; i < 60; ++i) around += "stone ";
  ASSERT_TRUE(
      archive.keep(capture_named("1"), article_named("1", "Quay", "“Fog over the quay.”", "2022-12-01")));
  ASSERT_TRUE(archive.keep(capture_named("2"),
                           article_named("2", "Pier", around + "fog " + around + "end.", "2022-12-01")));
  ASSERT_TRUE(archive.commit());
  const auto found = archive.search(*parse_query("fog"), {.limit = 2});
  ASSERT_EQ(found->size(), 2U);
  for (const FoundArticle& each : *found) {
    const bool is_long = each.row.id == "2";
    EXPECT_EQ(each.cut_before, is_long);
    EXPECT_EQ(each.cut_behind, is_long);
    if (!is_long) {
      EXPECT_EQ(each.passage, "“Fog over the quay.”");
    }
  }
}

TEST_F(Finding, ATextAlsoFindsWhatTheBestOfItsHitsSpeakOf) {
  Archive archive = open();
  const std::array bodies = {"The ferry left Aldous quay in dense fog.",
                             "Dense fog held every boat at Aldous quay.",
                             "Grain prices rose after the storm."};
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    ASSERT_TRUE(archive.keep(capture_named(id), article_named(id, i < 2 ? "Harbour" : "Markets", bodies[i])));
  }
  ASSERT_TRUE(archive.commit());
  std::string found;
  const auto ranked = archive.rank("ferry", 10);
  for (const Archive::Ranked& each : ranked.value()) found += each.article;
  EXPECT_EQ(found, "12");
}

TEST_F(Finding, ATextFindsFirstWhatSpeaksOfItInOnePlace) {
  Archive archive = open();
  std::string around;
  for (int i = 0; i < 30; ++i) around += "Grain prices rose at market after a storm hit Tessel county. ";
  // The same words as often: far apart, and beside each other.
  const std::array bodies = {"Aldous quay. " + around + around + "A walrus.",
                             around + "Aldous quay. A walrus. " + around};
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    ASSERT_TRUE(archive.keep(capture_named(id), article_named(id, "Week", bodies[i])));
  }
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(archive.rank("walrus at Aldous quay", 10)->front().article, "2");
}

TEST_F(Finding, ATextFindsFirstWhatBeginsWithIt) {
  Archive archive = open();
  std::string around;
  for (int i = 0; i < 12; ++i) around += "Grain prices rose at market after a storm hit Tessel county. ";
  const std::array bodies = {around + "A walrus slept on the quay.", "A walrus slept on the quay. " + around};
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    ASSERT_TRUE(archive.keep(capture_named(id), article_named(id, "Week", bodies[i])));
  }
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(archive.rank("seal asleep on the quay", 10)->front().article, "2");
}

TEST_F(Finding, ListsStoriesCopiesAndRecommendations) {
  Archive archive = open();
  ASSERT_TRUE(archive.keep(capture_named("1"), article_named("1", "First", "Body one")));
  ASSERT_TRUE(archive.keep(capture_named("2"), article_named("2", "Second", "Body two")));
  ASSERT_TRUE(archive.put(Relation{"2", "1", RelationKind::copy, 0.9, {{{1, 2}, {3, 4}}}}));
  ASSERT_TRUE(archive.put_copy("2", "1", RelationKind::copy));
  ASSERT_TRUE(archive.put(
      Story{
          "s", "First", "world", {"1", "2"}, parse_iso_date("2022-12-09"), parse_iso_date("2022-12-09"), {}},
      2.5, 1));
  Recommendation r;
  r.group = "The story now";
  r.article = "2";
  r.reason = {"same-story", "same story", {}};
  Recommendation second = r;
  second.reason.text = "a name, \"quoted\",\nin two lines";
  ASSERT_TRUE(archive.put("1", packed({r, second}, {2, 2})));
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(archive.rows({})->size(), 1U);
  EXPECT_EQ(archive.copies_of("1")->at(0).id, "2");
  EXPECT_EQ(archive.rows({.publisher = "the beacon", .story = "s", .fold_copies = false})->size(), 2U);
  EXPECT_EQ(archive.rows({.byline = "ada marsh"})->size(), 1U);
  EXPECT_EQ(archive.stories(10)->at(0).reports, 1U);
  EXPECT_EQ(archive.recommendations("1")->at(0).reason.text, "same story");
  EXPECT_EQ(archive.recommendations("1")->at(1).reason.text, second.reason.text);
  EXPECT_TRUE(archive.recommendations("2")->empty());
  const Relation stored = archive.relations_of("1")->at(0);
  EXPECT_EQ(stored.a, "1");
  EXPECT_EQ(stored.spans[0].a.begin, 3U);
}

TEST_F(Finding, ARowForAListHasWhatIsShownOfIt) {
  Archive archive = open();
  Article kept = article_named("1", "First", "Body one");
  kept.url = "https://beacon.example/first";
  ASSERT_TRUE(archive.keep(capture_named("1"), kept));
  ASSERT_TRUE(archive.commit());
  const ArticleRow whole = archive.rows({}).value().at(0);
  EXPECT_FALSE(whole.url.empty());
  for (const std::string& publisher : {std::string(), whole.publisher}) {
    const ArticleRow shown = archive.rows({.publisher = publisher, .only_shown = true}).value().at(0);
    EXPECT_EQ(shown.id, whole.id);
    EXPECT_EQ(shown.headline, whole.headline);
    EXPECT_EQ(shown.lead, whole.lead);
    EXPECT_EQ(shown.publisher, whole.publisher);
    EXPECT_EQ(shown.byline, whole.byline);
    EXPECT_EQ(shown.published, whole.published);
    EXPECT_EQ(shown.language, whole.language);
    EXPECT_EQ(shown.reading_minutes, whole.reading_minutes);
    EXPECT_EQ(shown.place.number, whole.place.number);
    EXPECT_EQ(shown.place.at, whole.place.at);
    EXPECT_TRUE(shown.url.empty());
  }
}

TEST_F(Finding, GoesThroughAListPlaceByPlaceBothWays) {
  Archive archive = open();
  for (int i = 0; i < 7; ++i) {
    Article a =
        article_named(std::to_string(i), "Headline " + std::to_string(i), "Body " + std::to_string(i));
    a.published = parse_iso_date(i < 3 ? "2022-12-09" : "2022-12-1" + std::to_string(i));  // three on one day
    ASSERT_TRUE(archive.keep(capture_named(a.id), a));
  }
  ASSERT_TRUE(archive.commit());
  const auto ids = [&](const RowQuery& query) {
    std::string found;
    const auto rows = archive.rows(query);
    for (const ArticleRow& row : *rows) found += row.id;
    return found;
  };
  RowQuery query;
  query.limit = 5;
  EXPECT_EQ(ids(query), "65432");
  query.older_than = archive.rows(query)->back().place;
  EXPECT_EQ(ids(query), "10");
  RowQuery back;
  back.limit = 3;
  back.newer_than = archive.rows(query)->front().place;
  EXPECT_EQ(ids(back), "432");
}

TEST(Keys, SayWhichAddressesAreTheSame) {
  EXPECT_EQ(address_key("https://www.a.example/x/?utm_source=y#top"), address_key("http://a.example/x"));
  EXPECT_NE(address_key("https://a.example/x?id=1"), address_key("https://a.example/x?id=2"));
  EXPECT_FALSE(address_key(""));
  EXPECT_EQ(headline_key("Ports reopen after the storm"), headline_key("PORTS REOPEN — after the storm!"));
  EXPECT_FALSE(headline_key("Live updates"));
}

TEST_F(Finding, FoldsCopiesOfAText) {
  Archive archive = open();
  for (const char* id : {"a", "b", "c"})
    ASSERT_TRUE(archive.keep(capture_named(id),
                             article_named(id, "Fog", "Fog over the harbour of " + std::string(id))));
  ASSERT_TRUE(archive.put_copy("c", "a", RelationKind::copy));
  ASSERT_TRUE(archive.commit());
  EXPECT_EQ(archive.search(*parse_query("fog"), {.limit = 10})->size(), 3U);
  const auto folded = archive.search(*parse_query("fog"), {.limit = 10, .folded = 10}).value();
  ASSERT_EQ(folded.size(), 2U);
  EXPECT_EQ(folded[0].copies + folded[1].copies, 1U);
  // What stands behind the first so many is left as it is.
  EXPECT_EQ(archive.search(*parse_query("fog"), {.limit = 10, .folded = 1})->size(), 3U);
}

TEST_F(Finding, SaysWhatMayHaveBeenMeant) {
  Archive archive = open();
  ASSERT_TRUE(archive.keep(
      capture_named("a"), article_named("a", "A walk", "Mayor Ada Lindqvist spoke of the harbour ferries.")));
  ASSERT_TRUE(archive.keep(capture_named("b"),
                           article_named("b", "A walk", "Lindqvist spoke of the harbour again.")));
  ASSERT_TRUE(archive.commit());
  const auto meant = [&](const std::string& text) {
    return archive.respelled(text, *parse_query(text)).value();
  };
  EXPECT_EQ(meant("lindkvist"), "Lindqvist");
  EXPECT_EQ(meant("harbuor lindqvist in:beacon"), "harbour lindqvist in:beacon");
  EXPECT_EQ(meant("lindqvist harbour"), "");
  EXPECT_EQ(meant("penguins"), "");
  EXPECT_EQ(meant("-lindkvist harbour"), "");
  EXPECT_EQ(meant("wlk"), "");
}

TEST(QueryErrors, PointAtTheCharacter) {
  const auto open_quote = parse_query("café \"joint");
  ASSERT_FALSE(open_quote);
  EXPECT_EQ(open_quote.error().offset, 5U);
  EXPECT_FALSE(parse_query("after:yesterdayish"));
  EXPECT_FALSE(parse_query("by:"));
  EXPECT_FALSE(parse_query(std::string(3000, 'x')));
  for (const char* harmless :
       {"", "-", "OR", "*", "a OR", "NOT ()", "\xFF\xFE", "x:y", "'; DROP TABLE article; --"})
    EXPECT_TRUE(parse_query(harmless)) << harmless;
}

}  // namespace
}  // namespace broadsheet
