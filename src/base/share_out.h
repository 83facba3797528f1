#pragma once
// share_out.h: one loop done by several threads.

#include <cstddef>
#include <thread>
#include <vector>

namespace broadsheet {

// Calls work(i) for each i below `count`, on `threads` threads, the calling one among them; each takes every
// n-th. So work(i) may write to the i-th of something and to nothing else. Returns when all is done.
template <typename Work>
void share_out(std::size_t count, std::size_t threads, Work work) {
  const auto take = [&](std::size_t first) {
    for (std::size_t i = first; i < count; i += threads) work(i);
  };
  std::vector<std::jthread> workers;
  for (std::size_t t = 1; t < threads && t < count; ++t) workers.emplace_back(take, t);
  take(0);
}

}  // namespace broadsheet
