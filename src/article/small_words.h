#pragma once
// small_words.h: the commonest small words of 14 languages that are written in Latin letters, by the hash of
// their letters: what running text is full of, and labels and scrambled letters are not.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace broadsheet {

inline constexpr std::array<std::string_view, 96> small_words = {
    "a",   "al",  "als",  "an",  "and", "are",  "at",   "att",  "au",    "auf", "aux",  "av",  "be",  "bij",
    "but", "by",  "ce",   "che", "com", "con",  "da",   "das",  "de",    "dei", "del",  "dem", "den", "der",
    "des", "di",  "die",  "do",  "du",  "e",    "een",  "ein",  "el",    "em",  "en",   "er",  "es",  "est",
    "et",  "for", "from", "had", "has", "he",   "het",  "i",    "il",    "im",  "in",   "is",  "ist", "it",
    "la",  "las", "le",   "les", "lo",  "los",  "mit",  "na",   "nicht", "no",  "not",  "o",   "of",  "og",
    "on",  "op",  "or",   "os",  "por", "que",  "se",   "sich", "som",   "te",  "that", "the", "to",  "un",
    "una", "und", "van",  "von", "was", "were", "with", "y",    "yang",  "ze",  "zu",   "zum"};
static_assert(std::is_sorted(small_words.begin(), small_words.end()));
inline constexpr std::size_t longest_small_word = 5;  // bytes

inline constexpr std::uint32_t hash_basis = 2166136261U;
constexpr std::uint32_t hash_step(std::uint32_t hash, unsigned char byte) {
  return (hash ^ byte) * 16777619U;  // FNV-1a
}

// In an open table, so that each word of a page costs one or two looks.
class SmallWords {
 public:
  constexpr SmallWords() {
    for (const std::string_view word : small_words) {
      std::uint32_t hash = hash_basis;
      for (const char c : word) hash = hash_step(hash, static_cast<unsigned char>(c));
      std::size_t at = hash % slots;
      while (table_[at] != 0) at = (at + 1) % slots;
      table_[at] = hash;
    }
  }

  // By the hash of a word's bytes, ASCII letters lowered.
  [[nodiscard]] constexpr bool contains(std::uint32_t hash) const {
    for (std::size_t at = hash % slots; table_[at] != 0; at = (at + 1) % slots)
      if (table_[at] == hash) return true;
    return false;
  }

 private:
  static constexpr std::size_t slots = 512;
  std::array<std::uint32_t, slots> table_{};
};
inline constexpr SmallWords known_small_words;

}  // namespace broadsheet
