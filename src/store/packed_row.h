#pragma once
// packed_row.h: long values of rows. An article's line is packed with LZ4 in blocks, so that its front can be
// read without the rest; before format 7 it was a zstd frame, and lists of Recommended stories before 8.
//
//   'L' · size of the text · of each 1,024 bytes of it: size of the block · LZ4 block, which may refer to all
//   of the text before it, and to `before_lines` as if that stood before the text
//
// Sizes are unsigned LEB128 (base/byte_numbers.h); the blocks are those of LZ4's block format.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/byte_numbers.h"
#include "broadsheet/news.h"

namespace broadsheet {

// What lines have in common. Another one is another format.
inline constexpr std::string_view before_lines =
    R"({"id":"","url":"https://www.","kind":"article","language":"en","publisher":"","headline":"",)"
    R"("byline":[""],"standfirst":"","published":"2026-01-01T00:00:00Z","section":"","body":[)"
    R"({"kind":"heading","text":""},{"kind":"list-item","text":"."},{"kind":"paragraph","text":")";

[[nodiscard]] std::string pack_in_blocks(std::string_view line);
// Of that, and of a frame.
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
  [[nodiscard]] std::string_view bytes() const { return std::string_view(unpacked_).substr(ahead, size_); }
  // Whether that is the whole row.
  [[nodiscard]] bool is_whole() const { return size_ == whole_; }

 private:
  static constexpr std::size_t ahead = before_lines.size();

  [[nodiscard]] std::size_t unpack_frame();
  [[nodiscard]] std::size_t unpack_block();

  std::string_view frame_;              // empty where the row is in blocks
  ByteReader blocks_;                   // those not unpacked yet
  std::string unpacked_{before_lines};  // behind that the row, and perhaps room for more
  std::size_t whole_ = 0, size_ = 0;
};

}  // namespace broadsheet
