#pragma once
// url.h: web addresses as browsers read them (WHATWG URL standard, September 2026), with its names. What an
// address becomes here is what is fetched, compared and shown; nothing else may cut an address that came from
// outside.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct Url {
  std::string scheme;  // lower case, without ":"
  std::string username, password;
  std::optional<std::string> host;    // serialised: "example.org", "[::1]"; "" is the empty host
  std::optional<std::uint16_t> port;  // absent: the scheme's own
  std::vector<std::string> path;      // segments
  std::string opaque_path;            // instead of segments where `is_opaque`
  bool is_opaque = false;
  std::optional<std::string> query, fragment;  // without "?" and "#"

  [[nodiscard]] std::string pathname() const;
  // Host and, where it is not the scheme's own, ":port".
  [[nodiscard]] std::string authority() const;
  [[nodiscard]] std::string href() const;
  // The address without its fragment: what a server is asked for.
  [[nodiscard]] std::string without_fragment() const;
  // What a request line says: path and query.
  [[nodiscard]] std::string target() const;
};

// Whether it is http or https.
[[nodiscard]] inline bool is_web(const Url& url) {
  return url.scheme == "http" || url.scheme == "https";
}

// The basic URL parser without an encoding override: nullopt is "failure". Bytes that are no UTF-8 are read
// as U+FFFD. Linear in the input.
[[nodiscard]] std::optional<Url> parse_url(std::string_view input, const Url* base = nullptr);

// An address of a document at `base`, resolved; empty where either cannot be parsed.
[[nodiscard]] std::string resolved_url(std::string_view input, std::string_view base);

// Schemes with a place of their own in the standard: ftp, file, http, https, ws, wss. The port is 0 for file.
[[nodiscard]] bool is_special(std::string_view scheme);
[[nodiscard]] std::uint16_t default_port(std::string_view scheme);

}  // namespace broadsheet
