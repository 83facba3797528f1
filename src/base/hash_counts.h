#pragma once
// hash_counts.h: how often each of very many 64-bit hashes came, up to a few times: eight bytes a slot.
//
// The lowest bits of a slot hold the count, the others those of the hash, so that hashes which differ in
// nothing else are one. The order of slots is seeded by a place in memory, so that a text cannot choose
// hashes that stand in each other's way.

#include <bit>
#include <cstdint>

#include "base/large_pages.h"

namespace broadsheet {

template <std::uint32_t most>  // what is counted to
class HashCounts {
 public:
  void add(std::uint64_t hash) {
    if (4 * (size_ + 1) > 3 * slots_.size()) grow();
    std::uint64_t& slot = slots_[place_of(slots_, known_as(hash))];
    if (slot == 0) {
      slot = known_as(hash) | 1;
      ++size_;
    } else if ((slot & counting) < most) {
      ++slot;
    }
  }
  [[nodiscard]] std::uint32_t count(std::uint64_t hash) const {
    return static_cast<std::uint32_t>(slots_[place_of(slots_, known_as(hash))] & counting);
  }
  // Asks for the memory that a look for the hash will need.
  void expect(std::uint64_t hash) const { __builtin_prefetch(&slots_[first_place(slots_, known_as(hash))]); }

 private:
  static constexpr std::uint64_t counting = std::bit_ceil(most + 1) - 1;  // the bits that count
  static constexpr std::size_t fewest = 64;                               // slots; always a power of two

  [[nodiscard]] static std::uint64_t known_as(std::uint64_t hash) { return hash & ~counting; }
  [[nodiscard]] std::size_t first_place(const LargeVector<std::uint64_t>& slots, std::uint64_t key) const {
    const int bits = std::countr_zero(slots.size());
    return static_cast<std::size_t>((key ^ seed_) * 0x9E3779B97F4A7C15 >> (64 - bits));
  }
  // Of the hash or free.
  [[nodiscard]] std::size_t place_of(const LargeVector<std::uint64_t>& slots, std::uint64_t key) const {
    std::size_t at = first_place(slots, key);
    while (slots[at] != 0 && known_as(slots[at]) != key) at = (at + 1) & (slots.size() - 1);
    return at;
  }
  void grow() {
    LargeVector<std::uint64_t> larger(2 * slots_.size());
    for (const std::uint64_t slot : slots_)
      if (slot != 0) larger[place_of(larger, known_as(slot))] = slot;
    slots_ = std::move(larger);
  }

  std::uint64_t seed_ = reinterpret_cast<std::uintptr_t>(this);
  LargeVector<std::uint64_t> slots_ = LargeVector<std::uint64_t>(fewest);
  std::size_t size_ = 0;
};

}  // namespace broadsheet
