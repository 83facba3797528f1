// load.cc: sends requests at a rate, whether or not answers come, as many readers do.
//
// load URL RATE SECONDS [CONNECTIONS]. "{n}" in the URL counts up, so that no two requests are for the same
// page. A time counts from when the request was due, not from when a connection was free for it. Prints a
// JSON line: answers with 200 and with 503, each with its times in milliseconds, and all others.

#include <algorithm>
#include <boost/asio.hpp>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_bytes = 100'000'000;  // of an answer

struct Times {
  std::vector<double> milliseconds;

  void write(JsonWriter& json, std::string_view name) {
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double share) {
      return milliseconds.empty() ? 0
                                  : milliseconds[static_cast<std::size_t>(share * (milliseconds.size() - 1))];
    };
    json.key(name).open_object().key("answers").value(milliseconds.size());
    json.key("p50_ms").value(at(.5)).key("p99_ms").value(at(.99)).key("most_ms").value(at(1));
    json.close_object();
  }
};

class Load {
 public:
  Load(std::string host, std::string port, std::string target, double rate, double seconds)
      : host_(std::move(host)),
        port_(std::move(port)),
        target_(std::move(target)),
        rate_(rate),
        all_(static_cast<std::size_t>(rate * seconds)) {}

  void run(int connections) {
    begin_ = Clock::now();
    for (int i = 0; i < connections; ++i) asio::co_spawn(context_, ask(), asio::detached);
    context_.run();
  }

  void print() {
    JsonWriter json;
    json.open_object().key("asked").value(next_ < all_ ? next_ : all_);
    ok_.write(json, "ok");
    refused_.write(json, "refused");
    json.key("refused_without_retry_after")
        .value(without_time_)
        .key("other")
        .value(other_)
        .key("lost")
        .value(lost_);
    std::puts(json.close_object().take().c_str());
  }

 private:
  [[nodiscard]] std::string request(std::size_t n) const {
    const std::size_t mark = target_.find("{n}");
    const std::string target = mark == std::string::npos
                                   ? target_
                                   : target_.substr(0, mark) + std::to_string(n) + target_.substr(mark + 3);
    return "GET " + target + " HTTP/1.1\r\nHost: " + host_ + "\r\nAccept-Encoding: gzip\r\n\r\n";
  }

  asio::awaitable<void> ask() {
    const tcp::endpoint server(asio::ip::make_address(host_),
                               static_cast<std::uint16_t>(std::atoi(port_.c_str())));
    tcp::socket socket(context_);
    asio::steady_timer timer(context_);
    while (next_ < all_) {
      const std::size_t n = next_++;
      const auto due = begin_ + std::chrono::duration_cast<Clock::duration>(
                                    std::chrono::duration<double>(static_cast<double>(n) / rate_));
      if (due > Clock::now()) {
        timer.expires_at(due);
        co_await timer.async_wait(as_tuple);
      }
      if (!socket.is_open()) {
        const auto [error] = co_await socket.async_connect(server, as_tuple);
        if (!error) socket.set_option(tcp::no_delay(true));
      }
      if (!co_await exchange(socket, n, due)) {
        ++lost_;
        socket.close();
      }
    }
  }

  asio::awaitable<bool> exchange(tcp::socket& socket, std::size_t n, Clock::time_point due) {
    const std::string asked = request(n);
    const auto [not_sent, sent] = co_await asio::async_write(socket, asio::buffer(asked), as_tuple);
    if (not_sent) co_return false;
    std::string got;
    const auto [no_head, head] =
        co_await asio::async_read_until(socket, asio::dynamic_buffer(got, most_bytes), "\r\n\r\n", as_tuple);
    if (no_head) co_return false;
    const std::string_view lines = std::string_view(got).substr(0, head);
    const std::size_t whole = head + length(lines);
    const std::size_t missing = whole > got.size() ? whole - got.size() : 0;
    const bool ends = lines.find("Connection: close") != std::string_view::npos;
    note(lines, due);
    if (missing != 0) {
      const auto [cut, size] = co_await asio::async_read(socket, asio::dynamic_buffer(got, most_bytes),
                                                         asio::transfer_exactly(missing), as_tuple);
      if (cut) co_return false;
    }
    if (ends) socket.close();
    co_return true;
  }

  static std::size_t length(std::string_view head) {
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t at = head.find(name);
    std::size_t size = 0;
    if (at != std::string_view::npos)
      std::from_chars(head.data() + at + name.size(), head.data() + head.size(), size);
    return size;
  }

  void note(std::string_view head, Clock::time_point due) {
    const double took = std::chrono::duration<double, std::milli>(Clock::now() - due).count();
    const std::string_view status = head.substr(9, 3);
    if (status == "200") {
      ok_.milliseconds.push_back(took);
    } else if (status == "503") {
      refused_.milliseconds.push_back(took);
      if (head.find("Retry-After: ") == std::string_view::npos) ++without_time_;
    } else {
      ++other_;
    }
  }

  std::string host_, port_, target_;
  double rate_;
  std::size_t all_, next_ = 0, without_time_ = 0, other_ = 0, lost_ = 0;
  asio::io_context context_{1};
  Clock::time_point begin_;
  Times ok_, refused_;
};

int run(int count, char** words) {
  const std::string_view url = count > 1 ? words[1] : "";
  const std::size_t host = url.find("://"), port = url.rfind(':'),
                    path = url.find('/', host == std::string_view::npos ? 0 : host + 3);
  if (count < 4 || host == std::string_view::npos || port <= host || path == std::string_view::npos ||
      path < port) {
    std::fputs("load http://ADDRESS:PORT/PATH RATE SECONDS [CONNECTIONS]\n", stderr);
    return 2;
  }
  Load load(std::string(url.substr(host + 3, port - host - 3)),
            std::string(url.substr(port + 1, path - port - 1)), std::string(url.substr(path)),
            std::atof(words[2]), std::atof(words[3]));
  load.run(count > 4 ? std::atoi(words[4]) : 1'000);
  load.print();
  return 0;
}

}  // namespace
}  // namespace broadsheet

int main(int count, char** words) {
  return broadsheet::run(count, words);
}
