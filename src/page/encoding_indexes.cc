// encoding_indexes.cc: one table after another in models/encodings.bin (models/encodings.md).

#include "page/encoding_indexes.h"

#include <algorithm>
#include <array>

#include "base/models.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 27> single_byte_names = {
    "ibm866",       "iso-8859-2",   "iso-8859-3",    "iso-8859-4",   "iso-8859-5",   "iso-8859-6",
    "iso-8859-7",   "iso-8859-8",   "iso-8859-10",   "iso-8859-13",  "iso-8859-14",  "iso-8859-15",
    "iso-8859-16",  "koi8-r",       "koi8-u",        "macintosh",    "windows-874",  "windows-1250",
    "windows-1251", "windows-1252", "windows-1253",  "windows-1254", "windows-1255", "windows-1256",
    "windows-1257", "windows-1258", "x-mac-cyrillic"};

struct Index {
  std::size_t begin, size;  // in code points of two bytes
  [[nodiscard]] constexpr std::size_t end() const { return begin + size; }
};
constexpr Index single_byte = {0, 27 * 128};
constexpr Index jis0208 = {single_byte.end(), 11'280};
constexpr Index jis0212 = {jis0208.end(), 8'836};
constexpr Index euc_kr = {jis0212.end(), 23'940};
constexpr Index gb18030 = {euc_kr.end(), 23'940};
constexpr Index big5 = {gb18030.end(), 19'782};
constexpr std::size_t big5_planes = big5.end() * 2;  // in bytes, as what follows
constexpr std::size_t gb18030_ranges = big5_planes + (big5.size + 7) / 8;
constexpr std::size_t range_count = 207;

std::uint32_t byte_at(std::size_t place) {
  static const std::string_view table = model_table("encodings");
  return place < table.size() ? static_cast<unsigned char>(table[place]) : 0;
}

char32_t code_point(const Index& index, std::uint32_t pointer) {
  if (pointer >= index.size) return 0;
  const std::size_t place = (index.begin + pointer) * 2;
  return byte_at(place) | byte_at(place + 1) << 8;
}

std::uint32_t number_at(std::size_t place) {
  return byte_at(place) | byte_at(place + 1) << 8 | byte_at(place + 2) << 16 | byte_at(place + 3) << 24;
}

}  // namespace

std::optional<std::uint32_t> single_byte_index(std::string_view name) {
  if (name == "iso-8859-8-i") name = "iso-8859-8";
  const auto* found = std::ranges::find(single_byte_names, name);
  if (found == single_byte_names.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - single_byte_names.begin());
}

char32_t in_single_byte(std::uint32_t index, std::uint32_t pointer) {
  return code_point(single_byte, index * 128 + pointer);
}

char32_t in_jis0208(std::uint32_t pointer) {
  return code_point(jis0208, pointer);
}

char32_t in_jis0212(std::uint32_t pointer) {
  return code_point(jis0212, pointer);
}

char32_t in_euc_kr(std::uint32_t pointer) {
  return code_point(euc_kr, pointer);
}

char32_t in_gb18030(std::uint32_t pointer) {
  return code_point(gb18030, pointer);
}

// "index gb18030 ranges code point"
char32_t in_gb18030_ranges(std::uint32_t pointer) {
  if ((pointer > 39'419 && pointer < 189'000) || pointer > 1'237'575) return 0;
  if (pointer == 7'457) return 0xE7C7;
  std::size_t low = 0, high = range_count;  // the last range that begins at or before the pointer
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (number_at(gb18030_ranges + middle * 8) <= pointer ? low : high) = middle;
  }
  const std::size_t place = gb18030_ranges + low * 8;
  return number_at(place + 4) + pointer - number_at(place);
}

char32_t in_big5(std::uint32_t pointer) {
  const char32_t low = code_point(big5, pointer);
  const bool second_plane =
      pointer < big5.size && (byte_at(big5_planes + pointer / 8) >> (pointer % 8) & 1) != 0;
  return second_plane ? low | 0x20000 : low;
}

}  // namespace broadsheet
