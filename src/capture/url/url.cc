// url.cc: the basic URL parser, its states as members of one reader, each of which takes the slice that is
// its own and hands on to the next. The names are the standard's, so that code and text can be held side by
// side; "state override", which only the setters of the script interface need, is left out.
//
//   scheme ─┬─ special ─ authority ─ host ─ path ─ query ─ fragment
//           ├─ file ─ file host ────────────┘
//           ├─ relative (to a base) ────────┘
//           └─ opaque path ────────────────────┘
//
// Entry point: parse_url().

#include "capture/url/url.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "capture/url/host.h"
#include "capture/url/percent.h"

namespace broadsheet {
namespace {

struct SpecialScheme {
  std::string_view name;
  std::uint16_t port;
};

constexpr std::array special_schemes = {SpecialScheme{"ftp", 21},  SpecialScheme{"file", 0},
                                        SpecialScheme{"http", 80}, SpecialScheme{"https", 443},
                                        SpecialScheme{"ws", 80},   SpecialScheme{"wss", 443}};

// Without C0 controls and spaces at the ends, and without tabs and line ends anywhere.
std::string cleaned(std::string_view input) {
  const auto is_c0_or_space = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!input.empty() && is_c0_or_space(input.front())) input.remove_prefix(1);
  while (!input.empty() && is_c0_or_space(input.back())) input.remove_suffix(1);
  std::string out = to_valid_utf8(input);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

bool is_drive_letter(std::string_view text) {
  return text.size() == 2 && is_ascii_letter(text[0]) && (text[1] == ':' || text[1] == '|');
}

bool starts_with_drive_letter(std::string_view text) {
  return text.size() >= 2 && is_drive_letter(text.substr(0, 2)) &&
         (text.size() == 2 || std::string_view("/\\?#").find(text[2]) != std::string_view::npos);
}

bool is_single_dot(std::string_view segment) {
  return segment == "." || equals_ignoring_case(segment, "%2e");
}

bool is_double_dot(std::string_view segment) {
  return segment == ".." || equals_ignoring_case(segment, ".%2e") || equals_ignoring_case(segment, "%2e.") ||
         equals_ignoring_case(segment, "%2e%2e");
}

class Reader {
 public:
  Reader(std::string_view input, const Url* base) : input_(cleaned(input)), base_(base) {}

  std::optional<Url> read() { return scheme_state() ? std::optional(std::move(url_)) : std::nullopt; }

 private:
  static constexpr char end = '\0';  // a NUL in the input is no delimiter either

  [[nodiscard]] char at(std::size_t ahead = 0) const {
    return place_ + ahead < input_.size() ? input_[place_ + ahead] : end;
  }
  [[nodiscard]] std::string_view rest() const { return std::string_view(input_).substr(place_); }
  [[nodiscard]] bool is_at_end() const { return place_ >= input_.size(); }
  [[nodiscard]] bool is_slash(char c) const { return c == '/' || (is_special_ && c == '\\'); }

  // The slice up to the first of `marks`, or the end; the place moves behind it.
  std::string_view take_until(std::string_view marks) {
    const std::string_view slice = rest().substr(0, rest().find_first_of(marks));
    place_ += slice.size();
    return slice;
  }

  void set_scheme(std::string scheme) {
    url_.scheme = std::move(scheme);
    is_special_ = is_special(url_.scheme);
  }

  bool scheme_state() {
    std::size_t length = 0;
    if (is_ascii_letter(at()))
      while (is_ascii_letter(at(length)) || is_ascii_digit(at(length)) || at(length) == '+' ||
             at(length) == '-' || at(length) == '.')
        ++length;
    if (length == 0 || at(length) != ':') return no_scheme_state();
    set_scheme(ascii_lower(rest().substr(0, length)));
    place_ += length + 1;
    if (url_.scheme == "file") return file_state();
    if (is_special_ && base_ != nullptr && base_->scheme == url_.scheme && !rest().starts_with("//"))
      return relative_state();
    if (is_special_) return special_authority_ignore_slashes_state();
    if (at() == '/') {
      ++place_;
      return path_or_authority_state();
    }
    return opaque_path_state();
  }

  bool no_scheme_state() {
    if (base_ == nullptr || (base_->is_opaque && at() != '#')) return false;
    if (base_->is_opaque) {
      url_ = *base_;
      url_.fragment.reset();
      return query_and_fragment();
    }
    set_scheme(base_->scheme);
    return base_->scheme == "file" ? file_state() : relative_state();
  }

  void take_authority_of_base() {
    url_.username = base_->username;
    url_.password = base_->password;
    url_.host = base_->host;
    url_.port = base_->port;
  }

  // Path and query of the base stand until the input says otherwise; true where it says nothing more of them.
  bool take_path_of_base() {
    url_.path = base_->path;
    url_.query = base_->query;
    if (at() == '?' || at() == '#' || is_at_end()) return true;
    url_.query.reset();
    return false;
  }

  bool relative_state() {
    if (is_slash(at()) && !is_at_end()) {
      ++place_;
      if (is_slash(at()) && !is_at_end()) {
        ++place_;
        return is_special_ ? special_authority_ignore_slashes_state() : authority_state();
      }
      take_authority_of_base();
      return path_state();
    }
    take_authority_of_base();
    if (take_path_of_base()) return query_and_fragment();
    shorten_path();
    return path_state();
  }

  bool special_authority_ignore_slashes_state() {
    while (at() == '/' || at() == '\\') ++place_;
    return authority_state();
  }

  bool path_or_authority_state() {
    if (at() != '/') return path_state();
    ++place_;
    return authority_state();
  }

  // Credentials end at the last "@" before the path.
  bool authority_state() {
    std::string_view authority = take_until(is_special_ ? "/\\?#" : "/?#");
    if (const std::size_t sign = authority.rfind('@'); sign != std::string_view::npos) {
      const std::string_view credentials = authority.substr(0, sign);
      authority.remove_prefix(sign + 1);
      if (authority.empty()) return false;
      const std::size_t colon = credentials.find(':');
      append_encoded(url_.username, credentials.substr(0, colon), EncodeSet::userinfo);
      if (colon != std::string_view::npos)
        append_encoded(url_.password, credentials.substr(colon + 1), EncodeSet::userinfo);
    }
    return host_state(authority) && path_start_state();
  }

  bool host_state(std::string_view authority) {
    std::size_t colon = 0;
    for (bool inside = false; colon < authority.size(); ++colon) {
      if (authority[colon] == '[') inside = true;
      if (authority[colon] == ']') inside = false;
      if (authority[colon] == ':' && !inside) break;
    }
    const std::string_view name = authority.substr(0, colon);
    if (name.empty() && (is_special_ || colon < authority.size())) return false;
    url_.host = parse_host(name, !is_special_);
    return url_.host && (colon == authority.size() || port_state(authority.substr(colon + 1)));
  }

  bool port_state(std::string_view digits) {
    if (digits.empty()) return true;
    std::uint32_t port = 0;
    for (const char c : digits) {
      if (!is_ascii_digit(c)) return false;
      port = port * 10 + static_cast<std::uint32_t>(c - '0');
      if (port > 65'535) return false;
    }
    if (port != default_port(url_.scheme) || !is_special_) url_.port = static_cast<std::uint16_t>(port);
    return true;
  }

  bool file_state() {
    set_scheme("file");
    url_.host = "";
    if (at() == '/' || at() == '\\') {
      ++place_;
      return file_slash_state();
    }
    if (base_ == nullptr || base_->scheme != "file") return path_state();
    url_.host = base_->host;
    if (take_path_of_base()) return query_and_fragment();
    if (starts_with_drive_letter(rest()))
      url_.path.clear();
    else
      shorten_path();
    return path_state();
  }

  bool file_slash_state() {
    if (at() == '/' || at() == '\\') {
      ++place_;
      return file_host_state();
    }
    if (base_ != nullptr && base_->scheme == "file") {
      url_.host = base_->host;
      if (!starts_with_drive_letter(rest()) && !base_->path.empty() && is_drive_letter(base_->path[0]) &&
          base_->path[0][1] == ':')
        url_.path.push_back(base_->path[0]);
    }
    return path_state();
  }

  bool file_host_state() {
    const std::size_t begin = place_;
    const std::string_view name = take_until("/\\?#");
    if (is_drive_letter(name)) {
      place_ = begin;
      return path_state();
    }
    if (!name.empty()) {
      url_.host = parse_host(name, false);
      if (!url_.host) return false;
      if (*url_.host == "localhost") url_.host = "";
    }
    return path_start_state();
  }

  bool path_start_state() {
    if (is_at_end() && !is_special_) return true;
    if (!is_special_ && (at() == '?' || at() == '#')) return query_and_fragment();
    if (is_slash(at())) ++place_;
    return path_state();
  }

  void shorten_path() {
    if (url_.scheme == "file" && url_.path.size() == 1 && is_drive_letter(url_.path[0]) &&
        url_.path[0][1] == ':')
      return;
    if (!url_.path.empty()) url_.path.pop_back();
  }

  bool path_state() {
    for (;;) {
      std::string segment;
      append_encoded(segment, take_until(is_special_ ? "/\\?#" : "/?#"), EncodeSet::path);
      const bool more = !is_at_end() && is_slash(at());
      if (is_double_dot(segment)) {
        shorten_path();
        if (!more) url_.path.emplace_back();
      } else if (is_single_dot(segment)) {
        if (!more) url_.path.emplace_back();
      } else {
        if (url_.scheme == "file" && url_.path.empty() && is_drive_letter(segment)) segment[1] = ':';
        url_.path.push_back(std::move(segment));
      }
      if (!more) return query_and_fragment();
      ++place_;
    }
  }

  bool opaque_path_state() {
    url_.is_opaque = true;
    const std::string_view path = take_until("?#");
    append_encoded(url_.opaque_path, path, EncodeSet::c0_control);
    // A space before "?" or "#" would be lost when the address is read again.
    if (path.ends_with(' ') && !is_at_end()) {
      url_.opaque_path.pop_back();
      url_.opaque_path += "%20";
    }
    return query_and_fragment();
  }

  bool query_and_fragment() {
    if (at() == '?' && !is_at_end()) {
      ++place_;
      url_.query.emplace();
      append_encoded(*url_.query, take_until("#"), is_special_ ? EncodeSet::special_query : EncodeSet::query);
    }
    if (at() == '#' && !is_at_end()) {
      ++place_;
      url_.fragment.emplace();
      append_encoded(*url_.fragment, rest(), EncodeSet::fragment);
    }
    return true;
  }

  std::string input_;
  const Url* base_;
  std::size_t place_ = 0;
  bool is_special_ = false;
  Url url_;
};

}  // namespace

bool is_special(std::string_view scheme) {
  return std::any_of(special_schemes.begin(), special_schemes.end(),
                     [&](const SpecialScheme& each) { return each.name == scheme; });
}

std::uint16_t default_port(std::string_view scheme) {
  for (const SpecialScheme& each : special_schemes)
    if (each.name == scheme) return each.port;
  return 0;
}

std::string Url::pathname() const {
  if (is_opaque) return opaque_path;
  std::string out;
  for (const std::string& segment : path) out += "/" + segment;
  return out;
}

std::string Url::authority() const {
  return host.value_or("") + (port ? ":" + std::to_string(*port) : "");
}

std::string Url::target() const {
  return pathname() + (query ? "?" + *query : "");
}

std::string Url::without_fragment() const {
  std::string out = scheme + ":";
  if (host) {
    out += "//" + username;
    if (!password.empty()) out += ":" + password;
    if (!username.empty() || !password.empty()) out += '@';
    out += authority();
  } else if (!is_opaque && path.size() > 1 && path[0].empty()) {
    out += "/.";  // else the path would be read as a host
  }
  return out + target();
}

std::string Url::href() const {
  return without_fragment() + (fragment ? "#" + *fragment : "");
}

std::optional<Url> parse_url(std::string_view input, const Url* base) {
  return Reader(input, base).read();
}

std::string resolved_url(std::string_view input, std::string_view base) {
  const auto from = parse_url(base);
  const auto url = parse_url(input, from ? &*from : nullptr);
  return url ? url->href() : std::string();
}

}  // namespace broadsheet
