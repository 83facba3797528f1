#pragma once
// likeness.h: texts as directions, so that two texts on one subject are alike without a word in common.
//
// A table gives each piece of a word 256 numbers; a text is the sum of its pieces, at length 1, and two texts
// are alike as their directions are (cosine). There are two, models/likeness.bin for English and
// models/likeness_multilingual.bin for 16 other languages, made by tools/likeness/distil.py; their cards say
// from what, and how well they agree with it. Both point into one space: texts in two languages can be
// compared.

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "search/word_pieces.h"

namespace broadsheet {

class LikenessTable {
 public:
  static constexpr std::size_t dimensions = 256;
  using Vector = std::array<float, dimensions>;  // of length 1, or all 0 for a text without pieces

  // The table that knows a language ("de"), the English one for none (""). Null where no table does, or the
  // program was built without it. Made once; safe from any thread.
  [[nodiscard]] static const LikenessTable* of(std::string_view language);

  // What a piece adds to a text: its numbers, each times the scale.
  struct Row {
    const std::int8_t* numbers;
    float scale;
  };
  [[nodiscard]] Row row(std::uint32_t piece) const {
    return {rows_ + std::size_t{piece} * dimensions, scales_[piece]};
  }
  // Numbers of the pieces of a text, in order.
  [[nodiscard]] std::vector<std::uint32_t> pieces_of(std::string_view text, std::size_t most) const;
  // Of the first `most` pieces: what a news text is about stands there.
  [[nodiscard]] Vector vector_of(std::string_view text, std::size_t most = 512) const;

 private:
  static std::unique_ptr<const LikenessTable> read(std::string_view name);

  std::unique_ptr<const WordPieces> pieces_;
  std::vector<std::string_view> languages_;  // views of the table's own bytes
  const float* scales_ = nullptr;
  const std::int8_t* rows_ = nullptr;
};

// Of their numbers, whatever the scales.
[[nodiscard]] int dot(LikenessTable::Row a, LikenessTable::Row b);
[[nodiscard]] double dot(const LikenessTable::Vector& a, const LikenessTable::Vector& b);

}  // namespace broadsheet
