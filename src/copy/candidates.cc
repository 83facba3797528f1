// candidates.cc: counts, for each article, the rare grams that it shares. Entry point: candidates().

#include "copy/candidates.h"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t rare = 30;          // articles a gram may stand in to make candidates
constexpr std::size_t fewest_shared = 2;  // grams that make a candidate

}  // namespace

std::vector<std::uint32_t> candidates(const GramTable& articles, const GramPlaces& grams,
                                      std::uint32_t number, std::uint32_t first) {
  std::vector<std::uint32_t> sharing, chosen;  // once a gram
  for (const Gram& gram : grams.distinct()) articles.expect(gram.hash);
  for (const Gram& gram : grams.distinct()) {
    const auto holding = articles.find(gram.hash);
    if (holding.size() > rare) continue;
    for (const std::uint32_t other : holding)
      if (other != number && other >= first) sharing.push_back(other);
  }
  std::sort(sharing.begin(), sharing.end());
  for (std::size_t i = 0, next = 0; i < sharing.size(); i = next) {
    while (next < sharing.size() && sharing[next] == sharing[i]) ++next;
    if (next - i >= fewest_shared) chosen.push_back(sharing[i]);
  }
  return chosen;
}

}  // namespace broadsheet
