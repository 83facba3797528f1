// http_server.cc: Boost.Beast with one event loop a thread, each with a listening socket of its own on the
// same port (SO_REUSEPORT), so that threads share nothing.
//
// A connection is one coroutine: read a request, find its answer, write the bytes that were made once. Heads
// are read by request_head.h; Beast reads those requests that have a body. What is there at once is not
// waited for by a coroutine of its own, as most requests are. Reading has a deadline for the whole request,
// looked at once a second for all connections together, as a timer for each read and write costs more than a
// refusal; past the cap on connections new ones get 503 and are closed. Requests that take work wait for
// their turn, so that a thread that is asked for more than it can do refuses at once, and sends what was made
// before (turns.h). Requests that may take seconds go to one thread beside the loops, and their connections
// wait for it. On SIGTERM listening stops, answers under way are finished, idle connections are closed. Entry
// point: run_server().

#include "serve/http_server.h"

#include <linux/filter.h>
#include <netinet/in.h>
#include <sys/socket.h>

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
#include <list>
#include <optional>
#include <thread>
#include <utility>

#include "base/calendar.h"
#include "base/json.h"
#include "base/step_back.h"
#include "base/strings.h"
#include "serve/request_head.h"
#include "serve/turns.h"

namespace broadsheet {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr auto idle_deadline = std::chrono::seconds(60);
constexpr auto tick = std::chrono::seconds(1);  // between two looks at the deadlines
// After a signal to stop: handshakes under way, idle connections, which may be about to ask, and those that
// are being answered.
constexpr auto last_handshake = std::chrono::milliseconds(20);
constexpr auto last_request = std::chrono::milliseconds(1'000),
               last_answer = std::chrono::milliseconds(1'800);
constexpr std::size_t most_connections = 12'000;  // a thread
constexpr std::size_t body_read_ahead = 8 * 1024;
constexpr int most_in_slow_lane = 16;
// Requests that come in at once by which a thread knows that many more wait, and for how long it reads them
// before it makes a page.
constexpr int crowd = 32;
constexpr auto longest_crowd = std::chrono::milliseconds(10);

// Of a loop. Named, as one that hides its type costs a call through a pointer at each step.
using Executor = asio::io_context::executor_type;
template <typename T>
using Task = asio::awaitable<T, Executor>;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
constexpr asio::use_awaitable_t<Executor> awaited;
constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> as_tuple{awaited};

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

// That this thread has had.
std::chrono::nanoseconds processor_time() {
  timespec had = {};
  (void)::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &had);
  return std::chrono::seconds(had.tv_sec) + std::chrono::nanoseconds(had.tv_nsec);
}

// Its bytes, the request at hand, and until when it may take to send or to take some.
struct Connection {
  Socket socket;
  beast::flat_buffer buffer = {};
  RequestHead head = {};
  std::size_t head_size = 0;   // bytes of it at the front of `buffer`; 0 once they are gone
  std::string kept_head = {};  // of a request that has a body
  std::chrono::seconds until = std::chrono::seconds::max();  // by the clock of its loop
  bool is_idle = false;

  void close() {
    boost::system::error_code ignored;
    socket.close(ignored);
  }
};

struct Caller {
  std::string peer, client;  // the other end of the connection, and who is behind it
  bool is_trusted = false;
};

// The headers that the site asks for.
struct HeaderRow {
  std::string_view name;
  std::string_view Request::*value;
};
constexpr auto headers_asked_for = std::to_array<HeaderRow>({
    {"Content-Type", &Request::type},
    {"Host", &Request::host},
    {"Origin", &Request::origin},
    {"Sec-Fetch-Site", &Request::site},
    {"Authorization", &Request::authorization},
    {"X-Auth-Token", &Request::auth_token},
    {"Cookie", &Request::cookie},
    {"X-Hub-Signature", &Request::signature},
    {"Accept-Language", &Request::languages},
});

// One walk over what was sent, as a search for each header costs more than the rest of a refusal's reading.
Request request_of(const RequestHead& head, std::string_view body, const Caller& caller,
                   const std::string& user_header) {
  Request made = {.target = head.target, .method = head.method, .body = body, .peer = caller.client};
  for (const RequestHead::Header& header : head.headers)
    for (const HeaderRow& row : headers_asked_for)
      // Of several the first counts.
      if (equals_ignoring_case(row.name, header.name) && (made.*row.value).data() == nullptr)
        made.*row.value = header.value;
  if (!caller.is_trusted) return made;
  if (!user_header.empty()) made.proxy_user = head.header(user_header);
  made.is_secure = equals_ignoring_case(head.header("X-Forwarded-Proto"), "https");
  return made;
}

// The query stays out: it may hold what the reader searched for, or a key.
std::string log_line(const Request& request, int status, std::size_t bytes, std::int64_t microseconds) {
  JsonWriter json;
  json.open_object()
      .key("time")
      .value(rfc3339(std::time(nullptr)))
      .member("method", request.method)
      .member("path", request.target.substr(0, request.target.find('?')))
      .key("status")
      .value(status)
      .key("bytes")
      .value(bytes)
      .key("microseconds")
      .value(microseconds)
      .member("client", request.peer);
  return json.close_object().take() + "\n";
}

AnswerPtr in_words(int status, const std::string& what) {
  return make_answer({.status = status, .type = "text/plain; charset=utf-8", .body = what + "\n"});
}

using Parser = http::request_parser<http::string_body>;

// Where slow requests wait for each other.
class SlowLane {
 public:
  SlowLane(std::function<bool(const Request&)> is_slow, Handler handler)
      : is_slow_(std::move(is_slow)), handler_(std::move(handler)) {}

  [[nodiscard]] bool takes(const Request& request) const { return is_slow_ && is_slow_(request); }

  // Resumes on the executor of who awaits it. `request` must live until then.
  Task<AnswerPtr> answer(const Request& request) {
    if (waiting_.fetch_add(1) >= most_in_slow_lane) {
      --waiting_;
      co_return in_words(503, "Too much is being asked for; try again in a few seconds.");
    }
    AnswerPtr found = co_await asio::co_spawn(thread_, run(request), awaited);
    --waiting_;
    co_return found;
  }

  void join() { thread_.join(); }

 private:
  asio::awaitable<AnswerPtr, asio::thread_pool::executor_type> run(const Request& request) {
    co_return handler_(request);
  }

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
        accept_timer_(context_),
        idle_timer_(context_),
        stop_timer_(context_),
        tick_timer_(context_),
        rest_timer_(context_) {}

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

  // From another thread. Connections that the system has taken already are answered too; those that are idle
  // may have asked just now, so they are closed only when they stay silent.
  void stop() {
    asio::post(context_, [this] {
      stopping_ = true;
      take_no_new_handshakes();
      accept_timer_.expires_after(last_handshake);
      accept_timer_.async_wait([this](const boost::system::error_code&) { close_acceptor(); });
      idle_timer_.expires_after(last_request);
      idle_timer_.async_wait([this](const boost::system::error_code&) {
        for (Connection* each : open_)
          if (each->is_idle) each->close();
      });
      stop_timer_.expires_after(last_answer);
      stop_timer_.async_wait([this](const boost::system::error_code&) { context_.stop(); });
    });
  }

  // From another thread: `answered` grows once this loop has time for it.
  void knock(std::atomic<std::size_t>& answered) {
    asio::post(context_, [&answered] { ++answered; });
  }

 private:
  using ReusePort = asio::detail::socket_option::integer<SOL_SOCKET, SO_REUSEPORT>;

  Task<void> accept_all() {
    while (acceptor_.is_open()) {
      auto [error, socket] = co_await acceptor_.async_accept(as_tuple);
      if (!error) {
        begin(std::move(socket));
        take_more();
        continue;
      }
      if (!acceptor_.is_open()) break;
      // Out of descriptors: try again soon.
      Timer pause(context_, std::chrono::milliseconds(20));
      co_await pause.async_wait(as_tuple);
    }
  }

  // Those that wait behind one that was taken, some at a time: one a turn of the loop would leave a crowd
  // waiting to be refused for as long as it takes to answer all who are in.
  void take_more() {
    constexpr int most_at_once = 64;
    boost::system::error_code error;
    acceptor_.non_blocking(true, error);
    for (int i = 0; i < most_at_once && !error; ++i) {
      Socket socket(context_);
      acceptor_.accept(socket, error);
      if (!error) begin(std::move(socket));
    }
  }

  // Closing a listening socket resets the connections that the system took and we did not. So the system
  // drops each first segment (bit SYN, byte 13 of the header) from here on: handshakes under way end, no new
  // one begins.
  void take_no_new_handshakes() {
    sock_filter code[] = {BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),
                          BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x02, 0, 1), BPF_STMT(BPF_RET | BPF_K, 0),
                          BPF_STMT(BPF_RET | BPF_K, 0xFFFF'FFFF)};
    const sock_fprog program = {static_cast<unsigned short>(std::size(code)), code};
    // Where it is refused, a connection in a thousand may be lost.
    (void)::setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
  }

  void close_acceptor() {
    boost::system::error_code error;
    acceptor_.non_blocking(true, error);
    while (!error) {
      Socket socket(context_);
      acceptor_.accept(socket, error);
      if (!error) begin(std::move(socket));
    }
    acceptor_.close(error);
    if (connections_ == 0) context_.stop();
  }

  void begin(Socket socket) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    ++connections_;
    ++options_.counts->connections;
    ++options_.counts->accepted;
    asio::co_spawn(context_, serve_connection({std::move(socket)}), asio::detached);
    if (!is_ticking_) wait_for_tick();
  }

  // The clock of deadlines stands while the loop is held up, which is no fault of who waits for it.
  void wait_for_tick() {
    is_ticking_ = connections_ > 0;
    if (!is_ticking_) return;
    tick_timer_.expires_after(tick);
    tick_timer_.async_wait([this](const boost::system::error_code&) {
      now_ += tick;
      for (Connection* each : open_)
        if (each->until < now_) each->close();
      wait_for_tick();
    });
  }

  Task<void> serve_connection(Connection connection) {
    const auto place = open_.insert(open_.end(), &connection);
    const bool crowded = connections_ > most_connections;
    boost::system::error_code unknown;
    Caller caller;
    caller.peer = connection.socket.remote_endpoint(unknown).address().to_string();
    caller.is_trusted = options_.trusted.holds(caller.peer);
    for (bool keep = true; keep;) {
      const HeadFault fault = co_await receive_head(connection);
      if (fault.status != 0 && !fault.what.empty()) {
        ++options_.counts->unreadable;
        (void)co_await send(connection, in_words(fault.status, fault.what)->plain, false, true);
      }
      if (fault.status != 0) break;
      std::string body;
      if (connection.head.has_body) {
        const auto error = co_await receive_body(connection, body);
        if (error && error != http::error::end_of_stream) (void)co_await refuse(connection, error);
        if (error) break;
      }
      connection.until = std::chrono::seconds::max();
      caller.client = caller.is_trusted
                          ? options_.trusted.client(caller.peer, connection.head.header("X-Forwarded-For"))
                          : caller.peer;
      keep = co_await answer(connection, body, caller, crowded);
      connection.buffer.consume(connection.head_size);
    }
    boost::system::error_code ignored;
    connection.socket.shutdown(tcp::socket::shutdown_send, ignored);
    open_.erase(place);
    --options_.counts->connections;
    if (--connections_ == 0 && !acceptor_.is_open()) context_.stop();
  }

  // Reads until the head of a request is whole and says what it may. The fault's status is 0 where it does;
  // its words are empty where nobody is there to read them.
  Task<HeadFault> receive_head(Connection& connection) {
    beast::flat_buffer& buffer = connection.buffer;
    const auto received = [&] {
      return std::string_view(static_cast<const char*>(buffer.data().data()), buffer.size());
    };
    const std::size_t most = options_.limits.request_header_bytes;
    connection.until = now_ + options_.request_deadline;
    for (std::size_t looked = 0;;) {
      connection.head_size = size_of_head(received(), looked);
      looked = buffer.size();
      if (connection.head_size > most || (connection.head_size == 0 && looked > most))
        co_return HeadFault{431, "This request cannot be read: its head is too long."};
      if (connection.head_size != 0)
        co_return read_head(received().substr(0, connection.head_size), connection.head)
            .value_or(HeadFault{0, {}});
      connection.is_idle = looked == 0;
      if (connection.is_idle) connection.until = now_ + idle_deadline;
      const auto [error, size] =
          co_await connection.socket.async_read_some(buffer.prepare(body_read_ahead), as_tuple);
      if (error) co_return HeadFault{400, {}};
      if (std::exchange(connection.is_idle, false)) connection.until = now_ + options_.request_deadline;
      buffer.commit(size);
    }
  }

  // Beast takes the whole request; what the head says is read once more from where it stays.
  Task<boost::system::error_code> receive_body(Connection& connection, std::string& body) {
    connection.kept_head.assign(static_cast<const char*>(connection.buffer.data().data()),
                                connection.head_size);
    (void)read_head(connection.kept_head, connection.head);
    connection.head_size = 0;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(options_.limits.request_header_bytes));
    parser.body_limit(options_.limits.request_body_bytes);
    parser.eager(true);
    boost::system::error_code error;
    connection.buffer.consume(parser.put(connection.buffer.data(), error));
    if (error == http::error::need_more) error = {};
    if (!error && !parser.is_done())
      error = std::get<0>(co_await http::async_read(connection.socket, connection.buffer, parser, as_tuple));
    body = std::move(parser.get().body());
    co_return error;
  }

  Task<bool> refuse(Connection& connection, const boost::system::error_code& error) {
    if (error.category() != http::make_error_code(http::error::bad_method).category()) co_return false;
    const int status = error == http::error::header_limit ? 431
                       : error == http::error::body_limit ? 413
                                                          : 400;
    co_return co_await send(connection,
                            in_words(status, "This request cannot be read: " + error.message() + ".")->plain,
                            false, true);
  }

  // Null where it has to be waited for.
  AnswerPtr found_at_once(Request& asked, bool crowded) {
    if (crowded) return in_words(503, "Too many connections; try again in a few seconds.");
    if (!options_.any_host() && !is_loopback_host(asked.host))
      return in_words(421, "This newspaper answers to localhost only.");
    if (slow_lane_.takes(asked)) return nullptr;
    ++came_in_;
    asked.effort = turns_.is_full() ? Effort::refuse : Effort::none;
    return handler_(asked);
  }

  Task<AnswerPtr> found_later(Request& asked) {
    asked.effort = Effort::any;
    if (slow_lane_.takes(asked)) co_return co_await slow_lane_.answer(asked);
    co_await turn();
    co_return handler_(asked);
  }

  Task<void> turn() {
    return asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
        [this](auto handler) {
          turns_.wait(
              [held = std::make_shared<decltype(handler)>(std::move(handler))] { std::move (*held)(); },
              Turns::Clock::now());
          if (!is_giving_turns_) give_turns();
        },
        awaited);
  }

  // Posted each time, so that the loop reads what came in before the next; and where that was much, more will
  // have come meanwhile.
  void give_turns() {
    is_giving_turns_ = !turns_.is_empty();
    if (!is_giving_turns_) return;
    asio::post(context_, [this] {
      const bool is_crowd = std::exchange(came_in_, 0) >= crowd;
      if (!is_crowd || Turns::Clock::now() - turns_.ended() > longest_crowd) {
        turns_.next(Turns::Clock::now, processor_time);
        if (turns_.rest() > Turns::Clock::duration::zero()) return rest();
      }
      give_turns();
    });
  }

  void rest() {
    rest_timer_.expires_after(turns_.rest());
    rest_timer_.async_wait([this](const boost::system::error_code&) { give_turns(); });
  }

  // The form of an answer that a request takes.
  static const WireForm& form_for(const RequestHead& head, const Answer& answer) {
    if (!answer.etag.empty() && head.header("If-None-Match").find(answer.etag) != std::string_view::npos)
      return answer.not_modified;
    if (answer.brotli.body.empty() && answer.gzip.body.empty()) return answer.plain;
    const std::string_view codings = head.header("Accept-Encoding");
    if (!answer.brotli.body.empty() && accepts(codings, "br")) return answer.brotli;
    return !answer.gzip.body.empty() && accepts(codings, "gzip") ? answer.gzip : answer.plain;
  }

  // Whether the connection goes on.
  Task<bool> answer(Connection& connection, const std::string& body, const Caller& caller, bool crowded) {
    const auto begin = std::chrono::steady_clock::now();
    const RequestHead& head = connection.head;
    Request asked = request_of(head, body, caller, options_.user_header);
    AnswerPtr made = found_at_once(asked, crowded);
    if (made == nullptr) made = co_await found_later(asked);
    const WireForm& form = form_for(head, *made);
    const bool has_body = head.method != "HEAD";
    const std::size_t bytes = has_body ? form.body.size() : 0;
    const auto took = std::chrono::steady_clock::now() - begin;
    const int status = &form == &made->not_modified ? 304 : made->status;
    options_.counts->note(status, bytes, took);
    if (options_.log)
      options_.log(log_line(asked, status, bytes,
                            std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
    const bool keep = !head.is_last && !crowded && !stopping_;
    const Outgoing outgoing{form, keep, has_body};
    const std::optional<std::size_t> left = send_some(connection, outgoing);
    if (!left) co_return false;
    if (*left == 0) co_return keep;
    co_return co_await send_rest(connection, outgoing, *left) && keep;
  }

  // What is sent of an answer; `tail` ends its head.
  struct Outgoing {
    const WireForm& form;
    bool keep = false, with_body = true;

    [[nodiscard]] std::array<asio::const_buffer, 3> parts(const std::string& tail) const {
      return {asio::buffer(form.head), asio::buffer(tail),
              with_body ? asio::buffer(form.body) : asio::const_buffer()};
    }
  };

  Task<bool> send(Connection& connection, const WireForm& form, bool keep, bool with_body) {
    const Outgoing outgoing{form, keep, with_body};
    const std::optional<std::size_t> left = send_some(connection, outgoing);
    if (!left) co_return false;
    if (*left == 0) co_return true;
    co_return co_await send_rest(connection, outgoing, *left);
  }

  // As much as the system takes at once, nearly always all: the bytes that are left. Nothing where nobody is
  // there to read them.
  std::optional<std::size_t> send_some(Connection& connection, const Outgoing& outgoing) {
    const auto parts = outgoing.parts(tail(outgoing.keep));
    boost::system::error_code error;
    const std::size_t sent = connection.socket.write_some(parts, error);
    if (error && error != asio::error::would_block) return std::nullopt;
    return asio::buffer_size(parts) - sent;
  }

  // What send_some() just left.
  Task<bool> send_rest(Connection& connection, const Outgoing& outgoing, std::size_t left) {
    const std::string end_of_head = outgoing.keep ? tail_ : last_tail_;
    const auto parts = outgoing.parts(end_of_head);
    beast::buffers_suffix<std::array<asio::const_buffer, 3>> rest(parts);
    rest.consume(asio::buffer_size(parts) - left);
    connection.until = now_ + idle_deadline;
    const auto [error, size] = co_await asio::async_write(connection.socket, rest, as_tuple);
    connection.until = std::chrono::seconds::max();
    co_return !error;
  }

  // Made once a second.
  const std::string& tail(bool keep) {
    const std::time_t now = std::time(nullptr);
    if (now != dated_) {
      dated_ = now;
      const std::string date = "Date: " + http_date(now) + "\r\n";
      tail_ = date + "\r\n";
      last_tail_ = date + "Connection: close\r\n\r\n";
    }
    return keep ? tail_ : last_tail_;
  }

  ServerOptions options_;
  Handler handler_;
  SlowLane& slow_lane_;
  // Sockets and timers are touched by its own thread alone.
  asio::io_context context_{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
  asio::basic_socket_acceptor<tcp, Executor> acceptor_;
  Timer accept_timer_, idle_timer_, stop_timer_, tick_timer_, rest_timer_;
  std::list<Connection*> open_;
  std::size_t connections_ = 0;  // with those that are about to begin
  std::chrono::seconds now_ = std::chrono::seconds(0);
  bool is_ticking_ = false;
  Turns turns_;
  bool is_giving_turns_ = false;
  int came_in_ = 0;  // requests since the last look at the turns
  bool stopping_ = false;
  std::time_t dated_ = 0;
  std::string tail_, last_tail_;
};

}  // namespace

bool is_loopback_host(std::string_view host) {
  if (host.starts_with('[')) return host.starts_with("[::1]");
  host = host.substr(0, host.find(':'));
  return equals_ignoring_case(host, "localhost") ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos) ||
         host.ends_with(".localhost");
}

namespace {

using Loops = std::vector<std::unique_ptr<Loop>>;

// Signals and the look at whether all loops are alive, on the thread that runs the server.
class Conductor {
 public:
  Conductor(Loops& loops, const ServerEvents& events)
      : loops_(loops),
        events_(events),
        end_(context_, SIGTERM, SIGINT),
        again_(context_, SIGHUP),
        beat_(context_) {}

  void run() {
    end_.async_wait([this](const boost::system::error_code&, int) { stop(); });
    wait_for_reload();
    answered_ = loops_.size();
    if (events_.alive && events_.alive_every.count() > 0) beat();
    context_.run();
  }

 private:
  void stop() {
    if (events_.stopping) events_.stopping();
    for (const auto& loop : loops_) loop->stop();
    again_.cancel();
    beat_.cancel();
  }

  void wait_for_reload() {
    again_.async_wait([this](const boost::system::error_code& error, int) {
      if (error) return;
      if (events_.reload) events_.reload();
      wait_for_reload();
    });
  }

  void beat() {
    if (answered_ >= loops_.size()) {
      events_.alive();
      answered_ = 0;
      for (const auto& loop : loops_) loop->knock(answered_);
    }
    beat_.expires_after(events_.alive_every);
    beat_.async_wait([this](const boost::system::error_code& error) {
      if (!error) beat();
    });
  }

  Loops& loops_;
  const ServerEvents& events_;
  asio::io_context context_{1};
  asio::signal_set end_, again_;
  asio::steady_timer beat_;
  std::atomic<std::size_t> answered_ = 0;
};

}  // namespace

Result<void> run_server(const ServerOptions& options, const std::function<Result<Handler>()>& make_handler,
                        const ServerEvents& events) {
  auto slow_handler = make_handler();
  if (!slow_handler) return tl::unexpected(slow_handler.error());
  SlowLane slow_lane(options.is_slow, std::move(*slow_handler));
  Loops loops;
  std::uint16_t port = options.port;
  for (unsigned i = 0; i < options.threads; ++i) {
    auto handler = make_handler();
    if (!handler) return tl::unexpected(handler.error());
    loops.push_back(std::make_unique<Loop>(options, std::move(*handler), slow_lane));
    const auto bound = loops.back()->listen(port);
    if (!bound) return tl::unexpected(bound.error());
    port = *bound;
  }
  Conductor conductor(loops, events);
  std::vector<std::jthread> threads;
  for (const auto& loop : loops)
    threads.emplace_back([&loop] {
      take_short_turns();
      loop->run();
    });
  const bool six = options.address.find(':') != std::string::npos;
  if (events.ready)
    events.ready("http://" + (six ? "[" + options.address + "]" : options.address) + ":" +
                 std::to_string(port) + "/");
  conductor.run();
  threads.clear();  // each has ended
  slow_lane.join();
  return {};
}

}  // namespace broadsheet
