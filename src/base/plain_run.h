#pragma once
// plain_run.h: runs of letters and digits of ASCII, which most words are, sixteen bytes at a time.

#include <array>
#include <cstddef>
#include <string_view>

#include "base/strings.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace broadsheet {

// Letters and digits of ASCII.
inline constexpr std::array<bool, 256> plain_letters = [] {
  std::array<bool, 256> plain{};
  for (int c = 0; c < 0x80; ++c)
    plain[static_cast<std::size_t>(c)] =
        is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return plain;
}();

// Where the run of plain letters at `at` ends.
inline std::size_t end_of_plain(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto within = [](__m128i from_zero, char most) {
      return _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(most)), from_zero);
    };
    const __m128i lowered = _mm_or_si128(bytes, _mm_set1_epi8('a' - 'A'));
    const __m128i plain = _mm_or_si128(within(_mm_sub_epi8(lowered, _mm_set1_epi8('a')), 'z' - 'a'),
                                       within(_mm_sub_epi8(bytes, _mm_set1_epi8('0')), '9' - '0'));
    const unsigned others = static_cast<unsigned>(_mm_movemask_epi8(plain)) ^ 0xFFFFU;
    if (others != 0) return at + static_cast<std::size_t>(__builtin_ctz(others));
  }
#endif
  while (at < text.size() && plain_letters[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

}  // namespace broadsheet
