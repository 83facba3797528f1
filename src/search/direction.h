#pragma once
// direction.h: what a text is about, as the index keeps it: the numbers of its direction (likeness.h) as
// signed bytes.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "search/likeness.h"

namespace broadsheet {

class Direction {
 public:
  // None: of a text that no table knows the language of.
  Direction() = default;
  // As bytes() gave it; what is missing of it is 0.
  explicit Direction(std::string_view bytes);
  [[nodiscard]] static Direction of(const LikenessTable& table, std::string_view text);

  [[nodiscard]] bool is_there() const { return length_ > 0; }
  [[nodiscard]] std::string bytes() const { return {numbers_.begin(), numbers_.end()}; }
  // 0 where one is not there.
  [[nodiscard]] double cosine(const Direction& other) const;

 private:
  [[nodiscard]] LikenessTable::Row row() const { return {numbers_.data(), 1}; }
  void measure();

  std::array<std::int8_t, LikenessTable::dimensions> numbers_{};
  double length_ = 0;
};

// How near the nearest neighbours of a direction among some are to it: the mean cosine of three. Copies are
// no neighbours, so that what many print is not taken for what is like everything.
[[nodiscard]] double crowding(const Direction& direction, std::span<const Direction> among);

}  // namespace broadsheet
