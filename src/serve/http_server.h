#pragma once
// http_server.h: HTTP/1.1 (RFC 9112) for finished answers.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "broadsheet/base.h"
#include "serve/answer.h"
#include "serve/counts.h"
#include "serve/trusted.h"

namespace broadsheet {

// Answers requests on one thread. Made once a thread by the factory below.
using Handler = std::function<AnswerPtr(const Request&)>;

struct ServerOptions {
  std::string address;
  std::uint16_t port = 0;
  unsigned threads = 1;
  Limits limits;
  // In which a request that began must be whole; looked at once a second.
  std::chrono::seconds request_deadline = std::chrono::seconds(10);
  // Whether requests may name any host. Otherwise only this machine's, so that a name that was bound anew
  // leads no page of another site here. Asked by all threads.
  std::function<bool()> any_host = [] { return false; };
  // Requests that wait for other hosts or for the archive's lock: answered one after the other on a thread of
  // their own, so that nobody else waits. None where it is empty.
  std::function<bool(const Request&)> is_slow = {};
  ServerCounts* counts = nullptr;  // outlives the server
  TrustedProxies trusted = {};
  std::string user_header = {};  // in which a trusted proxy names who is reading; empty: none does
  // Takes a line of JSON for each request. Called by all threads.
  std::function<void(std::string_view line)> log = {};
};

// What a server tells while it runs; called on the thread that runs it. Those that are empty are not.
struct ServerEvents {
  std::function<void(const std::string& url)> ready = {};
  std::function<void()> stopping = {};
  std::function<void()> reload = {};  // SIGHUP
  // Every so often, if all threads answered since the last time.
  std::function<void()> alive = {};
  std::chrono::milliseconds alive_every = std::chrono::milliseconds(0);
};

// Runs until SIGTERM or SIGINT: then no new connection is taken, each open one gets the answer it is waiting
// for and is told that it was the last, and what is still silent a second later is closed. `make_handler` is
// called once for each thread.
[[nodiscard]] Result<void> run_server(const ServerOptions& options,
                                      const std::function<Result<Handler>()>& make_handler,
                                      const ServerEvents& events);

// Whether a Host header names this machine by a loopback name.
[[nodiscard]] bool is_loopback_host(std::string_view host);

}  // namespace broadsheet
