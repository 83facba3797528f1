#pragma once
// desk_items.h: rows of `desk_item`: what the desk made of the articles that came last, so that the next one
// need not make it again. The store knows them as bytes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_numbers.h"
#include "search/database.h"

namespace broadsheet {

struct KeptDeskItem {
  std::int64_t number = 0, capture = 0;  // of the article; another capture replaced it since
  std::string bytes;
};

// Those of new articles, in order of their numbers. As many rows up to the number `behind` go as come, the
// oldest first: so their pages are written over at once.
[[nodiscard]] Result<void> put_desk_items(const Database& database, const std::vector<KeptDeskItem>& items,
                                          std::int64_t behind);

// The row that holds an article's goes; those beside it are made again when they are asked for.
[[nodiscard]] Result<void> drop_desk_item(const Database& database, std::int64_t number);

// Reads on in order of number.
class DeskItems {
 public:
  // Those behind a number. The database must outlive it.
  DeskItems(const Database& database, std::int64_t after);
  // Of an article with a larger number than the one before; empty where there are none of this capture. Until
  // the next.
  [[nodiscard]] std::string_view of(std::int64_t number, std::int64_t capture);

 private:
  [[nodiscard]] bool go_on();

  Statement rows_;
  ByteReader row_;  // what is left of it
  std::int64_t number_ = 0, capture_ = 0;
  std::string_view bytes_;
};

}  // namespace broadsheet
