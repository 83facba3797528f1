#pragma once
// packed_row.h: long values of rows, packed with zstd; an article's line in blocks, so that its front can be
// read without the rest.

#include <cstddef>
#include <string>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

[[nodiscard]] std::string pack(std::string_view bytes);
// The same in blocks of a thousand bytes, some three per cent longer; for unpack_row() there is no
// difference.
[[nodiscard]] std::string pack_in_blocks(std::string_view bytes);
[[nodiscard]] Result<std::string> unpack_row(std::string_view bytes);
// The article of a row that holds its line.
[[nodiscard]] Result<Article> unpack_article(std::string_view bytes);

// Unpacks one row after the other, each as far as is asked. Used by the thread that made it, which unpacks no
// two rows at a time this way.
class RowUnpacker {
 public:
  // Begins with a row. `packed` is read until the next begins. False where it is none.
  [[nodiscard]] bool begin(std::string_view packed);
  // Unpacks more; false where nothing is left, or what is left is damaged.
  [[nodiscard]] bool more();
  // What was unpacked so far; until more() or begin().
  [[nodiscard]] std::string_view bytes() const { return {unpacked_.data(), size_}; }

 private:
  std::string_view packed_;
  std::size_t taken_ = 0;
  std::string unpacked_;  // room for more than the row, perhaps
  std::size_t whole_ = 0, size_ = 0;
};

}  // namespace broadsheet
