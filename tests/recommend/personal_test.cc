#include "recommend/personal.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/calendar.h"

namespace broadsheet {
namespace {

ArticleRow row(const std::string& id, const std::string& headline, const std::string& lead = "",
               const std::string& publisher = "") {
  ArticleRow made;
  made.id = id;
  made.headline = headline;
  made.lead = lead;
  made.publisher = publisher.empty() ? "Paper " + id : publisher;
  made.place.at = 1'800'000'000;
  return made;
}

std::vector<ArticleId> ids(const std::vector<ChosenArticle>& chosen) {
  std::vector<ArticleId> all;
  for (const ChosenArticle& each : chosen) all.push_back(each.row->id);
  return all;
}

Liking of_iran() {
  Liking liking;
  for (int i = 0; i < 3; ++i) liking.add({"Iran", "John Kirby"}, ReaderMark::saved);
  liking.add({"Port Aldous"}, ReaderMark::read);
  return liking;
}

TEST(PersonalOrder, PutsWhatIsLikeTheSavedHigherAndSaysWhy) {
  const std::vector<ArticleRow> rows = {row("a", "Weather stays mild"), row("b", "Talks on Iran go on"),
                                        row("c", "Ferries late", "Fog lay off Port Aldous on Monday.")};
  const auto chosen = personal_order(rows, of_iran(), 10);
  EXPECT_EQ(ids(chosen), (std::vector<ArticleId>{"b", "c", "a"}));
  EXPECT_EQ(chosen[0].reason.text, "you saved 3 articles about Iran");
  EXPECT_EQ(chosen[1].reason.text, "you read 1 article about Port Aldous");
  EXPECT_EQ(chosen[2].reason.kind, "new");
}

TEST(PersonalOrder, HasNothingThatWasReadOrHidden) {
  std::vector<ArticleRow> rows = {row("a", "Iran"), row("b", "Iran"), row("c", "Rain")};
  rows[0].read = 1;
  rows[1].hidden = 1;
  EXPECT_EQ(ids(personal_order(rows, of_iran(), 10)), (std::vector<ArticleId>{"c"}));
}

TEST(PersonalOrder, ALikingIsWorthThreeDaysAtMost) {
  Liking keen;
  for (int i = 0; i < 40; ++i) keen.add({"Iran"}, ReaderMark::saved);
  std::vector<ArticleRow> rows = {row("new", "Rain"), row("liked", "Iran")};
  rows[0].place.at += 4 * seconds_a_day;
  EXPECT_EQ(ids(personal_order(rows, keen, 10)), (std::vector<ArticleId>{"new", "liked"}));
  rows[0].place.at -= 2 * seconds_a_day;
  EXPECT_EQ(ids(personal_order(rows, keen, 10)), (std::vector<ArticleId>{"liked", "new"}));
}

TEST(PersonalOrder, KeepsVariety) {
  std::vector<ArticleRow> rows;
  for (int i = 0; i < 6; ++i) {
    rows.push_back(row("s" + std::to_string(i), "Report"));
    rows.back().story = "one";
  }
  rows.push_back(row("other", "Rain"));
  const auto chosen = ids(personal_order(rows, {}, 10));
  const auto place = std::ranges::find(chosen, "other") - chosen.begin();
  EXPECT_EQ(place, 2) << "six publishers report one story, and two of them come before another";
}

TEST(PersonalOrder, ANameStandsAsWholeWordsOnly) {
  const Liking liking = of_iran();
  EXPECT_EQ(liking.names_in("Iranians in Teheran").size(), 0U);
  EXPECT_EQ(liking.names_in("Iran, Iran and John Kirby").size(), 2U);
  EXPECT_EQ(liking.names_in("John Kirbyson").size(), 0U);
  EXPECT_EQ(liking.names_in("").size(), 0U);
}

TEST(PersonalOrder, ANameThatMostArticlesHoldTellsNothing) {
  std::vector<ArticleRow> rows;
  for (int i = 0; i < 20; ++i) rows.push_back(row("i" + std::to_string(i), "Iran again"));
  EXPECT_EQ(personal_order(rows, of_iran(), 1).front().reason.kind, "new");
}

}  // namespace
}  // namespace broadsheet
