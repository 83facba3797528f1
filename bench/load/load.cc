// load.cc: sends requests at a rate, whether or not answers come, as many readers do.
//
// load URL RATE SECONDS [CONNECTIONS [TARGETS]]. "{n}" in the URL counts up, so that no two requests are for
// the same page; where a file of TARGETS is named, each of its lines in turn takes the place of the URL's
// path. A time counts from when the request was due, not from when a connection was free for it; connections
// are opened before the first. Prints a JSON line: how late requests were sent though they were due and
// had a connection, answers with 200 and with 503, each with its times in milliseconds, and all others. That
// lateness is part of the times of answers, and no work of the server: this program had no processor.
//
// It shares the processor with the server that it asks, so it does little itself: one thread that sends what
// is due, at most a tenth of a millisecond late, and waits for all connections at once (epoll).

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto tick = std::chrono::microseconds(100), longest_nap = std::chrono::microseconds(100'000);
// How long after the last request was due answers are waited for.
constexpr auto last_answer = std::chrono::seconds(30);

struct Times {
  std::vector<double> milliseconds;

  void write(JsonWriter& json, std::string_view name, std::string_view what) {
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double share) {
      return milliseconds.empty() ? 0
                                  : milliseconds[static_cast<std::size_t>(share * (milliseconds.size() - 1))];
    };
    json.key(name).open_object().key(what).value(milliseconds.size());
    json.key("p50_ms").value(at(.5)).key("p99_ms").value(at(.99)).key("most_ms").value(at(1));
    json.close_object();
  }
};

struct Connection {
  int socket = -1;
  bool is_busy = false;
  bool ends = false;           // after this answer
  Clock::time_point due = {};  // the request that it is busy with
  Clock::time_point free_since = {};
  std::string head = {};    // as far as it came
  std::size_t missing = 0;  // of the body, once the head is there
  bool has_head = false;
};

struct Order {
  sockaddr_in server = {};
  std::string host, target;
  std::vector<std::string> targets;
  double rate = 0;
  std::size_t all = 0, connections = 0;
};

class Load {
 public:
  explicit Load(Order order) : order_(std::move(order)), connections_(order_.connections) {
    for (std::size_t i = 0; i < connections_.size(); ++i) free_.push_back(i);
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  ~Load() {
    for (const Connection& each : connections_)
      if (each.socket >= 0) ::close(each.socket);
    ::close(poll_);
  }

  void run() {
    for (std::size_t i = 0; i < connections_.size(); ++i) (void)connect(i);
    begin_ = Clock::now();
    const auto end = due(order_.all) + last_answer;
    std::array<epoll_event, 512> events;
    while ((next_ < order_.all || free_.size() < connections_.size()) && Clock::now() < end) {
      while (next_ < order_.all && !free_.empty() && due(next_) <= Clock::now()) send_next();
      const timespec nap = time_to_nap();
      const int count = ::epoll_pwait2(poll_, events.data(), static_cast<int>(events.size()), &nap, nullptr);
      for (int i = 0; i < count; ++i) receive(events[static_cast<std::size_t>(i)].data.u64);
    }
    lost_ += connections_.size() - free_.size();
  }

  void print() {
    JsonWriter json;
    json.open_object().key("asked").value(next_);
    sent_late_.write(json, "sent_late", "requests");
    ok_.write(json, "ok", "answers");
    refused_.write(json, "refused", "answers");
    json.key("refused_without_retry_after")
        .value(without_time_)
        .key("other")
        .value(other_)
        .key("lost")
        .value(lost_);
    std::puts(json.close_object().take().c_str());
  }

 private:
  [[nodiscard]] timespec time_to_nap() const {
    const bool may_send = next_ < order_.all && !free_.empty();
    const auto until = std::chrono::ceil<std::chrono::microseconds>(due(next_) - Clock::now());
    const auto nap = may_send ? std::clamp(until, tick, longest_nap) : longest_nap;
    return {.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds(nap).count()};
  }

  [[nodiscard]] Clock::time_point due(std::size_t n) const {
    return begin_ + std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(static_cast<double>(n) / order_.rate));
  }

  [[nodiscard]] std::string request(std::size_t n) const {
    std::string target = order_.targets.empty() ? order_.target : order_.targets[n % order_.targets.size()];
    if (const std::size_t mark = target.find("{n}"); mark != std::string::npos)
      target.replace(mark, 3, std::to_string(n));
    return "GET " + target + " HTTP/1.1\r\nHost: " + order_.host + "\r\nAccept-Encoding: gzip\r\n\r\n";
  }

  bool connect(std::size_t at) {
    Connection& connection = connections_[at];
    connection.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int one = 1;
    (void)::setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    epoll_event event = {.events = EPOLLIN, .data = {.u64 = at}};
    if (::connect(connection.socket, reinterpret_cast<const sockaddr*>(&order_.server),
                  sizeof order_.server) == 0 &&
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, connection.socket, &event) == 0)
      return true;
    close(at);
    return false;
  }

  void send_next() {
    const std::size_t at = free_.front(), n = next_++;
    free_.pop_front();
    Connection& connection = connections_[at];
    connection.is_busy = true;
    connection.due = due(n);
    sent_late_.milliseconds.push_back(milliseconds_since(std::max(connection.due, connection.free_since)));
    const std::string asked = request(n);
    const bool is_open = connection.socket >= 0 || connect(at);
    if (!is_open || ::send(connection.socket, asked.data(), asked.size(), MSG_NOSIGNAL) !=
                        static_cast<ssize_t>(asked.size()))
      lose(at);
  }

  void receive(std::size_t at) {
    Connection& connection = connections_[at];
    if (connection.socket < 0) return;
    const ssize_t size = ::recv(connection.socket, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    if (size < 0 && errno == EAGAIN) return;
    // Between two answers a server may close.
    if (size <= 0 || !connection.is_busy) return connection.is_busy ? lose(at) : close(at);
    std::string_view got(buffer_.data(), static_cast<std::size_t>(size));
    if (!connection.has_head) {
      connection.head += got;
      const std::size_t end = connection.head.find("\r\n\r\n");
      if (end == std::string::npos) return;
      got = std::string_view(connection.head).substr(end + 4);
      read_head(connection, std::string_view(connection.head).substr(0, end + 2));
    }
    connection.missing -= std::min(connection.missing, got.size());
    if (connection.missing == 0) finish(at);
  }

  void read_head(Connection& connection, std::string_view head) {
    connection.has_head = true;
    connection.missing = length(head);
    connection.ends = head.find("Connection: close") != std::string_view::npos;
    const double took = milliseconds_since(connection.due);
    const std::string_view status = head.substr(std::min<std::size_t>(9, head.size()), 3);
    if (status == "200") {
      ok_.milliseconds.push_back(took);
    } else if (status == "503") {
      refused_.milliseconds.push_back(took);
      if (head.find("Retry-After: ") == std::string_view::npos) ++without_time_;
    } else {
      ++other_;
    }
  }

  static double milliseconds_since(Clock::time_point then) {
    return std::chrono::duration<double, std::milli>(Clock::now() - then).count();
  }

  static std::size_t length(std::string_view head) {
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t at = head.find(name);
    std::size_t size = 0;
    if (at != std::string_view::npos)
      std::from_chars(head.data() + at + name.size(), head.data() + head.size(), size);
    return size;
  }

  void finish(std::size_t at) {
    Connection& connection = connections_[at];
    if (connection.ends) close(at);
    connection.is_busy = connection.has_head = false;
    connection.head.clear();
    connection.free_since = Clock::now();
    free_.push_back(at);
  }

  void lose(std::size_t at) {
    ++lost_;
    close(at);
    finish(at);
  }

  void close(std::size_t at) {
    Connection& connection = connections_[at];
    if (connection.socket >= 0) ::close(connection.socket);
    connection.socket = -1;
    connection.ends = false;
  }

  Order order_;
  std::vector<Connection> connections_;
  std::deque<std::size_t> free_;
  int poll_ = ::epoll_create1(EPOLL_CLOEXEC);
  std::size_t next_ = 0, without_time_ = 0, other_ = 0, lost_ = 0;
  Clock::time_point begin_;
  Times sent_late_, ok_, refused_;
  std::array<char, 65'536> buffer_;
};

std::optional<Order> order_of(int count, char** words) {
  const std::string_view url = count > 1 ? words[1] : "";
  constexpr std::string_view scheme = "http://";
  const std::size_t port = url.rfind(':'), path = url.find('/', scheme.size());
  if (count < 4 || !url.starts_with(scheme) || port < scheme.size() || path == std::string_view::npos ||
      path < port)
    return std::nullopt;
  Order order;
  order.host = url.substr(scheme.size(), port - scheme.size());
  order.target = url.substr(path);
  order.rate = std::atof(words[2]);
  order.all = static_cast<std::size_t>(order.rate * std::atof(words[3]));
  order.connections = count > 4 ? static_cast<std::size_t>(std::atoi(words[4])) : 1'000;
  order.server.sin_family = AF_INET;
  order.server.sin_port =
      htons(static_cast<std::uint16_t>(std::atoi(std::string(url.substr(port + 1)).c_str())));
  if (::inet_pton(AF_INET, order.host.c_str(), &order.server.sin_addr) != 1) return std::nullopt;
  if (count > 5) {
    std::ifstream file(words[5]);
    for (std::string line; std::getline(file, line);) order.targets.push_back(line);
    if (order.targets.empty()) return std::nullopt;
  }
  return order;
}

int run(int count, char** words) {
  auto order = order_of(count, words);
  if (!order) {
    std::fputs("load http://ADDRESS:PORT/PATH RATE SECONDS [CONNECTIONS [TARGETS]]\n", stderr);
    return 2;
  }
  Load load(std::move(*order));
  load.run();
  load.print();
  return 0;
}

}  // namespace
}  // namespace broadsheet

int main(int count, char** words) {
  return broadsheet::run(count, words);
}
