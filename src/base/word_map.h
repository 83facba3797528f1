#pragma once
// word_map.h: values by word, for tables that are asked for every word of every text: one look into a row of
// hashes, one comparison. Words are never taken out singly. The hash is seeded by a place in memory, so that
// a text cannot choose words that collide.
//
// Such a table is larger than what lies near the processor, and a look waits for memory twice: for the slot,
// then for the row. Who has many words at once asks emplace_all(), which looks ahead.

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace broadsheet {

template <typename Value>
class WordMap {
 public:
  // Null where the word is not there. Stays good until clear().
  [[nodiscard]] const Value* find(std::string_view word) const {
    const Slot& slot = slots_[place_of(word, short_hash(word))];
    return slot.row == 0 ? nullptr : &row(slot).second;
  }

  // The word's value, made where there is none, and whether it was.
  std::pair<Value*, bool> emplace(std::string_view word) { return emplace(word, short_hash(word)); }

  // The same of each word(i) below `count`, in order: calls met(i, value, whether it was made).
  template <typename WordAt, typename Met>
  void emplace_all(std::size_t count, WordAt word, Met met) {
    constexpr std::size_t rows_ahead = 16;
    std::vector<std::uint32_t> hashes(count);
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = short_hash(word(i));
      __builtin_prefetch(&first_slot(hashes[i]));
    }
    for (std::size_t i = 0; i < std::min(rows_ahead, count); ++i) expect_row(hashes[i]);
    for (std::size_t i = 0; i < count; ++i) {
      if (i + rows_ahead < count) expect_row(hashes[i + rows_ahead]);
      const auto [value, fresh] = emplace(word(i), hashes[i]);
      met(i, *value, fresh);
    }
  }
  Value& operator[](std::string_view word) { return *emplace(word).first; }

  // In the order in which they were made.
  template <typename Each>
  void for_each(Each each) const {
    for (std::uint32_t i = 0; i < size_; ++i) {
      const auto& [word, value] = row({0, i + 1});
      each(word, value);
    }
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  void clear() {
    parts_.clear();
    size_ = 0;
    slots_.assign(fewest, {});
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t row = 0;  // from 1 on; 0: free
  };
  using Row = std::pair<std::string, Value>;
  static constexpr std::size_t fewest = 64;  // slots; always a power of two
  static constexpr std::size_t a_part = 64;  // rows

  [[nodiscard]] std::uint32_t short_hash(std::string_view word) const {
    return static_cast<std::uint32_t>(hash64(word, seed_));
  }
  [[nodiscard]] const Slot& first_slot(std::uint32_t hash) const {
    return slots_[hash & (slots_.size() - 1)];
  }
  [[nodiscard]] const Row& row(const Slot& slot) const {
    return (*parts_[(slot.row - 1) / a_part])[(slot.row - 1) % a_part];
  }
  [[nodiscard]] Row& row(const Slot& slot) {
    return (*parts_[(slot.row - 1) / a_part])[(slot.row - 1) % a_part];
  }
  void expect_row(std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].row != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].row != 0) __builtin_prefetch(&row(slots_[at]));
  }
  [[nodiscard]] std::size_t place_of(std::string_view word, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].row != 0 && (slots_[at].hash != hash || row(slots_[at]).first != word))
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  std::pair<Value*, bool> emplace(std::string_view word, std::uint32_t hash) {
    std::size_t at = place_of(word, hash);
    if (slots_[at].row != 0) return {&row(slots_[at]).second, false};
    if (2 * size_ >= slots_.size()) {
      grow();
      at = place_of(word, hash);
    }
    if (size_ == parts_.size() * a_part) parts_.push_back(std::make_unique<std::array<Row, a_part>>());
    slots_[at] = {hash, ++size_};
    Row& made = row(slots_[at]);
    made.first = word;
    return {&made.second, true};
  }
  void grow() {
    std::vector<Slot> larger(2 * slots_.size());
    for (const Slot& slot : slots_) {
      if (slot.row == 0) continue;
      std::size_t at = slot.hash & (larger.size() - 1);
      while (larger[at].row != 0) at = (at + 1) & (larger.size() - 1);
      larger[at] = slot;
    }
    slots_ = std::move(larger);
  }

  std::uint64_t seed_ = reinterpret_cast<std::uintptr_t>(this);
  std::vector<Slot> slots_ = std::vector<Slot>(fewest);
  std::vector<std::unique_ptr<std::array<Row, a_part>>> parts_;  // of the rows, in the order they were made
  std::uint32_t size_ = 0;                                       // rows
};

}  // namespace broadsheet
