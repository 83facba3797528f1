// Any bytes as a file of captures: WARC in every packing, MHTML, codings.
#include <cstdint>
#include <cstdlib>

#include "capture/mhtml.h"
#include "capture/warc_pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.page_bytes = 1'000'000;
  WarcPages pages(unpack_input(RawInput(bytes)), "-", limits);
  std::size_t found = 0;
  while (auto next = pages.next()) {
    if (++found > size + 1) std::abort();  // every step must take at least one byte
    if (*next && (*next)->bytes.size() > limits.page_bytes + limits.warc_header_bytes) std::abort();
  }
  (void)page_of_mhtml(bytes);
  return 0;
}
