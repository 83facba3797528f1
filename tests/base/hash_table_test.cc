#include "base/hash_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace broadsheet {
namespace {

TEST(HashTable, HoldsWhatAMapHolds) {
  std::mt19937_64 draw(1);
  HashTable<int> fast;
  std::map<std::uint64_t, int> slow;
  for (int i = 1; i < 20'000; ++i) {
    // Many that differ in the first bits only, or in the last.
    const std::uint64_t key = draw() % 3'000 << (draw() % 2 * 52);
    const auto [value, fresh] = fast.emplace(key);
    const auto [twin, twin_fresh] = slow.emplace(key == 0 ? 1 : key, i);
    if (fresh) *value = i;
    ASSERT_EQ(fresh, twin_fresh) << key;
    ASSERT_EQ(*value, twin->second) << key;
  }
  ASSERT_EQ(fast.size(), slow.size());
  for (const auto& [key, value] : slow) ASSERT_EQ(*fast.find(key), value) << key;
  EXPECT_EQ(fast.find(3'001), nullptr);
  fast[3'001] = 7;
  EXPECT_EQ(*fast.find(3'001), 7);
}

}  // namespace
}  // namespace broadsheet
