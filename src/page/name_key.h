#pragma once
// name_key.h: short names as two numbers, and their hash, for the tables that are made once. A scan that
// looks at 16 bytes at a time has the key for nothing (html/scan.h).

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace broadsheet {

// The first 16 bytes of a name, missing ones zero. With its size they are the name, up to 16 bytes.
struct NameKey {
  std::uint64_t first = 0, second = 0;
  bool operator==(const NameKey&) const = default;
};
inline constexpr std::size_t key_size = 16;

constexpr NameKey key_of(std::string_view name) {
  NameKey key;
  if (!std::is_constant_evaluated()) {
    std::array<char, key_size> bytes = {};
    std::memcpy(bytes.data(), name.data(), std::min(name.size(), key_size));
    std::memcpy(&key, bytes.data(), key_size);
    return key;
  }
  for (std::size_t i = 0; i < name.size() && i < key_size; ++i)
    (i < 8 ? key.first : key.second) |= std::uint64_t{static_cast<unsigned char>(name[i])} << (8 * (i % 8));
  return key;
}

// Where it begins to look in a table of `slots`, a power of two.
constexpr std::size_t slot_of(const NameKey& key, std::size_t size, std::size_t slots) {
  const std::uint64_t mixed = (key.first * 0x9E3779B97F4A7C15) ^ ((key.second + size) * 0xC2B2AE3D27D4EB4F);
  return static_cast<std::size_t>((mixed ^ (mixed >> 29)) >> 13) % slots;
}

}  // namespace broadsheet
