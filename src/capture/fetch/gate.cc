// gate.cc: a request, hop by hop.
//
//   address ─ parsed, checked ─ robots.txt ─ spaced ─ resolved, filtered ─ transfer ─┬─ answer
//      ↑                                                                              │
//      └──────────────────────────────── redirect ────────────────────────────────────┘
//
// Entry point: Gate::fetch().

#include "capture/fetch/gate.h"

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <mutex>
#include <set>

#include "base/calendar.h"
#include "base/strings.h"
#include "capture/codec.h"
#include "capture/fetch/public_address.h"
#include "capture/fetch/transfer.h"
#include "capture/headers.h"
#include "capture/robots.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_addresses = 16;  // of one name
constexpr Instant robots_lifetime = 86'400;

// What is asked for, by FetchKind.
struct Wish {
  std::string_view accept;
  std::uint64_t most_bytes;
};
constexpr std::array wishes = {
    Wish{
        "text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
        "*/*;q=0.5",
        UINT64_MAX},
    Wish{"image/avif, image/webp, image/jpeg, image/png, image/gif", 5'000'000},
};

std::string without_brackets(std::string_view host) {
  return std::string(host.starts_with('[') ? host.substr(1, host.size() - 2) : host);
}

std::uint16_t port_of(const Url& url) {
  return url.port.value_or(default_port(url.scheme));
}

bool is_allowed(const std::vector<std::string>& allowed, const std::string& address, std::uint16_t port) {
  const std::string with_port =
      (address.find(':') == std::string::npos ? address : "[" + address + "]") + ":" + std::to_string(port);
  return std::any_of(allowed.begin(), allowed.end(),
                     [&](const std::string& each) { return each == address || each == with_port; });
}

bool is_numeric(std::string_view host) {
  return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::vector<std::string> system_addresses(const std::string& host) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_ADDRCONFIG;
  addrinfo* found = nullptr;
  std::vector<std::string> addresses;
  if (::getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0) return addresses;
  for (const addrinfo* each = found; each != nullptr; each = each->ai_next)
    addresses.push_back(printed_address(*each->ai_addr));
  ::freeaddrinfo(found);
  return addresses;
}

// A numeric address in a form that can be checked.
struct Numeric {
  sockaddr_storage storage{};
  bool known = false;

  explicit Numeric(const std::string& text) {
    addrinfo wanted{};
    wanted.ai_flags = AI_NUMERICHOST;
    addrinfo* found = nullptr;
    if (::getaddrinfo(text.c_str(), nullptr, &wanted, &found) != 0) return;
    known = found->ai_addrlen <= sizeof storage;
    if (known)
      std::copy_n(reinterpret_cast<const char*>(found->ai_addr), found->ai_addrlen,
                  reinterpret_cast<char*>(&storage));
    ::freeaddrinfo(found);
  }
  [[nodiscard]] const sockaddr& address() const { return reinterpret_cast<const sockaddr&>(storage); }
};

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<std::int64_t> max_age_in(std::string_view cache_control) {
  for (const std::string_view part : split(cache_control, ',')) {
    const std::string_view directive = trim(part);
    if (!starts_with_ignoring_case(directive, "max-age=")) continue;
    std::int64_t seconds = 0;
    const std::string_view digits = directive.substr(8);
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (fault == std::errc() && seconds >= 0) return std::min<std::int64_t>(seconds, 31'536'000);
  }
  return std::nullopt;
}

tl::unexpected<Error> refused(std::string what, std::string_view address) {
  return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), std::string(address), std::nullopt,
                              "only public http and https addresses are asked; --allow names others"});
}

}  // namespace

Result<Url> askable_url(std::string_view address, const std::vector<std::string>& allowed) {
  std::string_view text = trim(address);
  std::string made;
  if (starts_with_ignoring_case(text, "feed:")) {
    text.remove_prefix(5);
    made = text.starts_with("//") ? "http:" + std::string(text) : std::string(text);
    text = made;
  }
  auto url = parse_url(text);
  if (!url) return refused("no web address", address);
  if (!is_web(*url)) return refused("the scheme " + url->scheme + " is not asked", address);
  const std::string host = without_brackets(*url->host);
  if (is_allowed(allowed, host, port_of(*url))) return std::move(*url);
  if (!is_web_port(port_of(*url)))
    return refused("port " + std::to_string(port_of(*url)) + " is no port of the web", address);
  if (is_private_name(host)) return refused("a name of this machine or this house", address);
  if (is_numeric(*url->host)) {
    const Numeric numeric(host);
    if (!numeric.known || !is_public(numeric.address()))
      return refused("its address is not one of the public network", address);
  }
  return std::move(*url);
}

std::optional<std::int64_t> retry_after_in(std::string_view value, Instant now) {
  value = trim(value);
  std::int64_t seconds = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (fault == std::errc() && end == value.data() + value.size() && !value.empty())
    return std::clamp<std::int64_t>(seconds, 0, 31'536'000);
  const auto date = parse_http_date(value);
  if (!date) return std::nullopt;
  return std::clamp<std::int64_t>(*date - now, 0, 31'536'000);
}

struct Gate::State {
  GateRules rules;
  std::mutex mutex;
  std::map<std::string, double> next_turn;  // by host: when it may be asked again
  struct KnownRobots {
    Robots robots;
    Instant until = 0;
    bool unreachable = false;
  };
  std::map<std::string, KnownRobots> robots;  // by scheme and authority

  [[nodiscard]] bool may_connect(const sockaddr& address, std::uint16_t port) const {
    return is_public(address) || is_allowed(rules.allowed, printed_address(address), port);
  }

  // Addresses of the host that may be connected to.
  [[nodiscard]] Result<std::vector<std::string>> addresses_of(const Url& url) const {
    const std::string host = without_brackets(*url.host);
    std::vector<std::string> found;
    if (is_numeric(*url.host))
      found = {host};
    else
      found = rules.resolve ? rules.resolve(host) : system_addresses(host);
    if (found.empty()) return fail(ErrorCode::failed, "no address is known for " + host, url.href());
    std::vector<std::string> good;
    for (const std::string& each : found) {
      const Numeric numeric(each);
      const bool fresh = std::find(good.begin(), good.end(), each) == good.end();
      if (fresh && good.size() < most_addresses && numeric.known &&
          may_connect(numeric.address(), port_of(url)))
        good.push_back(each);
    }
    if (good.empty()) return refused("its address is not one of the public network", url.href());
    return good;
  }

  void take_turn(const std::string& host, double at_least) {
    if (!rules.clock || !rules.wait) return;
    double pause = 0;
    {
      const std::scoped_lock lock(mutex);
      const double now = rules.clock();
      double& next = next_turn[host];
      pause = std::max(0.0, next - now);
      next = std::max(next, now) + std::max(rules.spacing, at_least);
    }
    if (pause > 0) rules.wait(pause);
  }

  struct Sent {
    std::vector<std::string> headers = {};
    std::string form = {};
  };
  [[nodiscard]] Result<Answered> ask(const Url& url, Sent sent, double seconds, std::uint64_t most) {
    auto addresses = addresses_of(url);
    if (!addresses) return tl::unexpected(addresses.error());
    const std::uint16_t port = port_of(url);
    return transfer({url, std::move(*addresses), std::move(sent.headers), std::move(sent.form),
                     rules.user_agent, seconds, most,
                     [this, port](const sockaddr& address) { return may_connect(address, port); }});
  }

  // RFC 9309, 2.3.1: what cannot be reached refuses, what is not there allows.
  [[nodiscard]] KnownRobots asked_robots(const Url& origin, Instant now) {
    KnownRobots known;
    known.until = now + robots_lifetime;
    Url at = origin;
    at.path = {"robots.txt"};
    at.query.reset();
    for (int hop = 0; hop <= 5; ++hop) {
      auto answer = ask(at, {}, 10, rules.limits.robots_bytes + 1);
      if (!answer && answer.error().code == ErrorCode::over_limit) return known;  // too long to be meant
      known.unreachable = !answer || answer->status >= 500;
      if (known.unreachable) {
        known.until = now + 3'600;
        return known;
      }
      const Headers head = Headers::parse(answer->head);
      if (is_redirect(answer->status)) {
        const auto target = parse_url(head.get("Location"), &at);
        const auto next =
            target ? askable_url(target->href(), rules.allowed) : fail(ErrorCode::bad_input, "");
        if (!next) return known;
        at = *next;
        continue;
      }
      if (answer->status != 200) return known;
      const auto text = decode_content(std::move(answer->body), head.get("Content-Encoding"), rules.limits);
      if (text) known.robots = Robots::parse(*text, rules.limits);
      return known;
    }
    return known;
  }

  // Whether the address may be asked, and how long to wait between requests.
  [[nodiscard]] Result<double> permission(const Url& url, Instant now) {
    if (!rules.obey_robots) return 0.0;
    const std::string origin = url.scheme + "://" + url.authority();
    {
      const std::scoped_lock lock(mutex);
      if (const auto known = robots.find(origin); known != robots.end() && known->second.until > now)
        return verdict(known->second, url);
    }
    KnownRobots fresh = asked_robots(url, now);
    const std::scoped_lock lock(mutex);
    return verdict(robots[origin] = std::move(fresh), url);
  }

  [[nodiscard]] Result<double> verdict(const KnownRobots& known, const Url& url) const {
    if (known.unreachable)
      return tl::unexpected(Error{ErrorCode::failed,
                                  "its robots.txt cannot be reached, so nothing is asked of it", url.href(),
                                  std::nullopt, "it is asked again later"});
    if (!known.robots.allows(rules.product, url.href()))
      return fail(ErrorCode::unreadable, "its robots.txt asks programs not to fetch this address",
                  url.href());
    return std::min(30.0, known.robots.crawl_delay(rules.product).value_or(0));
  }
};

Gate::Gate(GateRules rules) : state_(std::make_unique<State>()) {
  state_->rules = std::move(rules);
}
Gate::~Gate() = default;

const GateRules& Gate::rules() const {
  return state_->rules;
}

namespace {

Result<Fetched> finish(Answered answer, const Url& url, const FetchRequest& request, const Limits& limits) {
  const Headers head = Headers::parse(answer.head);
  Fetched fetched;
  fetched.status = answer.status;
  fetched.etag = head.get("ETag");
  fetched.modified = head.get("Last-Modified");
  fetched.link = head.all("Link");
  fetched.retry_after = retry_after_in(head.get("Retry-After"), request.now);
  fetched.max_age = max_age_in(head.get("Cache-Control"));
  fetched.capture.url = url.href();
  fetched.capture.instant = request.now;
  fetched.capture.media_type = head.get("Content-Type");
  auto body = decode_content(std::move(answer.body), head.get("Content-Encoding"), limits);
  if (!body) {
    body.error().path = url.href();
    return tl::unexpected(body.error());
  }
  fetched.capture.bytes = std::move(*body);
  return fetched;
}

}  // namespace

Result<Fetched> Gate::fetch(const FetchRequest& request) {
  State& s = *state_;
  auto url = askable_url(request.url, s.rules.allowed);
  if (!url) return tl::unexpected(url.error());
  const Wish& wish = wishes[static_cast<std::size_t>(request.kind)];
  const std::uint64_t most = std::min(wish.most_bytes, s.rules.limits.page_bytes);
  std::vector<std::string> headers = {"Accept-Encoding: gzip, deflate, br, zstd",
                                      "Accept: " + std::string(wish.accept)};
  const auto one_line = [](const std::string& value) {
    return value.find_first_of("\r\n") == std::string::npos;
  };
  if (!request.etag.empty() && one_line(request.etag)) headers.push_back("If-None-Match: " + request.etag);
  if (!request.modified.empty() && one_line(request.modified))
    headers.push_back("If-Modified-Since: " + request.modified);
  std::set<std::string> seen;
  bool permanent = true;
  for (std::uint32_t hop = 0;; ++hop) {
    if (hop > s.rules.limits.redirects)
      return fail(ErrorCode::over_limit,
                  "more than " + std::to_string(s.rules.limits.redirects) + " redirects", request.url);
    if (!seen.insert(url->without_fragment()).second)
      return fail(ErrorCode::bad_input, "redirects in a circle", request.url);
    const auto delay = s.permission(*url, request.now);
    if (!delay) return tl::unexpected(delay.error());
    s.take_turn(*url->host, *delay);
    auto answer = s.ask(*url, {headers, request.form}, s.rules.limits.fetch_seconds, most);
    if (!answer) return tl::unexpected(answer.error());
    const Headers head = Headers::parse(answer->head);
    if (!is_redirect(answer->status) || head.get("Location").empty() || !request.form.empty()) {
      auto fetched = finish(std::move(*answer), *url, request, s.rules.limits);
      if (fetched) fetched->moved = permanent && hop > 0;
      return fetched;
    }
    permanent = permanent && (answer->status == 301 || answer->status == 308);
    const auto target = parse_url(head.get("Location"), &*url);
    if (!target) return fail(ErrorCode::bad_input, "redirected to what is no address", url->href());
    auto next = askable_url(target->href(), s.rules.allowed);
    if (!next) return tl::unexpected(next.error());
    if (url->scheme == "https" && next->scheme == "http") permanent = false;  // never kept as the new address
    url = std::move(next);
  }
}

}  // namespace broadsheet
