// The gate: what it refuses without asking, by the shared lists where they are there, and what it does with
// answers, against a server of this test on loopback. Nothing outside loopback is asked: names are resolved
// by the test.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <simdjson.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include "capture/codec.h"
#include "capture/fetch/gate.h"
#include "capture/fetch/public_address.h"
#include "tests/shared_data.h"

namespace broadsheet {
namespace {

// Answers each connection with what `answer` makes of the request's head.
class Server {
 public:
  using Answer = std::function<std::string(const std::string& request)>;
  explicit Server(Answer answer) : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&at), size), 0);
    EXPECT_EQ(::listen(socket_, 16), 0);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    ::shutdown(socket_, SHUT_RDWR);
    ::close(socket_);
    thread_.join();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::string port() const { return std::to_string(port_); }
  [[nodiscard]] std::string url(const std::string& path) const { return "http://pub.test:" + port() + path; }
  [[nodiscard]] std::vector<std::string> requests() {
    const std::scoped_lock lock(mutex_);
    return requests_;
  }

 private:
  void serve() {
    for (;;) {
      const int client = ::accept(socket_, nullptr, nullptr);
      if (client < 0) return;
      std::string request(8'192, '\0');
      const ssize_t n = ::recv(client, request.data(), request.size(), 0);
      request.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
      {
        const std::scoped_lock lock(mutex_);
        requests_.push_back(request);
      }
      const std::string said = answer_(request);
      for (std::size_t at = 0; at < said.size();) {
        const ssize_t sent = ::send(client, said.data() + at, said.size() - at, MSG_NOSIGNAL);
        if (sent <= 0) break;
        at += static_cast<std::size_t>(sent);
      }
      ::close(client);
    }
  }

  Answer answer_;
  int socket_;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::vector<std::string> requests_;
  std::thread thread_;
};

std::string page(const std::string& body, const std::string& headers = {}) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string redirect(const std::string& to, int status = 302) {
  return "HTTP/1.1 " + std::to_string(status) + " Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
}

// pub.test is the test's server, as if it were public.
GateRules rules_for(const Server& server) {
  GateRules rules;
  rules.allowed = {"127.0.0.1:" + server.port()};
  rules.obey_robots = false;
  rules.resolve = [](const std::string& host) -> std::vector<std::string> {
    if (host == "pub.test") return {"127.0.0.1"};
    return {};
  };
  return rules;
}

Result<Fetched> fetch(const GateRules& rules, const std::string& url) {
  return Gate(rules).fetch({.url = url, .etag = {}, .modified = {}, .now = 1'700'000'000});
}

TEST(Gate, KeepsTheAnswerWithItsValidators) {
  Server server([](const std::string&) {
    return page("hello", "ETag: \"e\"\r\nLast-Modified: x\r\nCache-Control: max-age=60\r\n");
  });
  const auto fetched = fetch(rules_for(server), server.url("/a#part"));
  ASSERT_TRUE(fetched) << fetched.error().message();
  EXPECT_EQ(fetched->status, 200);
  EXPECT_EQ(fetched->capture.bytes, "hello");
  EXPECT_EQ(fetched->capture.media_type, "text/html");
  EXPECT_EQ(fetched->etag, "\"e\"");
  EXPECT_EQ(fetched->max_age, 60);
  EXPECT_EQ(fetched->capture.instant, 1'700'000'000);
  const std::string request = server.requests().at(0);
  EXPECT_NE(request.find("GET /a HTTP/1.1"), std::string::npos);
  EXPECT_NE(request.find("User-Agent: Broadsheet/"), std::string::npos);
  EXPECT_EQ(request.find("Cookie"), std::string::npos);
}

TEST(Gate, SendsValidatorsAndTakes304) {
  Server server([](const std::string& request) {
    return request.find("If-None-Match: \"e\"") != std::string::npos ? "HTTP/1.1 304 Not Modified\r\n\r\n"
                                                                     : page("new");
  });
  Gate gate(rules_for(server));
  EXPECT_EQ(gate.fetch({.url = server.url("/"), .etag = "\"e\"", .modified = {}, .now = 0})->status, 304);
  EXPECT_EQ(gate.fetch({.url = server.url("/"), .etag = "\"e\"\r\nX: y", .modified = {}, .now = 0})->status,
            200)
      << "a validator that would end its line is not sent";
}

TEST(Gate, RedirectsAreCheckedLikeFirstAddresses) {
  std::string to;
  Server server([&](const std::string& request) {
    return request.starts_with("GET /a/a ") ? redirect(to)
           : request.starts_with("GET /b ") ? page("b")
                                            : page("other");
  });
  const GateRules rules = rules_for(server);
  for (const char* target :
       {"http://127.0.0.2/", "http://169.254.169.254/", "file:///etc/passwd", "http://[::ffff:10.0.0.1]/",
        "//10.0.0.1/", "/\\10.0.0.1/", "http://localhost/", "gopher://pub.test/", "http://127.0.0.1:1/"}) {
    to = target;
    const auto fetched = fetch(rules, server.url("/a/a"));
    ASSERT_FALSE(fetched) << target;
    EXPECT_EQ(fetched.error().code, ErrorCode::bad_input) << target;
  }
  to = "../b";
  EXPECT_EQ(fetch(rules, server.url("/a/a"))->capture.bytes, "b");
  to = "/a/a";
  EXPECT_EQ(fetch(rules, server.url("/a/a")).error().what, "redirects in a circle");
}

TEST(Gate, TooManyRedirectsAreAnError) {
  std::atomic<int> hop = 0;
  Server server([&](const std::string&) { return redirect("/" + std::to_string(++hop), 301); });
  EXPECT_EQ(fetch(rules_for(server), server.url("/0")).error().code, ErrorCode::over_limit);
}

TEST(Gate, APermanentRedirectIsNoted) {
  Server server([](const std::string& request) {
    return request.starts_with("GET /old ") ? redirect("/new", 308) : page("x");
  });
  const auto fetched = fetch(rules_for(server), server.url("/old"));
  EXPECT_TRUE(fetched->moved);
  EXPECT_EQ(fetched->capture.url, server.url("/new"));
}

TEST(Gate, OnlyCheckedAddressesAreConnectedTo) {
  Server server([](const std::string&) { return page("x"); });
  GateRules rules = rules_for(server);
  std::atomic<int> asked = 0;
  rules.resolve = [&](const std::string&) -> std::vector<std::string> {
    ++asked;
    return {"10.0.0.1", "127.0.0.1", "::1"};  // mixed: what is private is dropped
  };
  EXPECT_TRUE(fetch(rules, server.url("/")));
  EXPECT_EQ(asked, 1) << "resolved once, so that a second answer cannot differ";
  rules.resolve = [](const std::string&) -> std::vector<std::string> { return {"10.0.0.1"}; };
  EXPECT_EQ(fetch(rules, server.url("/")).error().code, ErrorCode::bad_input);
  rules.resolve = [](const std::string&) -> std::vector<std::string> { return {}; };
  EXPECT_EQ(fetch(rules, server.url("/")).error().code, ErrorCode::failed);
  rules.resolve = [](const std::string&) { return std::vector<std::string>(1'000, "127.0.0.1"); };
  EXPECT_TRUE(fetch(rules, server.url("/")));
}

TEST(Gate, LimitsHoldPackedAndUnpacked) {
  const std::string bomb = gzip(std::string(5'000'000, 'a'));
  Server server([&](const std::string& request) {
    return request.starts_with("GET /bomb ") ? page(bomb, "Content-Encoding: gzip\r\n")
                                             : page(std::string(300'000, 'b'));
  });
  GateRules rules = rules_for(server);
  rules.limits.page_bytes = 100'000;
  EXPECT_EQ(fetch(rules, server.url("/large")).error().code, ErrorCode::over_limit);
  EXPECT_EQ(fetch(rules, server.url("/bomb")).error().code, ErrorCode::over_limit);
}

TEST(Gate, ASilentServerEndsInAnError) {
  Server server([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1'500));
    return std::string();
  });
  GateRules rules = rules_for(server);
  rules.limits.fetch_seconds = 1;
  EXPECT_EQ(fetch(rules, server.url("/")).error().code, ErrorCode::over_limit);
}

TEST(Gate, RobotsAreAskedOnceAndObeyed) {
  Server server([](const std::string& request) {
    return request.starts_with("GET /robots.txt ") ? page("User-agent: *\nDisallow: /private\n") : page("x");
  });
  GateRules rules = rules_for(server);
  rules.obey_robots = true;
  Gate gate(rules);
  EXPECT_TRUE(gate.fetch({.url = server.url("/open"), .etag = {}, .modified = {}, .now = 0}));
  EXPECT_EQ(gate.fetch({.url = server.url("/private/a"), .etag = {}, .modified = {}, .now = 0}).error().code,
            ErrorCode::unreadable);
  EXPECT_EQ(server.requests().size(), 2U);
}

TEST(Gate, RequestsToAHostAreSpaced) {
  Server server([](const std::string&) { return page("x"); });
  GateRules rules = rules_for(server);
  double now = 100, waited = 0;
  rules.spacing = 2;
  rules.clock = [&] { return now; };
  rules.wait = [&](double seconds) {
    waited += seconds;
    now += seconds;
  };
  Gate gate(rules);
  for (int i = 0; i < 3; ++i)
    EXPECT_TRUE(gate.fetch({.url = server.url("/"), .etag = {}, .modified = {}, .now = 0}));
  EXPECT_DOUBLE_EQ(waited, 4);
}

TEST(Gate, RetryAfterIsANumberOrADate) {
  EXPECT_EQ(retry_after_in("120", 0), 120);
  EXPECT_EQ(retry_after_in("Thu, 01 Jan 1970 00:10:00 GMT", 60), 540);
  EXPECT_EQ(retry_after_in("soon", 0), std::nullopt);
}

// ------------------------------------------------------------------------------------------ the shared lists

bool is_askable(const std::string& url) {
  return askable_url(url).has_value();
}

bool is_public_text(const std::string& text) {
  if (text.find(':') == std::string::npos) {
    in_addr address{};
    EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &address), 1) << text;
    return is_public_ipv4(ntohl(address.s_addr));
  }
  in6_addr address{};
  EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &address), 1) << text;
  return is_public_ipv6(address.s6_addr);
}

TEST(Gate, AnswersEveryCaseOfTheSharedList) {
  const auto path = shared_data() / "hostile/ssrf/ssrf_cases.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  simdjson::dom::parser parser;
  const simdjson::padded_string bytes(file_text(path));
  const simdjson::dom::element cases = parser.parse(bytes);
  const auto text = [](simdjson::dom::element each, const char* key) {
    return std::string(each[key].get_string().value());
  };
  for (simdjson::dom::element each : cases["addresses"])
    EXPECT_EQ(is_public_text(text(each, "address")), !each["blocked"].get_bool().value())
        << text(each, "address");
  for (simdjson::dom::element each : cases["url_spellings"]) {
    const auto url = parse_url(text(each, "url"));
    ASSERT_TRUE(url) << text(each, "url");
    EXPECT_EQ(*url->host, text(each, "canonical_host"));
    EXPECT_FALSE(is_askable(text(each, "url"))) << text(each, "url");
  }
  for (simdjson::dom::element each : cases["url_must_fail"])
    EXPECT_FALSE(is_askable(text(each, "url"))) << text(each, "url");
  for (simdjson::dom::element each : cases["schemes"])
    EXPECT_EQ(is_askable(text(each, "url")), each["allowed"].get_bool().value()) << text(each, "url");
  for (simdjson::dom::element each : cases["ports"]) {
    bool allowed = false;
    if (each["allowed"].get(allowed) != simdjson::SUCCESS) continue;
    const std::string url = "http://example.org:" + std::to_string(each["port"].get_int64().value()) + "/";
    EXPECT_EQ(is_askable(url), allowed) << url;
  }
  std::size_t count = 0;
  for (const char* list : {"addresses", "url_spellings", "url_must_fail", "schemes", "ports"})
    count += cases[list].get_array().value().size();
  RecordProperty("cases", std::to_string(count));
}

}  // namespace
}  // namespace broadsheet
