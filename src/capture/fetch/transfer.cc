// transfer.cc: libcurl, told to do as little as it can: one hop, no name resolution of its own, no proxy, a
// new connection each time, content codings left to us. Entry point: transfer().

#include "capture/fetch/transfer.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace broadsheet {
namespace {

constexpr std::size_t most_head = 256'000;

struct Sink {
  const Transfer& request;
  Answered answer = {};
  bool too_large = false;
  bool refused = false;
};

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* self) {
  auto& sink = *static_cast<Sink*>(self);
  sink.too_large = sink.answer.body.size() + size > sink.request.most_bytes;
  if (sink.too_large) return 0;
  sink.answer.body.append(bytes, size);
  return size;
}

std::size_t take_head(char* bytes, std::size_t, std::size_t size, void* self) {
  auto& sink = *static_cast<Sink*>(self);
  // An informational answer comes before the one that counts.
  if (std::string_view(bytes, size).starts_with("HTTP/")) sink.answer.head.clear();
  sink.too_large = sink.answer.head.size() + size > most_head;
  if (sink.too_large) return 0;
  sink.answer.head.append(bytes, size);
  return size;
}

curl_socket_t open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& sink = *static_cast<Sink*>(self);
  if (!sink.request.may_connect(address->addr)) {
    sink.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

void append(List& list, const std::string& line) {
  if (curl_slist* longer = curl_slist_append(list.get(), line.c_str())) {
    (void)list.release();
    list.reset(longer);
  }
}

// "+example.org:443:1.2.3.4,[2001:db8::1]".
std::string resolution(const Transfer& request) {
  std::string host = request.url.host.value_or("");
  std::string line =
      host + ":" + std::to_string(request.url.port.value_or(default_port(request.url.scheme))) + ":";
  for (const std::string& address : request.addresses) {
    if (!line.ends_with(':')) line += ',';
    line += address.find(':') == std::string::npos ? address : "[" + address + "]";
  }
  return line;
}

tl::unexpected<Error> fault_of(CURLcode code, const Sink& sink, const char* said) {
  const std::string where = sink.request.url.href();
  if (sink.refused) return fail(ErrorCode::bad_input, "its address is not one of the public network", where);
  if (sink.too_large)
    return fail(ErrorCode::over_limit, "more than " + std::to_string(sink.request.most_bytes) + " bytes",
                where);
  if (code == CURLE_OPERATION_TIMEDOUT)
    return tl::unexpected(
        Error{ErrorCode::over_limit, "no answer in time", where, std::nullopt, "it is asked again later"});
  const std::string detail = said[0] != '\0' ? said : curl_easy_strerror(code);
  return fail(ErrorCode::failed, detail, where);
}

void set_options(CURL* curl, const Transfer& request, Sink& sink, const List& hosts, const List& headers) {
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl, option, value); };
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  if (!request.form.empty()) {
    set(CURLOPT_POSTFIELDS, request.form.c_str());
    set(CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form.size()));
  }
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOPROXY, "*");
  set(CURLOPT_RESOLVE, hosts.get());
  set(CURLOPT_HTTPHEADER, headers.get());
  set(CURLOPT_USERAGENT, request.user_agent.c_str());
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_FRESH_CONNECT, 1L);
  set(CURLOPT_FORBID_REUSE, 1L);
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.seconds * 1'000));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(request.seconds, 10.0) * 1'000));
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &sink);
  set(CURLOPT_HEADERFUNCTION, take_head);
  set(CURLOPT_HEADERDATA, &sink);
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &sink);
}

}  // namespace

Result<Answered> transfer(const Transfer& request) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
  if (started != CURLE_OK || !curl) return fail(ErrorCode::failed, "libcurl cannot be started");
  Url bare = request.url;
  bare.username.clear();
  bare.password.clear();
  const std::string address = bare.without_fragment();
  Sink sink{request};
  List hosts, headers;
  append(hosts, resolution(request));
  for (const std::string& header : request.headers) append(headers, header);
  std::array<char, CURL_ERROR_SIZE> said{};
  curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, said.data());
  set_options(curl.get(), request, sink, hosts, headers);
  if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK)
    return fault_of(code, sink, said.data());
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  sink.answer.status = static_cast<int>(status);
  return std::move(sink.answer);
}

}  // namespace broadsheet
