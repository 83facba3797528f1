#pragma once
// names.h: names of elements and attributes as numbers, so that rules compare numbers and nodes stay small.

#include <string>
#include <string_view>
#include <vector>

#include "page/growing_array.h"
#include "page/name_key.h"
#include "page/names_table.h"

namespace broadsheet {

constexpr std::uint32_t number_of(Tag tag) {
  return static_cast<std::uint32_t>(tag);
}

// The number of a known name, Tag::none for any other. Case counts.
[[nodiscard]] Tag known_name(std::string_view name);
[[nodiscard]] Tag known_name(const NameKey& key, std::size_t size);  // of 1 to key_size bytes

// The names of one page: the known ones, and those that the page adds.
class Names {
 public:
  Names();

  // The number of a name; a name not met before gets the next one.
  Tag intern(std::string_view name);

  // The same with ASCII letters lowered.
  Tag intern_lowered(std::string_view name);

  [[nodiscard]] std::string_view text(Tag name) const {
    const std::uint32_t number = number_of(name);
    if (number < known_names) return known_name_table[number];
    const Place& place = added_[number - known_names];
    return {letters_.data() + place.begin, place.length};
  }

  [[nodiscard]] std::uint32_t count() const { return known_names + added_.size(); }

 private:
  struct Place {
    std::uint32_t begin, length;
  };
  struct Slot {
    std::uint32_t number = 0;  // of the name, 0 for a free slot
    std::uint32_t hash = 0;  // kept here, so that a look at a slot that is another's needs no look elsewhere
  };

  static std::size_t first_slot(const std::vector<Slot>& slots, std::uint32_t hash);
  Tag intern_added(std::string_view name);
  void grow();

  GrowingArray<char> letters_;
  GrowingArray<Place> added_;
  std::vector<Slot> slots_;  // open addressing, half full at most
  std::uint64_t seed_;
  std::string lowered_;
};

}  // namespace broadsheet
