// sketch.cc: linear probing at a load of at most two thirds; slots lead to where a hash stands, so that each
// takes four bytes. Entry points: sketch_of(), SketchTable::sharing().

#include "copy/sketch.h"

#include <algorithm>

#include "copy/runs.h"
#include "copy/words.h"

namespace broadsheet {

Sketch sketch_of(std::vector<Gram> grams) {
  const auto by_hash = [](const Gram& a, const Gram& b) { return a.hash < b.hash; };
  Sketch sketch{};
  // Twice as many, for the same gram may stand there again.
  const std::size_t looked_at = std::min(grams.size(), 2 * sketch.size());
  std::partial_sort(grams.begin(), grams.begin() + static_cast<std::ptrdiff_t>(looked_at), grams.end(),
                    by_hash);
  std::size_t taken = 0;
  for (std::size_t i = 0; i < looked_at && taken < sketch.size(); ++i)
    if (i == 0 || grams[i].hash != grams[i - 1].hash)
      sketch[taken++] = static_cast<std::uint32_t>(grams[i].hash);
  return sketch;
}

Sketch sketch_of(std::string_view body) {
  return sketch_of(winnowed(marked_words(body)));
}

std::size_t SketchTable::first_place(std::uint32_t hash) const {
  return std::uint64_t{hash} * 0x9E3779B97F4A7C15 >> 20 & (slots_.size() - 1);
}

// The hash at a place can be found from now on, unless many articles have it.
void SketchTable::enter(std::uint32_t place) {
  const std::uint32_t hash = hashes_[place];
  std::size_t same = 0, at = first_place(hash);
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
    if (hashes_[slots_[at] - 1] == hash && ++same == most_held) return;
  slots_[at] = place + 1;
  ++used_;
}

// All that stand in hashes_, into a larger table.
void SketchTable::enter_all() {
  constexpr std::size_t ahead = 16;  // the table is far larger than what lies near the processor
  used_ = hashes_.size() - static_cast<std::size_t>(std::ranges::count(hashes_, 0U));
  std::size_t size = std::max<std::size_t>(1'024, slots_.size());
  while (3 * used_ >= 2 * size || size == slots_.size()) size *= 2;
  slots_.assign(size, 0);
  used_ = 0;
  for (std::size_t place = 0; place < hashes_.size(); ++place) {
    if (place + ahead < hashes_.size()) __builtin_prefetch(&slots_[first_place(hashes_[place + ahead])]);
    if (hashes_[place] != 0) enter(static_cast<std::uint32_t>(place));
  }
}

void SketchTable::put(std::int64_t number, const Sketch& sketch) {
  const std::size_t first = static_cast<std::size_t>(number) * sketch.size();
  if (hashes_.size() < first + sketch.size()) hashes_.resize(first + sketch.size(), 0);
  std::ranges::copy(sketch, hashes_.begin() + static_cast<std::ptrdiff_t>(first));
  if (slots_.empty()) return;
  if (3 * (used_ + sketch.size()) >= 2 * slots_.size()) return enter_all();
  for (std::size_t i = 0; i < sketch.size(); ++i)
    if (sketch[i] != 0) enter(static_cast<std::uint32_t>(first + i));
}

// The articles that have each hash of a sketch, once a hash.
std::vector<std::int64_t> SketchTable::met_in_table(const Sketch& sketch) const {
  std::vector<std::int64_t> met;
  for (const std::uint32_t hash : sketch) __builtin_prefetch(&slots_[first_place(hash)]);
  for (const std::uint32_t hash : sketch) {
    if (hash == 0) break;
    const std::size_t before = met.size();
    for (std::size_t at = first_place(hash); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
      const std::uint32_t place = slots_[at] - 1;
      if (hashes_[place] == hash) met.push_back(place / static_cast<std::uint32_t>(sketch.size()));
    }
    // A place may have been entered twice: for what stood there before, and for what does now.
    std::sort(met.begin() + static_cast<std::ptrdiff_t>(before), met.end());
    met.erase(std::unique(met.begin() + static_cast<std::ptrdiff_t>(before), met.end()), met.end());
  }
  return met;
}

// The same, all hashes being looked at, four at once where the machine can.
std::vector<std::int64_t> SketchTable::met_by_looking_at_all(const Sketch& sketch) const {
  std::array<std::size_t, std::tuple_size_v<Sketch>> held{};
  std::vector<std::int64_t> met;
  for (std::size_t first = 0; first < hashes_.size(); first += sketch.size()) {
    const std::uint32_t* const other = &hashes_[first];
    std::uint32_t any = 0;
    for (const std::uint32_t hash : sketch)
      for (std::size_t i = 0; i < sketch.size(); ++i) any |= hash == other[i] ? 1U : 0U;
    if (any == 0) continue;
    for (std::size_t k = 0; k < sketch.size() && sketch[k] != 0; ++k)
      if (std::find(other, other + sketch.size(), sketch[k]) != other + sketch.size() &&
          held[k]++ < most_held)
        met.push_back(static_cast<std::int64_t>(first / sketch.size()));
  }
  return met;
}

std::vector<std::int64_t> SketchTable::sharing(const Sketch& sketch, std::int64_t last, std::size_t count) {
  constexpr std::size_t asked_before = 32;  // a look at all of a million takes 6 ms, a table of them 200 ms
  if (slots_.empty() && asked_++ == asked_before) enter_all();
  std::vector<std::int64_t> met = slots_.empty() ? met_by_looking_at_all(sketch) : met_in_table(sketch);
  std::erase_if(met, [&](std::int64_t number) { return number > last; });
  std::sort(met.begin(), met.end());
  std::vector<std::pair<std::size_t, std::int64_t>> shared;
  for (std::size_t i = 0, next = 0; i < met.size(); i = next) {
    while (next < met.size() && met[next] == met[i]) ++next;
    if (next - i >= 2) shared.emplace_back(next - i, met[i]);
  }
  std::sort(shared.rbegin(), shared.rend());
  if (shared.size() > count) shared.resize(count);
  std::vector<std::int64_t> numbers;
  numbers.reserve(shared.size());
  for (const auto& [hashes, number] : shared) numbers.push_back(number);
  return numbers;
}

}  // namespace broadsheet
