#pragma once
// date_search.h: where on a page, besides its head, the day of publication stands.

#include <optional>
#include <string_view>

#include "article/blocks.h"
#include "broadsheet/text.h"

namespace broadsheet {

// What is known of the story before its day is looked for.
struct DateContext {
  std::string_view url, headline;
  DateOrder order = DateOrder::day_first;
  std::optional<Instant> captured;  // later dates are none
  std::optional<Date> addressed;    // the day that the address names
  bool has_body = false;
  std::size_t first_block = 0, last_block = 0;  // of the body
};

struct ShownDate {
  Date date;
  ByteRange bytes;
  int weight = 0;  // from `sure_weight` on it stands where pages date their story
};
inline constexpr int sure_weight = 6;

// The element with a date for machines that is the story's: the first that is not in comments, sidebars or
// another story's teaser.
[[nodiscard]] std::optional<ShownDate> find_time_element(const Page& page, const BlockTable& table,
                                                         const DateContext& context);

// The line with a date that looks most like the one that dates the story.
[[nodiscard]] std::optional<ShownDate> find_dated_line(const Page& page, const BlockTable& table,
                                                       const DateContext& context);

// What a value in the head or in an attribute says: ISO 8601, else any form of date.
[[nodiscard]] std::optional<Date> read_said_date(std::string_view value, DateOrder order);

}  // namespace broadsheet
