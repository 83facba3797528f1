#pragma once
// scan_kernel.h: the three scans over any vector of bytes, for scan.cc and scan_avx2.cc. A Vector has `size`,
// load(), splat(), equal(), both(), either() and mask(), one bit a byte in order.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::html::scan {

// One byte after the other; also for the tails of the vector kernels.
inline bool is_raw_text_end(std::string_view text, std::size_t at) {
  if (text[at] == '\0') return true;
  return text[at] == '<' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '!');
}

inline bool is_comment_end(std::string_view text, std::size_t at) {
  return text[at] == '\0' || (text[at] == '-' && at + 1 < text.size() && text[at + 1] == '-');
}

struct Portable {
  static std::size_t any(std::string_view text, std::size_t at, char a, char b, char c) {
    while (at < text.size() && text[at] != a && text[at] != b && text[at] != c) ++at;
    return at;
  }
  static std::size_t raw_text_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_raw_text_end(text, at)) ++at;
    return at;
  }
  static std::size_t comment_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_comment_end(text, at)) ++at;
    return at;
  }
};

template <typename Vector>
struct Vectors {
  using V = Vector;

  static std::size_t first(std::uint64_t mask) {
    return static_cast<std::size_t>(__builtin_ctzll(mask)) / V::bits;
  }

  static std::size_t any(std::string_view text, std::size_t at, char a, char b, char c) {
    const auto is_a = V::splat(a), is_b = V::splat(b), is_c = V::splat(c);
    for (; at + V::size <= text.size(); at += V::size) {
      const auto bytes = V::load(text.data() + at);
      const auto found =
          V::either(V::either(V::equal(bytes, is_a), V::equal(bytes, is_b)), V::equal(bytes, is_c));
      if (const std::uint64_t mask = V::mask(found); mask != 0) return at + first(mask);
    }
    return Portable::any(text, at, a, b, c);
  }

  static std::size_t raw_text_end(std::string_view text, std::size_t at) {
    const auto zero = V::splat('\0'), less = V::splat('<'), slash = V::splat('/'), bang = V::splat('!');
    for (; at + V::size + 1 <= text.size(); at += V::size) {
      const auto bytes = V::load(text.data() + at), next = V::load(text.data() + at + 1);
      const auto markup =
          V::both(V::equal(bytes, less), V::either(V::equal(next, slash), V::equal(next, bang)));
      if (const std::uint64_t mask = V::mask(V::either(markup, V::equal(bytes, zero))); mask != 0)
        return at + first(mask);
    }
    return Portable::raw_text_end(text, at);
  }

  static std::size_t comment_end(std::string_view text, std::size_t at) {
    const auto zero = V::splat('\0'), dash = V::splat('-');
    for (; at + V::size + 1 <= text.size(); at += V::size) {
      const auto bytes = V::load(text.data() + at), next = V::load(text.data() + at + 1);
      const auto dashes = V::both(V::equal(bytes, dash), V::equal(next, dash));
      if (const std::uint64_t mask = V::mask(V::either(dashes, V::equal(bytes, zero))); mask != 0)
        return at + first(mask);
    }
    return Portable::comment_end(text, at);
  }
};

}  // namespace broadsheet::html::scan
