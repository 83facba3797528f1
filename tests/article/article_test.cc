#include <gtest/gtest.h>

#include "article/byline.h"
#include "article/dateline.h"
#include "article/lists.h"
#include "article/publishers.h"
#include "article/tables.h"
#include "base/strings.h"
#include "broadsheet/article.h"
#include "tests/cases.h"

namespace broadsheet {
namespace {

Article extracted(std::string bytes, std::string url = "https://paper.example/2026/10/19/story-1.html") {
  Capture capture;
  capture.id = "page";
  capture.url = std::move(url);
  capture.bytes = std::move(bytes);
  return extract(Page::parse(std::move(capture)).value()).value();
}

std::string joined(const std::vector<std::string>& names) {
  return join(names, "|");
}

// Each page of tests/cases/article as the lines that matter, one fact a line.
TEST(Cases, Article) {
  run_cases("article", [](const std::filesystem::path& path) {
    Capture capture;
    capture.id = path.filename().string();
    if (path.extension() != ".txt") capture.url = "https://paper.example/2026/10/19/" + path.stem().string();
    capture.bytes = read_file(path);
    const Article a = extract(Page::parse(std::move(capture)).value()).value();
    std::string out = "kind: " + std::string(name_of(a.kind)) + "\nlanguage: " + a.language +
                      "\npublisher: " + a.publisher + "\nheadline: " + a.headline;
    out += "\nstandfirst: " + a.standfirst + "\nbyline: " + joined(a.byline) +
           "\npublished: " + (a.published ? a.published->iso() : "") + "\n";
    if (a.dateline) out += "dateline: " + a.dateline->place + " / " + a.dateline->agency + "\n";
    if (a.reading_minutes) out += "minutes: " + std::to_string(*a.reading_minutes) + "\n";
    for (const Block& b : a.body) out += std::string(name_of(b.kind)) + ": " + b.text + "\n";
    for (const Note& n : a.notes) out += "note " + std::string(name_of(n.kind)) + ": " + n.text + "\n";
    for (const Teaser& t : a.teasers)
      out += "teaser " + std::string(name_of(t.kind)) + " [" + t.heading + "]: " + t.headline + " | " +
             t.text + " | " + t.url + "\n";
    return out;
  });
}

TEST(Byline, PartsNamesAndDropsRolesAndAgencies) {
  EXPECT_EQ(joined(read_byline("By Laura Kelly and Brad Dress").names), "Laura Kelly|Brad Dress");
  EXPECT_EQ(joined(read_byline("Von Anna Weiß und Karl Brenner").names), "Anna Weiß|Karl Brenner");
  EXPECT_EQ(joined(read_byline("By ADA MARSH, Staff Writer").names), "Ada Marsh");
  EXPECT_EQ(read_byline("Jane Doe, Reuters").agency, "Reuters");
  EXPECT_TRUE(read_byline("https://paper.example/ada").names.empty());
  EXPECT_TRUE(read_byline("By |").names.empty());
}

TEST(Dateline, IsThePlaceBeforeTheDash) {
  const auto published = parse_iso_date("2022-12-09");
  const auto found =
      find_dateline("LONDON, Dec 9 (Reuters) - The government said on Friday it would act.", published);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->place, "LONDON");
  EXPECT_EQ(found->agency, "Reuters");
  EXPECT_EQ(found->date->iso(), "2022-12-09");
  EXPECT_EQ(find_dateline("Berlin (dpa) - Die Regierung hat entschieden.", published)->place, "Berlin");
  EXPECT_FALSE(find_dateline("The mayor - who is 60 - spoke for an hour.", published));
  EXPECT_FALSE(find_dateline("Nobody (not even the mayor) - spoke.", published));
}

TEST(ReadingTime, IsReadInSeveralLanguages) {
  EXPECT_EQ(reading_minutes_in("·2 min read"), 2);
  EXPECT_EQ(reading_minutes_in("Lesezeit: 3 Minuten"), 3);
  EXPECT_EQ(reading_minutes_in("4 min de lecture"), 4);
  EXPECT_FALSE(
      reading_minutes_in("It took 20 minutes to read the verdict out in full to the silent court room"));
}

TEST(Lists, AreKnownByTheirHeadings) {
  EXPECT_EQ(list_kind_of("Recommended Stories"), ListKind::recommended);
  EXPECT_EQ(list_kind_of("Mehr zum Thema"), ListKind::related);
  EXPECT_EQ(list_kind_of("Most read"), ListKind::popular);
  EXPECT_FALSE(list_kind_of("The road to the harbour"));
}

TEST(Links, AreResolvedAgainstTheirPage) {
  EXPECT_EQ(resolve("https://a.example/x/y.html?q", "z.html"), "https://a.example/x/z.html");
  EXPECT_EQ(resolve("https://a.example/x/y", "../z"), "https://a.example/z");
  EXPECT_EQ(resolve("https://a.example/x", "//b.example/z"), "https://b.example/z");
  EXPECT_EQ(resolve("https://a.example/x", "javascript:alert(1)"), "");
}

TEST(Html, BrokenLinkedDataIsMended) {
  const Article a = extracted(
      "<!doctype html><script "
      "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ports\nreopen after storm\","
      "\"datePublished\":\"2026-10-19T08:00:00Z\",\"author\":[{\"name\":\"Ada Marsh\"},],}</script><p>Text.");
  EXPECT_EQ(a.published->iso(), "2026-10-19T08:00:00Z");
  EXPECT_EQ(joined(a.byline), "Ada Marsh");
}

TEST(Html, AFutureDateIsNotBelieved) {
  Capture capture;
  capture.url = "https://paper.example/story";
  capture.instant = 1'700'000'000;  // 2023-11-14
  capture.bytes =
      "<html><meta property='article:published_time' content='2031-01-01T00:00:00Z'><time "
      "datetime='2023-11-01'>1 Nov</time><p>x";
  const Article a = extract(Page::parse(std::move(capture)).value()).value();
  EXPECT_EQ(a.published->iso(), "2023-11-01");
}

TEST(Html, DoesNotTakeALongLinkListForAnArticle) {
  std::string page = "<html><body><h1>News</h1><ul>";
  for (int i = 0; i < 40; ++i)
    page += "<li><a href='/2026/10/" + std::to_string(i) + "'>A headline of five words here</a></li>";
  const Article a = extracted(page + "</ul>");
  EXPECT_EQ(a.kind, ArticleKind::listing);
  EXPECT_TRUE(a.body.empty());
}

TEST(Html, IdDependsOnAddressAndBytesAlone) {
  EXPECT_EQ(extracted("<p>x").id, extracted("<p>x").id);
  EXPECT_NE(extracted("<p>x").id, extracted("<p>y").id);
  EXPECT_EQ(extracted("<p>x").id.size(), 16U);
}

TEST(Publishers, AreNamedByHostOrPromo) {
  EXPECT_EQ(publisher_of_host("edition.cnn.com"), "CNN");
  EXPECT_EQ(publisher_of_host("unknown.example"), "");
  EXPECT_EQ(publisher_in_note("For the latest news and weather, head to The Aldous Beacon."),
            "The Aldous Beacon");
  EXPECT_EQ(publisher_in_note("© 2026 Calder Examiner. All rights reserved."), "Calder Examiner");
}

TEST(Seed, HasEveryPart) {
  const char* set = std::getenv("BROADSHEET_DATA");
  const std::filesystem::path path =
      (set != nullptr ? std::string(set) : std::string(BROADSHEET_SOURCE_DIR) + "/../shared/data") +
      "/seed/page.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  const Article a = extracted(read_file(path), "");
  EXPECT_EQ(joined(a.byline), "Laura Kelly");
  EXPECT_EQ(a.publisher, "The Hill");
  EXPECT_EQ(a.published->iso(), "2022-12-09");
  EXPECT_EQ(a.body.size(), 15U);
  EXPECT_EQ(a.teasers.size(), 20U);
}

}  // namespace
}  // namespace broadsheet
