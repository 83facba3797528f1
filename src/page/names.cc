// names.cc: two hash tables. That of the known names is made by the compiler (name_key.h). That of the page's
// own names hashes every byte, seeded by its own address, so that a page cannot choose names that collide.
// Entry points: known_name(), Names::intern().

#include "page/names.h"

#include <xxhash.h>

#include <array>

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
  const std::uint64_t hash = XXH3_64bits_withSeed(name.data(), name.size(), seed_);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Place& place = added_[slots_[slot] - 1];
    if (place.hash == hash && std::string_view(letters_.data() + place.begin, place.length) == name)
      return static_cast<Tag>(known_names + slots_[slot] - 1);
  }
  added_.push_back({letters_.size(), static_cast<std::uint32_t>(name.size()), hash});
  letters_.append(name.data(), name.size());
  slots_[slot] = added_.size();
  if (added_.size() * 2 > slots_.size()) grow();
  return static_cast<Tag>(known_names + added_.size() - 1);
}

void Names::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t i = 0; i < added_.size(); ++i) {
    std::size_t slot = added_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = i + 1;
  }
}

}  // namespace broadsheet
