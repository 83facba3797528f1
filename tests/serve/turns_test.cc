// turns_test.cc: bursts are answered, and who would wait too long is refused when they come.

#include "serve/turns.h"

#include <gtest/gtest.h>

#include <vector>

namespace broadsheet {
namespace {

using std::chrono::milliseconds;

// A thread whose turns take as long as they are said to.
struct Thread {
  Turns turns;
  Turns::Clock::time_point now = Turns::Clock::time_point(std::chrono::hours(1));
  Turns::Clock::duration had = {};  // of the processors
  int share = 1;                    // of a processor it gets one in so many
  int answered = 0, refused = 0;

  void ask(int count, Turns::Clock::duration work) {
    for (int i = 0; i < count; ++i) {
      if (turns.is_full()) {
        ++refused;
        continue;
      }
      const auto go_on = [this, work] {
        now += work * share;
        had += work;
        ++answered;
      };
      turns.wait(go_on, now);
    }
  }

  void give(int count) {
    for (int i = 0; i < count && !turns.is_empty(); ++i)
      turns.next([this] { return now; }, [this] { return had; });
  }

  void learn(Turns::Clock::duration work) {
    for (int i = 0; i < 10 * Turns::memory; ++i) {
      ask(1, work);
      give(1);
    }
    answered = 0;
  }
};

TEST(Turns, ComeInTheOrderOfAsking) {
  Turns turns;
  std::vector<int> given;
  for (int i = 0; i < 3; ++i) turns.wait([&given, i] { given.push_back(i); }, {});
  while (!turns.is_empty())
    turns.next([] { return Turns::Clock::time_point(); }, [] { return Turns::Clock::duration(); });
  EXPECT_EQ(given, (std::vector{0, 1, 2}));
}

TEST(Turns, AFewThatAskForMuchAreAnswered) {
  Thread thread;
  thread.learn(milliseconds(500));
  thread.ask(Turns::few, milliseconds(500));
  EXPECT_EQ(thread.refused, 0);
  thread.ask(1, milliseconds(500));
  EXPECT_EQ(thread.refused, 1);
}

TEST(Turns, ABurstThatTakesLittleIsAnswered) {
  Thread thread;
  thread.learn(std::chrono::microseconds(100));
  thread.ask(900, std::chrono::microseconds(100));
  EXPECT_EQ(thread.refused, 0);
}

TEST(Turns, ManyThatComeBeforeTheFirstIsGivenAreNotAllLetIn) {
  Thread thread;
  thread.ask(2'000, milliseconds(1));
  EXPECT_NEAR(thread.refused, 1'900, 5);
}

TEST(Turns, WhoIsAnsweredWaitsHardlyLongerThanTheLongestWait) {
  Thread thread;
  thread.learn(milliseconds(1));
  thread.ask(1'000, milliseconds(1));
  EXPECT_NEAR(thread.refused, 900, 5);
  thread.give(1'000);
  EXPECT_NEAR(thread.answered, 100, 5);
  thread.ask(1, milliseconds(1));
  EXPECT_NEAR(thread.refused, 900, 5) << "it ends when the queue does";
}

TEST(Turns, WhatAThreadDoesBetweenTwoIsPartOfTheirPace) {
  Thread thread;
  thread.learn(std::chrono::microseconds(100));
  for (int i = 0; i < 10 * Turns::memory; ++i) {
    thread.ask(2, std::chrono::microseconds(100));
    thread.now += milliseconds(2);  // others are read and sent away
    thread.give(1);
  }
  EXPECT_GT(thread.refused, 0);
}

TEST(Turns, APauseIsNotPartOfIt) {
  Thread thread;
  for (int i = 0; i < 10 * Turns::memory; ++i) {
    thread.ask(1, std::chrono::microseconds(100));
    thread.give(1);
    thread.now += milliseconds(100);
  }
  thread.ask(900, std::chrono::microseconds(100));
  EXPECT_EQ(thread.refused, 0);
}

TEST(Turns, WhoRefusesAndWaitsForAProcessorRestsUntilItWaitsNoMore) {
  Thread thread;
  thread.learn(milliseconds(1));
  thread.share = 2;
  Turns::Clock::duration before = {};
  for (int i = 0; i < 3; ++i) {
    thread.ask(1'000, milliseconds(1));
    thread.give(1);
    EXPECT_GT(thread.turns.rest(), before) << i;
    before = thread.turns.rest();
  }
  for (int i = 0; i < 10; ++i) {
    thread.ask(1'000, milliseconds(1));
    thread.give(1);
  }
  EXPECT_EQ(thread.turns.rest(), Turns::longest_rest);
  thread.share = 1;
  for (int i = 0; i < 5; ++i) {
    thread.ask(1'000, milliseconds(1));
    thread.give(1);
  }
  EXPECT_GT(thread.turns.rest(), Turns::longest_rest / 2) << "at once it would be held up again";
  for (int i = 0; i < 100; ++i) {
    thread.ask(1'000, milliseconds(1));
    thread.give(1);
  }
  EXPECT_EQ(thread.turns.rest(), Turns::Clock::duration::zero());
}

TEST(Turns, RestsAreWaitedForToo) {
  Thread thread;
  thread.learn(milliseconds(1));
  thread.share = 2;
  for (int i = 0; i < 10; ++i) {
    thread.ask(1'000, milliseconds(1));
    thread.give(1);
  }
  thread.give(50);
  thread.refused = 0;
  thread.ask(10, milliseconds(1));
  EXPECT_GT(thread.refused, 0) << "so many would be in time at the pace of before";
}

TEST(Turns, WhoRefusesNobodyDoesNotRest) {
  Thread thread;
  thread.share = 4;
  thread.learn(milliseconds(1));
  EXPECT_EQ(thread.turns.rest(), Turns::Clock::duration::zero());
}

}  // namespace
}  // namespace broadsheet
