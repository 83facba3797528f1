// scan.cc: the kernels of this processor, and the choice between them. Entry points: scan::kernels(),
// scan::best().

#include "page/html/scan.h"

#include <array>

#include "page/html/scan_kernel.h"

#if defined(__ARM_NEON)
#include <arm_neon.h>
#endif

namespace broadsheet::html::scan {

#if defined(__x86_64__)
extern const Kernel avx2_kernel;  // scan_avx2.cc
#endif

namespace {

#if defined(__SSE2__)
struct Sse2 {
  static constexpr std::size_t size = 16, bits = 1;
  static __m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
  static __m128i splat(char c) { return _mm_set1_epi8(c); }
  static __m128i equal(__m128i a, __m128i b) { return _mm_cmpeq_epi8(a, b); }
  static __m128i both(__m128i a, __m128i b) { return _mm_and_si128(a, b); }
  static __m128i either(__m128i a, __m128i b) { return _mm_or_si128(a, b); }
  static std::uint64_t mask(__m128i v) { return static_cast<std::uint32_t>(_mm_movemask_epi8(v)); }
};
#endif

#if defined(__ARM_NEON)
struct Neon {
  static constexpr std::size_t size = 16, bits = 4;
  static uint8x16_t load(const char* at) { return vld1q_u8(reinterpret_cast<const std::uint8_t*>(at)); }
  static uint8x16_t splat(char c) { return vdupq_n_u8(static_cast<std::uint8_t>(c)); }
  static uint8x16_t equal(uint8x16_t a, uint8x16_t b) { return vceqq_u8(a, b); }
  static uint8x16_t both(uint8x16_t a, uint8x16_t b) { return vandq_u8(a, b); }
  static uint8x16_t either(uint8x16_t a, uint8x16_t b) { return vorrq_u8(a, b); }
  // Four bits a byte, by a narrowing shift.
  static std::uint64_t mask(uint8x16_t v) {
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(v), 4)), 0);
  }
};
#endif

template <typename K>
constexpr Kernel kernel_of(std::string_view name) {
  return {name, &K::any, &K::raw_text_end, &K::comment_end};
}

struct Runnable {
  std::array<Kernel, 3> all = {};
  std::size_t count = 0;
  void add(const Kernel& kernel) { all[count++] = kernel; }
};

Runnable find_runnable() {
  Runnable found;
  found.add(kernel_of<Portable>("portable"));
#if defined(__SSE2__)
  found.add(kernel_of<Vectors<Sse2>>("SSE2"));
#endif
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) found.add(avx2_kernel);
#endif
#if defined(__ARM_NEON)
  found.add(kernel_of<Vectors<Neon>>("NEON"));
#endif
  return found;
}

// Before main, so that no scan asks whether it was done.
const Runnable runnable = find_runnable();
const Kernel chosen = runnable.all[runnable.count - 1];

}  // namespace

std::span<const Kernel> kernels() {
  return std::span(runnable.all).first(runnable.count);
}

const Kernel& best() {
  return chosen;
}

}  // namespace broadsheet::html::scan
