// What becomes of articles that the desk has left behind.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "base/hash.h"
#include "recommend/desk_file.h"
#include "search/database.h"
#include "tests/recommend/desk_site.h"

namespace broadsheet {
namespace {

constexpr std::int64_t window = 20;

// A text of words that no other seed has.
std::string words_of_its_own(std::uint64_t seed) {
  constexpr std::string_view consonants = "bdfghklmnprstvz", vowels = "aeiou";
  std::string text;
  for (int i = 0; i < 60; ++i) {
    std::uint64_t bits = hash64(std::to_string(i), seed);
    for (int k = 0; k < 4; ++k, bits >>= 16) {
      text += consonants[bits % consonants.size()];
      text += vowels[(bits >> 8) % vowels.size()];
    }
    text += i % 12 == 11 ? ". " : " ";
  }
  return text;
}

const std::string crash =
    "Two ferries collided in fog off Port Aldous on Monday, and the harbour master Ingrid Fossum said that "
    "the "
    "rules for fog were in force. Fourteen people were hurt when the Kittiwake struck the stern of the "
    "Sandpiper "
    "at ten to seven in the morning, and both ships were towed to the yard with water in their engine rooms.";
const std::string fog =
    "Fog hid the ferries Kittiwake and Sandpiper from each other off Port Aldous, where fourteen people were "
    "hurt as they collided, Ingrid Fossum said; the harbour master had told both ships of the rules for fog.";
const std::string tow =
    "The ferries Kittiwake and Sandpiper, which collided in fog off Port Aldous with fourteen people hurt, "
    "were "
    "towed to the yard, the harbour master Ingrid Fossum said; the rules for fog had been in force.";

class WindowTest : public DeskSite {
 protected:
  WindowTest() : DeskSite(window) {}
  Desk::Outcome keep(const Article& a) {
    gather(a);
    return desk_->commit().value().front();
  }
  // So many articles that nothing else is like.
  void keep_others(int count) {
    for (int i = 0; i < count; ++i, ++others_)
      gather(article("other" + std::to_string(others_), "Paper " + std::to_string(others_ % 7),
                     "Of " + std::to_string(others_), words_of_its_own(others_), "2026-10-20"));
    ASSERT_TRUE(desk_->commit());
  }
  ArticleRow row(const ArticleId& id) { return archive_->row(id).value().value(); }
  StoryRow story_of(const ArticleId& id) { return archive_->story(row(id).story).value().value(); }
  std::set<ArticleId> listed_under(const ArticleId& id) {
    std::set<ArticleId> ids;
    const auto list = archive_->recommendations(id).value();
    for (const Recommendation& each : list) ids.insert(each.article);
    return ids;
  }

  std::uint64_t others_ = 0;
};

TEST_F(WindowTest, FindsACopyThatWasLeftBehindLongAgo) {
  keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
  for (int i = 0; i < 5; ++i) keep_others(30);
  const auto copy = keep(article("b", "Courier", "Ferries collide in fog", crash, "2027-10-19"));
  EXPECT_EQ(copy.relation, "copy");
  EXPECT_EQ(copy.of, "a");
  EXPECT_EQ(row("b").copy_of, "a");
  EXPECT_EQ(archive_->relations_of("a")->size(), 1U);
  desk_.reset();
  open();
  keep(article("c", "Herald", "Collision in fog", crash, "2027-10-20"));
  EXPECT_EQ(row("c").copy_of, "a") << "the head of a copy is held after opening";
}

TEST_F(WindowTest, AnEarlierTextThatComesLateStandsForItsCopies) {
  keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
  keep(article("b", "Courier", "Ferries collide in fog", crash, "2026-10-20"));
  ASSERT_EQ(row("b").copy_of, "a");
  for (int i = 0; i < 5; ++i) keep_others(30);
  keep(article("first", "Herald", "Collision off Port Aldous", crash, "2026-10-18"));
  EXPECT_EQ(row("first").copy_of, "");
  EXPECT_EQ(row("a").copy_of, "first");
  EXPECT_EQ(row("b").copy_of, "first");
}

TEST_F(WindowTest, AStoryGoesOnThoughItsFirstArticlesWereLeftBehind) {
  keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
  keep_others(19);
  keep(article("b", "Ledger", "Fog blamed for ferry collision off Port Aldous", fog, "2026-10-20"));
  ASSERT_EQ(row("a").story, row("b").story);
  keep_others(19);
  const auto third =
      keep(article("c", "Herald", "Ferries towed after collision off Port Aldous", tow, "2026-10-21"));
  EXPECT_EQ(third.story, row("a").story);
  const StoryRow story = story_of("c");
  EXPECT_EQ(story.articles, 3U);
  EXPECT_EQ(story.reports, 3U);
  EXPECT_EQ(story.from->iso(), "2026-10-19");
  EXPECT_TRUE(listed_under("c").contains("a"));
}

TEST_F(WindowTest, AMonthThatIsFilledInLaterJoinsTheStoriesAroundIt) {
  keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
  for (int i = 0; i < 60; ++i)
    gather(article("later" + std::to_string(i), "Paper", "Of " + std::to_string(i), words_of_its_own(500 + i),
                   "2027-03-" + std::to_string(10 + i / 3)));
  ASSERT_TRUE(desk_->commit());
  const auto late =
      keep(article("b", "Ledger", "Fog blamed for ferry collision off Port Aldous", fog, "2026-10-21"));
  EXPECT_EQ(late.story, row("a").story);
  EXPECT_EQ(story_of("a").articles, 2U);
  const auto other =
      keep(article("c", "Ledger", "Fog blamed for ferry collision off Port Aldous", tow, "2026-12-21"));
  EXPECT_NE(other.story, row("a").story) << "two months later it is another";
}

TEST_F(WindowTest, AReplacedArticleStaysInTheStoryOfTheOneLeftBehind) {
  keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
  keep(article("b", "Ledger", "Fog blamed for ferry collision off Port Aldous", fog, "2026-10-19"));
  const StoryId story = row("a").story;
  ASSERT_EQ(row("b").story, story);
  for (int i = 0; i < 3; ++i) keep_others(30);
  keep(article("b", "Ledger", "Ferries towed after collision off Port Aldous", tow, "2026-10-19"));
  EXPECT_EQ(row("b").story, story);
  EXPECT_EQ(row("b").copy_of, "") << "it is no copy of itself";
  EXPECT_EQ(story_of("b").articles, 2U);
  EXPECT_EQ(row("a").story, story);
}

TEST_F(WindowTest, KnowsACaptureThatWasLeftBehind) {
  const Article a = article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19");
  const StoryId story = keep(a).story;
  for (int i = 0; i < 3; ++i) keep_others(30);
  const auto again = keep(a);
  EXPECT_EQ(again.id, "a");
  EXPECT_EQ(again.relation, "known");
  EXPECT_EQ(again.story, story);
}

TEST_F(WindowTest, ForgetsAnArticleOfAStoryThatWasLeftBehind) {
  keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
  keep(article("b", "Ledger", "Fog blamed for ferry collision off Port Aldous", fog, "2026-10-19"));
  for (int i = 0; i < 3; ++i) keep_others(30);
  ASSERT_TRUE(listed_under("a").contains("b"));
  desk_.reset();
  const auto forgotten = archive_->forget({"b"}).value();
  open();
  ASSERT_TRUE(desk_->revise(forgotten));
  ASSERT_TRUE(archive_->commit());
  EXPECT_EQ(story_of("a").articles, 1U);
  EXPECT_FALSE(listed_under("a").contains("b"));
  {
    const Database database = Database::open(folder_ + "/archive.sqlite", DatabaseMode::read).value();
    EXPECT_EQ(number_from(database, "SELECT substr(data, 65, 32) = zeroblob(32) FROM sketch").value(), 1)
        << "of article 2";
  }
  const auto again = keep(article("c", "Herald", "Ferry collision", fog, "2026-10-21"));
  EXPECT_EQ(again.relation, "") << "no sketch leads to what is forgotten";
}

TEST_F(WindowTest, AnEditorJoinsWhatWasLeftBehind) {
  keep(article("a", "Beacon", "Ferries collide off Port Aldous", crash, "2026-10-19"));
  keep(article("b", "Ledger", "Fog blamed for ferry collision off Port Aldous", fog, "2026-10-19"));
  for (int i = 0; i < 3; ++i) keep_others(30);
  ASSERT_NE(row("a").story, row("other89").story);
  desk_.reset();
  std::ofstream(desk_path(folder_)) << "join a other89\n";
  open();
  ASSERT_TRUE(desk_->commit());
  EXPECT_EQ(row("other89").story, row("a").story);
  EXPECT_EQ(row("b").story, row("a").story) << "what is not held goes with the others";
  EXPECT_EQ(story_of("a").articles, 3U);
}

// Words of one seed in another order: one story, and no passage in common.
std::string told_again(std::uint64_t seed, std::uint64_t times) {
  const std::string text = words_of_its_own(seed);
  std::vector<std::string> words;
  for (std::size_t at = 0, end; (end = text.find(' ', at)) != std::string::npos; at = end + 1)
    words.push_back(text.substr(at, end - at));
  std::ranges::sort(words, {}, [&](const std::string& word) { return hash64(word, times); });
  std::string again;
  for (const std::string& word : words) again += word + " ";
  return again;
}

// A third of these tell of the same event as some before them; every tenth prints an old one again.
Article one_of_many(std::uint64_t i) {
  const std::uint64_t event = i % 3 == 0 ? 1'000 + i / 15 : i;
  const std::string text = i % 10 == 9 ? told_again(i % 50, 0) : told_again(event, i);
  const std::string first_words = told_again(event, 0).substr(0, 40);
  return article("n" + std::to_string(i), "Paper " + std::to_string(i % 7), first_words, text,
                 "2026-10-" + std::to_string(10 + i / 8));
}

TEST_F(WindowTest, OpenedAgainAtAnyPointItMakesTheSameStories) {
  const auto made_by = [&](bool is_reopened) {
    end();
    begin();
    for (std::uint64_t i = 0; i < 150; ++i) {
      gather(one_of_many(i));
      if (i % 4 != 3 && i != 149) continue;
      EXPECT_TRUE(desk_->commit());
      if (is_reopened) desk_.reset();
      if (is_reopened) open();
    }
    std::vector<std::string> made;
    for (int i = 0; i < 150; ++i) {
      const ArticleId id = "n" + std::to_string(i);
      made.push_back(id + " " + row(id).story + " " + row(id).copy_of);
      const auto relations = archive_->relations_of(id).value();
      for (const Relation& each : relations) made.push_back(to_json(each));
    }
    const auto stories = archive_->stories(1'000).value();
    for (const StoryRow& story : stories)
      made.push_back(story.id + " " + story.headline + " " + std::to_string(story.articles) + " " +
                     std::to_string(story.reports) + " " + std::to_string(story.weight));
    return made;
  };
  const auto once = made_by(false), often = made_by(true);
  EXPECT_GT(once.size(), 250U);
  EXPECT_EQ(once, often);
  EXPECT_EQ(story_of("n147").articles, 5U);
  EXPECT_EQ(row("n149").copy_of, "n49");
}

}  // namespace
}  // namespace broadsheet
