#pragma once
// reasons.h: the fact that two articles share, for a reader to check.

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/news.h"
#include "broadsheet/text.h"

namespace broadsheet {

// A name of an article, with its first place in the body (code points).
struct PlacedName {
  std::string text;
  std::string_view place_for;  // the country that a capital stands for; empty for other names
  Span place;
  std::uint32_t count = 0;
  // Of "Gary" or "Johnson" where "Gary Johnson" stands too: a hash of the other word. 0: it stands alone.
  std::uint32_t other = 0;
};

// The country that a capital of that name stands for; empty for other names. It lasts as the program does.
[[nodiscard]] std::string_view country_of(std::string_view name);

// Names to compare with those of many articles. A sign of 32 bits a name tells nearly all pairs apart that
// are not the same, without a look at the names, which lie anywhere in memory.
class NameList {
 public:
  NameList() = default;
  NameList(std::vector<PlacedName> names);  // NOLINT(google-explicit-constructor): the same, made ready

  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const PlacedName& operator[](std::size_t i) const { return names_[i]; }
  [[nodiscard]] auto begin() const { return names_.begin(); }
  [[nodiscard]] auto end() const { return names_.end(); }
  // Of a name, a capital known as its country: how its first four bytes hash, how all of it does, and whether
  // it ends as a people's name does.
  [[nodiscard]] std::uint32_t sign(std::size_t i) const { return signs_[i]; }
  // Asks for the memory that comparing will need.
  void expect() const {
    constexpr std::size_t line = 64 / sizeof(std::uint32_t);
    for (std::size_t at = 0; at < signs_.size(); at += line) __builtin_prefetch(&signs_[at]);
  }
  // False only where none opens as a name of that sign does.
  [[nodiscard]] bool may_open(std::uint32_t sign) const {
    const std::uint32_t bit = bit_of(sign);
    return (seen_[bit / 64] >> (bit % 64) & 1) != 0;
  }

 private:
  static constexpr std::uint32_t seen_bits = 256;
  [[nodiscard]] static std::uint32_t bit_of(std::uint32_t sign) {
    return sign >> 24;  // of 256
  }

  std::vector<PlacedName> names_;
  std::vector<std::uint32_t> signs_;
  std::array<std::uint64_t, seen_bits / 64> seen_{};
};

// The names of an article, most often named first, without agencies, papers, broadcasters, what every country
// has ("Police", "Prime Minister") and the common nouns of languages that give all nouns a capital.
[[nodiscard]] std::vector<PlacedName> names_of(const Article& article);
// The same of a body text in a language and the names that were found in it.
[[nodiscard]] std::vector<PlacedName> placed_names(std::string_view body, std::string_view language,
                                                   const std::vector<Name>& names);

// Names that two articles hold, as each of them has it. They point into the lists.
class SharedNames {
 public:
  struct Pair {
    const PlacedName *a, *b;
  };
  static constexpr std::size_t most = 3;

  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const Pair* begin() const { return pairs_.data(); }
  [[nodiscard]] const Pair* end() const { return pairs_.data() + size_; }
  void push_back(const Pair& pair) { pairs_[size_++] = pair; }
  void pop_back() { --size_; }

 private:
  std::array<Pair, most> pairs_{};
  std::size_t size_ = 0;
};

// At most `most` of the first `asked` names of the one that the other holds too. A place's people count for
// the place ("Iran", "Iranian"), and a capital for its country, not both at once. Two people of one given
// name or surname share none, and a name that only one of both texts has with a first name counts beside
// another alone.
[[nodiscard]] SharedNames find_shared_names(const NameList& a, std::size_t asked, const NameList& b,
                                            std::size_t most);
// "Libya" for "Libyan" where the names hold both; else the name as it is.
[[nodiscard]] std::string_view place_or_name(const PlacedName& name, const NameList& names);
// Its text lists the names, spans are set.
[[nodiscard]] Reason reason_of(const SharedNames& shared);
// Both of all names. Empty text: none shared.
[[nodiscard]] Reason shared_names(const NameList& a, const NameList& b, std::size_t most);

}  // namespace broadsheet
