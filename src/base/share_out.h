#pragma once
// share_out.h: one loop done by several threads.

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace broadsheet {

// Calls work(i) for each i below `count`, on `threads` threads, the calling one among them; each takes the
// next that nobody took, the calling one the first. So work(i) may write to the i-th of something and to
// nothing else. Returns when all is done.
template <typename Work>
void share_out(std::size_t count, std::size_t threads, Work work) {
  std::atomic<std::size_t> next = 1;
  const auto take = [&](std::size_t i) {
    for (; i < count; i = next.fetch_add(1, std::memory_order_relaxed)) work(i);
  };
  std::vector<std::jthread> workers;
  for (std::size_t t = 1; t < threads && t < count; ++t)
    workers.emplace_back([&] { take(next.fetch_add(1)); });
  take(0);
}

}  // namespace broadsheet
