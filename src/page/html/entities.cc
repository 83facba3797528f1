// entities.cc: a name with its semicolon is looked up; any other is found by narrowing a range of the sorted
// table one character at a time. Entry points: longest_entity(), character_of_number().

#include "page/html/entities.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "page/html/scan.h"
#include "page/name_key.h"

namespace broadsheet::html {
namespace {

// Windows-1252 at 0x80 to 0x9F; 0 where the number stands for itself.
constexpr std::array<char16_t, 32> c1_table = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char letter_at(const Entity& entity, std::size_t index) {
  return index < entity.name.size() ? entity.name[index] : '\0';
}

// Where a name may stand in a hash table of all of them; the table is made at its first use.
constexpr std::size_t slot_count = 8192;
constexpr std::size_t longest_name = 32;  // with the semicolon

std::size_t first_slot(std::string_view name) {
  return slot_of(key_of(name), name.size(), slot_count);
}

const std::array<std::uint16_t, slot_count>& slots() {
  static const std::array<std::uint16_t, slot_count> table = [] {
    std::array<std::uint16_t, slot_count> made = {};
    for (std::size_t row = 0; row < entities().size(); ++row) {
      std::size_t slot = first_slot(entities()[row].name);
      while (made[slot] != 0) slot = (slot + 1) % slot_count;
      made[slot] = static_cast<std::uint16_t>(row + 1);
    }
    return made;
  }();
  return table;
}

const Entity* find_exactly(std::string_view name) {
  const auto& table = slots();
  for (std::size_t slot = first_slot(name); table[slot] != 0; slot = (slot + 1) % slot_count)
    if (const Entity& entity = entities()[table[slot] - 1U]; entity.name == name) return &entity;
  return nullptr;
}

}  // namespace

const Entity* longest_entity(std::string_view text) {
  if (text.empty()) return nullptr;
  // Nearly always the name ends in a semicolon, and then nothing longer can.
  const std::string_view near = text.substr(0, longest_name);
  if (const std::size_t end = find_any<';'>(near, 0); end < near.size())
    if (const Entity* const whole = find_exactly(near.substr(0, end + 1))) return whole;
  return longest_entity_by_letter(text);
}

const Entity* longest_entity_by_letter(std::string_view text) {
  if (text.empty()) return nullptr;
  std::span<const Entity> candidates = entities_with_initial(text[0]);
  const Entity* longest = nullptr;
  for (std::size_t i = 1; i < text.size() && text[i] != '\0' && !candidates.empty(); ++i) {
    const auto by_letter = [&](const Entity& e) { return letter_at(e, i); };
    const auto [begin, end] = std::ranges::equal_range(candidates, text[i], {}, by_letter);
    candidates = {begin, end};
    if (!candidates.empty() && candidates.front().name.size() == i + 1) longest = &candidates.front();
  }
  return longest;
}

char32_t character_of_number(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF))
    return replacement_character;
  if (number >= 0x80 && number <= 0x9F && c1_table[number - 0x80] != 0) return c1_table[number - 0x80];
  return number;
}

}  // namespace broadsheet::html
