// scan_avx2.cc: the kernel of 32 bytes a step. Compiled for AVX2 (CMakeLists.txt), so it holds nothing that
// other files could come to share. Entry point: avx2_kernel.

#if defined(__AVX2__)

#include <immintrin.h>

#include "page/html/scan.h"
#include "page/html/scan_kernel.h"

namespace broadsheet::html::scan {
namespace {

struct Avx2 {
  static constexpr std::size_t size = 32, bits = 1;
  static __m256i load(const char* at) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); }
  static __m256i splat(char c) { return _mm256_set1_epi8(c); }
  static __m256i equal(__m256i a, __m256i b) { return _mm256_cmpeq_epi8(a, b); }
  static __m256i both(__m256i a, __m256i b) { return _mm256_and_si256(a, b); }
  static __m256i either(__m256i a, __m256i b) { return _mm256_or_si256(a, b); }
  static std::uint64_t mask(__m256i v) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(v)); }
};

using K = Vectors<Avx2>;

}  // namespace

extern const Kernel avx2_kernel;
constinit const Kernel avx2_kernel = {"AVX2", &K::any, &K::raw_text_end, &K::comment_end};

}  // namespace broadsheet::html::scan

#endif
