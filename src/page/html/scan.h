#pragma once
// scan.h: the next byte of interest, found many bytes at a time.
//
// A kernel is one way to look: byte by byte (portable), or by the vectors of a processor. All of them answer
// alike, which random tests hold; best() is chosen once, by what the processor can do. Tags are short, so
// find_any() looks at the first bytes itself and leaves long runs to the kernel.

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "page/name_key.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace broadsheet::html::scan {

// Each returns text.size() where there is nothing at or behind `from`.
struct Kernel {
  std::string_view name;
  // The first of three bytes (which may be the same).
  std::size_t (*any)(std::string_view text, std::size_t from, char a, char b, char c);
  // The first U+0000, or '<' before '/' or '!': where raw text may end.
  std::size_t (*raw_text_end)(std::string_view text, std::size_t from);
  // The first U+0000 or "--": where a comment may end.
  std::size_t (*comment_end)(std::string_view text, std::size_t from);
};

// Those that this processor runs; the portable one is first.
[[nodiscard]] std::span<const Kernel> kernels();
[[nodiscard]] const Kernel& best();

}  // namespace broadsheet::html::scan

namespace broadsheet::html {

template <char a, char b = a, char c = b>
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t from) {
#if defined(__SSE2__)
  for (int step = 0; step < 2 && from + 16 <= text.size(); ++step, from += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
    const __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(a)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(b))),
        _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
    const int mask = _mm_movemask_epi8(found);
    if (mask != 0) return from + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
  }
#endif
  return scan::best().any(text, from, a, b, c);
}

// A name that ends within 16 bytes: before white space, a control, '/', '>' or `end`. ASCII letters of the
// key are lowered.
struct ShortName {
  std::uint32_t length = 0;  // 0 where there is none, or too near the end of the text to look
  NameKey key;
};

template <char end>
[[nodiscard]] inline ShortName short_name(std::string_view text, std::size_t from) {
#if defined(__SSE2__)
  if (from + 16 > text.size()) return {};
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
  const __m128i marks = _mm_or_si128(
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('/')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('>'))),
      _mm_cmpeq_epi8(bytes, _mm_set1_epi8(end)));
  const auto ends = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(low, marks)));
  if (ends == 0) return {};
  const auto length = static_cast<std::uint32_t>(__builtin_ctz(ends));
  // 'A' to 'Z' are the largest numbers when 'Z' is 127.
  const __m128i upper =
      _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - 'Z')), _mm_set1_epi8(127 - 'Z' + 'A' - 1));
  const __m128i lowered = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8('a' - 'A')));
  static constexpr auto kept = [] {
    std::array<std::int8_t, 32> mask = {};
    for (std::size_t i = 0; i < 16; ++i) mask[i] = -1;
    return mask;
  }();
  const __m128i name =
      _mm_and_si128(lowered, _mm_loadu_si128(reinterpret_cast<const __m128i*>(kept.data() + 16 - length)));
  return {length,
          {static_cast<std::uint64_t>(_mm_cvtsi128_si64(name)),
           static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(name, name)))}};
#else
  (void)text, (void)from;
  return {};
#endif
}

}  // namespace broadsheet::html
