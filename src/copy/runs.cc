// runs.cc: grams, and runs grown from them word by word both ways. Entry points: winnowed(), shared_runs().

#include "copy/runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>

namespace broadsheet {
namespace {

constexpr std::size_t winnow = 4;  // of each four grams in a row the least is indexed

constexpr std::size_t abreast = 4;  // grams hashed at once: the steps of one wait for each other

// Of `abreast` grams in a row, of words without their quoted bits.
void hash_grams(const std::uint32_t* words, std::uint64_t* hashes) {
  std::array<std::uint64_t, abreast> hash;
  hash.fill(0x9E3779B97F4A7C15);
  for (std::size_t k = 0; k < gram_words; ++k)
    for (std::size_t lane = 0; lane < abreast; ++lane) {
      hash[lane] = (hash[lane] ^ words[k + lane]) * 0xD6E8FEB86659FD93;
      hash[lane] ^= hash[lane] >> 32;
    }
  std::copy(hash.begin(), hash.end(), hashes);
}

// The runs in order of length, each without what a longer one took already.
std::vector<Run> apart(std::vector<Run> grown, std::size_t words_a, std::size_t words_b) {
  std::stable_sort(grown.begin(), grown.end(),
                   [](const Run& p, const Run& q) { return p.length > q.length; });
  std::vector<std::uint8_t> used_a(words_a), used_b(words_b);
  std::vector<Run> runs;
  for (Run run : grown) {
    while (run.length > 0 && (used_a[run.a] || used_b[run.b])) ++run.a, ++run.b, --run.length;
    std::uint32_t free = 0;
    while (free < run.length && !used_a[run.a + free] && !used_b[run.b + free]) ++free;
    run.length = free;
    if (run.length < gram_words) continue;
    std::fill_n(used_a.begin() + run.a, run.length, std::uint8_t{1});
    std::fill_n(used_b.begin() + run.b, run.length, std::uint8_t{1});
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end(), [](const Run& p, const Run& q) { return p.a < q.a; });
  return runs;
}

}  // namespace

std::vector<Gram> winnowed(const std::vector<std::uint32_t>& words) {
  if (words.size() < gram_words) return {};
  const auto plain = std::make_unique_for_overwrite<std::uint32_t[]>(words.size() + abreast);
  for (std::size_t i = 0; i < words.size(); ++i) plain[i] = words[i] & ~quoted_bit;
  std::fill_n(&plain[words.size()], abreast, 0U);
  const std::size_t count = words.size() - gram_words + 1;
  const auto hashes = std::make_unique_for_overwrite<std::uint64_t[]>(count + abreast + winnow - 1);
  for (std::size_t i = 0; i < count; i += abreast) hash_grams(&plain[i], &hashes[i]);
  // What stands behind the last is never the least.
  std::fill_n(&hashes[count], winnow - 1, std::numeric_limits<std::uint64_t>::max());
  const std::size_t windows = count < winnow ? 1 : count - winnow + 1;
  const auto chosen = std::make_unique_for_overwrite<Gram[]>(windows);
  std::size_t size = 0, before = count;
  // Which is the least, and whether it was chosen before, is no branch: it cannot be foretold.
  for (std::size_t i = 0; i < windows; ++i) {
    std::uint64_t hash = hashes[i];
    std::size_t least = i;
    for (std::size_t k = i + 1; k < i + winnow; ++k) {
      const bool less = hashes[k] < hash;
      hash = less ? hashes[k] : hash;
      least = less ? k : least;
    }
    size += least != before ? 1 : 0;
    chosen[size - 1] = {hash, static_cast<std::uint32_t>(least)};
    before = least;
  }
  return {&chosen[0], &chosen[size]};
}

GramPlaces::GramPlaces(std::vector<Gram> grams)
    : grams_(std::move(grams)), slots_(std::bit_ceil(2 * grams_.size() + 1)) {
  std::uint32_t size = 0;
  for (const Gram& gram : grams_) {
    std::uint32_t& slot = slots_[place_of(gram.hash)];
    if (slot != 0) continue;
    grams_[size] = gram;
    slot = ++size;
  }
  grams_.resize(size);
}

std::size_t GramPlaces::place_of(std::uint64_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != 0 && grams_[slots_[at] - 1].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return at;
}

std::optional<std::uint32_t> GramPlaces::find(std::uint64_t hash) const {
  const std::uint32_t slot = slots_[place_of(hash)];
  return slot == 0 ? std::nullopt : std::optional(grams_[slot - 1].at);
}

std::vector<Run> shared_runs(const std::vector<std::uint32_t>& a, const GramPlaces& grams_a,
                             const std::vector<std::uint32_t>& b, const std::vector<Gram>& grams_b) {
  std::vector<Run> grown;
  std::uint32_t covered_b = 0;
  for (const Gram& gram : grams_b) {
    if (gram.at < covered_b && gram.at + gram_words <= covered_b) continue;
    const auto place = grams_a.find(gram.hash);
    if (!place) continue;
    std::uint32_t x = *place, y = gram.at;
    if (!same_word(a[x], b[y])) continue;
    while (x > 0 && y > 0 && same_word(a[x - 1], b[y - 1])) --x, --y;
    std::uint32_t length = 0;
    while (x + length < a.size() && y + length < b.size() && same_word(a[x + length], b[y + length]))
      ++length;
    if (length < gram_words) continue;
    grown.push_back({x, y, length});
    covered_b = y + length;
  }
  return apart(std::move(grown), a.size(), b.size());
}

}  // namespace broadsheet
