// names.cc: two hash tables. That of the known names is made by the compiler and mixes the first and last
// eight bytes, which tells all of them apart quickly. That of the page's own names hashes every byte, seeded
// by its own address, so that a page cannot choose names that collide. Entry points: known_name(),
// Names::intern().

#include "page/names.h"

#include <xxhash.h>

#include <array>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::size_t known_slots = 2048;

// Constant counts, which the compiler makes one load of.
template <std::size_t count>
constexpr std::uint64_t bytes_at(const char* text) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  return value;
}

// The first and the last bytes of a name. With its size they are the name, up to 16 bytes.
struct Key {
  std::uint64_t first = 0, last = 0;
  bool operator==(const Key&) const = default;
};

constexpr Key key_of(std::string_view name) {
  const std::size_t size = name.size();
  const char* begin = name.data();
  if (size >= 8) return {bytes_at<8>(begin), bytes_at<8>(begin + size - 8)};
  if (size >= 4) return {bytes_at<4>(begin), bytes_at<4>(begin + size - 4)};
  return {bytes_at<1>(begin) | bytes_at<1>(begin + size / 2) << 8 | bytes_at<1>(begin + size - 1) << 16, 0};
}

constexpr std::size_t slot_of(const Key& key, std::size_t size) {
  const std::uint64_t mixed = (key.first * 0x9E3779B97F4A7C15) ^ ((key.last + size) * 0xC2B2AE3D27D4EB4F);
  return static_cast<std::size_t>((mixed ^ (mixed >> 29)) >> 13) % known_slots;
}

constexpr std::array<Key, known_names> make_known_keys() {
  std::array<Key, known_names> keys = {};
  for (std::uint32_t i = 1; i < known_names; ++i) keys[i] = key_of(known_name_table[i]);
  return keys;
}

constexpr std::array<std::uint16_t, known_slots> make_known_table() {
  std::array<std::uint16_t, known_slots> table = {};
  for (std::uint16_t i = 1; i < known_names; ++i) {
    std::size_t slot = slot_of(key_of(known_name_table[i]), known_name_table[i].size());
    while (table[slot] != 0) slot = (slot + 1) % known_slots;
    table[slot] = i;
  }
  return table;
}

constexpr std::array<Key, known_names> known_keys = make_known_keys();
constexpr std::array<std::uint16_t, known_slots> known_table = make_known_table();

}  // namespace

Tag known_name(std::string_view name) {
  if (name.empty()) return Tag::none;
  const Key key = key_of(name);
  for (std::size_t slot = slot_of(key, name.size()); known_table[slot] != 0;
       slot = (slot + 1) % known_slots) {
    const std::uint16_t number = known_table[slot];
    if (known_keys[number] != key || known_name_table[number].size() != name.size()) continue;
    if (name.size() <= 16 || known_name_table[number] == name) return static_cast<Tag>(number);
  }
  return Tag::none;
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
