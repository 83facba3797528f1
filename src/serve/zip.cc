// zip.cc: each file behind a header of its own, and all headers once more at the end with their places. Entry
// points: ZipWriter::add(), finish().

#include "serve/zip.h"

#include <libdeflate.h>

#include <memory>

namespace broadsheet {
namespace {

constexpr int level = 6;
constexpr std::uint16_t version = 20;           // deflate (4.4.3)
constexpr std::uint16_t utf8_names = 1U << 11;  // 4.4.4
constexpr std::uint16_t first_date = 0x21;      // 1 January 1980 (4.4.6)
constexpr std::uint16_t deflate = 8;            // 4.4.5

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string deflated(std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), libdeflate_free_compressor);
  std::string out(libdeflate_deflate_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(
      libdeflate_deflate_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes, ZipPacking packing) {
  const std::string packed = packing == ZipPacking::deflated ? deflated(bytes) : std::string(bytes);
  // What both headers say (4.3.7, 4.3.12).
  std::string head;
  put(head, version, 2);
  put(head, utf8_names, 2);
  put(head, packing == ZipPacking::deflated ? deflate : 0, 2);
  put(head, 0, 2);  // midnight
  put(head, first_date, 2);
  put(head, libdeflate_crc32(0, bytes.data(), bytes.size()), 4);
  put(head, static_cast<std::uint32_t>(packed.size()), 4);
  put(head, static_cast<std::uint32_t>(bytes.size()), 4);
  put(head, static_cast<std::uint32_t>(name.size()), 2);
  put(head, 0, 2);  // no extra field

  const auto place = static_cast<std::uint32_t>(out_.size());
  put(out_, 0x04034B50, 4);
  out_.append(head).append(name).append(packed);

  put(directory_, 0x02014B50, 4);
  put(directory_, version, 2);
  directory_ += head;
  for (const int bytes_of_zero : {2, 2, 2, 4})
    put(directory_, 0, bytes_of_zero);  // no comment, first disk, attributes
  put(directory_, place, 4);
  directory_ += name;
  ++files_;
}

std::string ZipWriter::finish() && {
  const auto place = static_cast<std::uint32_t>(out_.size());
  out_ += directory_;
  put(out_, 0x06054B50, 4);
  put(out_, 0, 4);  // one disk
  put(out_, files_, 2);
  put(out_, files_, 2);
  put(out_, static_cast<std::uint32_t>(directory_.size()), 4);
  put(out_, place, 4);
  put(out_, 0, 2);  // no comment
  return std::move(out_);
}

}  // namespace broadsheet
