// sketches.cc: the sketch of each article (copy/sketch.h), 256 in a row of the database in order of their
// numbers, so that all of them are read at once and an article more costs a row of 8 kB. Entry points:
// Archive::sketches(), Archive::State::write_sketches().

#include "store/sketches.h"

#include <algorithm>

#include "broadsheet/store.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr std::int64_t sketches_a_row = 256;
constexpr std::size_t hash_bytes = sizeof(std::uint32_t), sketch_bytes = sizeof(Sketch);
constexpr std::size_t hashes_a_sketch = sketch_bytes / hash_bytes;

// Four bytes a hash, the low one first.
void write_into(std::string& row, std::size_t place, const Sketch& sketch) {
  row.resize(std::max(row.size(), (place + 1) * sketch_bytes), '\0');
  for (std::size_t i = 0; i < sketch_bytes; ++i)
    row[place * sketch_bytes + i] = static_cast<char>(sketch[i / hash_bytes] >> (8 * (i % hash_bytes)));
}

Sketch read_at(std::string_view row, std::size_t place) {
  Sketch sketch{};
  for (std::size_t i = 0; i < sketch_bytes; ++i)
    sketch[i / hash_bytes] |= std::uint32_t{static_cast<unsigned char>(row[place * sketch_bytes + i])}
                              << (8 * (i % hash_bytes));
  return sketch;
}

}  // namespace

Result<void> put_sketches(const Database& database, std::vector<NumberedSketch> sketches) {
  std::ranges::stable_sort(sketches, {}, &NumberedSketch::number);
  for (auto at = sketches.begin(); at != sketches.end();) {
    const std::int64_t n = at->number / sketches_a_row;
    std::string row;
    Statement known = database.prepare("SELECT data FROM sketch WHERE n = ?1");
    known.bind(1, n);
    if (known.step()) row = known.bytes(0);
    if (const auto fault = known.fault()) return tl::unexpected(*fault);
    known.reset();
    for (; at != sketches.end() && at->number / sketches_a_row == n; ++at)
      write_into(row, static_cast<std::size_t>(at->number % sketches_a_row), at->sketch);
    auto done =
        database.prepare("INSERT OR REPLACE INTO sketch VALUES (?1, ?2)").bind(1, n).bind_bytes(2, row).run();
    if (!done) return done;
  }
  return {};
}

Result<void> Archive::State::write_sketches() {
  return put_sketches(database, std::exchange(unwritten_sketches, {}));
}

Result<SketchTable> Archive::sketches() const {
  LargeVector<std::uint32_t> hashes;
  Statement rows = state_->database.prepare("SELECT n, data FROM sketch ORDER BY n");
  while (rows.step()) {
    const std::string_view row = rows.bytes(1);
    const std::size_t first = static_cast<std::size_t>(rows.integer(0) * sketches_a_row) * hashes_a_sketch;
    hashes.resize(first + row.size() / hash_bytes, 0);
    for (std::size_t place = 0; (place + 1) * sketch_bytes <= row.size(); ++place)
      std::ranges::copy(read_at(row, place),
                        hashes.begin() + static_cast<std::ptrdiff_t>(first + place * hashes_a_sketch));
  }
  if (const auto fault = rows.fault()) return tl::unexpected(*fault);
  return SketchTable(std::move(hashes));
}

Result<std::vector<ArticleId>> Archive::ids_of(const std::vector<std::int64_t>& numbers) const {
  std::vector<ArticleId> ids;
  Statement found = state_->database.prepare("SELECT id FROM article WHERE n = ?1");
  for (const std::int64_t number : numbers) {
    found.reset().bind(1, number);
    if (found.step()) ids.emplace_back(found.text(0));
    if (const auto fault = found.fault()) return tl::unexpected(*fault);
  }
  return ids;
}

}  // namespace broadsheet
