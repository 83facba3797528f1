#pragma once
// entities.h: the standard's named character references.

#include <cstdint>
#include <span>
#include <string_view>

namespace broadsheet::html {

struct Entity {
  std::string_view name;   // "amp;", and "amp" where the standard allows it without the semicolon
  std::string_view value;  // UTF-8
};

// All of them, sorted by name; those whose name begins with a character.
[[nodiscard]] std::span<const Entity> entities();
[[nodiscard]] std::span<const Entity> entities_with_initial(char initial);

// The longest name that `text`, the characters behind an ampersand, begins with; nullptr where there is none.
[[nodiscard]] const Entity* longest_entity(std::string_view text);
// The same without a table of hashes: what tests hold it against, and what it falls back upon.
[[nodiscard]] const Entity* longest_entity_by_letter(std::string_view text);

// ASCII alphanumerics, of which names consist but for the semicolon.
[[nodiscard]] constexpr bool is_alphanumeric(int c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The character of a numeric reference: U+FFFD for what is no scalar value, and what windows-1252 has at the
// numbers of C1 controls ("numeric character reference end state").
[[nodiscard]] char32_t character_of_number(std::uint32_t number);

}  // namespace broadsheet::html
