#pragma once
// likeness.h: texts as directions, so that two texts on one subject are alike without a word in common.
//
// A table gives each word piece 256 numbers; a text is the sum of its pieces, at length 1, and two texts are
// alike as their directions are (cosine). The table is models/likeness.bin, made by tools/likeness/distil.py
// to agree with the sentence encoder MiniLM-L6-v2 on English news; its card says how well. It knows English.
// Pieces are cut as that encoder cuts them (WordPiece, uncased: Devlin et al. 2019).

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace broadsheet {

class LikenessTable {
 public:
  static constexpr std::size_t dimensions = 256;
  using Vector = std::array<float, dimensions>;  // of length 1, or all 0 for a text without pieces

  // Null where the program was built without the table. Made once; safe from any thread.
  [[nodiscard]] static const LikenessTable* get();

  // Numbers of the pieces of a text, in order; what no pieces make up becomes the unknown piece.
  [[nodiscard]] std::vector<std::uint32_t> pieces_of(std::string_view text, std::size_t most) const;
  // Of the first `most` pieces: what a news text is about stands there.
  [[nodiscard]] Vector vector_of(std::string_view text, std::size_t most = 512) const;

 private:
  explicit LikenessTable(std::string_view bytes);
  void cut_word(std::string_view word, std::vector<std::uint32_t>& pieces) const;
  void add_word(std::string_view word, std::vector<std::uint32_t>& pieces) const;  // cut before, or now

  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // views of the table's own bytes
  const float* scales_ = nullptr;
  const std::int8_t* rows_ = nullptr;
  std::uint32_t unknown_ = 0;
  std::array<std::uint32_t, 128> marks_{};  // numbers of what is one ASCII character
};

[[nodiscard]] double dot(const LikenessTable::Vector& a, const LikenessTable::Vector& b);

}  // namespace broadsheet
