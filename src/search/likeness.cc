// likeness.cc: reads the tables and adds up the rows of a text's pieces. Entry points: LikenessTable::of(),
// LikenessTable::vector_of().

#include "search/likeness.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <string>

#include "base/models.h"
#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::string_view magic = "BSLIKE2\n";

using AddRow = void (*)(LikenessTable::Vector&, const std::int8_t*, float);

[[gnu::always_inline]] inline void add_scaled(LikenessTable::Vector& sum, const std::int8_t* row,
                                              float scale) {
  for (std::size_t i = 0; i < LikenessTable::dimensions; ++i) sum[i] += scale * static_cast<float>(row[i]);
}
void add_plain(LikenessTable::Vector& sum, const std::int8_t* row, float scale) {
  add_scaled(sum, row, scale);
}
#if defined(__x86_64__)
// The same sums in the same order, eight at a time.
[[gnu::target("avx2")]] void add_by_eight(LikenessTable::Vector& sum, const std::int8_t* row, float scale) {
  add_scaled(sum, row, scale);
}
#endif

AddRow fastest_add_row() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) return add_by_eight;
#endif
  return add_plain;
}

void add_row(LikenessTable::Vector& sum, const std::int8_t* row, float scale) {
  static const AddRow fastest = fastest_add_row();
  fastest(sum, row, scale);
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
  // The table is larger than what lies near the processor.
  constexpr std::size_t ahead = 4, line = 64;
  Vector sum{};
  const std::vector<std::uint32_t> pieces = pieces_of(text, most);
  const auto row_of = [&](std::size_t i) { return rows_ + std::size_t{pieces[i]} * dimensions; };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i + ahead < pieces.size())
      for (std::size_t part = 0; part < dimensions; part += line)
        __builtin_prefetch(row_of(i + ahead) + part);
    add_row(sum, row_of(i), scales_[pieces[i]]);
  }
  const auto length = static_cast<float>(std::sqrt(dot(sum, sum)));
  for (float& value : sum) value = length > 0 ? value / length : 0;
  return sum;
}

double dot(const LikenessTable::Vector& a, const LikenessTable::Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum;
}

}  // namespace broadsheet
