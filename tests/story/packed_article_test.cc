#include "story/packed_article.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "base/hash.h"
#include "story/gather_pairs.h"

namespace broadsheet {
namespace {

// An article of drawn words: the first are its headline, more its lead.
ArticleWords drawn_words(std::mt19937& draw, std::uint32_t vocabulary) {
  ArticleWords words;
  words.language = "en";
  const std::size_t count = 1 + draw() % 400;
  for (std::size_t i = 0; i < count; ++i) {
    words.stems.push_back("w" + std::to_string(draw() % vocabulary));
    words.hashes.push_back(hash64(words.stems.back()));
  }
  words.of_title = std::min<std::size_t>(count, draw() % 12);
  words.of_head = std::min<std::size_t>(count, words.of_title + draw() % 90);
  for (std::size_t i = draw() % 30; i > 0; --i)
    words.names.push_back(hash64("@" + std::to_string(draw() % 40)));
  return words;
}

using Weights = std::map<std::uint64_t, double>;  // by hash of the word

// 1 + log(count) times idf, at length 1: the rule itself.
Weights weights_of(const std::vector<std::uint64_t>& hashes, std::size_t first,
                   const std::map<std::uint64_t, double>& idf) {
  std::map<std::uint64_t, int> counts;
  for (std::size_t i = 0; i < first; ++i) ++counts[hashes[i]];
  Weights weights;
  double square = 0;
  for (const auto& [word, count] : counts) {
    const double w = weights[word] = (1 + std::log(count)) * idf.at(word);
    square += w * w;
  }
  for (auto& [word, weight] : weights) weight /= std::sqrt(square);
  return weights;
}

double cosine(const Weights& a, const Weights& b) {
  double sum = 0;
  for (const auto& [word, weight] : a)
    if (const auto other = b.find(word); other != b.end()) sum += weight * other->second;
  return sum;
}

TEST(PackedArticle, SharesWhatTheRuleSaysAndTheSameFromEitherSide) {
  std::mt19937 draw(1);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t vocabulary = round % 3 == 0 ? 40 : 4'000;
    Terms terms;  // no everyday language: a word's rarity is counted here alone
    const std::vector<ArticleWords> words = {drawn_words(draw, vocabulary), drawn_words(draw, vocabulary)};
    std::vector<CountedArticle> counted;
    for (const ArticleWords& each : words) counted.push_back(terms.count(each));
    PackingRoom room;
    const PackedArticle a(counted[0], terms, 2, room), b(counted[1], terms, 2, room);
    std::map<std::uint64_t, double> held, idf;
    for (const ArticleWords& each : words) {
      std::map<std::uint64_t, double> once;
      for (const std::uint64_t hash : each.hashes) once[hash] = 1;
      for (const std::uint64_t hash : each.names) once[hash] = 1;
      for (const auto& [hash, one] : once) held[hash] += one;
    }
    for (const auto& [hash, articles] : held) idf[hash] = std::log1p(2 / articles);
    const auto part = [&](int which, std::size_t first) {
      return weights_of(words[which].hashes, first, idf);
    };
    const SharedWords found = shared_by(a, b), turned = shared_by(b, a);
    constexpr double near = 2e-4;
    EXPECT_NEAR(found.cosines.whole, cosine(part(0, words[0].hashes.size()), part(1, words[1].hashes.size())),
                near);
    EXPECT_NEAR(found.cosines.head, cosine(part(0, words[0].of_head), part(1, words[1].of_head)), near);
    EXPECT_NEAR(found.finer.title, cosine(part(0, words[0].of_title), part(1, words[1].of_title)), near);
    EXPECT_NEAR(found.finer.cross,
                std::max(cosine(part(0, words[0].of_title), part(1, words[1].of_head)),
                         cosine(part(0, words[0].of_head), part(1, words[1].of_title))),
                near);
    EXPECT_NEAR(found.cosines.names,
                cosine(weights_of(words[0].names, words[0].names.size(), idf),
                       weights_of(words[1].names, words[1].names.size(), idf)),
                near);
    EXPECT_EQ(found.cosines.whole, turned.cosines.whole) << "to the last bit";
    EXPECT_EQ(found.finer.best_word, turned.finer.best_word);
    EXPECT_EQ(found.finer.cross, turned.finer.cross);
  }
}

TEST(PackedArticle, TellsWhatIsLikeButForNamesAndWhetherTheNamesAreOthers) {
  const auto article = [](std::string headline, std::string body) {
    Article a;
    a.headline = std::move(headline);
    a.language = "en";
    a.body = {{BlockKind::paragraph, std::move(body), {}, {}}};
    return a;
  };
  Terms terms(1'000);
  PackingRoom room;
  const auto packed = [&](const Article& a) {
    return PackedArticle(terms.count(words_of(a)), terms, 1, room);
  };
  const PackedArticle burns = packed(article("Bus burns, twelve hurt", "A bus burned in the Vasny tunnel.")),
                      slides = packed(article("Bus slides, twelve hurt", "A bus slid off the Hallow road.")),
                      opens = packed(article("Fares rise", "The toll of the Vasny tunnel doubles."));
  EXPECT_TRUE(shared_by(burns, slides).finer.other_names) << "Vasny and Hallow";
  EXPECT_FALSE(shared_by(burns, opens).finer.other_names);
  EXPECT_GT(shared_by(burns, slides).finer.told, 2 * shared_by(burns, opens).finer.told);
  EXPECT_EQ(shared_by(burns, opens).finer.told, shared_by(opens, burns).finer.told);
}

TEST(PackedArticle, TellsHowMuchOfEitherHeadlineTheOtherTextTells) {
  Terms terms(1'000);
  PackingRoom room;
  const auto packed = [&](std::string headline, std::string body) {
    Article a;
    a.headline = std::move(headline);
    a.language = "en";
    a.body = {{BlockKind::paragraph, std::move(body), {}, {}}};
    return PackedArticle(terms.count(words_of(a)), terms, 1, room);
  };
  const PackedArticle burns = packed("Bus burns in Vasny tunnel", "Twelve in Vasny were hurt in a fire."),
                      told = packed("Twelve hurt", "A bus that burned blocks the tunnel."),
                      half = packed("Twelve evacuated", "A bus that burned blocks the tunnel."),
                      other = packed("Fares rise", "Tickets of the trams of Vasny cost a tenth more.");
  EXPECT_EQ(shared_by(burns, told).finer.headline_low, 1) << "Vasny is a name";
  EXPECT_EQ(shared_by(burns, other).finer.headline_high, 0);
  const Finer way = shared_by(burns, half).finer, turned = shared_by(half, burns).finer;
  EXPECT_EQ(way.headline_high, 1);
  EXPECT_GT(way.headline_low, .2);
  EXPECT_LT(way.headline_low, .8);
  EXPECT_EQ(way.headline_low, turned.headline_low);
  EXPECT_EQ(way.headline_high, turned.headline_high);
}

TEST(GatheredPairs, AreTheSameBySquareAndBySorting) {
  std::mt19937 draw(3);
  std::vector<double> square(7, 1.5);  // of an earlier use
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t count = draw() % 70;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> scores;
    std::vector<std::vector<std::uint32_t>> known(count);
    for (std::uint32_t i = 0; count > 1 && i < count * (draw() % 9); ++i) {
      const std::uint32_t a = draw() % count, b = draw() % count;
      if (a == b) continue;
      scores.emplace(std::minmax(a, b), static_cast<double>(draw() % 1'000) - 500);
      known[a].push_back(b);  // from one side, from both, or twice
    }
    const auto neighbours = [&](std::uint32_t at, auto meet) {
      for (const std::uint32_t other : known[at])
        meet(other, [&] { return scores.at(std::minmax(at, other)); });
    };
    const auto few = pairs_by_square(count, neighbours, square);
    const auto many = pairs_by_sorting(count, neighbours);
    ASSERT_EQ(few.size(), scores.size());
    ASSERT_EQ(many.size(), scores.size());
    auto expected = scores.begin();
    for (std::size_t i = 0; i < few.size(); ++i, ++expected) {
      ASSERT_EQ(std::pair(few[i].a, few[i].b), expected->first) << "each once, in order";
      ASSERT_EQ(few[i].score, expected->second);
      ASSERT_EQ(std::pair(many[i].a, many[i].b), expected->first);
      ASSERT_EQ(many[i].score, expected->second);
    }
  }
}

TEST(Furniture, IsWhatAPublisherPrintedThreeTimes) {
  const auto words_of_two_sentences = [](std::uint64_t second) {
    ArticleWords words;
    words.sentences = {7, second};
    for (std::uint32_t i = 0; i < 30; ++i) {
      words.stems.push_back("w" + std::to_string(i));
      words.hashes.push_back(i + 1);
      words.sentence_of.push_back(i < 10 ? 0 : 1);
    }
    return words;
  };
  Furniture furniture;
  for (std::uint64_t printed = 1; printed <= 3; ++printed) {
    ArticleWords words = words_of_two_sentences(printed << 8);
    furniture.count(words);
    furniture.strip(words);
    EXPECT_EQ(words.hashes.size(), printed < 3 ? 30U : 20U) << printed;
  }
}

}  // namespace
}  // namespace broadsheet
