// company_test.cc: two articles that are like the same others keep company.

#include "story/company.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

Company of(std::initializer_list<std::pair<std::uint32_t, float>> neighbours) {
  Company company;
  for (const auto& [number, alike] : neighbours) company.add(number, alike);
  company.sort();
  return company;
}

TEST(Company, IsSharedByArticlesThatAreLikeTheSameOthers) {
  const Company a = of({{2, .9F}, {7, .5F}, {8, .6F}}), b = of({{8, .6F}, {1, .9F}, {7, .5F}});
  EXPECT_GT(Company::shared(a, 1, b, 2), .99);
}

TEST(Company, IsNotSharedWhereEachHasACrowdOfItsOwn) {
  const Company a = of({{2, .9F}, {3, .5F}, {4, .5F}}), b = of({{1, .9F}, {5, .5F}, {6, .5F}});
  EXPECT_LT(Company::shared(a, 1, b, 2), .05);
}

TEST(Company, IsTheSameFromEitherSide) {
  const Company a = of({{2, .3F}, {7, .5F}, {9, .1F}}), b = of({{1, .3F}, {7, .2F}, {11, .4F}});
  EXPECT_EQ(Company::shared(a, 1, b, 2), Company::shared(b, 2, a, 1));
}

TEST(Company, SaysNothingOfThoseThatKnowOnlyEachOther) {
  const Company a = of({{2, .9F}}), b = of({{1, .9F}});
  EXPECT_NEAR(Company::shared(a, 1, b, 2), .3, .001);
  EXPECT_NEAR(Company::shared({}, 1, {}, 2), .3, .001);
}

TEST(Company, CountsNearOnesForMoreThanFarOnes) {
  const Company near = of({{7, .6F}, {8, .1F}}), far = of({{7, .1F}, {8, .6F}}), b = of({{7, .6F}, {9, .1F}});
  EXPECT_GT(Company::shared(near, 1, b, 2), .95);
  EXPECT_LT(Company::shared(far, 1, b, 2), .2);
}

}  // namespace
}  // namespace broadsheet
