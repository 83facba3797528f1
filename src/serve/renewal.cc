// renewal.cc: one queue, one thread. Entry points: PageRenewal::ask(), PageRenewal::made().

#include "serve/renewal.h"

#include <algorithm>

#include "base/step_back.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_waiting = 8, most_made = 32;

}  // namespace

PageRenewal::~PageRenewal() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  asked_.notify_all();
}

bool PageRenewal::ask(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  if (std::ranges::find(waiting_, key) != waiting_.end()) return true;
  if (waiting_.size() == most_waiting) return false;
  if (!maker_.joinable()) maker_ = std::jthread([this] { run(); });
  waiting_.push_back(key);
  asked_.notify_one();
  return true;
}

RenewedPage PageRenewal::made(const std::string& key) const {
  const std::scoped_lock lock(mutex_);
  const auto found = made_.find(key);
  return found == made_.end() ? RenewedPage() : found->second;
}

// A key stays in the queue until its page is made, so that it is not asked for again meanwhile.
void PageRenewal::run() {
  // Whoever asks meanwhile is shown the page of before by a thread that must not wait for this one.
  step_back();
  const Make make = open_();
  std::unique_lock lock(mutex_);
  for (;;) {
    asked_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
    if (closing_) return;
    const std::string key = waiting_.front();
    lock.unlock();
    RenewedPage page = make ? make(key) : RenewedPage();
    lock.lock();
    if (made_.size() == most_made && !made_.contains(key)) made_.clear();
    made_[key] = std::move(page);
    waiting_.pop_front();
  }
}

}  // namespace broadsheet
