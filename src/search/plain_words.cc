// plain_words.cc: compares 64 bytes with letters and digits, and reads words off the bits.
//
//   bytes    H e   s a i d   U . S .
//   plain    1 1 0 1 1 1 1 0 1 0 1 0
//   begins   1 0 0 1 0 0 0 0 ┊        the full stop may join what stands beside it
//
// Entry point: PlainWords::find().

#include "search/plain_words.h"

#if defined(BROADSHEET_PLAIN_WORDS)

#include <emmintrin.h>

#include <array>

#include "search/plain_words_kernel.h"

namespace broadsheet {

extern const PlainWordsKernel plain_words_by_avx2;  // plain_words_avx2.cc

namespace {

struct Sse2 {
  using Bytes = __m128i;
  static constexpr unsigned size = 16;
  static Bytes read(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
  static Bytes splat(char c) { return _mm_set1_epi8(c); }
  static Bytes add(Bytes a, Bytes b) { return _mm_add_epi8(a, b); }
  static Bytes least(Bytes a, Bytes b) { return _mm_min_epu8(a, b); }
  static Bytes equal(Bytes a, Bytes b) { return _mm_cmpeq_epi8(a, b); }
  static Bytes both(Bytes a, Bytes b) { return _mm_and_si128(a, b); }
  static Bytes either(Bytes a, Bytes b) { return _mm_or_si128(a, b); }
  static std::uint64_t bits(Bytes v) { return static_cast<std::uint32_t>(_mm_movemask_epi8(v)); }
};

bool runs_avx2() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
         __builtin_cpu_supports("popcnt") != 0;
}

}  // namespace

std::span<const PlainWordsKernel> plain_words_kernels() {
  static const std::array<PlainWordsKernel, 2> all = {&PlainWordsBy<Sse2>::find, plain_words_by_avx2};
  static const std::size_t count = runs_avx2() ? 2 : 1;
  return std::span(all).first(count);
}

PlainWords PlainWords::find(std::string_view bytes, std::span<const TwoLetters> beginnings) {
  static const PlainWordsKernel fastest = plain_words_kernels().back();
  return fastest(bytes.data(), bytes.size(), beginnings.data(), beginnings.size());
}

}  // namespace broadsheet

#endif
