#include "base/hash_counts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace broadsheet {
namespace {

TEST(HashCounts, CountAsAMapDoesUpToTheirMost) {
  std::mt19937_64 draw(1);
  HashCounts<3> fast;
  std::map<std::uint64_t, std::uint32_t> slow;
  for (int i = 0; i < 20'000; ++i) {
    // Many that differ in the first bits only, or in the last but the two that count.
    const std::uint64_t hash = draw() % 4'000 << (draw() % 2 == 0 ? 2 : 52);
    ASSERT_EQ(fast.count(hash), std::min(slow[hash], 3U)) << hash;
    fast.add(hash);
    ++slow[hash];
  }
  for (const auto& [hash, count] : slow) ASSERT_EQ(fast.count(hash), std::min(count, 3U)) << hash;
  EXPECT_EQ(fast.count(5'000 << 2), 0U);
}

}  // namespace
}  // namespace broadsheet
