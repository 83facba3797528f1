// Any bytes as the head of a request. What is read must not depend on how the bytes arrived, and a head
// without fault must name one message only: one Host at most, one way to its end. It says to Beast, which
// reads those that have a body, what it says to us.
#include <algorithm>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "serve/request_head.h"

namespace {

namespace http = boost::beast::http;

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

void compare_with_beast(std::string_view bytes, const broadsheet::RequestHead& head) {
  while (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
  http::request_parser<http::empty_body> parser;
  boost::system::error_code error;
  parser.put(boost::asio::buffer(bytes), error);
  const auto& twin = parser.get();
  // That a length is too large is for who reads the body.
  if (error && head.has_body) return;
  if (error || !parser.is_header_done() || (!parser.is_done() && !head.has_body) ||
      view(twin.target()) != head.target || view(twin.method_string()) != head.method)
    std::abort();
  std::vector<std::pair<std::string, std::string_view>> ours, its;
  for (const auto& header : head.headers)
    ours.emplace_back(broadsheet::ascii_lower(header.name), header.value);
  for (const auto& field : twin)
    its.emplace_back(broadsheet::ascii_lower(view(field.name_string())), view(field.value()));
  // Beast keeps headers of one name together.
  const auto by_name = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::stable_sort(ours.begin(), ours.end(), by_name);
  std::stable_sort(its.begin(), its.end(), by_name);
  if (ours != its) std::abort();
  // Of several lines of Connection we read all.
  if (twin.count(http::field::connection) < 2 && twin.keep_alive() == head.is_last) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t head = size_of_head(bytes, 0);
  for (std::size_t looked = 0; looked < head; looked += 7)
    if (size_of_head(bytes, looked) != head) std::abort();
  RequestHead read;
  const std::string whole = bytes.substr(0, head);
  if (head == 0 || read_head(whole, read)) return 0;
  // Beast refuses some of that header, which means nothing to us.
  if (read.header("Proxy-Connection").empty()) compare_with_beast(whole, read);
  int framings = 0, hosts = 0;
  for (const std::string_view line : split_lines(std::string_view(bytes).substr(0, head))) {
    framings += starts_with_ignoring_case(line, "content-length:") ? 1 : 0;
    framings += starts_with_ignoring_case(line, "transfer-encoding:") ? 1 : 0;
    hosts += starts_with_ignoring_case(line, "host:") ? 1 : 0;
    if (line.starts_with(' ') || line.starts_with('\t')) std::abort();
  }
  if (framings > 1 || hosts > 1) std::abort();
  return 0;
}
