#pragma once
// renewal.h: pages made anew on a thread of their own, while the others still show what stood there before.
//
// When the archive changes, every thread would make its front page again, and whoever asks first would wait
// for it, beside the very work that changed the archive. Here one thread makes each page once for all.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "serve/answer.h"

namespace broadsheet {

// A page, and what it was made of.
struct RenewedPage {
  AnswerPtr answer;              // packed; null where there is none to keep
  std::uint64_t generation = 0;  // of the archive
  std::int64_t begun = 0;        // milliseconds of the steady clock
};

// Any thread may ask and look; the first to ask starts the one that makes.
class PageRenewal {
 public:
  using Make = std::function<RenewedPage(const std::string& target)>;
  // Called on the thread that makes, once; null where there is nothing to make pages of.
  using Open = std::function<Make()>;

  explicit PageRenewal(Open open) : open_(std::move(open)) {}
  PageRenewal(const PageRenewal&) = delete;
  PageRenewal& operator=(const PageRenewal&) = delete;
  ~PageRenewal();

  // False where so many wait that nobody should wait for another.
  [[nodiscard]] bool ask(const std::string& target);
  // The page that was made last, without an answer where none was.
  [[nodiscard]] RenewedPage made(const std::string& target) const;

 private:
  void run();

  Open open_;
  mutable std::mutex mutex_;
  std::condition_variable asked_;
  std::deque<std::string> waiting_;                    // each once
  std::unordered_map<std::string, RenewedPage> made_;  // few: pages that were asked for while one was made
  bool closing_ = false;
  std::jthread maker_;  // last: it uses what stands above
};

}  // namespace broadsheet
