// most_alike.cc: an inverted index of the heaviest words. Entry points: MostAlike::add(), MostAlike::find().

#include "story/most_alike.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace broadsheet {
namespace {

constexpr std::size_t heaviest_terms = 60;
constexpr std::size_t most_looked_up = 12'000;

TermVector heaviest(const TermVector& v) {
  TermVector out = v;
  const auto heavier = [](const TermCount& x, const TermCount& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.term < y.term;
  };
  if (out.size() > heaviest_terms) {
    std::nth_element(out.begin(), out.begin() + heaviest_terms, out.end(), heavier);
    out.resize(heaviest_terms);
  }
  return out;
}

}  // namespace

void MostAlike::add(const TermVector& whole) {
  for (const TermCount& t : heaviest(whole)) {
    if (t.term >= holding_.size()) holding_.resize(t.term + t.term / 4 + 1);
    holding_[t.term].emplace_back(size_, t.weight);
  }
  ++size_;
}

namespace {

// Scores are not below 0, so their bits go by their size. Each bucket ends at a quarter more, or less, than
// the one before.
constexpr std::size_t buckets = 1'024;
std::size_t bucket_of(float score) {
  return std::bit_cast<std::uint32_t>(score) >> 21;
}

// The least bucket of the `count` best.
std::size_t bucket_of_best(const std::vector<std::uint32_t>& touched, const std::vector<float>& scores,
                           std::size_t count) {
  std::array<std::uint32_t, buckets> held{};
  for (const std::uint32_t n : touched) ++held[bucket_of(scores[n])];
  std::size_t least = buckets, taken = 0;
  while (least > 0 && taken < count) taken += held[--least];
  return least;
}

}  // namespace

std::vector<MostAlike::Found> MostAlike::find(const TermVector& whole, std::size_t count,
                                              std::uint32_t before, std::vector<float>& scratch) const {
  scratch.resize(std::max<std::size_t>(scratch.size(), size_), 0);
  struct Held {
    TermCount term;
    std::span<const Posting> by;  // in order of number
  };
  std::vector<Held> terms;
  for (const TermCount& t : heaviest(whole)) {
    if (t.term >= holding_.size()) continue;
    const std::vector<Posting>& by = holding_[t.term];
    auto end = by.end();
    if (!by.empty() && by.back().first >= before)
      end = std::lower_bound(by.begin(), by.end(), before,
                             [](const Posting& p, std::uint32_t n) { return p.first < n; });
    terms.push_back({t, {by.begin(), end}});
  }
  std::sort(terms.begin(), terms.end(), [](const Held& x, const Held& y) {
    return x.by.size() != y.by.size() ? x.by.size() < y.by.size() : x.term.term < y.term.term;
  });
  std::vector<std::uint32_t> touched(most_looked_up + 1);
  std::size_t left = most_looked_up, reached = 0;
  for (const Held& held : terms) {
    const std::size_t looked_up = std::min(left, held.by.size());
    left -= looked_up;
    // Whether an article was reached before is no branch: it cannot be foretold.
    for (const auto& [number, weight] : held.by.last(looked_up)) {
      touched[reached] = number;
      reached += scratch[number] == 0 ? 1 : 0;
      scratch[number] += held.term.weight * weight;
    }
  }
  touched.resize(reached);
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
