// Any bytes as HTML, scripting on and off, whole and as fragments: links consistent, no node reached twice,
// texts valid UTF-8, bytes inside the capture.
#include <cstdint>
#include <string>

#include "broadsheet/page.h"
#include "tree_checks.h"

namespace {

using namespace broadsheet;

constexpr const char* contexts[] = {"",         "div",      "table",    "tr",       "select",
                                    "template", "svg path", "math mi",  "textarea", "script",
                                    "frameset", "html",     "colgroup", "svg desc"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  PageOptions options;
  options.kind = PageKind::html;
  options.scripting = (data[0] & 1) != 0;
  options.fragment = contexts[(data[0] >> 1) % std::size(contexts)];
  options.limits.depth = (data[0] & 64) != 0 ? 8 : 64;
  options.limits.formatting = 16;
  options.limits.attributes = 8;
  Capture capture;
  capture.bytes.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  if ((data[0] & 128) != 0) capture.media_type = "text/html; charset=utf-8";
  const Result<Page> page = Page::parse(std::move(capture), options);
  fuzz::require(page.has_value());
  std::size_t seen = 0;
  fuzz::check_tree(*page, Page::root(), seen);
  if (options.fragment.empty() && page->flags().empty()) fuzz::check_serializer(*page);
  return 0;
}
