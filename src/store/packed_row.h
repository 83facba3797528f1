#pragma once
// packed_row.h: long values of rows, packed with LZ4 in blocks, so that a row's front can be read without the
// rest. Those of archives before format 7 are zstd frames; they are read, and stay as they are.
//
//   'L' · size of the text · of each 1,024 bytes of it: size of the block · LZ4 block, which may refer to all
//   of the text before it
//
// Sizes are unsigned LEB128 (base/byte_numbers.h); the blocks are those of LZ4's block format.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_numbers.h"
#include "broadsheet/news.h"

namespace broadsheet {

[[nodiscard]] std::string pack(std::string_view bytes);
[[nodiscard]] Result<std::string> unpack_row(std::string_view bytes);
// The article of a row that holds its line.
[[nodiscard]] Result<Article> unpack_article(std::string_view bytes);

// Unpacks one row after the other, each as far as is asked; a zstd frame at once. Used by one thread.
class RowUnpacker {
 public:
  // Begins with a row. `packed` is read until the next begins. False where it is none.
  [[nodiscard]] bool begin(std::string_view packed);
  // Unpacks more; false where nothing is left, or what is left is damaged.
  [[nodiscard]] bool more();
  // What was unpacked so far; until more() or begin().
  [[nodiscard]] std::string_view bytes() const { return {unpacked_.data(), size_}; }
  // The whole row, taken out; none where it is damaged.
  [[nodiscard]] std::optional<std::string> whole() &&;

 private:
  [[nodiscard]] std::size_t unpack_frame();
  [[nodiscard]] std::size_t unpack_block();

  std::string_view frame_;  // empty where the row is in blocks
  ByteReader blocks_;       // those not unpacked yet
  std::string unpacked_;    // room for more than the row, perhaps
  std::size_t whole_ = 0, size_ = 0;
};

}  // namespace broadsheet
