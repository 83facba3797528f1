#pragma once
// list_bytes.h: a list of Recommended stories as its row holds it (docs/formats/archive.md): which articles,
// and why. What they are called stands in their own rows. It is read for every page of an article that is
// made, and the desk writes lists anew more often than articles.

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// The items without what their articles' rows tell: id, headline, publisher, date, text.
struct NumberedList {
  std::vector<Recommendation> items;
  std::vector<std::int64_t>
      numbers;  // of their articles; empty: a list of before format 8, whose items are whole
};

// `numbers`: of the articles of the list, in its order.
[[nodiscard]] std::string list_bytes(const std::vector<Recommendation>& list,
                                     const std::vector<std::int64_t>& numbers);

// Reads those, and the lists and JSON lines that stood in their place before. Errors: damaged.
[[nodiscard]] Result<NumberedList> list_in(std::string_view row);

}  // namespace broadsheet
