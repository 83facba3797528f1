// gram_table.cc: linear probing at a load of three fifths to three quarters, which is why large shards
// grow by a quarter: the table is the largest part of what an article takes in memory. Small ones double.
// Entry points: GramTable::add(), GramTable::find().

#include "copy/gram_table.h"

#include <algorithm>

namespace broadsheet {

// Where the hash stands, or would stand.
std::size_t GramTable::place_in(const std::vector<Slot>& slots, std::uint32_t hash) {
  std::size_t at = first_place(slots, hash);
  while (slots[at].held != none && slots[at].hash != hash) at = at + 1 < slots.size() ? at + 1 : 0;
  return at;
}

void GramTable::grow(Shard& shard) {
  constexpr std::size_t small = 4'096;  // slots; 8 MB in all shards
  const std::size_t size = shard.slots.size();
  std::vector<Slot> larger(size < small ? std::max<std::size_t>(64, 2 * size) : size * 5 / 4);
  for (const Slot& slot : shard.slots)
    if (slot.held != none) larger[place_in(larger, slot.hash)] = slot;
  shard.slots = std::move(larger);
}

void GramTable::add(std::span<const Gram> grams, std::uint32_t article) {
  for (const Gram& gram : grams) expect(gram.hash);
  for (const Gram& gram : grams) add(gram.hash, article);
}

void GramTable::add(std::uint64_t hash, std::uint32_t article) {
  Shard& shard = shards_[hash >> 56];
  if (4 * shard.used >= 3 * shard.slots.size()) grow(shard);
  const auto lower = static_cast<std::uint32_t>(hash);
  Slot& slot = shard.slots[place_in(shard.slots, lower)];
  if (slot.held == none) {
    slot = {lower, article};
    ++shard.used;
  } else if ((slot.held & listed) == 0) {
    if (slot.held == article) return;
    lists_.push_back({slot.held, article});
    slot.held = static_cast<std::uint32_t>(lists_.size() - 1) | listed;
  } else if (std::vector<std::uint32_t>& list = lists_[slot.held & ~listed];
             list.size() < longest && list.back() != article) {
    list.push_back(article);
  }
}

std::span<const std::uint32_t> GramTable::find(std::uint64_t hash) const {
  const Shard& shard = shards_[hash >> 56];
  if (shard.slots.empty()) return {};
  const Slot& slot = shard.slots[place_in(shard.slots, static_cast<std::uint32_t>(hash))];
  if (slot.held == none) return {};
  if ((slot.held & listed) == 0) return {&slot.held, 1};
  return lists_[slot.held & ~listed];
}

}  // namespace broadsheet
