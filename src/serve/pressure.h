#pragma once
// pressure.h: whether a thread is asked for more than it can do.
//
// As in CoDel (RFC 8289) what counts is not how many wait but how long: a burst makes requests late for a
// moment, more work than there is time for makes every request late. Then those that waited too long are
// refused, so that the others are in time and a refusal is too.

#include <chrono>

namespace broadsheet {

class Pressure {
 public:
  using Clock = std::chrono::steady_clock;
  // A request that waited longer is late; a thread is overloaded once so many were late, and no other, for so
  // long; and no more once so long none was. So who is refused waited some 50 ms, and no browser sends that
  // many requests at once.
  static constexpr auto late = std::chrono::milliseconds(20);
  static constexpr auto patience = std::chrono::milliseconds(25);
  static constexpr auto calm = std::chrono::seconds(1);
  static constexpr int many = 64;

  // Takes note of a request that waited until `now` to be looked at. True: refuse it.
  [[nodiscard]] bool refuses(std::chrono::milliseconds waited, Clock::time_point now) {
    const bool is_late = waited > late;
    if (is_overloaded_) {
      if (is_late) last_late_ = now;
      is_overloaded_ = now - last_late_ < calm;
      return is_late;
    }
    if (!is_late) {
      in_a_row_ = 0;
      return false;
    }
    if (++in_a_row_ == 1) first_late_ = now;
    last_late_ = now;
    is_overloaded_ = in_a_row_ >= many && now - first_late_ >= patience;
    if (is_overloaded_) in_a_row_ = 0;
    return is_overloaded_;
  }

 private:
  bool is_overloaded_ = false;
  int in_a_row_ = 0;
  Clock::time_point first_late_, last_late_;
};

}  // namespace broadsheet
