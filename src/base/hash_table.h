#pragma once
// hash_table.h: values by 64-bit hashes, for tables that are asked for every word of every article: one row
// of slots, one look at a free or a right one. Keys are never taken out. The order of slots is seeded by a
// place in memory, so that a text cannot choose hashes that stand in each other's way.

#include <bit>
#include <cstdint>
#include <utility>

#include "base/large_pages.h"

namespace broadsheet {

template <typename Value>
class HashTable {
 public:
  // Null where the key is not there. Stays good until the next emplace().
  [[nodiscard]] const Value* find(std::uint64_t key) const {
    const Slot& slot = slots_[place_of(slots_, known_as(key))];
    return slot.key == free_slot ? nullptr : &slot.value;
  }

  // The key's value, made where there is none, and whether it was.
  std::pair<Value*, bool> emplace(std::uint64_t key) {
    key = known_as(key);
    std::size_t at = place_of(slots_, key);
    if (slots_[at].key == key) return {&slots_[at].value, false};
    if (2 * (size_ + 1) > slots_.size()) {
      grow();
      at = place_of(slots_, key);
    }
    slots_[at].key = key;
    ++size_;
    return {&slots_[at].value, true};
  }
  Value& operator[](std::uint64_t key) { return *emplace(key).first; }

  // Asks for the memory that a look for the key will need.
  void expect(std::uint64_t key) const { __builtin_prefetch(&slots_[first_place(slots_, known_as(key))]); }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = free_slot;
    Value value{};
  };
  static constexpr std::uint64_t free_slot = 0;
  static constexpr std::size_t fewest = 64;  // slots; always a power of two

  // The hash 0 is known as another: two of 2^64 are one.
  [[nodiscard]] static std::uint64_t known_as(std::uint64_t key) { return key == free_slot ? 1 : key; }
  [[nodiscard]] std::size_t first_place(const LargeVector<Slot>& slots, std::uint64_t key) const {
    const int bits = std::countr_zero(slots.size());
    return static_cast<std::size_t>((key ^ seed_) * 0x9E3779B97F4A7C15 >> (64 - bits));
  }
  [[nodiscard]] std::size_t place_of(const LargeVector<Slot>& slots, std::uint64_t key) const {
    std::size_t at = first_place(slots, key);
    while (slots[at].key != free_slot && slots[at].key != key) at = (at + 1) & (slots.size() - 1);
    return at;
  }
  void grow() {
    LargeVector<Slot> larger(2 * slots_.size());
    for (Slot& slot : slots_)
      if (slot.key != free_slot) larger[place_of(larger, slot.key)] = std::move(slot);
    slots_ = std::move(larger);
  }

  std::uint64_t seed_ = reinterpret_cast<std::uintptr_t>(this);
  LargeVector<Slot> slots_ = LargeVector<Slot>(fewest);
  std::size_t size_ = 0;
};

}  // namespace broadsheet
