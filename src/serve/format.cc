// format.cc: small words of the pages.

#include "serve/format.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/strings.h"

namespace broadsheet {

std::string safe_url(std::string_view url) {
  url = trim(url);
  const bool web = starts_with_ignoring_case(url, "https://") || starts_with_ignoring_case(url, "http://");
  const bool clean = std::none_of(url.begin(), url.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7F; });
  return web && clean ? std::string(url) : "";
}

std::string_view direction_of(std::string_view language) {
  static constexpr std::array<std::string_view, 9> right_to_left = {"ar", "ckb", "dv", "fa", "he",
                                                                    "ps", "ug",  "ur", "yi"};
  return std::find(right_to_left.begin(), right_to_left.end(), language) != right_to_left.end() ? "rtl"
                                                                                                : "ltr";
}

namespace {

constexpr std::array<std::string_view, 256> make_references() {
  std::array<std::string_view, 256> made{};
  made['&'] = "&amp;";
  made['<'] = "&lt;";
  made['>'] = "&gt;";
  made['"'] = "&quot;";
  made['\''] = "&#39;";
  return made;
}

constexpr auto references = make_references();

constexpr std::ptrdiff_t escape_block = 16;

// Whether one of so many bytes has a reference.
bool has_escaped(const char* bytes) {
  using Block [[gnu::vector_size(escape_block)]] = char;
  using Halves [[gnu::vector_size(escape_block)]] = std::int64_t;
  Block block;
  std::memcpy(&block, bytes, escape_block);
  const auto found = reinterpret_cast<Halves>((block == '&') | (block == '<') | (block == '>') |
                                              (block == '"') | (block == '\''));
  return (found[0] | found[1]) != 0;
}

}  // namespace

void append_escaped_html(std::string& out, std::string_view text) {
  const char* done = text.data();  // what stands before it is written
  const char* at = done;
  const char* const end = done + text.size();
  const auto escape_up_to = [&](const char* stop) {
    for (; at != stop; ++at) {
      const std::string_view reference = references[static_cast<unsigned char>(*at)];
      if (reference.empty()) continue;
      out.append(done, at).append(reference);
      done = at + 1;
    }
  };
  while (end - at >= escape_block) {
    const char* const stop = at + escape_block;
    if (has_escaped(at))
      escape_up_to(stop);
    else
      at = stop;
  }
  // The last bytes are looked at together with those before them.
  const bool is_long = end - text.data() >= escape_block;
  if (!is_long || has_escaped(end - escape_block)) escape_up_to(end);
  out.append(done, end);
}

std::string escaped_html(std::string_view text) {
  std::string out;
  append_escaped_html(out, text);
  return out;
}

}  // namespace broadsheet
