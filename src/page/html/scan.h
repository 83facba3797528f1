#pragma once
// scan.h: the next byte of interest.

#include <cstddef>
#include <string_view>

namespace broadsheet::html {

// The first of `wanted` in text at or behind `from`; text.size() where there is none.
template <char... wanted>
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t from) {
  const char* data = text.data();
  std::size_t at = from;
  while (at < text.size() && !((data[at] == wanted) || ...)) ++at;
  return at;
}

}  // namespace broadsheet::html
