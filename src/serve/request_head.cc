// request_head.cc: one walk over the lines of a head. Entry point: read_head().
//
//   request line   method SP target SP HTTP/1.x     a method we know, a target of visible ASCII
//   header lines   name ":" value CRLF              none goes on in the next, no blank before the colon
//   framing        Content-Length once and digits, or Transfer-Encoding: chunked, never both; one Host

#include "serve/request_head.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 9> known_methods = {"GET",   "HEAD",    "POST",    "PUT",  "DELETE",
                                                           "PATCH", "OPTIONS", "CONNECT", "TRACE"};

HeadFault bad(std::string what) {
  return {400, std::move(what)};
}

// Of all bytes those that `is` says yes to.
template <typename Is>
constexpr std::array<bool, 256> bytes_that(Is is) {
  std::array<bool, 256> known = {};
  for (std::size_t i = 0; i < known.size(); ++i) known[i] = is(static_cast<char>(i));
  return known;
}

// RFC 9110, 5.6.2.
constexpr auto token_bytes = bytes_that([](char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
});
constexpr auto target_bytes = bytes_that([](char c) { return c > 0x20 && c < 0x7F; });
// Tabs may stand in a value, and bytes above ASCII; other control characters may not (RFC 9110, 5.5).
constexpr auto value_bytes =
    bytes_that([](char c) { return static_cast<unsigned char>(c) >= 0x20 ? c != 0x7F : c == '\t'; });

bool all_of(std::string_view text, const std::array<bool, 256>& known) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return known[static_cast<unsigned char>(c)]; });
}

bool is_token(std::string_view text) {
  return !text.empty() && all_of(text, token_bytes);
}

// RFC 9110, 5.6.3; nothing else may be dropped from the ends of a value.
std::string_view without_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<HeadFault> request_line_fault(std::string_view line, RequestHead& head,
                                            std::string_view& version) {
  if (line.find('\r') != std::string_view::npos || line.find('\n') != std::string_view::npos)
    return bad("A line ends with half of its end.");
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    return bad("The request line is not a method, an address and a version.");
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, last - first - 1);
  version = line.substr(last + 1);
  if (!is_token(head.method)) return bad("The method is no word.");
  if (!version.starts_with("HTTP/")) return bad("The request line does not end with a version.");
  if (std::find(known_methods.begin(), known_methods.end(), head.method) == known_methods.end())
    return HeadFault{501, "There is no such method here."};
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return HeadFault{505, "Only HTTP/1.1 and 1.0 are spoken."};
  if (head.target.empty() || !all_of(head.target, target_bytes))
    return bad("The address has bytes that must be percent-encoded.");
  return std::nullopt;
}

// What the header lines say that decides where a message ends, whom it is for, and what follows it.
struct Framing {
  int lengths = 0, codings = 0, hosts = 0;
  bool is_chunked = false, closes = false, keeps = false;
};

// Of Connection: words with commas, of which some may be missing (RFC 9110, 5.6.1).
std::optional<HeadFault> connection_fault(std::string_view value, Framing& framing) {
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    const std::string_view word = without_blanks(value.substr(0, comma));
    if (!word.empty() && !is_token(word)) return bad("Connection is no list of words.");
    framing.closes |= equals_ignoring_case(word, "close");
    framing.keeps |= equals_ignoring_case(word, "keep-alive");
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return std::nullopt;
}

std::optional<HeadFault> framing_header_fault(const RequestHead::Header& header, Framing& framing) {
  const auto [name, value] = header;
  if (equals_ignoring_case(name, "Content-Length")) {
    ++framing.lengths;
    if (value.empty() || !std::all_of(value.begin(), value.end(), is_ascii_digit))
      return bad("Content-Length is no number.");
  } else if (equals_ignoring_case(name, "Transfer-Encoding")) {
    ++framing.codings;
    framing.is_chunked = equals_ignoring_case(value, "chunked");
  } else if (equals_ignoring_case(name, "Host")) {
    ++framing.hosts;
  } else if (equals_ignoring_case(name, "Connection")) {
    return connection_fault(value, framing);
  }
  return std::nullopt;
}

std::optional<HeadFault> header_fault(std::string_view line, RequestHead& head, Framing& framing) {
  if (line[0] == ' ' || line[0] == '\t') return bad("A header goes on in the next line.");
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
    return bad("A header line has no name.");
  head.headers.push_back({line.substr(0, colon), without_blanks(line.substr(colon + 1))});
  if (!all_of(head.headers.back().value, value_bytes)) return bad("A header has a control character.");
  return framing_header_fault(head.headers.back(), framing);
}

std::optional<HeadFault> framing_fault(const Framing& framing, std::string_view version) {
  if (framing.lengths > 1) return bad("Content-Length is said twice.");
  if (framing.codings > 0 && framing.lengths > 0)
    return bad("Content-Length and Transfer-Encoding exclude each other.");
  if (framing.codings > 1 || (framing.codings == 1 && !framing.is_chunked))
    return bad("The only Transfer-Encoding is chunked.");
  if (framing.codings > 0 && version == "HTTP/1.0") return bad("HTTP/1.0 has no Transfer-Encoding.");
  if (framing.hosts > 1) return bad("Host is said twice.");
  if (framing.hosts == 0 && version == "HTTP/1.1") return bad("Host is missing.");
  return std::nullopt;
}

}  // namespace

std::size_t size_of_head(std::string_view received, std::size_t from) {
  const std::size_t end = received.find("\r\n\r\n", from < 3 ? 0 : from - 3);
  return end == std::string_view::npos ? 0 : end + 4;
}

std::string_view RequestHead::header(std::string_view name) const {
  for (const Header& each : headers)
    if (equals_ignoring_case(each.name, name)) return each.value;
  return {};
}

std::optional<HeadFault> read_head(std::string_view bytes, RequestHead& head) {
  head.headers.clear();
  // Empty lines before a request are left over from the one before (RFC 9112, 2.2).
  while (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
  std::string_view version;
  Framing framing;
  for (bool first = true;; first = false) {
    const std::size_t end = bytes.find("\r\n");
    if (end == std::string_view::npos) return bad("A line has no end.");
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + 2);
    if (line.empty()) break;
    auto fault = first ? request_line_fault(line, head, version) : header_fault(line, head, framing);
    if (fault) return fault;
  }
  head.has_body = framing.lengths + framing.codings > 0;
  head.is_last = framing.closes || (version == "HTTP/1.0" && !framing.keeps);
  return framing_fault(framing, version);
}

}  // namespace broadsheet
