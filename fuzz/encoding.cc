// Any bytes in any encoding, as the transport says it or as they seem: the text is valid UTF-8 without CR,
// and every stretch of it leads to bytes inside the capture, in order.
#include "page/encoding.h"

#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"

namespace {

using namespace broadsheet;

constexpr const char* labels[] = {"",           "utf-8",  "windows-1252", "shift_jis",      "gb18030",
                                  "big5",       "euc-kr", "euc-jp",       "iso-2022-jp",    "utf-16le",
                                  "utf-16be",   "koi8-r", "iso-8859-8-i", "x-user-defined", "replacement",
                                  "windows-874"};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  Page::Tree tree;
  tree.capture.bytes.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  const char* label = labels[data[0] % std::size(labels)];
  if (*label != '\0') tree.capture.media_type = std::string("text/html; charset=") + label;
  decode(tree);
  const std::string_view text = tree.source();
  require(is_valid_utf8(text) && (text.find('\r') == std::string_view::npos));
  std::uint64_t last = 0;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const ByteRange range = tree.in_capture({at, at + 1});
    require(range.begin < range.end && range.end <= tree.capture.bytes.size() && range.begin >= last);
    last = range.begin;
  }
  return 0;
}
