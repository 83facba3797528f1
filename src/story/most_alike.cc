// most_alike.cc: an inverted index of the heaviest words. Entry points: MostAlike::add(), MostAlike::find().

#include "story/most_alike.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <memory>
#include <span>

namespace broadsheet {
namespace {

constexpr std::size_t heaviest_terms = 60;
constexpr std::size_t most_looked_up = 12'000;

struct HeavyWord {
  std::uint32_t term;
  PackedArticle::Weight weight;
};

// In no order; of words that weigh the same those with the lower numbers.
std::vector<HeavyWord> heaviest(const PackedArticle& article) {
  const auto words = article.words();
  const auto weights = article.whole();
  std::vector<std::uint64_t> keys(words.size());  // ascending: from the heaviest on
  for (std::size_t i = 0; i < words.size(); ++i)
    keys[i] = std::uint64_t{std::numeric_limits<PackedArticle::Weight>::max() - std::uint32_t{weights[i]}}
                  << 32 |
              words[i];
  if (keys.size() > heaviest_terms) {
    std::nth_element(keys.begin(), keys.begin() + heaviest_terms, keys.end());
    keys.resize(heaviest_terms);
  }
  std::vector<HeavyWord> heavy;
  heavy.reserve(keys.size());
  for (const std::uint64_t key : keys)
    heavy.push_back({static_cast<std::uint32_t>(key),
                     static_cast<PackedArticle::Weight>(std::numeric_limits<PackedArticle::Weight>::max() -
                                                        (key >> 32))});
  return heavy;
}

}  // namespace

// Asks for the end of each word's list, and before that for where it stands.
template <typename Words>
void MostAlike::expect(const Words& words) const {
  for (const auto& word : words)
    if (word.term < holding_.size()) __builtin_prefetch(&holding_[word.term]);
  for (const auto& word : words)
    if (word.term < holding_.size())
      if (const std::vector<Posting>& by = holding_[word.term]; !by.empty()) __builtin_prefetch(&by.back());
}

void MostAlike::add(const PackedArticle& article) {
  const std::vector<HeavyWord> heavy = heaviest(article);
  expect(heavy);
  for (const HeavyWord& word : heavy) {
    if (word.term >= holding_.size()) holding_.resize(word.term + word.term / 4 + 1);
    std::vector<Posting>& by = holding_[word.term];
    // There are millions of them, half of which are short: less room to grow than a vector takes.
    if (by.size() == by.capacity()) by.reserve(by.size() + by.size() / 4 + 1);
    by.push_back({static_cast<std::uint16_t>(size_), static_cast<std::uint16_t>(size_ >> 16), word.weight});
  }
  ++size_;
}

namespace {

// Bits of numbers that are not below 0 go by their size. Each bucket ends at a quarter more, or less, than
// the one before.
constexpr std::size_t buckets = 1'024;
std::size_t bucket_of(std::uint32_t score) {
  return std::bit_cast<std::uint32_t>(static_cast<float>(score)) >> 21;
}

// The least bucket of the `count` best.
std::size_t bucket_of_best(std::span<const std::uint32_t> touched, const MostAlike::Scores& scores,
                           std::size_t count) {
  std::array<std::uint32_t, buckets> held{};
  for (const std::uint32_t n : touched) ++held[bucket_of(scores[n])];
  std::size_t least = buckets, taken = 0;
  while (least > 0 && taken < count) taken += held[--least];
  return least;
}

}  // namespace

std::vector<MostAlike::Found> MostAlike::find(const PackedArticle& article, std::size_t count,
                                              std::uint32_t before, Scores& scratch) const {
  scratch.resize(std::max<std::size_t>(scratch.size(), size_), 0);
  struct Held {
    HeavyWord word;
    std::span<const Posting> by;  // in order of number
  };
  std::vector<Held> terms;
  const std::vector<HeavyWord> heavy = heaviest(article);
  expect(heavy);
  for (const HeavyWord& word : heavy) {
    if (word.term >= holding_.size()) continue;
    const std::vector<Posting>& by = holding_[word.term];
    auto end = by.end();
    if (!by.empty() && by.back().number() >= before)
      end = std::lower_bound(by.begin(), by.end(), before,
                             [](const Posting& p, std::uint32_t n) { return p.number() < n; });
    terms.push_back({word, {by.begin(), end}});
  }
  std::sort(terms.begin(), terms.end(), [](const Held& x, const Held& y) {
    return x.by.size() != y.by.size() ? x.by.size() < y.by.size() : x.word.term < y.word.term;
  });
  const auto room = std::make_unique_for_overwrite<std::uint32_t[]>(most_looked_up + 1);  // 48 kB
  std::size_t left = most_looked_up, reached = 0;
  for (const Held& held : terms) {
    const std::size_t looked_up = std::min(left, held.by.size());
    left -= looked_up;
    // Whether an article was reached before is no branch: it cannot be foretold.
    for (const Posting& posting : held.by.last(looked_up)) {
      const std::uint32_t number = posting.number();
      room[reached] = number;
      reached += scratch[number] == 0 ? 1 : 0;
      scratch[number] += std::uint32_t{held.word.weight} * posting.weight;
    }
  }
  const std::span<const std::uint32_t> touched(room.get(), reached);
  const std::size_t least = bucket_of_best(touched, scratch, count);
  std::vector<Found> found;
  found.reserve(2 * count);
  for (const std::uint32_t n : touched) {
    if (bucket_of(scratch[n]) >= least) found.push_back({n, scratch[n]});
    scratch[n] = 0;
  }
  const auto better = [](const Found& x, const Found& y) {
    return x.score != y.score ? x.score > y.score : x.other > y.other;
  };
  if (found.size() > count) {
    std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(), better);
    found.resize(count);
  }
  std::sort(found.begin(), found.end(), better);
  return found;
}

}  // namespace broadsheet
