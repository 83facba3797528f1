// list_part.cc: a part is read with one row more than it shows, which tells whether the list goes on in its
// direction. Entry point: read_part().

#include "serve/list_part.h"

#include <charconv>

namespace broadsheet {

Result<ListRows> read_part(const Archive& archive, RowQuery query, const ListPart& part, std::size_t limit) {
  query.limit = limit + 1;
  query.older_than = part.older_than;
  query.newer_than = part.newer_than;
  auto rows = archive.rows(query);
  if (!rows) return tl::unexpected(rows.error());
  ListRows read{std::move(*rows)};
  if (read.rows.empty()) return read;
  const bool more = read.rows.size() > limit;
  if (more) read.rows.erase(part.newer_than ? read.rows.begin() : read.rows.end() - 1);
  read.has_newer = part.newer_than ? more : part.older_than.has_value();
  read.has_older = more || part.newer_than;
  return read;
}

std::string printed_place(const RowPlace& place) {
  return std::to_string(place.at) + "." + std::to_string(place.number);
}

std::optional<RowPlace> place_in(std::string_view text) {
  RowPlace place;
  const char* end = text.data() + text.size();
  const auto [dot, fault] = std::from_chars(text.data(), end, place.at);
  if (fault != std::errc() || dot == end || *dot != '.') return std::nullopt;
  const auto [rest, second_fault] = std::from_chars(dot + 1, end, place.number);
  return second_fault == std::errc() && rest == end ? std::optional(place) : std::nullopt;
}

}  // namespace broadsheet
