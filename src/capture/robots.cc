// robots.cc: lines to groups, and the longest rule that matches. A group is a run of user-agent lines with
// the rules that follow; lines that are neither do not end it. Entry points: Robots::parse(),
// Robots::allows().

#include "capture/robots.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest_line = 16'664;  // a rule of more bytes is cut there

struct Line {
  std::string_view key, value;
};

// White space of ASCII only: a byte order mark in the middle is part of a word.
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// "key: value # comment". Without a colon, two words are taken for key and value.
Line read_line(std::string_view text) {
  text = trimmed(text.substr(0, std::min(text.find('#'), longest_line)));
  std::size_t mark = text.find(':');
  if (mark == std::string_view::npos) {
    mark = text.find_first_of(" \t");
    if (mark == std::string_view::npos ||
        trimmed(text.substr(mark)).find_first_of(" \t") != std::string_view::npos)
      return {};
  }
  return {trimmed(text.substr(0, mark)), trimmed(text.substr(mark + 1))};
}

bool is_token_letter(char c) {
  return is_ascii_letter(c) || c == '-' || c == '_';
}

// The token that a user-agent value opens with, in lower case; "*" for all.
std::string product_of(std::string_view value) {
  if (value.starts_with('*') && (value.size() == 1 || is_ascii_space(value[1]))) return "*";
  std::size_t size = 0;
  while (size < value.size() && is_token_letter(value[size])) ++size;
  return ascii_lower(value.substr(0, size));
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || value < 0 || value > 86'400) return std::nullopt;
  return value;
}

// "*" stands for any bytes and a closing "$" for the end; all else for itself, from the start. The parts
// between stars are sought one behind the other, each as early as it goes.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  const std::vector<std::string_view> parts = split(pattern, '*');
  if (!path.starts_with(parts[0])) return false;
  std::size_t at = parts[0].size();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (last && to_end) return path.size() >= at + parts[i].size() && path.ends_with(parts[i]);
    const std::size_t found = path.find(parts[i], at);
    if (found == std::string_view::npos) return false;
    at = found + parts[i].size();
  }
  return !to_end || at == path.size();
}

// A rule that allows a folder's index.html allows the folder.
std::string_view folder_of_index(std::string_view pattern) {
  const std::size_t slash = pattern.rfind('/');
  if (slash == std::string_view::npos || !pattern.substr(slash + 1).starts_with("index.htm")) return {};
  return pattern.substr(0, slash + 1);
}

}  // namespace

bool is_product_token(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), is_token_letter);
}

std::string robots_path(std::string_view url) {
  url = url.substr(0, url.find('#'));
  std::size_t host = 0;
  if (url.starts_with("//"))
    host = 2;
  else if (const std::size_t scheme = url.find("://"); scheme < url.find_first_of("/?;"))
    host = scheme + 3;
  const std::size_t begin = url.find_first_of("/?;", host);
  if (begin == std::string_view::npos) return "/";
  return (url[begin] == '/' ? "" : "/") + std::string(url.substr(begin));
}

std::string robots_pattern(std::string_view value) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i]);
    if (byte == '%' && i + 2 < value.size() && hex_value(value[i + 1]) >= 0 && hex_value(value[i + 2]) >= 0) {
      out += '%';
      for (int k = 1; k <= 2; ++k) out += digits[static_cast<std::size_t>(hex_value(value[i + k]))];
      i += 2;
    } else if (byte >= 0x80) {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += value[i];
    }
  }
  return out;
}

Robots Robots::parse(std::string_view bytes, const Limits& limits) {
  Robots robots;
  bytes = bytes.substr(0, limits.robots_bytes);
  for (const char c : {'\xEF', '\xBB', '\xBF'})  // a byte order mark, or what is left of one
    if (bytes.starts_with(c)) bytes.remove_prefix(1);
  bool naming = false;  // the line before named a user agent
  for (const std::string_view text : split_lines(bytes)) {
    ++robots.lines_;
    const Line line = read_line(text);
    const std::string key = ascii_lower(line.key);
    const bool known = key == "user-agent" || key == "allow" || key == "disallow" || key == "sitemap" ||
                       key == "crawl-delay";
    if (!known) continue;
    ++robots.directives_;
    if (key == "sitemap") {
      robots.sitemaps_.emplace_back(line.value);
    } else if (key == "user-agent") {
      if (!naming) robots.groups_.emplace_back();
      robots.groups_.back().products.push_back(product_of(line.value));
      naming = true;
    } else if (!robots.groups_.empty()) {
      Group& group = robots.groups_.back();
      naming = false;
      if (key == "crawl-delay")
        group.crawl_delay = number_in(line.value);
      else if (!line.value.empty())  // an empty rule says nothing
        group.rules.push_back({robots_pattern(line.value), key == "allow"});
    }
  }
  return robots;
}

// Those that name the product; where none does, those for all.
std::vector<const Robots::Group*> Robots::groups_of(std::string_view product) const {
  std::vector<const Group*> named;
  for (const std::string& wanted : {ascii_lower(product), std::string("*")}) {
    if (wanted.empty()) continue;
    for (const Group& group : groups_)
      if (std::find(group.products.begin(), group.products.end(), wanted) != group.products.end())
        named.push_back(&group);
    if (!named.empty()) break;
  }
  return named;
}

bool Robots::allows(std::string_view product, std::string_view url) const {
  const std::string path = robots_path(url);
  if (path == "/robots.txt") return true;
  std::size_t longest = 0;
  bool allowed = true;
  const auto weigh = [&](std::string_view pattern, bool allow) {
    if (pattern.size() < longest || (pattern.size() == longest && (allowed || !allow))) return;
    if (!matches(pattern, path)) return;
    longest = pattern.size();
    allowed = allow;
  };
  for (const Group* group : groups_of(product))
    for (const Rule& rule : group->rules) {
      weigh(rule.pattern, rule.allow);
      if (!rule.allow) continue;
      if (const std::string_view folder = folder_of_index(rule.pattern); !folder.empty() && path == folder)
        weigh(folder, true);
    }
  return allowed;
}

std::optional<double> Robots::crawl_delay(std::string_view product) const {
  for (const Group* group : groups_of(product))
    if (group->crawl_delay) return group->crawl_delay;
  return std::nullopt;
}

}  // namespace broadsheet
