#pragma once
// http_server.h: HTTP/1.1 (RFC 9112) for finished answers.

#include <functional>
#include <memory>
#include <string>

#include "broadsheet/base.h"
#include "serve/answer.h"

namespace broadsheet {

// Answers requests on one thread. Made once a thread by the factory below.
using Handler = std::function<AnswerPtr(const Request&)>;

struct ServerOptions {
  std::string address;
  std::uint16_t port = 0;
  unsigned threads = 1;
  Limits limits;
  // Whether requests may name any host. Otherwise only this machine's, so that a name that was bound anew
  // leads no page of another site here.
  bool any_host = false;
  // Requests that wait for other hosts or for the archive's lock: answered one after the other on a thread of
  // their own, so that nobody else waits. None where it is empty.
  std::function<bool(const Request&)> is_slow = {};
};

// Runs until SIGTERM or SIGINT. `make_handler` is called once for each thread.
[[nodiscard]] Result<void> run_server(const ServerOptions& options,
                                      const std::function<Result<Handler>()>& make_handler,
                                      const std::function<void(const std::string& url)>& ready);

// Whether a Host header names this machine by a loopback name.
[[nodiscard]] bool is_loopback_host(std::string_view host);

}  // namespace broadsheet
