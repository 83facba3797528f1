// Places: the page of one, and the links that lead there from an article and a story.

#include <gtest/gtest.h>

#include "broadsheet/recommend.h"
#include "serve/page_parts.h"
#include "tests/serve/one_site.h"

namespace broadsheet {
namespace {

class Places : public SiteTest {
 protected:
  void SetUp() override {
    SiteTest::SetUp();
    Archive archive = Archive::open(folder_, ArchiveMode::write).value();
    Desk desk = Desk::open(archive).value();
    for (const auto& [id, day, place, body] :
         {std::tuple{"a", "2026-10-20", "PORT ALDOUS",
                     "The harbour bridge of Port Aldous was shut on Monday."},
          std::tuple{"b", "2026-10-21", "", "The harbour bridge of Port Aldous stays shut, the mayor wrote."},
          std::tuple{"c", "2026-10-22", "", "Elsewhere it rained."}}) {
      Article a;
      a.id = id;
      a.language = "en";
      a.publisher = "Gazette";
      a.headline = "Headline of " + std::string(id);
      a.published = parse_iso_date(day);
      if (*place != '\0') a.dateline = Dateline{place, {}, {}};
      a.body = {{BlockKind::paragraph, body, {}, {}}};
      Capture capture;
      capture.bytes = to_json(a);
      EXPECT_TRUE(desk.keep(capture, a, read_statements(a)));
    }
    EXPECT_TRUE(desk.commit());
  }
};

TEST_F(Places, ListWhatNamesThemNewestFirst) {
  const std::string page = body("/place/Port%20Aldous");
  const std::size_t older = page.find("Headline of a"), newer = page.find("Headline of b");
  ASSERT_NE(older, std::string::npos);
  ASSERT_NE(newer, std::string::npos);
  EXPECT_LT(newer, older);
  EXPECT_EQ(page.find("Headline of c"), std::string::npos);
  EXPECT_GT(page.find("reported from here"), older);
  EXPECT_EQ(page.find("reported from here"), page.rfind("reported from here"));
}

TEST_F(Places, AreNowhereWithoutAnArticle) {
  EXPECT_EQ(answer("/place/Nowhere")->status, 404);
  EXPECT_EQ(answer("/place/%20")->status, 404);
  EXPECT_EQ(answer("/place/" + std::string(5000, 'x'))->status, 404);
  EXPECT_EQ(answer("/place/%22%3Cscript%3E")->status, 404);
}

TEST_F(Places, AreLinkedFromArticlesReportedThere) {
  EXPECT_NE(body("/article/a").find("<a href=\"/place/Port%20Aldous\">from Port Aldous</a>"),
            std::string::npos);
  EXPECT_EQ(body("/article/b").find("/place/"), std::string::npos);
}

TEST(PlaceName, IsNoCry) {
  EXPECT_EQ(place_name("PORT ALDOUS"), "Port Aldous");
  EXPECT_EQ(place_name("SÃO LUÍS"), "São Luís");
  EXPECT_EQ(place_name("UK"), "UK");
  EXPECT_EQ(place_name("Port Aldous"), "Port Aldous");
  EXPECT_EQ(place_name("东京"), "东京");
}

}  // namespace
}  // namespace broadsheet
