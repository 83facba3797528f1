#pragma once
// login_limit.h: how often an address may try a password.

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "broadsheet/base.h"

namespace broadsheet {

// Failed logins of an address: after 5 of them each one waits twice as long as the last, up to a quarter of
// an hour. Used by several threads.
class LoginLimit {
 public:
  // Seconds until the address may try again; 0: now.
  [[nodiscard]] std::int64_t wait(const std::string& address, Instant now);
  void note_failure(const std::string& address, Instant now);
  void forget(const std::string& address);

 private:
  struct Failures {
    int count = 0;
    Instant until = 0;
  };
  std::mutex mutex_;
  std::map<std::string, Failures> failures_;
};

}  // namespace broadsheet
