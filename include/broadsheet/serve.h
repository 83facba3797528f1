#pragma once
// broadsheet/serve.h: the reading site over HTTP/1.1.
//
// Each thread has its own event loop, reader of the archive and cache of finished pages, which a commit to
// the archive or to its reader's state (by any process) empties. Pages work without scripts, and a strict
// Content-Security-Policy stands on every answer. Without a password it listens on loopback only, and answers
// only requests that name a loopback host, so that no web page elsewhere can read it through a rebound name.

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "broadsheet/base.h"
#include "broadsheet/feed.h"
#include "broadsheet/store.h"

namespace broadsheet {

struct ServeOptions {
  std::string archive;
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: a free one
  unsigned threads = 2;
  Limits limits;
  // The feed at an address, or that the page there names: how a form follows one. Called on one thread at a
  // time. Without it no other host is asked.
  std::function<Result<FeedRow>(const std::string& url)> find_feed = {};
  // The feed at an address, read anew, so that rules can be tried on it. Likewise.
  std::function<Result<Feed>(const std::string& url)> read_feed = {};
  // Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: "127.0.0.1, 10.0.0.0/8".
  std::string trusted = {};
  // The header in which such a proxy names who is reading; whom it names is in. Empty: none does.
  std::string user_header = {};
  // Takes a line of JSON, its end included, for each request: time, method, path without query, status,
  // bytes, microseconds, client. Called by all threads.
  std::function<void(std::string_view line)> log = {};
  std::function<void()> stopping = {};  // a signal to end has come
  std::function<void()> reload = {};    // SIGHUP has come
  std::function<void()> reloaded = {};  // and the password was read anew
  // Called every so often as long as all threads answer.
  std::function<void()> alive = {};
  std::chrono::milliseconds alive_every = std::chrono::milliseconds(0);
};

// Sets the password of an archive, or takes it away where it is empty; a server takes it up when it is
// started or gets SIGHUP. Errors: those of Archive::open and ReaderState, bad_input for one of less than 8
// characters.
[[nodiscard]] Result<void> set_password(const std::string& archive, std::string_view password);

// Serves until SIGTERM or SIGINT, then answers what was asked before (at most 2 seconds). `ready` is called
// once, with the address it serves at. Errors: those of Archive::open, bad_input for an address that is not
// loopback where nobody would be asked who they are, busy where the port is taken.
[[nodiscard]] Result<void> serve(const ServeOptions& options,
                                 const std::function<void(const std::string& url)>& ready);

}  // namespace broadsheet
