// direction.cc: directions in bytes, and how they stand to each other.

#include "search/direction.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace broadsheet {

Direction::Direction(std::string_view bytes) {
  std::memcpy(numbers_.data(), bytes.data(), std::min(numbers_.size(), bytes.size()));
  measure();
}

Direction Direction::of(const LikenessTable& table, std::string_view text) {
  constexpr std::size_t most_pieces = 1024;  // from the front
  constexpr float steps = 127;               // of a signed byte
  Direction direction;
  std::ranges::transform(table.vector_of(text, most_pieces), direction.numbers_.begin(),
                         [](float value) { return static_cast<std::int8_t>(std::lround(value * steps)); });
  direction.measure();
  return direction;
}

double Direction::cosine(const Direction& other) const {
  const double lengths = length_ * other.length_;
  return lengths > 0 ? static_cast<double>(dot(row(), other.row())) / lengths : 0;
}

void Direction::measure() {
  length_ = std::sqrt(static_cast<double>(dot(row(), row())));
}

double crowding(const Direction& direction, std::span<const Direction> among) {
  constexpr double of_copies = 0.97;
  std::array<double, 3> nearest{};  // rising
  for (const Direction& other : among) {
    const double cosine = direction.cosine(other);
    if (cosine > of_copies || cosine <= nearest[0]) continue;
    nearest[0] = cosine;
    std::ranges::sort(nearest);
  }
  return (nearest[0] + nearest[1] + nearest[2]) / static_cast<double>(nearest.size());
}

}  // namespace broadsheet
