#pragma once
// gram_table.h: from the hash of a gram to the articles that hold it, in order of their numbers.
//
// Nearly every gram stands in one article, so a slot is the hash and that article; only of the others is
// there a list. Slots lie in shards that grow by themselves, so that no single add waits for the whole table
// to move. A million articles hold two hundred million grams: of a hash 40 bits are told apart, eight by the
// shard and 32 in the slot, so that a slot is eight bytes. Two grams in some thousands of that many are taken
// for one, which makes no relation: texts are compared word by word.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "copy/entry.h"

namespace broadsheet {

class GramTable {
 public:
  static constexpr std::size_t longest = 64;  // articles remembered a gram, the first of them

  // The grams of an article. Numbers rise; the same gram again is passed over.
  void add(std::span<const Gram> grams, std::uint32_t article);
  void add(std::uint64_t hash, std::uint32_t article);
  // Asks for the memory that find() will need.
  void expect(std::uint64_t hash) const {
    const std::vector<Slot>& slots = shards_[hash >> 56].slots;
    if (!slots.empty()) __builtin_prefetch(&slots[first_place(slots, hash)]);
  }
  // Until the next add().
  [[nodiscard]] std::span<const std::uint32_t> find(std::uint64_t hash) const;

 private:
  static constexpr std::uint32_t listed = 0x80000000, none = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t hash = 0;     // the lower half
    std::uint32_t held = none;  // by this article, or with the bit `listed` by those of a place in lists_
  };
  struct Shard {
    std::vector<Slot> slots;  // probed one by one
    std::size_t used = 0;
  };
  [[nodiscard]] static std::size_t first_place(const std::vector<Slot>& slots, std::uint64_t hash) {
    return (hash & 0xFFFFFFFF) * slots.size() >> 32;
  }
  [[nodiscard]] static std::size_t place_in(const std::vector<Slot>& slots, std::uint32_t hash);
  static void grow(Shard& shard);

  std::array<Shard, 256> shards_;  // by the top byte of the hash
  std::vector<std::vector<std::uint32_t>> lists_;
};

}  // namespace broadsheet
