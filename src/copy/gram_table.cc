// gram_table.cc: linear probing at a load of at most two thirds. Entry points: GramTable::add(),
// GramTable::find().

#include "copy/gram_table.h"

namespace broadsheet {

// Where the hash stands, or would stand.
std::size_t GramTable::place_in(const std::vector<Slot>& slots, std::uint64_t hash) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = hash & mask;
  while (slots[at].list != none && slots[at].hash != hash) at = (at + 1) & mask;
  return at;
}

void GramTable::grow(Shard& shard) {
  std::vector<Slot> larger(shard.slots.empty() ? 64 : shard.slots.size() * 2);
  for (const Slot& slot : shard.slots)
    if (slot.list != none) larger[place_in(larger, slot.hash)] = slot;
  shard.slots = std::move(larger);
}

void GramTable::add(std::span<const Gram> grams, std::uint32_t article) {
  for (const Gram& gram : grams) expect(gram.hash);
  for (const Gram& gram : grams) add(gram.hash, article);
}

void GramTable::add(std::uint64_t hash, std::uint32_t article) {
  Shard& shard = shards_[hash >> 56];
  if (3 * shard.used >= 2 * shard.slots.size()) grow(shard);
  Slot& slot = shard.slots[place_in(shard.slots, hash)];
  if (slot.list == none) {
    slot = {hash, article, one};
    ++shard.used;
  } else if (slot.list == one) {
    if (slot.article == article) return;
    slot.list = static_cast<std::uint32_t>(lists_.size());
    lists_.push_back({slot.article, article});
  } else if (std::vector<std::uint32_t>& list = lists_[slot.list];
             list.size() < longest && list.back() != article) {
    list.push_back(article);
  }
}

std::span<const std::uint32_t> GramTable::find(std::uint64_t hash) const {
  const Shard& shard = shards_[hash >> 56];
  if (shard.slots.empty()) return {};
  const Slot& slot = shard.slots[place_in(shard.slots, hash)];
  if (slot.list == none) return {};
  if (slot.list == one) return {&slot.article, 1};
  return lists_[slot.list];
}

}  // namespace broadsheet
