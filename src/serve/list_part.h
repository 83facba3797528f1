#pragma once
// list_part.h: lists that are read in parts, by the places of their rows: pages and the API go the same way.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/store.h"

namespace broadsheet {

// Which part of a list: the one next below or next above a row; neither: the first.
struct ListPart {
  std::optional<RowPlace> older_than, newer_than;
};

struct ListRows {
  std::vector<ArticleRow> rows;
  bool has_newer = false, has_older = false;  // whether the list goes on above and below them
};

// At most `limit` rows of what `query` asks for.
[[nodiscard]] Result<ListRows> read_part(const Archive& archive, RowQuery query, const ListPart& part,
                                         std::size_t limit);

// A place as addresses write it, "1671000000.17".
[[nodiscard]] std::string printed_place(const RowPlace& place);
[[nodiscard]] std::optional<RowPlace> place_in(std::string_view text);  // nothing for anything else

}  // namespace broadsheet
