#include "story/vectors.h"

#include <gtest/gtest.h>

#include <random>

#include "story/join_model.h"

namespace broadsheet {
namespace {

class Vectors : public testing::Test {
 protected:
  TermVector drawn(std::size_t most, std::uint32_t terms) {
    std::vector<std::uint32_t> numbers(draw_() % (most + 1));
    for (std::uint32_t& n : numbers) n = static_cast<std::uint32_t>(draw_() % terms);
    TermVector v = counted(std::move(numbers));
    for (TermCount& t : v) t.weight *= static_cast<float>(draw_() % 1'000) / 999;
    return v;
  }
  ArticleVectors article(std::uint32_t terms) {
    return {drawn(400, terms), drawn(90, terms), drawn(12, terms), drawn(40, terms)};
  }
  std::mt19937 draw_{1};
};

TEST_F(Vectors, ThatAreHeldShareWhatTwoListsShare) {
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t terms = round % 3 == 0 ? 50 : round % 3 == 1 ? 5'000 : 4'000'000'000U;
    const TermVector a = drawn(round % 7 == 0 ? 3'000 : 300, terms), b = drawn(300, terms);
    std::vector<std::pair<float, float>> slow, fast;
    for_each_shared(a, b, [&](float x, float y) { slow.emplace_back(x, y); });
    const HeldVector held(a);
    held.for_each_shared(b, [&](float x, float y) { fast.emplace_back(x, y); });
    ASSERT_EQ(slow, fast);
    ASSERT_EQ(dot(a, b), held.dot(b)) << "to the last bit";
  }
}

TEST_F(Vectors, OfAHeldArticleGiveTheSameMarks) {
  for (int round = 0; round < 200; ++round) {
    const ArticleVectors a = article(600), b = article(600);
    const HeldArticle held(a);
    ASSERT_EQ(join_marks(cosines_of(a, b), finer_of(a, b), 2.0),
              join_marks(held.cosines_with(b), held.finer_with(b), 2.0));
  }
}

}  // namespace
}  // namespace broadsheet
