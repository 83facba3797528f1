#pragma once
// encoding_indexes.h: the indexes of the WHATWG Encoding standard (section 5), out of models/encodings.bin.
// What a pointer stands for; 0 where it stands for nothing.

#include <cstdint>
#include <optional>
#include <string_view>

namespace broadsheet {

// Which single-byte encoding a name of the standard is.
[[nodiscard]] std::optional<std::uint32_t> single_byte_index(std::string_view name);
[[nodiscard]] char32_t in_single_byte(std::uint32_t index, std::uint32_t pointer);  // pointer: byte - 0x80

[[nodiscard]] char32_t in_jis0208(std::uint32_t pointer);
[[nodiscard]] char32_t in_jis0212(std::uint32_t pointer);
[[nodiscard]] char32_t in_euc_kr(std::uint32_t pointer);
[[nodiscard]] char32_t in_gb18030(std::uint32_t pointer);
[[nodiscard]] char32_t in_gb18030_ranges(std::uint32_t pointer);
[[nodiscard]] char32_t in_big5(std::uint32_t pointer);

}  // namespace broadsheet
