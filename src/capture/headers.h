#pragma once
// headers.h: the header blocks of WARC records, HTTP messages and MIME parts: lines of "Name: value".

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet {

class Headers {
 public:
  // Lines parted by LF or CR LF; folded lines are joined; lines without a colon are passed over.
  static Headers parse(std::string_view block);

  // The first of that name, case ignored; empty where there is none.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  // All of them, joined by ", " (RFC 9110, 5.3).
  [[nodiscard]] std::string all(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// Length of the block up to and with the empty line that ends it; npos where there is none.
[[nodiscard]] std::size_t header_block_size(std::string_view bytes);

}  // namespace broadsheet
