// rank.cc: a whole text as a query.
//
// BM25 finds the first few hundred; how alike the text is to each of them (likeness.h) then joins that order.
// Both are made comparable (z-scores) and added. Likeness never replaces the query's own words: alone it
// finds much less. Entry point: Archive::rank().

#include <algorithm>
#include <cmath>

#include "broadsheet/store.h"
#include "search/analyse.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr std::size_t candidates = 300;
constexpr double likeness_share = 0.35;

using Stems = std::map<std::string, double>;

Stems stems_of(std::string_view text, std::string_view language) {
  Stems stems;
  for (const IndexWord& word : analyse(text, language))
    if (!word.stop) stems[word.stem] += 1;
  return stems;
}

// Scores less their mean, over their deviation.
void add_standardised(std::map<std::int64_t, double>& sums, const std::vector<Hit>& hits, double weight) {
  double mean = 0, square = 0;
  for (const Hit& hit : hits) mean += hit.score;
  mean /= static_cast<double>(std::max<std::size_t>(1, hits.size()));
  for (const Hit& hit : hits) square += (hit.score - mean) * (hit.score - mean);
  const double deviation = std::sqrt(square / static_cast<double>(std::max<std::size_t>(1, hits.size())));
  for (const Hit& hit : hits)
    sums[hit.article] += weight * (deviation > 0 ? (hit.score - mean) / deviation : 0);
}

// The first order with a share of the second, best first, ties by number.
std::vector<Hit> joined(const std::vector<Hit>& first, const std::vector<Hit>& second, double share) {
  std::map<std::int64_t, double> sums;
  add_standardised(sums, first, 1 - share);
  add_standardised(sums, second, share);
  std::vector<Hit> all;
  all.reserve(sums.size());
  for (const auto& [article, score] : sums) all.push_back({article, score});
  std::stable_sort(all.begin(), all.end(), [](const Hit& x, const Hit& y) { return x.score > y.score; });
  return all;
}

}  // namespace

Result<std::vector<Archive::Ranked>> Archive::rank(std::string_view text, std::size_t top) const {
  const State& s = *state_;
  const auto worded = s.index.find_wishes(stems_of(text, "en"), std::max(candidates, top));
  if (!worded) return tl::unexpected(worded.error());
  std::vector<std::int64_t> among;
  for (const Hit& hit : *worded) among.push_back(hit.article);
  const auto alike = s.index.liken(text, among);
  if (!alike) return tl::unexpected(alike.error());
  std::vector<Ranked> ranked;
  Statement id = s.database.prepare("SELECT id FROM article WHERE n = ?1");
  for (const Hit& hit : joined(*worded, *alike, likeness_share)) {
    if (ranked.size() == top) break;
    id.reset().bind(1, hit.article);
    if (id.step()) ranked.push_back({ArticleId(id.text(0)), hit.score});
  }
  return ranked;
}

}  // namespace broadsheet
