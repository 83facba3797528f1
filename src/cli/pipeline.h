#pragma once
// pipeline.h: work done by several threads and handed on in order.

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace broadsheet {

// next(): std::optional<In>, work(In): Out, finish(Out). next and finish run on the calling thread, in order;
// work on `threads` threads, the calling one among them. At most `ahead` items are under way, so memory is
// bounded. Where next() has none it is asked again after each finish(), which may have made some. finish()
// returns false to stop early.
template <typename In, typename Out, typename Next, typename Work, typename Finish>
void run_in_order(std::size_t threads, std::size_t ahead, Next next, Work work, Finish finish) {
  struct Job {
    std::optional<In> in;
    std::optional<Out> out;
    bool done = false;
  };
  std::mutex mutex;
  std::condition_variable arrived, finished;
  std::deque<std::shared_ptr<Job>> waiting;
  bool closing = false;

  const auto take_and_do = [&](std::unique_lock<std::mutex>& lock) {
    const std::shared_ptr<Job> job = std::move(waiting.front());
    waiting.pop_front();
    lock.unlock();
    job->out.emplace(work(std::move(*job->in)));
    lock.lock();
    job->done = true;
    finished.notify_one();
  };
  std::vector<std::jthread> workers;
  for (std::size_t i = 1; i < threads; ++i)
    workers.emplace_back([&] {
      std::unique_lock lock(mutex);
      for (;;) {
        arrived.wait(lock, [&] { return closing || !waiting.empty(); });
        if (waiting.empty()) return;
        take_and_do(lock);
      }
    });

  std::deque<std::shared_ptr<Job>> under_way;
  const auto start_one = [&] {
    std::optional<In> in = next();
    if (!in) return false;
    auto job = std::make_shared<Job>();
    job->in.emplace(std::move(*in));
    under_way.push_back(job);
    const std::scoped_lock lock(mutex);
    waiting.push_back(std::move(job));
    arrived.notify_one();
    return true;
  };
  bool going = true;
  while (going) {
    while (under_way.size() < ahead && start_one()) continue;
    if (under_way.empty()) break;
    const std::shared_ptr<Job> front = under_way.front();
    under_way.pop_front();
    {
      std::unique_lock lock(mutex);
      while (!front->done) {
        if (!waiting.empty())
          take_and_do(lock);
        else
          finished.wait(lock, [&] { return front->done || !waiting.empty(); });
      }
    }
    going = finish(std::move(*front->out));
  }
  const std::scoped_lock lock(mutex);
  closing = true;
  waiting.clear();
  arrived.notify_all();
}

}  // namespace broadsheet
