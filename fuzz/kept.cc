// Any bytes as what the desk keeps beside articles: lists of Recommended stories, and what it made of an
// article, which is the same when it is written again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "recommend/desk_item.h"
#include "store/list_bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto list = list_in(bytes); list && !list->numbers.empty()) {
    const auto again = list_in(list_bytes(list->items, list->numbers));
    if (!again || again->numbers != list->numbers || again->items.size() != list->items.size()) std::abort();
  }
  if (const auto item = desk_item_in(bytes)) {
    const auto again = desk_item_in(bytes_of(*item));
    if (!again || again->words.hashes != item->words.hashes || again->copy.words != item->copy.words)
      std::abort();
  }
  return 0;
}
