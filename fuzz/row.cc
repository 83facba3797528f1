// Any bytes as a packed row: read as a whole and from its front they are the same; and what is packed comes
// back.
#include <cstdint>
#include <cstdlib>

#include "store/packed_row.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (unpack_row(pack_in_blocks(bytes)).value_or("") != bytes) std::abort();
  const std::string row = "L" + std::string(bytes);
  const auto whole = unpack_row(row);
  RowUnpacker unpacker;
  if (!unpacker.begin(row)) {
    if (whole) std::abort();
    return 0;
  }
  while (unpacker.more())
    if (whole && !whole->starts_with(unpacker.bytes())) std::abort();
  if (whole && *whole != unpacker.bytes()) std::abort();
  return 0;
}
