// names.cc: two hash tables. That of the known names is made by the compiler and mixes the first and last
// eight bytes, which tells all of them apart quickly. That of the page's own names hashes every byte, seeded
// by its own address, so that a page cannot choose names that collide. Entry points: known_name(),
// Names::intern().

#include "page/names.h"

#include <xxhash.h>

#include <array>
#include <bit>
#include <cstring>

#include "base/strings.h"

namespace broadsheet {
namespace {

constexpr std::size_t known_slots = 2048;

constexpr std::uint64_t bytes_at(std::string_view name, std::size_t begin, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value |= std::uint64_t{static_cast<unsigned char>(name[begin + i])} << (8 * i);
  return value;
}

constexpr std::size_t known_hash(std::uint64_t first, std::uint64_t last, std::size_t size) {
  const std::uint64_t mixed = (first * 0x9E3779B97F4A7C15) ^ ((last + size) * 0xC2B2AE3D27D4EB4F);
  return static_cast<std::size_t>((mixed ^ (mixed >> 29)) >> 13) % known_slots;
}

constexpr std::size_t known_hash(std::string_view name) {
  const std::size_t part = name.size() < 8 ? name.size() : 8;
  return known_hash(bytes_at(name, 0, part), bytes_at(name, name.size() - part, part), name.size());
}

constexpr std::array<std::uint16_t, known_slots> make_known_table() {
  std::array<std::uint16_t, known_slots> table = {};
  for (std::uint16_t i = 1; i < known_names; ++i) {
    std::size_t slot = known_hash(known_name_table[i]);
    while (table[slot] != 0) slot = (slot + 1) % known_slots;
    table[slot] = i;
  }
  return table;
}

constexpr std::array<std::uint16_t, known_slots> known_table = make_known_table();

}  // namespace

Tag known_name(std::string_view name) {
  if (name.empty()) return Tag::none;
  for (std::size_t slot = known_hash(name); known_table[slot] != 0; slot = (slot + 1) % known_slots)
    if (known_name_table[known_table[slot]] == name) return static_cast<Tag>(known_table[slot]);
  return Tag::none;
}

Names::Names() : slots_(64), seed_(reinterpret_cast<std::uintptr_t>(this)) {}

Tag Names::intern(std::string_view name) {
  const Tag known = known_name(name);
  return known != Tag::none ? known : intern_added(name);
}

Tag Names::intern_lowered(std::string_view name) {
  for (const char c : name)
    if (is_ascii_upper(c)) {
      lowered_.assign(name);
      for (char& letter : lowered_) letter = ascii_lower(letter);
      return intern(lowered_);
    }
  return intern(name);
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
