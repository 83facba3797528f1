// http_server.cc: Boost.Beast with one event loop a thread, each with a listening socket of its own on the
// same port (SO_REUSEPORT), so that threads share nothing.
//
// A connection is one coroutine: read a request, find its answer, write the bytes that were made once.
// Reading has a deadline for the whole request; past the cap on connections new ones get 503 and are closed.
// Requests that may take seconds go to one thread beside the loops, and their connections wait for it.
// On SIGTERM listening stops, answers under way are finished, idle connections are closed. Entry point:
// run_server().

#include "serve/http_server.h"

#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <ctime>
#include <optional>
#include <set>
#include <thread>

#include "base/calendar.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr auto request_deadline = std::chrono::seconds(10);
constexpr auto idle_deadline = std::chrono::seconds(60);
constexpr auto stop_deadline = std::chrono::seconds(2);
constexpr std::size_t most_connections = 12'000;  // a thread
constexpr std::size_t body_read_ahead = 8 * 1024;
constexpr int most_in_slow_lane = 16;

using Nothing = asio::as_tuple_t<asio::use_awaitable_t<>>;
constexpr Nothing as_tuple{asio::use_awaitable};

// Whether Accept-Encoding takes a coding.
bool accepts(std::string_view header, std::string_view coding) {
  for (const std::string_view part : split(header, ',')) {
    const std::string_view name = trim(part.substr(0, part.find(';')));
    if (!equals_ignoring_case(name, coding)) continue;
    const std::string_view weight =
        part.find(';') == std::string_view::npos ? "" : trim(part.substr(part.find(';') + 1));
    return weight != "q=0" && weight != "q=0.0";
  }
  return false;
}

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

Request request_of(const http::request<http::string_body>& request, std::string_view peer) {
  return {.target = view(request.target()),
          .method = view(request.method_string()),
          .body = request.body(),
          .type = view(request[http::field::content_type]),
          .host = view(request[http::field::host]),
          .origin = view(request[http::field::origin]),
          .site = view(request["Sec-Fetch-Site"]),
          .authorization = view(request[http::field::authorization]),
          .auth_token = view(request["X-Auth-Token"]),
          .cookie = view(request[http::field::cookie]),
          .peer = peer};
}

using Parser = http::request_parser<http::string_body>;

// Where slow requests wait for each other.
class SlowLane {
 public:
  SlowLane(std::function<bool(const Request&)> is_slow, Handler handler)
      : is_slow_(std::move(is_slow)), handler_(std::move(handler)) {}

  [[nodiscard]] bool takes(const Request& request) const { return is_slow_ && is_slow_(request); }

  // Resumes on the executor of who awaits it. `request` must live until then.
  asio::awaitable<AnswerPtr> answer(const Request& request) {
    if (waiting_.fetch_add(1) >= most_in_slow_lane) {
      --waiting_;
      co_return make_answer({.status = 503,
                             .type = "text/plain; charset=utf-8",
                             .body = "Too much is being asked for; try again in a few seconds.\n"});
    }
    AnswerPtr found = co_await asio::co_spawn(thread_, run(request), asio::use_awaitable);
    --waiting_;
    co_return found;
  }

  void join() { thread_.join(); }

 private:
  asio::awaitable<AnswerPtr> run(const Request& request) { co_return handler_(request); }

  std::function<bool(const Request&)> is_slow_;
  Handler handler_;
  asio::thread_pool thread_{1};
  std::atomic<int> waiting_ = 0;
};

class Loop {
 public:
  Loop(const ServerOptions& options, Handler handler, SlowLane& slow_lane)
      : options_(options),
        handler_(std::move(handler)),
        slow_lane_(slow_lane),
        acceptor_(context_),
        timer_(context_) {}

  Result<std::uint16_t> listen(std::uint16_t port) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (error) return fail(ErrorCode::bad_input, "\"" + options_.address + "\" is no address");
    const tcp::endpoint endpoint(address, port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error && options_.threads > 1) acceptor_.set_option(ReusePort(1), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(4096, error);
    if (error)
      return tl::unexpected(Error{ErrorCode::busy, error.message(),
                                  options_.address + ":" + std::to_string(port), std::nullopt,
                                  "choose another --port; 0 takes a free one"});
    return acceptor_.local_endpoint().port();
  }

  void run() {
    asio::co_spawn(context_, accept_all(), asio::detached);
    context_.run();
  }

  // From another thread: no new connections, idle ones closed, the rest given a little time.
  void stop() {
    asio::post(context_, [this] {
      stopping_ = true;
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      for (beast::tcp_stream* idle : idle_) idle->close();
      timer_.expires_after(stop_deadline);
      timer_.async_wait([this](const boost::system::error_code&) { context_.stop(); });
      if (connections_ == 0) context_.stop();
    });
  }

 private:
  using ReusePort = asio::detail::socket_option::integer<SOL_SOCKET, SO_REUSEPORT>;

  asio::awaitable<void> accept_all() {
    while (!stopping_) {
      auto [error, socket] = co_await acceptor_.async_accept(as_tuple);
      if (stopping_) break;
      if (error) {  // out of descriptors: try again soon
        asio::steady_timer pause(context_, std::chrono::milliseconds(20));
        co_await pause.async_wait(as_tuple);
        continue;
      }
      boost::system::error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      asio::co_spawn(context_, serve_connection(beast::tcp_stream(std::move(socket))), asio::detached);
    }
  }

  asio::awaitable<void> serve_connection(beast::tcp_stream stream) {
    const bool crowded = ++connections_ > most_connections;
    boost::system::error_code unknown;
    const std::string peer = stream.socket().remote_endpoint(unknown).address().to_string();
    beast::flat_buffer buffer;
    while (!stopping_) {
      Parser parser;
      parser.header_limit(static_cast<std::uint32_t>(options_.limits.request_header_bytes));
      parser.body_limit(options_.limits.request_body_bytes);
      if (buffer.size() == 0) {
        stream.expires_after(idle_deadline);
        idle_.insert(&stream);
        const auto [error, size] = co_await stream.async_read_some(buffer.prepare(body_read_ahead), as_tuple);
        idle_.erase(&stream);
        if (error) break;
        buffer.commit(size);
      }
      stream.expires_after(request_deadline);
      const auto [error, size] = co_await http::async_read(stream, buffer, parser, as_tuple);
      if (error && error != http::error::end_of_stream) (void)co_await refuse(stream, error);
      if (error) break;
      const bool keep = parser.get().keep_alive() && !crowded && !stopping_;
      if (!co_await answer(stream, parser.get(), peer, {keep, crowded}) || !keep) break;
    }
    boost::system::error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (--connections_ == 0 && stopping_) context_.stop();
  }

  asio::awaitable<bool> refuse(beast::tcp_stream& stream, const boost::system::error_code& error) {
    if (error.category() != http::make_error_code(http::error::bad_method).category()) co_return false;
    const int status = error == http::error::header_limit ? 431
                       : error == http::error::body_limit ? 413
                                                          : 400;
    const AnswerPtr said = make_answer({.status = status,
                                        .type = "text/plain; charset=utf-8",
                                        .body = "This request cannot be read: " + error.message() + ".\n"});
    co_return co_await send(stream, said->plain, false, true);
  }

  struct Terms {
    bool keep, crowded;
  };

  asio::awaitable<bool> answer(beast::tcp_stream& stream, const http::request<http::string_body>& request,
                               std::string_view peer, Terms terms) {
    const auto plain = [](int status, std::string text) {
      return make_answer({.status = status, .type = "text/plain; charset=utf-8", .body = std::move(text)});
    };
    AnswerPtr found;
    if (terms.crowded)
      found = plain(503, "Too many connections; try again in a few seconds.\n");
    else if (!options_.any_host && !is_loopback_host(view(request[http::field::host])))
      found = plain(421, "This newspaper answers to localhost only.\n");
    else if (const Request asked = request_of(request, peer); slow_lane_.takes(asked))
      found = co_await slow_lane_.answer(asked);
    else
      found = handler_(asked);
    const WireForm* form = &found->plain;
    const std::string_view codings = view(request[http::field::accept_encoding]);
    if (!found->brotli.body.empty() && accepts(codings, "br"))
      form = &found->brotli;
    else if (!found->gzip.body.empty() && accepts(codings, "gzip"))
      form = &found->gzip;
    if (!found->etag.empty() &&
        view(request[http::field::if_none_match]).find(found->etag) != std::string_view::npos)
      form = &found->not_modified;
    co_return co_await send(stream, *form, terms.keep, request.method() != http::verb::head);
  }

  asio::awaitable<bool> send(beast::tcp_stream& stream, const WireForm& form, bool keep, bool with_body) {
    const std::string tail = date_line() + (keep ? "\r\n" : "Connection: close\r\n\r\n");
    const std::array<asio::const_buffer, 3> parts = {
        asio::buffer(form.head), asio::buffer(tail),
        with_body ? asio::buffer(form.body) : asio::const_buffer()};
    stream.expires_after(idle_deadline);
    const auto [error, size] = co_await asio::async_write(stream, parts, as_tuple);
    co_return !error;
  }

  // Made once a second.
  const std::string& date_line() {
    const std::time_t now = std::time(nullptr);
    if (now != dated_) {
      dated_ = now;
      date_ = "Date: " + http_date(now) + "\r\n";
    }
    return date_;
  }

  ServerOptions options_;
  Handler handler_;
  SlowLane& slow_lane_;
  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  asio::steady_timer timer_;
  std::set<beast::tcp_stream*> idle_;
  std::size_t connections_ = 0;
  bool stopping_ = false;
  std::time_t dated_ = 0;
  std::string date_;
};

}  // namespace

bool is_loopback_host(std::string_view host) {
  if (host.starts_with('[')) return host.starts_with("[::1]");
  host = host.substr(0, host.find(':'));
  return equals_ignoring_case(host, "localhost") ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos) ||
         host.ends_with(".localhost");
}

Result<void> run_server(const ServerOptions& options, const std::function<Result<Handler>()>& make_handler,
                        const std::function<void(const std::string& url)>& ready) {
  auto slow_handler = make_handler();
  if (!slow_handler) return tl::unexpected(slow_handler.error());
  SlowLane slow_lane(options.is_slow, std::move(*slow_handler));
  std::vector<std::unique_ptr<Loop>> loops;
  std::uint16_t port = options.port;
  for (unsigned i = 0; i < options.threads; ++i) {
    auto handler = make_handler();
    if (!handler) return tl::unexpected(handler.error());
    loops.push_back(std::make_unique<Loop>(options, std::move(*handler), slow_lane));
    const auto bound = loops.back()->listen(port);
    if (!bound) return tl::unexpected(bound.error());
    port = *bound;
  }
  asio::io_context signals(1);
  asio::signal_set set(signals, SIGTERM, SIGINT);
  set.async_wait([&](const boost::system::error_code&, int) {
    for (const auto& loop : loops) loop->stop();
  });
  std::vector<std::jthread> threads;
  for (const auto& loop : loops) threads.emplace_back([&loop] { loop->run(); });
  const bool six = options.address.find(':') != std::string::npos;
  ready("http://" + (six ? "[" + options.address + "]" : options.address) + ":" + std::to_string(port) + "/");
  signals.run();
  threads.clear();  // each has ended
  slow_lane.join();
  return {};
}

}  // namespace broadsheet
