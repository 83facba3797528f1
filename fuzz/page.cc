// Any bytes as a page, read as what they seem and as text: tree sound, article valid JSON that is read back.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "broadsheet/article.h"

namespace {

using namespace broadsheet;

void read_as(const std::string& bytes, std::optional<PageKind> kind) {
  Capture capture;
  capture.bytes = bytes;
  PageOptions options;
  options.kind = kind;
  options.limits.depth = 64;
  const auto page = Page::parse(std::move(capture), options);
  if (!page) return;
  std::size_t seen = 0;
  for (Node n = Page::root(); n != no_node; n = page->next(n)) {
    if (++seen > page->size() || !is_valid_utf8(page->text(n))) std::abort();
    if (page->evidence(n).end > bytes.size()) std::abort();
  }
  const auto article = extract(*page);
  if (!article || !article_from_json(to_json(*article))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_as(bytes, std::nullopt);
  read_as(bytes, PageKind::text);
  return 0;
}
