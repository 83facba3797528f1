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

TEST(WordMap, HoldsTheSameOfManyWordsAtOnce) {
  std::mt19937 draw(1);
  WordMap<std::size_t> together, singly;
  for (int round = 0; round < 100; ++round) {
    std::vector<std::string> words(draw() % 200);
    for (std::string& word : words) word = std::to_string(draw() % 3'000);
    std::size_t expected = 0;
    const auto word_at = [&](std::size_t i) -> std::string_view { return words[i]; };
    together.emplace_all(words.size(), word_at, [&](std::size_t i, std::size_t& value, bool is_fresh) {
      ASSERT_EQ(i, expected++);
      const auto [twin, twin_fresh] = singly.emplace(words[i]);
      ASSERT_EQ(is_fresh, twin_fresh) << words[i];
      if (is_fresh) value = *twin = singly.size();
      ASSERT_EQ(value, *twin) << words[i];
    });
    ASSERT_EQ(expected, words.size());
  }
  EXPECT_EQ(together.size(), singly.size());
}

}  // namespace
}  // namespace broadsheet
