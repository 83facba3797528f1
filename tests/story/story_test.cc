#include "broadsheet/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "story/average_link.h"
#include "story/vectors.h"

namespace broadsheet {
namespace {

Article article(const std::string& id, const std::string& headline, const std::string& body,
                const std::string& day) {
  Article a;
  a.id = id;
  a.language = "en";
  a.headline = headline;
  a.published = parse_iso_date(day);
  a.body = {{BlockKind::paragraph, body, {}, {}}};
  return a;
}

std::vector<Article> some() {
  return {
      article("1", "Ferries collide off Port Aldous",
              "Two ferries collided in fog off Port Aldous, the harbour master Ingrid Fossum said.",
              "2026-10-19"),
      article(
          "2", "Fourteen hurt as ferries collide",
          "Fourteen people were hurt when two ferries collided in fog off Port Aldous, Ingrid Fossum said.",
          "2026-10-19"),
      article("3", "Rover finds ice on the Moon",
              "The rover Petrel drilled into ice in a crater of the Moon, Noor Haddad said.", "2026-10-21"),
      article("4", "Ice found by rover Petrel",
              "Ice lies under a crater of the Moon where the rover Petrel drilled, Noor Haddad said.",
              "2026-10-21"),
      article("5", "Weather mild until Sunday", "Rain spreads from the west and it stays mild on the coast.",
              "2026-10-21")};
}

TEST(Stories, HoldArticlesOnOneEvent) {
  const auto stories = find_stories(some());
  ASSERT_EQ(stories.size(), 3U);
  EXPECT_EQ(stories[0].articles, (std::vector<ArticleId>{"1", "2"}));
  EXPECT_EQ(stories[1].articles, (std::vector<ArticleId>{"3", "4"}));
  EXPECT_EQ(stories[2].articles, (std::vector<ArticleId>{"5"}));
  EXPECT_EQ(stories[0].from->iso(), "2026-10-19");
}

TEST(Stories, AreNotJoinedByAHeadlineThatComesAgainWithOtherFigures) {
  const std::string body =
      "Wheat for December closed at the port a little higher, traders of Port Aldous said.";
  const auto count_of = [&](const std::string& headline, const std::string& day) {
    return find_stories(
               {article("1", "Wheat closes at 212", body, "2026-10-05"), article("2", headline, body, day)})
        .size();
  };
  EXPECT_EQ(count_of("Wheat closes at 205", "2026-10-12"), 2U) << "the next week's";
  EXPECT_EQ(count_of("Wheat closes at 205", "2026-10-05"), 1U) << "put right on the same day";
}

// A paper of few articles, as every paper is at first.
TEST(Stories, AreNotWhatAFewArticlesOfADayHaveInCommon) {
  using Told = std::vector<std::pair<std::string, std::string>>;
  const auto count = [](const std::string& language, const Told& told) {
    std::vector<Article> articles;
    for (const auto& [headline, body] : told) {
      Article a = article(std::to_string(articles.size()), headline, body, "2026-10-20");
      a.language = language;
      articles.push_back(std::move(a));
    }
    return find_stories(articles).size();
  };
  const Told german = {
      {"Fahrkarte: Wer jetzt sechzig Prozent weniger zahlt",
       "Mit der neuen Fahrkarte sparen Pendler auf der Strecke nach Tolmin viel. Bisher kostete der "
       "Monat 120 "
       "Euro, nun sind es 49. Das zeigt eine Rechnung des Verbands, der seit Jahren dafür wirbt."},
      {"Bausteine zum Feiertag: Alle Angebote im Überblick",
       "Zum Feiertag der Sternenfahrer gibt es viele Bausteine billiger. Der große Frachter kostet 85 Euro, "
       "das sind "
       "zwanzig Prozent weniger. Sammler sollten sich beeilen: Das Angebot gilt nur bis Montag."},
      {"Diese Grafiken zeigen, wie es der Wirtschaft geht",
       "Die Wirtschaft ist im ersten Quartal kaum gewachsen. Das Amt meldet ein Plus von 0,1 Prozent, viele "
       "hatten "
       "mehr erwartet. Für das Jahr rechnen die Fachleute mit wenig, denn es fehlt an Aufträgen."}};
  EXPECT_EQ(count("de", german), 3U);
  const Told japanese = {
      {"新しい橋が完成、来月から通行可能に",
       "港町の新しい橋が完成し、関係者が渡り初めをした。来月一日から車も通ることができるようになるという。"},
      {"図書館で絵本の朗読会",
       "市の図書館で絵本の朗読会が開かれ、参加した子どもたちは声を上げて笑っていた。"},
      {"川の水位が上がる、注意呼びかけ",
       "大雨で川の水位が上がり、警察は注意を呼びかけた。雨はあすまで続く見込み。"}};
  EXPECT_EQ(count("ja", japanese), 3U);
}

TEST(Stories, AreNotMadeOfWhatAColumnSaysOnTwoDays) {
  const std::string body = "Rain spreads from the west in the evening, and it stays mild on the coast.";
  const auto count_of = [&](const std::string& first, const std::string& second) {
    return find_stories({article("1", first, body, "2026-10-05"), article("2", second, body, "2026-10-06")})
        .size();
  };
  EXPECT_EQ(count_of("Weather: rain from the west", "Weather: rain and mild"), 2U);
  EXPECT_EQ(count_of("Storm: rain from the west", "Storm: rain and mild"), 1U);
}

TEST(Stories, DoNotDependOnOrderOrThreads) {
  std::vector<Article> turned = some();
  std::reverse(turned.begin(), turned.end());
  const auto a = find_stories(some(), 1), b = find_stories(some(), 3), c = find_stories(turned, 2);
  std::string x, y;
  for (const Story& s : a) x += to_json(s);
  for (const Story& s : b) y += to_json(s);
  EXPECT_EQ(x, y);
  EXPECT_EQ(c.size(), a.size());
}

TEST(Stories, AMonthApartAreTwo) {
  std::vector<Article> articles = some();
  articles[1].published = parse_iso_date("2026-12-19");
  EXPECT_EQ(find_stories(articles).size(), 4U);
}

TEST(StoryIndex, GrowsToTheStoriesThatAllAtOnceGive) {
  StoryIndex index;
  for (const Article& a : some()) {
    index.add(a);
    EXPECT_FALSE(index.regroup().empty());
  }
  EXPECT_TRUE(index.regroup().empty()) << "nothing new, nothing to link";
  EXPECT_EQ(index.group_of(0), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(index.group_of(3), (std::vector<std::uint32_t>{2, 3}));
  EXPECT_EQ(index.group_of(4), (std::vector<std::uint32_t>{4}));
}

TEST(StoryIndex, TakesWhatIsRestoredForWhatItWas) {
  StoryIndex index;
  const std::vector<Article> articles = some();
  index.restore(articles[0], words_of(articles[0]), 0);
  index.restore(articles[4], words_of(articles[4]), 0);  // a reader put it there
  index.restore(articles[2], words_of(articles[2]), 2);
  EXPECT_EQ(index.group_of(1), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_TRUE(index.regroup().empty());
  index.add(articles[3]);
  ASSERT_EQ(index.regroup().size(), 1U);
  EXPECT_EQ(index.group_of(3), (std::vector<std::uint32_t>{2, 3}));
}

// As many alike as may be linked at once, and half as many again: the later ones link groups anew that were
// linked before in the same batch.
std::vector<Article> all_alike() {
  std::vector<Article> articles;
  for (int i = 0; i < 600; ++i)
    articles.push_back(
        article(std::to_string(i), "Ferries collide off Port Aldous " + std::to_string(i),
                "Two ferries collided in fog off Port Aldous, the harbour master Ingrid Fossum "
                "said, and number " +
                    std::to_string(i) + " was towed in.",
                "2026-10-19"));
  return articles;
}

TEST(StoryIndex, DoesAsItsEditorSays) {
  StoryIndex index;
  for (const Article& a : some()) index.add(a);
  (void)index.regroup();
  index.tie({.joined = {{1, 4}}, .split = {{{2}, {3}}}});
  EXPECT_EQ(index.regroup().size(), 3U);
  EXPECT_EQ(index.group_of(0), (std::vector<std::uint32_t>{0, 1, 4})) << "the whole stories are one";
  EXPECT_EQ(index.group_of(2), (std::vector<std::uint32_t>{2}));
  EXPECT_EQ(index.group_of(3), (std::vector<std::uint32_t>{3}));
  EXPECT_TRUE(index.regroup().empty()) << "done once";
  index.add(some()[0]);
  (void)index.regroup();
  EXPECT_EQ(index.group_of(5), (std::vector<std::uint32_t>{0, 1, 4, 5})) << "and it stays";
  index.tie({});
  index.add(some()[1]);
  (void)index.regroup();
  EXPECT_EQ(index.group_of(4), (std::vector<std::uint32_t>{4})) << "until it is no longer said";
}

// Whatever is tied: each article in one group, what is joined together, what is split apart; too many alike
// to be linked at once among them.
TEST(StoryIndex, HoldsWhateverItsEditorSays) {
  std::mt19937 draw(1);
  StoryIndex index;
  const std::vector<Article> alike = all_alike(), different = some();
  std::uint32_t count = 0;
  for (int round = 0; round < 12; ++round) {
    for (int i = 0; i < 60; ++i)
      index.add(draw() % 3 == 0 ? different[draw() % 5] : alike[draw() % alike.size()]);
    count += 60;
    // Even numbers are joined with even ones, and split from odd ones.
    StoryTies ties;
    const auto some_of = [&](std::uint32_t parity) {
      std::vector<std::uint32_t> numbers;
      for (int i = 0; i < 3; ++i)
        numbers.push_back(static_cast<std::uint32_t>(draw() % (count / 2)) * 2 + parity);
      return numbers;
    };
    for (int i = 0; i < 4; ++i) {
      ties.joined.push_back(some_of(0));
      ties.split.push_back({some_of(0), some_of(1)});
    }
    index.tie(ties);
    (void)index.regroup();
    std::vector<std::uint32_t> seen(count);
    for (std::uint32_t n = 0; n < count; ++n)
      for (const std::uint32_t member : index.group_of(n)) seen[member] += member == n ? 1 : 0;
    EXPECT_EQ(std::ranges::count(seen, 1U), count);
    for (const auto& joined : ties.joined)
      for (const std::uint32_t n : joined) EXPECT_EQ(&index.group_of(n), &index.group_of(joined.front()));
    for (const auto& [left, right] : ties.split)
      for (const std::uint32_t a : left)
        for (const std::uint32_t b : right)
          EXPECT_NE(&index.group_of(a), &index.group_of(b)) << a << " " << b;
  }
}

TEST(StoryIndex, TellsEachGroupOfABatchOnce) {
  StoryIndex index;
  for (const Article& a : all_alike()) index.add(a);
  std::vector<std::uint32_t> told;
  for (const auto& group : index.regroup()) told.insert(told.end(), group.begin(), group.end());
  std::sort(told.begin(), told.end());
  ASSERT_EQ(told.size(), 600U) << "an article in two groups, or in none";
  for (std::uint32_t n = 0; n < told.size(); ++n) ASSERT_EQ(told[n], n);
  EXPECT_GE(index.group_of(0).size(), 400U) << "alike as they are, they are no story";
}

TEST(StoryIndex, ThreadsChangeNothingOfABatch) {
  StoryIndex one, three;
  for (const Article& a : all_alike()) {
    one.add(a);
    three.add(a);
  }
  EXPECT_EQ(one.regroup(1), three.regroup(3));
  for (std::uint32_t n = 0; n < 600; ++n) {
    ASSERT_EQ(one.near(n).size(), three.near(n).size());
    for (std::size_t i = 0; i < one.near(n).size(); ++i)
      ASSERT_EQ(one.near(n)[i].other, three.near(n)[i].other);
  }
}

TEST(Stories, ARoundUpIsAStoryOfItsOwn) {
  std::vector<Article> articles = some();
  articles[1].headline = "Ferries collide: the day in brief";
  EXPECT_EQ(find_stories(articles).size(), 4U);
}

TEST(AverageLink, ABridgeDoesNotWeldTwoGroups) {
  // 0-1 and 3-4 are close; 2 is near to 1 and 3 only.
  const auto groups =
      average_link(5, {{0, 1, .9}, {3, 4, .9}, {1, 2, .5}, {2, 3, .5}}, {1, 2, 3, 4, 5}, {.threshold = .3});
  EXPECT_EQ(groups.size(), 3U);
}

TEST(AverageLink, ASquareGivesTheGroupsThatMapsGive) {
  std::mt19937 draw(7);
  for (int times = 0; times < 300; ++times) {
    const std::uint32_t count = 1 + draw() % 60, one_in = 1 + draw() % 8;
    std::vector<LinkedPair> pairs;
    std::vector<std::uint64_t> rank;
    for (std::uint32_t a = 0; a < count; ++a) {
      rank.push_back(a * 7'919ULL % 61);  // each another
      for (std::uint32_t b = a + 1; b < count; ++b)
        if (draw() % one_in == 0) pairs.push_back({a, b, static_cast<double>(draw() % 2'000) / 1'000 - 1});
    }
    LinkOptions options{.threshold = 0, .apart = -.3, .links = LinkOptions::Links::dense};
    const auto square = average_link(count, pairs, rank, options);
    options.links = LinkOptions::Links::sparse;
    ASSERT_EQ(square, average_link(count, pairs, rank, options)) << times;
  }
}

TEST(AverageLink, JoinsWhatIsAlikeOnAverage) {
  const auto groups = average_link(3, {{0, 1, .9}, {0, 2, .4}, {1, 2, .4}}, {1, 2, 3}, {.threshold = .3});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(average_link(0, {}, {}, {}).size(), 0U);
}

}  // namespace
}  // namespace broadsheet
