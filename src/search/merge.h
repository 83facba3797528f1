#pragma once
// merge.h: several segments become one, so that few have to be asked.

#include <vector>

#include "search/segment.h"

namespace broadsheet {

// Segments are merged with others of their size, four at a time, until they are of this size; then they stay
// as they are. So a commit merges four times as much at the most.
inline constexpr std::uint64_t full_segment = 32 << 20;  // bytes

// Merges as long as there are four of one size, and writes anew what is gone by half.
[[nodiscard]] Result<void> merge_some(const Database& database);

// What whoever has written for a while leaves to those who search: of more than a few segments those become
// one, of up to a size, that are not over eight times what is smaller. False where nothing was to be done.
inline constexpr std::size_t few_segments = 4;
inline constexpr std::uint64_t largest_segment = 128 << 20;  // bytes
[[nodiscard]] Result<bool> merge_many(const Database& database);

// Writes a segment of an earlier form anew; false where there is none.
[[nodiscard]] Result<bool> renew_one(const Database& database);

// Writes every segment anew that has documents that are gone, so that nothing is left of them.
[[nodiscard]] Result<void> merge_gone(const Database& database);

}  // namespace broadsheet
