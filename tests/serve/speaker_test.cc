// Who says so: marks in the article, the panel under it, the pages, feeds and API of speakers.

#include <gtest/gtest.h>
#include <simdjson.h>

#include "broadsheet/recommend.h"
#include "serve/said_view.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class Speakers : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    for (const auto& [id, publisher, body] :
         {std::tuple{"a", "Gazette", "Mayor Ada Lindqvist said the <bridge> would stay shut until Monday."},
          std::tuple{"b", "Beacon", "Ada Lindqvist said the bridge would not stay shut until Monday."},
          std::tuple{
              "c", "Beacon",
              "An official who spoke on condition of anonymity to discuss the survey said the pier was "
              "cracked."}}) {
      Article a;
      a.id = id;
      a.language = "en";
      a.publisher = publisher;
      a.headline = "Bridge & pier";
      a.published = parse_iso_date("2026-10-20");
      a.body = {{BlockKind::subhead, "At the harbour", {}, {}}, {BlockKind::paragraph, body, {}, {}}};
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(desk.keep(capture, a, read_statements(a)));
    }
    EXPECT_TRUE(desk.commit());
  }
};

TEST_F(Speakers, AreMarkedInTheArticle) {
  const std::string page = body("/article/a");
  EXPECT_NE(
      page.find("<span class=\"said\" id=\"s0\" title=\"Ada Lindqvist, Mayor\">the &lt;bridge&gt; would "
                "stay shut until Monday</span>."),
      std::string::npos)
      << page;
  EXPECT_NE(page.find("Who says so"), std::string::npos);
  EXPECT_NE(page.find("href=\"/speaker/Ada%20Lindqvist\""), std::string::npos);
}

TEST_F(Speakers, WithoutANameHaveTheStatedReason) {
  const std::string page = body("/article/c");
  EXPECT_NE(page.find("Not named"), std::string::npos) << page;
  EXPECT_NE(page.find("on condition of anonymity to discuss the survey"), std::string::npos);
  EXPECT_NE(page.find("single source"), std::string::npos);
}

TEST_F(Speakers, HaveAPageWhereARetellingIsShownWithItsDifference) {
  const std::string page = body("/speaker/ada%20lindqvist");
  EXPECT_NE(page.find("<h1>Ada Lindqvist</h1>"), std::string::npos) << page;
  EXPECT_NE(page.find("in 2 papers"), std::string::npos);
  EXPECT_NE(page.find("<ins>not </ins>"), std::string::npos) << page;
  EXPECT_NE(page.find("href=\"/article/a#s0\""), std::string::npos);
  EXPECT_EQ(answer("/speaker/nobody")->status, 404);
  EXPECT_EQ(answer("/speaker/%E2%80%A6")->status, 404);
  EXPECT_NE(body("/speakers").find("Ada Lindqvist"), std::string::npos);
}

TEST_F(Speakers, AreSearchedFor) {
  const std::string page = body("/search?q=speaker:lindqvist+about:bridge");
  EXPECT_NE(page.find("What was said"), std::string::npos);
  EXPECT_NE(page.find("/article/a#s0"), std::string::npos);
  EXPECT_EQ(body("/search?q=bridge").find("What was said"), std::string::npos);
}

TEST_F(Speakers, HaveFeeds) {
  const std::string feed = body("/feeds/json/speaker/Ada%20Lindqvist");
  EXPECT_NE(feed.find("urn:broadsheet:statement:a:0"), std::string::npos) << feed;
  EXPECT_EQ(feed.find("urn:broadsheet:statement:b:0"), std::string::npos) << "each utterance once";
  EXPECT_EQ(answer("/feeds/atom/speaker/nobody")->status, 404);
}

TEST_F(Speakers, AnswerByTheApi) {
  const auto count = [&](const std::string& query) {
    simdjson::dom::parser parser;
    const simdjson::padded_string text(body("/api/v1/statements?" + query));
    return parser.parse(text)["statements"].get_array().value().size();
  };
  EXPECT_EQ(count("speaker=lindqvist"), 1U);
  EXPECT_EQ(count("speaker=lindqvist&copies=true"), 2U);
  EXPECT_EQ(count("about=pier+cracked&source_type=unnamed"), 0U) << "words in a row";
  EXPECT_EQ(count("about=cracked&source_type=unnamed"), 1U);
  EXPECT_EQ(count("publisher=beacon&after=2026-10-20"), 0U);
  EXPECT_EQ(count("q=cracked&limit=1"), 1U);
  EXPECT_EQ(answer("/api/v1/statements?older=x")->status, 400);
  EXPECT_EQ(answer("/api/v1/statements?after=soon")->status, 400);
}

// Marks that reach over blocks, and pieces in any order of statements, lose and invent nothing.
TEST(SaidHtml, KeepsTheTextOfEveryBlock) {
  Article a;
  a.body = {{BlockKind::paragraph, "“One & two", {}, {}},
            {BlockKind::caption, "A picture", {}, {}},
            {BlockKind::paragraph, "“three,” she said. Four.", {}, {}}};
  StatementRow first, second;
  first.said.content = {{0, 20}};
  second.number = 1;
  second.said.content = {{31, 36}};
  const auto html = said_html(a, {first, second}, english().words);
  ASSERT_EQ(html.size(), 3U);
  EXPECT_EQ(
      html[0],
      "<span class=\"said unsure\" id=\"s0\" title=\"speaker not told (unsure)\">“One &amp; two</span>");
  EXPECT_EQ(html[1], "A picture");
  EXPECT_EQ(html[2],
            "<span class=\"said unsure\" title=\"speaker not told (unsure)\">“three,”</span> she said. <span "
            "class=\"said unsure\" "
            "id=\"s1\" title=\"speaker not told (unsure)\">Four.</span>");
}

TEST(SaidHtml, MarksWhatIsSaidCellByCell) {
  Article a;
  a.body = {{BlockKind::table, "Two\t<three>", {}, {}}};
  StatementRow row;
  row.said.content = {{0, 11}};
  EXPECT_EQ(said_html(a, {row}, english().words),
            std::vector<std::string>{
                "<span class=\"said unsure\" id=\"s0\" title=\"speaker not told (unsure)\">Two</span>\t<span "
                "class=\"said unsure\">&lt;three&gt;</span>"});
}

}  // namespace
}  // namespace broadsheet
