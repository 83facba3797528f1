#pragma once
// gate.h: the one way out. Pages, feeds, icons and hubs are all asked for here.
//
// For each hop of a request: the address is parsed (url.h), scheme, port and name are checked; its name is
// resolved once; addresses that are not public are dropped, unless the rules allow them; and the socket is
// opened only to an address that passes the same check again, so that no second answer of a name server and
// no redirect leads anywhere else. No proxy, no cookie, no credentials, no Referer. robots.txt (RFC 9309) is
// asked for once a day a host, and requests to a host are spaced. May be used from several threads.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"
#include "broadsheet/news.h"
#include "capture/url/url.h"

namespace broadsheet {

struct GateRules {
  // Addresses that may be asked though they are not public: "127.0.0.1:8080", "10.0.0.7" (any port), "::1".
  std::vector<std::string> allowed;
  std::string product = "Broadsheet";  // what robots.txt calls this program
  std::string user_agent = "Broadsheet/0.1 (a newspaper its reader keeps)";
  bool obey_robots = true;
  double spacing = 1.0;  // seconds between requests to a host
  Limits limits = {};
  // Name to numeric addresses; the system's resolver where not given.
  std::function<std::vector<std::string>(const std::string& host)> resolve = {};
  // Seconds of a clock that only goes forward, and waiting by it: given by cli and serve, which own the
  // clocks. Without them requests are not spaced.
  std::function<double()> clock = {};
  std::function<void(double seconds)> wait = {};
};

enum class FetchKind : std::uint8_t { page, picture };  // pictures may be 5 MB

struct FetchRequest {
  std::string url;
  std::string etag, modified;  // of the answer that is known: If-None-Match, If-Modified-Since
  Instant now = 0;             // noted as the capture's instant
  FetchKind kind = FetchKind::page;
  // To be sent by POST (application/x-www-form-urlencoded); then no redirect is followed.
  std::string form = {};
};

struct Fetched {
  int status = 0;
  Capture capture;  // at the address that answered; no bytes for 304
  std::string etag, modified;
  std::string link;                         // all Link headers (RFC 8288)
  std::optional<std::int64_t> retry_after;  // seconds
  std::optional<std::int64_t> max_age;      // seconds, of Cache-Control
  bool moved = false;                       // every redirect on the way was permanent, and there was one
};

class Gate {
 public:
  explicit Gate(GateRules rules);
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  ~Gate();

  // Asks, and follows redirects. An answer of any status is an answer. Errors: bad_input (an address that may
  // not be asked, redirects in a circle), over_limit (bytes, time, redirects), failed (no such host, no
  // connection), unreadable (robots.txt refuses).
  [[nodiscard]] Result<Fetched> fetch(const FetchRequest& request);

  [[nodiscard]] const GateRules& rules() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The address as it may be asked for: http or https, a web port, a host that is no private name; "feed:" and
// "feed://" are taken off. Needs no network.
[[nodiscard]] Result<Url> askable_url(std::string_view address, const std::vector<std::string>& allowed = {});

// Seconds of a Retry-After: a number, or a date after `now` (RFC 9110, 10.2.3).
[[nodiscard]] std::optional<std::int64_t> retry_after_in(std::string_view value, Instant now);

}  // namespace broadsheet
