// most_alike.cc: an inverted index of the heaviest words. Entry points: MostAlike::add(), MostAlike::find().

#include "story/most_alike.h"

#include <algorithm>

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

std::vector<MostAlike::Found> MostAlike::find(const TermVector& whole, std::size_t count,
                                              std::vector<float>& scratch) const {
  scratch.resize(std::max<std::size_t>(scratch.size(), size_), 0);
  TermVector terms = heaviest(whole);
  std::erase_if(terms, [&](const TermCount& t) { return t.term >= holding_.size(); });
  std::sort(terms.begin(), terms.end(), [&](const TermCount& x, const TermCount& y) {
    const std::size_t a = holding_[x.term].size(), b = holding_[y.term].size();
    return a != b ? a < b : x.term < y.term;
  });
  std::vector<std::uint32_t> touched;
  std::size_t left = most_looked_up;
  for (const TermCount& t : terms) {
    const auto& holding = holding_[t.term];
    const std::size_t looked_up = std::min(left, holding.size());
    left -= looked_up;
    for (auto at = holding.end() - static_cast<std::ptrdiff_t>(looked_up); at != holding.end(); ++at) {
      if (scratch[at->first] == 0) touched.push_back(at->first);
      scratch[at->first] += t.weight * at->second;
    }
  }
  std::vector<Found> found;
  for (const std::uint32_t n : touched) {
    found.push_back({n, scratch[n]});
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
