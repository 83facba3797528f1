#pragma once
// sketch.h: of each article so little that all of an archive can be held, to find those that share text.
//
// A sketch is the article's grams of the least hashes. Of two texts that share most of their grams these are
// nearly the same, however long the texts are (Broder 1997). What shares some is only a candidate: whoever
// asks reads it and compares.

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/large_pages.h"
#include "copy/entry.h"

namespace broadsheet {

// Lower halves of the hashes; 0: the text has no more.
using Sketch = std::array<std::uint32_t, 8>;

// Of the grams of an entry that was not added yet; any thread.
[[nodiscard]] Sketch sketch_of(std::vector<Gram> grams);
[[nodiscard]] Sketch sketch_of(std::string_view body);

// The sketches of an archive's articles by their numbers: 32 bytes each, and about 100 once they stand in a
// table, which is made when that has been asked for often enough to pay. It belongs to one thread.
class SketchTable {
 public:
  SketchTable() = default;
  // Of all articles at once: eight hashes each, by number from 0 on; 0: the text has no
  // more.
  explicit SketchTable(LargeVector<std::uint32_t> hashes) : hashes_(std::move(hashes)) {}

  // In place of what was put there before.
  void put(std::int64_t number, const Sketch& sketch);

  // Articles up to the number `last` that share two hashes or more, at most `count`: those that share most,
  // of equals the later ones. A hash that many articles have counts for nothing but for the first of them.
  [[nodiscard]] std::vector<std::int64_t> sharing(const Sketch& sketch, std::int64_t last, std::size_t count);

 private:
  static constexpr std::size_t most_held = 16;  // articles remembered a hash
  [[nodiscard]] std::size_t first_place(std::uint32_t hash) const;
  void enter(std::uint32_t place);
  void enter_all();
  [[nodiscard]] std::vector<std::int64_t> met_in_table(const Sketch& sketch) const;
  [[nodiscard]] std::vector<std::int64_t> met_by_looking_at_all(const Sketch& sketch) const;

  LargeVector<std::uint32_t> hashes_;  // by number, eight each
  LargeVector<std::uint32_t>
      slots_;  // places in hashes_ from 1 on, 0: free; a power of two, probed one by one
  std::size_t used_ = 0;
  std::size_t asked_ = 0;  // how often, before there was a table
};

}  // namespace broadsheet
