// Any bytes as XML, in the order in which the program reads it: by expat, then what is not well formed by the
// HTML parser. The tree is sound either way.
#include <cstdint>
#include <string>

#include "broadsheet/page.h"
#include "tree_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  if (size == 0) return 0;
  PageOptions options;
  options.kind = PageKind::xml;
  options.limits.depth = (data[0] & 1) != 0 ? 8 : 64;
  options.limits.attributes = 8;
  Capture capture;
  capture.bytes.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  if ((data[0] & 2) != 0) capture.media_type = "application/xml; charset=utf-8";
  const Result<Page> page = Page::parse(std::move(capture), options);
  fuzz::require(page.has_value());
  std::size_t seen = 0;
  fuzz::check_tree(*page, Page::root(), seen);
  return 0;
}
