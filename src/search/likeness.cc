// likeness.cc: reads the tables and adds up the rows of a text's pieces. Entry points: LikenessTable::of(),
// LikenessTable::vector_of().

#include "search/likeness.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>
#include <string>

#include "base/models.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::string_view magic = "BSLIKE2\n";

using Rows = std::span<const LikenessTable::Row>;

// The table is larger than what lies near the processor.
constexpr std::size_t a_line = 64;
void expect(Rows rows, std::size_t i) {
  constexpr std::size_t ahead = 4;
  if (i + ahead >= rows.size()) return;
  for (std::size_t part = 0; part < LikenessTable::dimensions; part += a_line)
    __builtin_prefetch(rows[i + ahead].numbers + part);
}

void add_plain(LikenessTable::Vector& sum, Rows rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    expect(rows, i);
    for (std::size_t d = 0; d < sum.size(); ++d)
      sum[d] += rows[i].scale * static_cast<float>(rows[i].numbers[d]);
  }
}
#if defined(__x86_64__)
// The same sums in the same order, eight at a time, and as many of all rows as the processor can hold.
[[gnu::target("avx2")]] void add_by_eight(LikenessTable::Vector& sum, Rows rows) {
  constexpr std::size_t width = 8;
  struct Eight {
    __m256 numbers;
  };
  static_assert(LikenessTable::dimensions % a_line == 0);
  for (std::size_t part = 0; part < sum.size(); part += a_line) {
    std::array<Eight, a_line / width> sums;
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k].numbers = _mm256_loadu_ps(&sum[part + k * width]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (part == 0) expect(rows, i);
      const __m256 scale = _mm256_set1_ps(rows[i].scale);
#pragma GCC unroll 8
      for (std::size_t k = 0; k < sums.size(); ++k) {
        std::int64_t eight = 0;
        std::memcpy(&eight, rows[i].numbers + part + k * width, sizeof eight);
        const __m256i numbers = _mm256_cvtepi8_epi32(_mm_cvtsi64_si128(eight));
        const __m256 scaled = _mm256_mul_ps(scale, _mm256_cvtepi32_ps(numbers));
        sums[k].numbers = _mm256_add_ps(sums[k].numbers, scaled);
      }
    }
    for (std::size_t k = 0; k < sums.size(); ++k) _mm256_storeu_ps(&sum[part + k * width], sums[k].numbers);
  }
}
#endif

using DotNumbers = int (*)(const std::int8_t*, const std::int8_t*);

int dot_plain(const std::int8_t* a, const std::int8_t* b) {
  int sum = 0;
  for (std::size_t i = 0; i < LikenessTable::dimensions; ++i) sum += a[i] * b[i];
  return sum;
}
#if defined(__x86_64__)
[[gnu::target("avx2")]] int dot_by_sixteen(const std::int8_t* a, const std::int8_t* b) {
  constexpr std::size_t width = 16;
  const auto sixteen = [](const std::int8_t* numbers) {
    __m128i bytes;
    std::memcpy(&bytes, numbers, sizeof bytes);
    return bytes;
  };
  __m256i sums = _mm256_setzero_si256();
  for (std::size_t i = 0; i < LikenessTable::dimensions; i += width)
    sums = _mm256_add_epi32(
        sums, _mm256_madd_epi16(_mm256_cvtepi8_epi16(sixteen(a + i)), _mm256_cvtepi8_epi16(sixteen(b + i))));
  std::array<int, 8> eight{};
  std::memcpy(eight.data(), &sums, sizeof sums);
  return std::accumulate(eight.begin(), eight.end(), 0);
}
#endif

using AddRows = void (*)(LikenessTable::Vector&, Rows);
AddRows fastest_add_rows() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) return add_by_eight;
#endif
  return add_plain;
}

DotNumbers fastest_dot() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) return dot_by_sixteen;
#endif
  return dot_plain;
}

void add_rows(LikenessTable::Vector& sum, Rows rows) {
  static const AddRows fastest = fastest_add_rows();
  fastest(sum, rows);
}

}  // namespace

// Each is read when somebody first asks for it: a paper in English needs one of them.
const LikenessTable* LikenessTable::of(std::string_view language) {
  if (language.empty() || language == "en") {
    static const std::unique_ptr<const LikenessTable> english = read("likeness");
    return english.get();
  }
  static const std::unique_ptr<const LikenessTable> others = read("likeness_multilingual");
  const bool knows = others != nullptr && std::find(others->languages_.begin(), others->languages_.end(),
                                                    language) != others->languages_.end();
  return knows ? others.get() : nullptr;
}

// The format is that of write() in tools/likeness/distil.py.
std::unique_ptr<const LikenessTable> LikenessTable::read(std::string_view name) {
  const std::string_view bytes = model_table(name);
  if (!bytes.starts_with(magic)) return nullptr;
  std::size_t at = magic.size();
  const auto line = [&] {
    const std::size_t begin = at;
    at = bytes.find('\n', at) + 1;
    return bytes.substr(begin, at - 1 - begin);
  };
  auto table = std::unique_ptr<LikenessTable>(new LikenessTable);
  const bool likeliest = line() == "likeliest";
  table->languages_ = split(line(), ' ');
  std::uint32_t count = 0;
  std::memcpy(&count, bytes.data() + at, sizeof count);
  at += 2 * sizeof count;
  std::vector<std::string_view> pieces(count);
  for (std::string_view& piece : pieces) piece = line();
  at = (at + 3) / 4 * 4;
  const auto floats = [&] {
    const auto* numbers = reinterpret_cast<const float*>(bytes.data() + at);
    at += count * sizeof(float);
    return numbers;
  };
  table->pieces_ = likeliest ? likeliest_pieces(pieces, std::span(floats(), count)) : longest_pieces(pieces);
  table->scales_ = floats();
  table->rows_ = reinterpret_cast<const std::int8_t*>(bytes.data() + at);
  return table;
}

std::vector<std::uint32_t> LikenessTable::pieces_of(std::string_view text, std::size_t most) const {
  return pieces_->of(text, most);
}

LikenessTable::Vector LikenessTable::vector_of(std::string_view text, std::size_t most) const {
  Vector sum{};
  std::vector<Row> rows;
  const std::vector<std::uint32_t> pieces = pieces_of(text, most);
  rows.reserve(pieces.size());
  for (const std::uint32_t piece : pieces) rows.push_back(row(piece));
  add_rows(sum, rows);
  const auto length = static_cast<float>(std::sqrt(dot(sum, sum)));
  for (float& value : sum) value = length > 0 ? value / length : 0;
  return sum;
}

int dot(LikenessTable::Row a, LikenessTable::Row b) {
  static const DotNumbers fastest = fastest_dot();
  return fastest(a.numbers, b.numbers);
}

double dot(const LikenessTable::Vector& a, const LikenessTable::Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum;
}

}  // namespace broadsheet
