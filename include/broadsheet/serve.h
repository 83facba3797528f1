#pragma once
// broadsheet/serve.h: the reading site over HTTP/1.1.
//
// Each thread has its own event loop, reader of the archive and cache of finished pages, which a commit to
// the archive or to its reader's state (by any process) empties. Pages work without scripts, and a strict
// Content-Security-Policy stands on every answer. Listens on loopback only, and answers only requests that
// name a loopback host, so that no web page elsewhere can read it through a rebound name.

#include <functional>
#include <string>

#include "broadsheet/base.h"
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
};

// Sets the password of an archive, or takes it away where it is empty; a server takes it up when it is
// started. Errors: those of Archive::open and ReaderState, bad_input for one of less than 8 characters.
[[nodiscard]] Result<void> set_password(const std::string& archive, std::string_view password);

// Serves until SIGTERM or SIGINT, then lets requests under way finish (at most 2 seconds). `ready` is called
// once, with the address it serves at. Errors: those of Archive::open, bad_input for an address that is not
// loopback where the archive has no password, busy where the port is taken.
[[nodiscard]] Result<void> serve(const ServeOptions& options,
                                 const std::function<void(const std::string& url)>& ready);

}  // namespace broadsheet
