#include "base/share_out.h"

#include <gtest/gtest.h>

#include <vector>

namespace broadsheet {
namespace {

TEST(ShareOut, CallsEachOnceAndTheCallingThreadTheFirst) {
  for (const std::size_t count : {0U, 1U, 2U, 3U, 1'000U})
    for (const std::size_t threads : {1U, 2U, 5U}) {
      std::vector<int> calls(count);
      std::vector<std::thread::id> by(count);
      share_out(count, threads, [&](std::size_t i) {
        ++calls[i];
        by[i] = std::this_thread::get_id();
      });
      EXPECT_EQ(calls, std::vector<int>(count, 1)) << count << " by " << threads;
      if (count > 0) EXPECT_EQ(by[0], std::this_thread::get_id());
    }
}

}  // namespace
}  // namespace broadsheet
