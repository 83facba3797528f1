// http_server_test.cc: what takes work waits, and nothing else waits for it.

#include "serve/http_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <future>
#include <thread>
#include <vector>

#include "base/strings.h"
#include "serve/turns.h"

namespace broadsheet {
namespace {

constexpr std::size_t large = 20'000'000;  // more than the system keeps for who does not read yet

// "/made", "/large" and "/headers" are there, "/work" takes five milliseconds, "/long" a second.
class HttpServer : public testing::Test {
 protected:
  void SetUp() override {
    std::promise<std::string> ready;
    ServerOptions options;
    options.address = "127.0.0.1";
    options.request_deadline = std::chrono::seconds(1);
    options.counts = &counts_;
    thread_ = std::jthread([this, options, &ready] {
      const auto ran = run_server(
          options, [this] { return Result<Handler>([this](const Request& r) { return answer(r); }); },
          {.ready = [&](const std::string& url) { ready.set_value(url); }});
      EXPECT_TRUE(ran);
    });
    const std::string url = ready.get_future().get();
    port_ = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
  }

  void TearDown() override {
    for (const int each : sockets_) ::close(each);
    ::kill(::getpid(), SIGTERM);
  }

  AnswerPtr answer(const Request& request) {
    if (request.target == "/made") return text_answer("made");
    if (request.target == "/headers")
      return text_answer(
          join({std::string(request.host), std::string(request.site), std::string(request.cookie),
                std::string(request.auth_token), std::string(request.type)},
               "|"));
    if (request.target == "/large") return text_answer(std::string(large, 'a'));
    if (request.effort == Effort::none) return nullptr;
    if (request.effort == Effort::refuse) return text_answer("too much", 503);
    std::this_thread::sleep_for(std::chrono::milliseconds(request.target == "/long" ? 1'000 : 5));
    ++worked_;
    return text_answer("worked");
  }

  // On a connection of its own.
  int ask(const std::string& target) { return say("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"); }

  int say(const std::string& sent) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockets_.push_back(socket);
    sockaddr_in server = {};
    server.sin_family = AF_INET;
    server.sin_port = htons(port_);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket, reinterpret_cast<const sockaddr*>(&server), sizeof server), 0);
    EXPECT_EQ(::send(socket, sent.data(), sent.size(), 0), static_cast<ssize_t>(sent.size()));
    return socket;
  }

  // Until it has so many bytes, or there are no more.
  static std::string received(int socket, std::size_t least) {
    std::string got;
    for (std::string part(65'536, '\0'); got.size() < least;) {
      const ssize_t size = ::recv(socket, part.data(), part.size(), 0);
      if (size <= 0) break;
      got.append(part, 0, static_cast<std::size_t>(size));
    }
    return got;
  }

  static int status(int socket) {
    std::string got(1'000, '\0');
    const ssize_t size = ::recv(socket, got.data(), got.size(), 0);
    return size > 12 ? std::stoi(got.substr(9, 3)) : 0;
  }

  std::vector<int> ask_often(std::size_t count, const std::string& target) {
    std::vector<int> asked;
    for (std::size_t i = 0; i < count; ++i) asked.push_back(ask(target));
    return asked;
  }

  ServerCounts counts_;
  std::atomic<int> worked_ = 0;
  std::uint16_t port_ = 0;
  std::vector<int> sockets_;
  std::jthread thread_;
};

TEST_F(HttpServer, SendsWhatIsMadeBeforeWorkThatWasAskedForEarlier) {
  const auto work = ask_often(Turns::few, "/work");
  EXPECT_EQ(status(ask("/made")), 200);
  EXPECT_LT(worked_, 20);
  for (const int each : work) EXPECT_EQ(status(each), 200);
}

TEST_F(HttpServer, RefusesAtOnceWhatItCannotMakeInTime) {
  for (const int each : ask_often(Turns::few, "/work")) EXPECT_EQ(status(each), 200);
  worked_ = 0;
  auto asked = ask_often(200, "/work");
  EXPECT_EQ(status(asked.back()), 503);
  EXPECT_LT(worked_, 60);
  int answered = 0;
  asked.pop_back();
  for (const int each : asked) answered += status(each) == 200;
  EXPECT_GE(answered, 32);
  EXPECT_LT(answered, 150);
  EXPECT_EQ(status(ask("/work")), 200) << "it ends with the load";
}

TEST_F(HttpServer, AnswersRequestsThatCameTogetherInTheirOrder) {
  const int socket = ask("/work HTTP/1.1\r\nHost: localhost\r\n\r\nGET /made");
  std::string got;
  while (got.find("made") == std::string::npos) {
    const std::string more = received(socket, 1);
    ASSERT_FALSE(more.empty());
    got += more;
  }
  EXPECT_LT(got.find("worked"), got.find("made"));
}

TEST_F(HttpServer, TakesTheFirstOfAHeaderByItsNameInAnyCase) {
  const int socket =
      say("GET /headers HTTP/1.1\r\nhost: localhost\r\nSEC-FETCH-SITE: none\r\nCookie: a=1\r\ncookie: b=2\r\n"
          "X-Auth-Token:\r\nX-Auth-Token: second\r\nX-Else: else\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(received(socket, 10'000).ends_with("\r\n\r\nlocalhost|none|a=1||"));
}

TEST_F(HttpServer, SendsALargeAnswerWholeToWhoReadsItLate) {
  const int socket = ask("/large");
  EXPECT_EQ(status(ask("/made")), 200) << "nobody else waits for it";
  const std::string head = received(socket, 1);
  std::size_t got = head.size() - head.find("\r\n\r\n") - 4;
  while (got < large) {
    const std::size_t more = received(socket, std::min<std::size_t>(large - got, 65'536)).size();
    ASSERT_GT(more, 0u);
    got += more;
  }
  EXPECT_EQ(got, large);
}

TEST_F(HttpServer, ClosesWhoDoesNotEndARequest) {
  const int half = say("GET /made HTTP/1.1\r\nHost:"), body =
                                                           say("POST /made HTTP/1.1\r\nHost: localhost\r\n"
                                                               "Content-Length: 9\r\n\r\nhalf");
  EXPECT_EQ(received(half, 1), "");
  EXPECT_EQ(received(body, 1), "");
}

TEST_F(HttpServer, ClosesNobodyWhoWaitsForAnAnswer) {
  for (const int each : ask_often(4, "/long")) EXPECT_EQ(status(each), 200);
}

}  // namespace
}  // namespace broadsheet
