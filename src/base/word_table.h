#pragma once
// word_table.h: tables of words that are known when the program is built, asked in a time that does not grow
// with the table.
//
//   WordTable   is this one of the words?               one look, one comparison
//   PartTable   which of the words stand in this text?  one look at each byte, at most
//
// Both are hash tables made by the compiler. WordTable's hash is the size and three letters. PartTable's is
// of three bytes, of which each slot knows how far to go on (Wu and Manber, 1994): the shortest word has n
// bytes, and where the last three of the n that a scan looks at stand in no word's first n, no word begins
// before their second. Rows are numbered as in the array they are made from; case counts.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace broadsheet {

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

template <std::size_t Count>
class WordTable {
 public:
  template <class Row>
  constexpr WordTable(const std::array<Row, Count>& rows, std::string_view Row::*word) {
    for (std::size_t i = 0; i < Count; ++i) add(i, rows[i].*word);
  }
  constexpr explicit WordTable(const std::array<std::string_view, Count>& words) {
    for (std::size_t i = 0; i < Count; ++i) add(i, words[i]);
  }

  // The row of `word`, the first where several have it; no_row for other words.
  [[nodiscard]] constexpr std::size_t find(std::string_view word) const {
    if (word.empty()) return no_row;
    for (std::size_t slot = slot_of(word); slots_[slot] != 0; slot = (slot + 1) % slots_.size())
      if (words_[slots_[slot] - 1U] == word) return slots_[slot] - 1U;
    return no_row;
  }
  [[nodiscard]] constexpr bool contains(std::string_view word) const { return find(word) != no_row; }

 private:
  constexpr void add(std::size_t row, std::string_view word) {
    words_[row] = word;
    std::size_t slot = slot_of(word);
    while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
    slots_[slot] = static_cast<std::uint16_t>(row + 1);
  }

  static constexpr std::size_t slot_of(std::string_view word) {
    const auto letter = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(word[at])}; };
    const std::uint32_t key = letter(0) | letter(word.size() / 2) << 8 | letter(word.size() - 1) << 16 |
                              static_cast<std::uint32_t>(word.size()) << 24;
    return (key * 0x9E3779B1U >> 16) % size;
  }

  static constexpr std::size_t size = [] {
    std::size_t n = 16;
    while (n < 4 * Count) n *= 2;
    return n;
  }();
  static_assert(size <= 65'536);

  std::array<std::uint16_t, size> slots_{};  // row + 1; 0 is free
  std::array<std::string_view, Count> words_{};
};

template <std::size_t Count>
class PartTable {
 public:
  template <class Row>
  constexpr PartTable(const std::array<Row, Count>& rows, std::string_view Row::*word)
      : PartTable([&] {
          std::array<std::string_view, Count> words;
          for (std::size_t i = 0; i < Count; ++i) words[i] = rows[i].*word;
          return words;
        }()) {}

  // Words have three bytes at least.
  constexpr explicit PartTable(const std::array<std::string_view, Count>& words) : words_(words) {
    for (const std::string_view word : words) shortest_ = std::min(shortest_, word.size());
    steps_.fill(static_cast<std::uint8_t>(shortest_ - 2));
    for (const std::string_view word : words) {
      for (std::size_t at = 0; at + 3 <= shortest_; ++at) {
        std::uint8_t& step = steps_[slot_at(word, at)];
        step = std::min(step, static_cast<std::uint8_t>(shortest_ - 3 - at));
      }
      ++first_[slot_at(word, shortest_ - 3) + 1];
    }
    for (std::size_t i = 0; i < size; ++i)
      first_[i + 1] = static_cast<std::uint16_t>(first_[i + 1] + first_[i]);
    auto next = first_;
    for (std::size_t row = 0; row < Count; ++row)
      rows_[next[slot_at(words[row], shortest_ - 3)]++] = static_cast<std::uint16_t>(row);
  }

  // Calls visit(row, at) for each place of the text where a word begins, from left to right; those of one
  // place in order of the rows.
  template <class Visit>
  constexpr void scan(std::string_view text, Visit visit) const {
    scan_all<as_it_is>(text, text.size(), visit);
  }

  // As if the ASCII letters of the text were lowered.
  template <class Visit>
  constexpr void scan_lowered(std::string_view text, Visit visit) const {
    scan_all<lower>(text, text.size(), visit);
  }

  // The first row whose word begins the text; no_row for none.
  [[nodiscard]] constexpr std::size_t opening_of(std::string_view text) const {
    return first<as_it_is>(text, 1);
  }
  [[nodiscard]] constexpr std::size_t opening_of_lowered(std::string_view text) const {
    return first<lower>(text, 1);
  }

  // The first row whose word stands anywhere in the text.
  [[nodiscard]] constexpr std::size_t first_in(std::string_view text) const {
    return first<as_it_is>(text, text.size());
  }
  [[nodiscard]] constexpr std::size_t first_in_lowered(std::string_view text) const {
    return first<lower>(text, text.size());
  }

 private:
  static constexpr std::size_t size = 2'048;

  static constexpr char as_it_is(char c) { return c; }
  static constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
  static constexpr std::uint32_t byte(char c) { return static_cast<unsigned char>(c); }

  // Of three bytes; letters of either case have the same.
  static constexpr std::size_t slot_at(std::string_view text, std::size_t at) {
    const std::uint32_t key = byte(text[at]) | byte(text[at + 1]) << 8 | byte(text[at + 2]) << 16;
    return ((key | 0x202020U) * 0x9E3779B1U) >> 21;
  }

  template <auto folded>
  static constexpr bool begins(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (folded(text[i]) != word[i]) return false;
    return true;
  }

  // At the first `places` places of the text.
  template <auto folded, class Visit>
  constexpr void scan_all(std::string_view text, std::size_t places, Visit visit) const {
    if (text.size() < shortest_) return;
    places = std::min(places, text.size() - shortest_ + 1);
    for (std::size_t at = 0; at < places;) {
      const std::size_t slot = slot_at(text, at + shortest_ - 3);
      if (const std::size_t step = steps_[slot]; step > 0) {
        at += step;
        continue;
      }
      for (std::size_t i = first_[slot]; i < first_[slot + 1]; ++i)
        if (begins<folded>(text.substr(at), words_[rows_[i]])) visit(std::size_t{rows_[i]}, at);
      ++at;
    }
  }

  template <auto folded>
  [[nodiscard]] constexpr std::size_t first(std::string_view text, std::size_t places) const {
    std::size_t best = no_row;
    scan_all<folded>(text, places, [&](std::size_t row, std::size_t) { best = row < best ? row : best; });
    return best;
  }

  std::size_t shortest_ = 255;                   // bytes, of a word; what is longer of all is not looked at
  std::array<std::uint8_t, size> steps_{};       // 0: words may begin here
  std::array<std::uint16_t, size + 1> first_{};  // of the rows of a slot
  std::array<std::uint16_t, Count> rows_{};
  std::array<std::string_view, Count> words_{};
};

template <class Row, std::size_t Count>
WordTable(const std::array<Row, Count>&, std::string_view Row::*) -> WordTable<Count>;
template <std::size_t Count>
WordTable(const std::array<std::string_view, Count>&) -> WordTable<Count>;
template <class Row, std::size_t Count>
PartTable(const std::array<Row, Count>&, std::string_view Row::*) -> PartTable<Count>;
template <std::size_t Count>
PartTable(const std::array<std::string_view, Count>&) -> PartTable<Count>;

}  // namespace broadsheet
