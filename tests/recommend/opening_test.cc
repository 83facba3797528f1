// What an opening reads instead of articles.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "search/database.h"
#include "tests/recommend/desk_site.h"

namespace broadsheet {
namespace {

constexpr std::int64_t window = 20;

const std::string crash =
    "Two ferries collided in fog off Port Aldous on Monday, and the harbour master Ingrid Fossum said that "
    "the rules for fog were in force. Fourteen people were hurt when the Kittiwake struck the stern of the "
    "Sandpiper at ten to seven in the morning, and both ships were towed to the yard with water in them.";
const std::string tow =
    "The ferries Kittiwake and Sandpiper, which collided in fog off Port Aldous with fourteen people hurt, "
    "were towed to the yard, the harbour master Ingrid Fossum said; the rules for fog had been in force.";
const std::string vote =
    "The council of Hallow voted on Tuesday to open the Vasny tunnel to lorries by night, though the mayor "
    "Anton Brel had asked for another year; eleven members were for it and nine were against, he said.";

class Opening : public DeskSite {
 protected:
  Opening() : DeskSite(window) {}
  void keep(const Article& a) {
    gather(a);
    ASSERT_TRUE(desk_->commit());
  }
  void keep_three() {
    begin();
    keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
    keep(article("b", "Courier", "Council opens tunnel", vote, "2026-10-19"));
    keep(article("c", "Ledger", "Ferries towed off Port Aldous", tow, "2026-10-20"));
    desk_.reset();
  }
  void execute(const std::string& sql) const {
    ASSERT_TRUE(Database::open(folder_ + "/archive.sqlite", DatabaseMode::write)->execute(sql));
  }
  [[nodiscard]] std::int64_t number(std::string_view sql) const {
    const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::read).value();
    return number_from(database, sql).value();
  }
  // All that one more article leads to.
  std::string told_after_another() {
    open();
    keep(article("d", "Herald", "Collision in fog", crash, "2026-10-20"));
    std::string told;
    for (const char* id : {"a", "b", "c", "d"}) {
      const ArticleRow row = archive_->row(id).value().value();
      told += row.story + " " + row.copy_of + "\n";
      const auto list = archive_->recommendations(id).value();
      for (const Recommendation& each : list) told += to_json(each) + "\n";
    }
    return told;
  }
};

TEST_F(Opening, NeedsNoArticlesWhereWhatTheDeskMadeOfThemIsThere) {
  keep_three();
  execute("UPDATE article SET data = X'00'");
  EXPECT_TRUE(Desk::open(*archive_, 1, window));
  execute("DELETE FROM desk_item");
  EXPECT_FALSE(Desk::open(*archive_, 1, window)) << "then they are read";
}

TEST_F(Opening, ComesToTheSameEitherWay) {
  keep_three();
  const std::string by_items = told_after_another();
  keep_three();
  execute("DELETE FROM desk_item WHERE n <> 2");
  EXPECT_EQ(told_after_another(), by_items);
  EXPECT_NE(by_items.find("Port Aldous"), std::string::npos);
}

TEST_F(Opening, PassesOverWhatWasMadeOfAnArticleThatIsReplaced) {
  keep_three();
  open();
  keep(article("a", "Beacon", "Council opens tunnel to lorries", vote, "2026-10-19"));
  desk_.reset();
  open();
  keep(article("d", "Herald", "Collision in fog", crash, "2026-10-20"));
  EXPECT_EQ(archive_->row("d").value()->copy_of, "") << "its text of before is no article's any more";
  keep(article("e", "Star", "Tunnel opens", vote, "2026-10-20"));
  EXPECT_EQ(archive_->relations_of("e")->size(), 2U);
}

TEST_F(Opening, LeavesNothingOfAForgottenArticle) {
  keep_three();
  open();
  const auto forgotten = archive_->forget({"a", "c"}).value();
  ASSERT_TRUE(desk_->revise(forgotten));
  ASSERT_TRUE(archive_->commit());
  desk_.reset();
  EXPECT_EQ(number("SELECT count(*) FROM desk_item"), 1);
  archive_.reset();
  std::ifstream file(folder_ + "/archive.sqlite", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(bytes.find("Kittiwake"), std::string::npos);
  EXPECT_EQ(bytes.find("Fossum"), std::string::npos);
  EXPECT_NE(bytes.find("Hallow"), std::string::npos);
}

TEST_F(Opening, WhatNoDeskAsksForAnyMoreGoesAsOtherComes) {
  for (int i = 0; i < 200; ++i)
    keep(article("n" + std::to_string(i), "Beacon", "Of " + std::to_string(i), vote + std::to_string(i),
                 "2026-10-19"));
  EXPECT_LE(number("SELECT count(*) FROM desk_item"), 2 * window + window / 2 + 1);
  EXPECT_EQ(number("SELECT max(n) FROM desk_item"), 200);
}

TEST_F(Opening, AListTellsOfItsArticlesAsTheyAreNow) {
  keep_three();
  const auto before = archive_->recommendations("c").value();
  ASSERT_EQ(before.size(), 2U);
  EXPECT_EQ(before[0].headline, "Ferries collide off Port Aldous");
  EXPECT_EQ(before[0].text, crash.substr(0, crash.find(". ") + 1)) << "the first sentence, which is long";
  execute("UPDATE article SET headline = 'Ferries collide', teaser = 'In fog.' WHERE id = 'a'");
  const auto now = archive_->recommendations("c").value();
  EXPECT_EQ(now.at(0).headline, "Ferries collide");
  EXPECT_EQ(now.at(0).text, "In fog.");
  execute("UPDATE article SET teaser = NULL WHERE id = 'a'");
  EXPECT_EQ(archive_->recommendations("c")->at(0).text, before[0].text) << "made of the article";
}

}  // namespace
}  // namespace broadsheet
