// join_model_test.cc: what one side of a pair tells of its odds.

#include "story/join_model.h"

#include <gtest/gtest.h>

#include <random>

namespace broadsheet {
namespace {

// One of the places that an article can give a pair which is as alike.
Standing any_standing(std::mt19937& draw, const PairLikeness& like) {
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution(low, high)(draw);
  };
  Standing standing;
  standing.best = between(like.whole, nearness(1));
  standing.told = between(like.told, nearness(1));
  standing.first = between(like.odds, 8);
  standing.fellows = likely_fellow(like.odds) + between(0, 9);
  standing.before = std::floor(between(0, 100));
  const double cosine = std::exp(like.whole) - 0.02;
  standing.next = between(0, cosine);
  standing.last = between(0, standing.next);
  return standing;
}

TEST(JoinModel, KnowsTheMostOfAPairWithoutTheOtherSide) {
  std::mt19937 draw(7);
  std::uniform_real_distribution<double> cosine(0, 1), company(0, 1), odds(-12, 8);
  double closest = 1;
  for (int i = 0; i < 50'000; ++i) {
    const PairLikeness like = {nearness(cosine(draw)), nearness(cosine(draw)),
                               nearness_of_company(company(draw)), odds(draw)};
    const PairLikeness with_all = {like.whole, like.told, nearness_of_company(1), like.odds};
    const Standing own = any_standing(draw, like), other = any_standing(draw, like);
    const bool is_undated = i % 2 == 0;
    const double most = most_standing_odds(is_undated, with_all, own);
    ASSERT_LE(standing_odds(is_undated, like, own, other), most);
    closest = std::min(closest, most - standing_odds(is_undated, with_all, own, own));
  }
  EXPECT_LT(closest, .1) << "no looser than it has to be";
}

TEST(JoinModel, AsksMoreOfAnArticleThatHasLikelyFellows) {
  const PairLikeness like = {nearness(.3), nearness(.3), nearness_of_company(.3), 0};
  const Standing few = {.best = nearness(.3), .told = nearness(.3), .fellows = 2};
  Standing many = few;
  many.fellows = 9;
  EXPECT_LT(standing_odds(false, like, many, many), standing_odds(false, like, few, few));
}

}  // namespace
}  // namespace broadsheet
