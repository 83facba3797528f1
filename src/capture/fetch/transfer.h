#pragma once
// transfer.h: one request and its answer over libcurl, to addresses that were checked.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "capture/url/url.h"

struct sockaddr;

namespace broadsheet {

struct Transfer {
  const Url& url;
  std::vector<std::string> addresses;  // numeric; the only ones that may be connected to
  std::vector<std::string> headers;    // "Name: value"
  std::string form;                    // to be sent by POST; empty: GET
  std::string user_agent;
  double seconds = 30;
  std::uint64_t most_bytes = 0;
  // Asked once more for each socket, inside connect.
  std::function<bool(const sockaddr&)> may_connect;
};

struct Answered {
  int status = 0;
  std::string head;  // header lines of the last answer
  std::string body;  // as sent, content codings not undone
};

// Errors: over_limit, failed, bad_input (no address may be connected to).
[[nodiscard]] Result<Answered> transfer(const Transfer& request);

}  // namespace broadsheet
