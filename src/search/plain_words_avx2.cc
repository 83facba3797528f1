// plain_words_avx2.cc: 32 bytes a step. Compiled for AVX2 (CMakeLists.txt), so it holds nothing that other
// files could come to share. Entry point: plain_words_by_avx2.

#if defined(__AVX2__)

#include <immintrin.h>

#include "search/plain_words.h"
#include "search/plain_words_kernel.h"

namespace broadsheet {
namespace {

struct Avx2 {
  using Bytes = __m256i;
  static constexpr unsigned size = 32;
  static Bytes read(const char* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }
  static Bytes splat(char c) { return _mm256_set1_epi8(c); }
  static Bytes add(Bytes a, Bytes b) { return _mm256_add_epi8(a, b); }
  static Bytes least(Bytes a, Bytes b) { return _mm256_min_epu8(a, b); }
  static Bytes equal(Bytes a, Bytes b) { return _mm256_cmpeq_epi8(a, b); }
  static Bytes both(Bytes a, Bytes b) { return _mm256_and_si256(a, b); }
  static Bytes either(Bytes a, Bytes b) { return _mm256_or_si256(a, b); }
  static std::uint64_t bits(Bytes v) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(v)); }
};

}  // namespace

extern const PlainWordsKernel plain_words_by_avx2;
constinit const PlainWordsKernel plain_words_by_avx2 = &PlainWordsBy<Avx2>::find;

}  // namespace broadsheet

#endif
