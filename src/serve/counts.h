#pragma once
// counts.h: what a server counts while it runs. Added to by all its threads, read by /metrics.

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace broadsheet {

struct ServerCounts {
  // Upper ends of the buckets of answering times, in microseconds; one more for what is above.
  static constexpr std::array<std::int64_t, 10> bounds = {25,    50,     100,     250,     1'000,
                                                          5'000, 25'000, 100'000, 500'000, 2'500'000};
  using Count = std::atomic<std::uint64_t>;

  std::array<Count, 6> answers = {};  // by the hundreds of their status
  std::array<Count, bounds.size() + 1> times = {};
  Count microseconds = 0;  // of all answers together
  Count bytes = 0;         // of bodies
  Count unreadable = 0;    // requests that were none
  Count connections = 0;   // open now
  Count accepted = 0;
  Count overloads = 0;  // 503 for too many connections or too much asked for

  void note(int status, std::size_t body, std::chrono::steady_clock::duration took) {
    const auto add = [](Count& count, std::uint64_t n) { count.fetch_add(n, std::memory_order_relaxed); };
    const std::int64_t micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    std::size_t bucket = 0;
    while (bucket < bounds.size() && micros > bounds[bucket]) ++bucket;
    add(answers[static_cast<std::size_t>(status) / 100 % answers.size()], 1);
    add(times[bucket], 1);
    add(microseconds, static_cast<std::uint64_t>(micros));
    add(bytes, body);
    if (status == 503) add(overloads, 1);
  }
};

}  // namespace broadsheet
