#pragma once
// body_json.h: the text of an article line, for those who want nothing else of it, and perhaps not all of it.

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

// Reads body_text() of an article out of the line that to_json() wrote of it, as the line comes. Of other
// bytes it may read anything.
class BodyReader {
 public:
  // `line`: all that there was of it when it was read before, and more. What it says on is added to `text`.
  void read(std::string_view line, std::string& text);
  // Whether the text is whole.
  [[nodiscard]] bool is_done() const { return where_ == Where::done; }

 private:
  enum class Where : std::uint8_t { before, between_blocks, in_text, behind_text, done };
  // False where the line has to go on first.
  [[nodiscard]] bool find_body(std::string_view line);
  [[nodiscard]] bool open_block(std::string_view line, std::string& text);
  [[nodiscard]] bool read_text(std::string_view line, std::string& text);
  [[nodiscard]] bool close_block(std::string_view line, std::string& text);

  Where where_ = Where::before;
  std::size_t at_ = 0;  // of the line
  bool is_first_ = true, is_caption_ = false;
};

}  // namespace broadsheet
