#pragma once
// zip.h: files into one ZIP file (PKWARE APPNOTE 6.3.3) as OCF 3.3, section 4.2, wants it for books: one
// disk, no encryption, no extra fields, names in UTF-8. Every file has the earliest date that the format
// knows, so that the same files give the same bytes. Below 4 GB and 65,535 files; whoever adds more must
// count.

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

enum class ZipPacking : std::uint8_t { stored, deflated };

class ZipWriter {
 public:
  void add(std::string_view name, std::string_view bytes, ZipPacking packing = ZipPacking::deflated);
  [[nodiscard]] std::string finish() &&;

 private:
  std::string out_, directory_;
  std::uint16_t files_ = 0;
};

}  // namespace broadsheet
