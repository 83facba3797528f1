#include "base/word_map.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace broadsheet {
namespace {

TEST(WordMap, HoldsWhatAMapHolds) {
  std::mt19937 draw(1);
  WordMap<int> fast;
  std::map<std::string, int> slow;
  for (int i = 0; i < 20'000; ++i) {
    std::string word(draw() % 12, 'a');  // the empty word too
    for (char& c : word) c = static_cast<char>('a' + draw() % 4);
    const auto [value, fresh] = fast.emplace(word);
    const auto [twin, twin_fresh] = slow.emplace(word, i);
    if (fresh) *value = i;
    ASSERT_EQ(fresh, twin_fresh) << word;
    ASSERT_EQ(*value, twin->second) << word;
    ASSERT_EQ(fast.find(word + "z"), nullptr);
  }
  ASSERT_EQ(fast.size(), slow.size());
  for (const auto& [word, value] : slow) ASSERT_EQ(*fast.find(word), value) << word;
  fast.clear();
  EXPECT_EQ(fast.find("a"), nullptr);
  EXPECT_EQ(fast.size(), 0U);
  fast["a"] = 7;
  EXPECT_EQ(*fast.find("a"), 7);
}

}  // namespace
}  // namespace broadsheet
