#pragma once
// turns.h: requests that take work wait for their turn, and are refused where that would come too late.
//
// A thread that began with each page as soon as it was asked for would leave all others unread meanwhile:
// what is made already would wait behind what is not, and so would a refusal. So requests that take work
// stand in a queue, and between two of them the thread reads and answers whatever came in. As in CoDel (RFC
// 8289) what counts is not how many wait but how long, which is known when a request comes: so it is refused
// at once or answered.
// While some are refused, and the thread has to wait for a processor itself, others want it: who is refused
// may be among them, or the proxy that hands the refusal on. Then it rests between two turns, longer from
// turn to turn until it waits no more.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <utility>

namespace broadsheet {

// Of one thread, and used by it alone.
class Turns {
 public:
  using Clock = std::chrono::steady_clock;
  // Who would wait longer is refused, but never one of a few: no browser asks for so many pages at once.
  static constexpr Clock::duration longest_wait = std::chrono::milliseconds(100);
  static constexpr std::size_t few = 32;
  // Turns that the pace is the mean of: neighbours are alike, so of a few it would be theirs alone.
  static constexpr int memory = 64;
  static constexpr Clock::duration longest_rest = std::chrono::milliseconds(10);

  [[nodiscard]] bool is_full() const {
    return waiting_.size() >= few && waiting_.size() * std::max(pace_, rest_) > longest_wait;
  }
  [[nodiscard]] bool is_empty() const { return waiting_.empty(); }

  // `go_on` is called, and does its work, when its turn has come.
  void wait(std::function<void()> go_on, Clock::time_point now) {
    waiting_.push_back({std::move(go_on), now});
  }

  // Gives the first of those that wait its turn. `clock` tells the time, `processor_time` how much the thread
  // has had of the processors.
  template <typename Now, typename ProcessorTime>
  void next(Now clock, ProcessorTime processor_time) {
    const bool refuses = is_full();
    const Waiting first = std::move(waiting_.front());
    waiting_.pop_front();
    const Clock::time_point started = clock();
    const Clock::duration had = refuses ? processor_time() : Clock::duration::zero();
    first.go_on();
    // What the thread did between two turns is part of their pace.
    const auto begin = std::max(first.since, ended_);
    ended_ = clock();
    pace_ += (ended_ - begin - pace_) / memory;
    const Clock::duration took = ended_ - started;
    // Less than three quarters of the time: somebody else had it.
    rest_ = next_rest(refuses && processor_time() - had < took - took / 4, took);
  }

  // When the last turn ended, and for how long none is to be given after it.
  [[nodiscard]] Clock::time_point ended() const { return ended_; }
  [[nodiscard]] Clock::duration rest() const { return rest_; }

 private:
  struct Waiting {
    std::function<void()> go_on;
    Clock::time_point since;
  };

  // As senders share a line that tells them only by losses that it is full: twice as long at once, and
  // shorter by little, or the thread is held up again at once.
  [[nodiscard]] Clock::duration next_rest(bool is_wanted, Clock::duration took) const {
    constexpr Clock::duration least = std::chrono::microseconds(50);  // less is not worth a timer
    if (is_wanted) return std::min(longest_rest, std::max(took, 2 * rest_));
    const Clock::duration less = rest_ - rest_ / 16;
    return less < least ? Clock::duration::zero() : less;
  }

  std::deque<Waiting> waiting_;
  Clock::time_point ended_ = {};  // the last turn
  // Of one turn, the mean of the last ones. Were it nothing before the first, thousands who come at once
  // would all be let in.
  Clock::duration pace_ = std::chrono::milliseconds(1);
  Clock::duration rest_ = Clock::duration::zero();
};

}  // namespace broadsheet
