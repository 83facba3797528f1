#include "broadsheet/copy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "base/utf8.h"
#include "copy/gram_table.h"
#include "copy/rules.h"
#include "copy/runs.h"
#include "copy/words.h"

namespace broadsheet {
namespace {

std::string sentences(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) {
    for (int w = 0; w < 12; ++w) text += "word" + std::to_string((i * 7919 + w * 104729) % 100'000) + " ";
    text += "end. ";
  }
  return text;
}

Article article(const std::string& id, const std::string& publisher, const std::string& body,
                const std::string& day = "2026-10-19") {
  Article a;
  a.id = id;
  a.publisher = publisher;
  a.headline = "The same headline of " + std::to_string(body.size() % 1);
  a.published = parse_iso_date(day);
  a.body = {{BlockKind::paragraph, body, {}, {}}};
  return a;
}

RelationKind kind_of(const std::vector<Article>& articles) {
  return find_relations(articles).at(0).kind;
}

TEST(Relations, ARepublishedTextIsACopy) {
  EXPECT_EQ(kind_of({article("a", "P", sentences(0, 20)), article("b", "Q", sentences(0, 20))}),
            RelationKind::copy);
  EXPECT_EQ(kind_of({article("a", "P", sentences(0, 20)), article("b", "Q", sentences(0, 18))}),
            RelationKind::copy);
}

TEST(Relations, AChangedTextOfOnePublisherIsAVersion) {
  EXPECT_EQ(
      kind_of({article("a", "P", sentences(0, 20)), article("b", "P", sentences(0, 15) + sentences(50, 55))}),
      RelationKind::version);
}

TEST(Relations, AnAuthorsTextTrimmedByASecondPaperIsACopy) {
  // Cut by a sixth and with a paragraph of the second paper's own: a version, were it the first paper's.
  Article a = article("a", "P", sentences(0, 20));
  Article b = article("b", "Q", sentences(0, 9) + sentences(50, 53) + sentences(12, 20));
  a.byline = b.byline = {"Nora Vale"};
  EXPECT_EQ(kind_of({a, b}), RelationKind::copy);
  b.publisher = "P";
  EXPECT_EQ(kind_of({a, b}), RelationKind::version);
}

TEST(Relations, InstalmentsOfDifferentYearsAreTemplate) {
  Article a = article("a", "P", sentences(0, 20)), b = article("b", "P", sentences(0, 20));
  a.headline = "2026: The year in pictures";
  b.headline = "2025: The Year in Pictures";
  EXPECT_EQ(kind_of({a, b}), RelationKind::template_text);
  b.headline = a.headline;
  EXPECT_EQ(kind_of({a, b}), RelationKind::copy);
  // The address says it where the headline does not; its folders are the day of printing.
  a.headline = b.headline = "Our awards";
  a.url = "https://paper.example/2027/01/awards-2026/";
  b.url = "https://paper.example/2026/01/awards-2025?from=2026";
  EXPECT_EQ(kind_of({a, b}), RelationKind::template_text);
  b.url = "https://paper.example/2026/01/awards-2026";
  EXPECT_EQ(kind_of({a, b}), RelationKind::copy);
}

TEST(Relations, BackgroundWeeksLaterIsRecycled) {
  // Two paragraphs of background, in other places of another story.
  EXPECT_EQ(
      kind_of({article("a", "P", sentences(0, 4) + sentences(10, 30) + sentences(4, 8)),
               article("b", "P", sentences(0, 4) + sentences(40, 50) + sentences(4, 8) + sentences(50, 60),
                       "2026-11-19")}),
      RelationKind::recycled);
}

TEST(Relations, OneBlockUnderTwoStoriesIsTemplate) {
  EXPECT_EQ(kind_of({article("a", "P", sentences(10, 30) + sentences(0, 4)),
                     article("b", "P", sentences(40, 60) + sentences(0, 4))}),
            RelationKind::template_text);
}

TEST(Relations, AQuotedSpeechIsShared) {
  const std::string speech = "“" + sentences(0, 5) + "”";
  EXPECT_EQ(
      kind_of({article("a", "P", sentences(10, 20) + speech), article("b", "Q", speech + sentences(30, 40))}),
      RelationKind::shared);
}

TEST(Relations, UnrelatedTextsAreNotPrinted) {
  EXPECT_TRUE(
      find_relations({article("a", "P", sentences(0, 20)), article("b", "Q", sentences(30, 50))}).empty());
  EXPECT_TRUE(find_relations({article("a", "P", ""), article("b", "Q", "")}).empty());
}

TEST(Relations, AreTheSameInAnyOrder) {
  std::vector<Article> all;
  for (int i = 0; i < 12; ++i)
    all.push_back(article(std::to_string(i), i % 2 ? "P" : "Q", sentences(i / 3 * 10, i / 3 * 10 + 12 + i),
                          "2026-10-1" + std::to_string(i % 9)));
  const auto lines = [](std::vector<Article> articles) {
    std::vector<std::string> out;
    for (const Relation& r : find_relations(articles))
      out.push_back(std::min(r.a, r.b) + std::max(r.a, r.b) + std::string(name_of(r.kind)));
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto forward = lines(all);
  EXPECT_EQ(find_relations(all, 3).size(), find_relations(all).size());
  std::reverse(all.begin(), all.end());
  EXPECT_EQ(lines(all), forward);
  EXPECT_FALSE(forward.empty());
}

TEST(GramTable, HoldsWhatAMapHolds) {
  std::mt19937_64 draw(1);
  GramTable table;
  std::map<std::uint64_t, std::vector<std::uint32_t>> slow;
  for (std::uint32_t article = 0; article < 3'000; ++article)
    for (int i = 0; i < 40; ++i) {
      // Few hashes that come often, many that come once; neighbours, so that probing meets others.
      const std::uint64_t hash = i % 2 == 0 ? draw() : (draw() % 200) << (draw() % 2 * 56);
      table.add(hash, article);
      std::vector<std::uint32_t>& list = slow[hash];
      if (list.size() < GramTable::longest && (list.empty() || list.back() != article))
        list.push_back(article);
    }
  for (const auto& [hash, list] : slow) {
    const auto found = table.find(hash);
    ASSERT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()), list) << hash;
  }
  EXPECT_TRUE(table.find(201).empty());
}

// The longest run that begins at each pair of places, taken greedily: every run of shared_runs() is as long
// as it can be, but where a longer one took its words.
TEST(Runs, AreSharedAndAsLongAsTheyCanBe) {
  std::mt19937 draw(2);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> a, b;
    while (a.size() < 120) a.push_back(draw() % 1'000);
    while (b.size() < 100) {
      if (draw() % 8 == 0 && a.size() > 40) {
        const std::size_t from = draw() % 80;
        b.insert(b.end(), a.begin() + static_cast<std::ptrdiff_t>(from),
                 a.begin() + static_cast<std::ptrdiff_t>(from + 10 + draw() % 30));
      } else {
        b.push_back(draw() % 1'000 | (draw() % 2 == 0 ? quoted_bit : 0));
      }
    }
    std::vector<std::uint8_t> taken_a(a.size()), taken_b(b.size());
    const std::vector<broadsheet::Run> runs = shared_runs(a, GramPlaces(winnowed(a)), b, winnowed(b));
    for (const broadsheet::Run& run : runs)
      for (std::uint32_t k = 0; k < run.length; ++k) {
        ASSERT_TRUE(same_word(a[run.a + k], b[run.b + k]));
        ASSERT_EQ(taken_a[run.a + k]++ + taken_b[run.b + k]++, 0);
      }
    for (const broadsheet::Run& run : runs) {
      const std::size_t x = run.a + run.length, y = run.b + run.length;
      ASSERT_TRUE(x == a.size() || y == b.size() || !same_word(a[x], b[y]) || taken_a[x] || taken_b[y]);
    }
    ASSERT_FALSE(round == 0 && runs.empty());
  }
}

TEST(Spans, HoldTheSameWordsInBothTexts) {
  const Article a = article("a", "P", "Zoë said: " + sentences(0, 10)),
                b = article("b", "Q", sentences(60, 64) + sentences(0, 10));
  const Relation r = find_relations({a, b}).at(0);
  const std::string x = body_text(a), y = body_text(b);
  for (const SharedSpan& s : r.spans) {
    const auto cut = [](const std::string& t, Span span) {
      return t.substr(byte_offset(t, span.begin), byte_offset(t, span.end) - byte_offset(t, span.begin));
    };
    EXPECT_EQ(cut(x, s.a), cut(y, s.b));
  }
}

TEST(Words, KnowQuotationsAndTheirEnd) {
  const auto words = hashed_words("He said “not now” and left. “It never\n\ncloses here");
  EXPECT_TRUE(words[2].quoted);
  EXPECT_FALSE(words[4].quoted);
  EXPECT_TRUE(words[6].quoted);
  EXPECT_FALSE(words[8].quoted);
}

// Words of ASCII and what parts them are passed over as a whole; others letter by letter.
TEST(Words, StandWhereTheyStandHoweverTheyAreRead) {
  const std::string text = "It's 5 o'clock, Zoë… \"“ever\" … l’été";
  const auto words = hashed_words(text);
  std::vector<std::string> cut;
  for (const auto& word : words) {
    const std::size_t begin = byte_offset(text, word.place.begin);
    cut.push_back(text.substr(begin, byte_offset(text, word.place.end) - begin));
  }
  EXPECT_EQ(cut, (std::vector<std::string>{"It's", "5", "o'clock", "Zoë", "ever", "l’été"}));
  const auto marked = marked_words(text);
  ASSERT_EQ(marked.size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_EQ(marked[i], (words[i].hash & ~quoted_bit) | (words[i].quoted ? quoted_bit : 0));
  EXPECT_EQ(marked[4] & quoted_bit, quoted_bit);
}

TEST(GramPlaces, KnowTheFirstPlaceOfEachGram) {
  const GramPlaces places({{7, 1}, {9, 4}, {7, 6}, {7 + (1ULL << 40), 9}});
  EXPECT_EQ(places.distinct().size(), 3);
  EXPECT_EQ(places.find(7), 1);
  EXPECT_EQ(places.find(7 + (1ULL << 40)), 9);
  EXPECT_EQ(places.find(8), std::nullopt);
  EXPECT_EQ(GramPlaces({}).find(7), std::nullopt);
}

TEST(Rules, FurnitureIsTemplate) {
  Shape shape;
  shape.furniture_share = 0.9;
  shape.longest_run = 100;
  EXPECT_EQ(judge(shape)->kind, RelationKind::template_text);
  shape.furniture_share = 0;
  shape.longest_run = 24;
  EXPECT_FALSE(judge(shape));
}

}  // namespace
}  // namespace broadsheet
