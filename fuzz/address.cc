// Any bytes as an address, as a robots.txt, and as an address at a base. What was read once is written so
// that it is read the same again.
#include <cstdint>
#include <cstdlib>

#include "capture/robots.h"
#include "capture/url/url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto url = parse_url(bytes)) {
    const auto again = parse_url(url->href());
    if (!again || again->href() != url->href()) std::abort();
  }
  const std::size_t half = size / 2;
  if (const auto base = parse_url(bytes.substr(0, half)))
    if (const auto url = parse_url(bytes.substr(half), &*base); url && !parse_url(url->href())) std::abort();
  (void)Robots::parse(bytes.substr(0, half)).allows("Broadsheet", bytes.substr(half));
  return 0;
}
