#pragma once
// word_map.h: values by word, for tables that are asked for every word of every text: one look into a row of
// hashes, one comparison. Words are never taken out singly. The hash is seeded by a place in memory, so that
// a text cannot choose words that collide.

#include <cstdint>
#include <deque>
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
    return slot.row == 0 ? nullptr : &rows_[slot.row - 1].second;
  }

  // The word's value, made where there is none, and whether it was.
  std::pair<Value*, bool> emplace(std::string_view word) {
    const std::uint32_t hash = short_hash(word);
    std::size_t at = place_of(word, hash);
    if (slots_[at].row != 0) return {&rows_[slots_[at].row - 1].second, false};
    if (2 * rows_.size() >= slots_.size()) {
      grow();
      at = place_of(word, hash);
    }
    rows_.emplace_back(std::string(word), Value());
    slots_[at] = {hash, static_cast<std::uint32_t>(rows_.size())};
    return {&rows_.back().second, true};
  }
  Value& operator[](std::string_view word) { return *emplace(word).first; }

  // In the order in which they were made.
  template <typename Each>
  void for_each(Each each) const {
    for (const auto& [word, value] : rows_) each(word, value);
  }

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  void clear() {
    rows_.clear();
    slots_.assign(fewest, {});
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t row = 0;  // from 1 on; 0: free
  };
  static constexpr std::size_t fewest = 64;  // slots; always a power of two

  [[nodiscard]] std::uint32_t short_hash(std::string_view word) const {
    return static_cast<std::uint32_t>(hash64(word, seed_));
  }
  [[nodiscard]] std::size_t place_of(std::string_view word, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].row != 0 && (slots_[at].hash != hash || rows_[slots_[at].row - 1].first != word))
      at = (at + 1) & (slots_.size() - 1);
    return at;
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
  std::deque<std::pair<std::string, Value>> rows_;
};

}  // namespace broadsheet
