#pragma once
// scan.h: the next byte of interest, found many bytes at a time.
//
// A kernel is one way to look: byte by byte (portable), or by the vectors of a processor. All of them answer
// alike, which random tests hold; best() is chosen once, by what the processor can do. Tags are short, so
// find_any() looks at the first bytes itself and leaves long runs to the kernel.

#include <cstddef>
#include <span>
#include <string_view>

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

}  // namespace broadsheet::html
