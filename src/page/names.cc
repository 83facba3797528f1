// names.cc: two hash tables. That of the known names is made by the compiler (name_key.h). That of the page's
// own names hashes every byte, seeded by its own address, so that a page cannot choose names that collide.
// Entry points: known_name(), Names::intern().

#include "page/names.h"

#include <xxhash.h>

#include <array>
#include <bit>

#include "base/strings.h"
#include "page/name_key.h"

namespace broadsheet {
namespace {

constexpr std::size_t known_slots = 2048;

constexpr std::array<NameKey, known_names> make_known_keys() {
  std::array<NameKey, known_names> keys = {};
  for (std::uint32_t i = 1; i < known_names; ++i) keys[i] = key_of(known_name_table[i]);
  return keys;
}

constexpr std::array<std::uint16_t, known_slots> make_known_table() {
  std::array<std::uint16_t, known_slots> table = {};
  for (std::uint16_t i = 1; i < known_names; ++i) {
    std::size_t slot = slot_of(key_of(known_name_table[i]), known_name_table[i].size(), known_slots);
    while (table[slot] != 0) slot = (slot + 1) % known_slots;
    table[slot] = i;
  }
  return table;
}

constexpr std::array<NameKey, known_names> known_keys = make_known_keys();
constexpr std::array<std::uint16_t, known_slots> known_table = make_known_table();

}  // namespace

// Names of up to key_size bytes are their key and their size.
Tag known_name(const NameKey& key, std::size_t size) {
  for (std::size_t slot = slot_of(key, size, known_slots); known_table[slot] != 0;
       slot = (slot + 1) % known_slots) {
    const std::uint16_t number = known_table[slot];
    if (known_keys[number] == key && known_name_table[number].size() == size) return static_cast<Tag>(number);
  }
  return Tag::none;
}

Tag known_name(std::string_view name) {
  if (name.empty()) return Tag::none;
  const Tag found = known_name(key_of(name), name.size());
  return name.size() <= key_size || known_name_table[number_of(found)] == name ? found : Tag::none;
}

Names::Names() : slots_(64), seed_(reinterpret_cast<std::uintptr_t>(this)) {}

Tag Names::intern(std::string_view name) {
  const Tag known = known_name(name);
  return known != Tag::none ? known : intern_added(name);
}

Tag Names::intern_lowered(std::string_view name) {
  lowered_.assign(name);
  for (char& letter : lowered_) letter = ascii_lower(letter);
  return intern(lowered_);
}

Tag Names::intern_added(std::string_view name) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits_withSeed(name.data(), name.size(), seed_));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = first_slot(slots_, hash);
  for (; slots_[slot].number != 0; slot = (slot + 1) & mask) {
    const auto found = static_cast<Tag>(slots_[slot].number);
    if (slots_[slot].hash == hash && text(found) == name) return found;
  }
  const std::uint32_t number = count();
  added_.push_back({letters_.size(), static_cast<std::uint32_t>(name.size())});
  letters_.append(name.data(), name.size());
  slots_[slot] = {number, hash};
  if (added_.size() * 2 > slots_.size()) grow();
  return static_cast<Tag>(number);
}

// The first bits of the hash, so that both tables are walked in order when one grows.
std::size_t Names::first_slot(const std::vector<Slot>& slots, std::uint32_t hash) {
  return hash >> (32 - std::countr_zero(slots.size()));
}

void Names::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& old : slots_) {
    if (old.number == 0) continue;
    std::size_t slot = first_slot(larger, old.hash);
    while (larger[slot].number != 0) slot = (slot + 1) & mask;
    larger[slot] = old;
  }
  slots_ = std::move(larger);
}

}  // namespace broadsheet
