// Any bytes as a picture and as its address. An address that was cleaned is clean, and its picture is still
// the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "capture/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto facts = picture_facts(bytes)) {
    if (facts->type.empty()) std::abort();
    (void)is_tracker(*facts);
  }
  const std::string once = picture_address(bytes);
  if (!once.empty() && picture_address(once) != once) std::abort();
  return 0;
}
