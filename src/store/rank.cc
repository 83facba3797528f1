// rank.cc: a whole text as a query.
//
// BM25 finds the first few hundred. How alike the text is to each of them (likeness.h) joins that order; then
// the words of the first five say what the text is about in other words (RM3), and rank the same few hundred
// once more. Orders are made comparable (z-scores) and added. Likeness and feedback never replace the query's
// own words: alone they would help one collection and harm the next. Entry point: Archive::rank().

#include <algorithm>
#include <cmath>

#include "broadsheet/store.h"
#include "search/analyse.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr std::size_t candidates = 300;
constexpr std::size_t feedback_articles = 5;
constexpr std::size_t feedback_words = 40;
constexpr double feedback_share = 0.3;
constexpr double likeness_share = 0.3;

using Stems = std::map<std::string, double>;

Stems stems_of(std::string_view text, std::string_view language) {
  Stems stems;
  for (const IndexWord& word : analyse(text, language))
    if (!word.stop) stems[word.stem] += 1;
  return stems;
}

// Adds a text's words, each by its share of the text, times how well the text fits.
void add_feedback(Stems& feedback, const Stems& text, double weight) {
  double length = 0;
  for (const auto& [stem, count] : text) length += count;
  for (const auto& [stem, count] : text) feedback[stem] += weight * count / std::max(1.0, length);
}

Stems strongest(const Stems& all, std::size_t count) {
  std::vector<std::pair<std::string, double>> sorted(all.begin(), all.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& x, const auto& y) { return x.second > y.second; });
  sorted.resize(std::min(count, sorted.size()));
  return {sorted.begin(), sorted.end()};
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
  for (const auto& [article, score] : sums) all.push_back({article, score});
  std::stable_sort(all.begin(), all.end(), [](const Hit& x, const Hit& y) { return x.score > y.score; });
  return all;
}

}  // namespace

Result<std::vector<Archive::Ranked>> Archive::rank(std::string_view text, std::size_t top) const {
  const State& s = *state_;
  const Stems query = stems_of(text, "en");
  const auto worded = s.index.find_wishes(query, {}, std::max(candidates, top));
  if (!worded) return tl::unexpected(worded.error());
  std::vector<std::int64_t> among;
  for (const Hit& hit : *worded) among.push_back(hit.article);
  const auto alike = s.index.liken(text, among);
  if (!alike) return tl::unexpected(alike.error());
  const std::vector<Hit> first = joined(*worded, *alike, likeness_share);
  Stems feedback;
  Statement row = s.database.prepare("SELECT data FROM article WHERE n = ?1");
  for (std::size_t i = 0; i < std::min(feedback_articles, first.size()); ++i) {
    row.reset().bind(1, first[i].article);
    if (!row.step()) continue;
    const auto json = unpack_row(row.bytes(0));
    const auto article = json ? article_from_json(*json) : tl::unexpected(json.error());
    if (!article) return tl::unexpected(article.error());
    const IndexedText t = indexed_text(*article);
    add_feedback(feedback, stems_of(t.headline + " " + t.lead + " " + t.body, t.language), 1);
  }
  const auto second = s.index.find_wishes(strongest(feedback, feedback_words), among, among.size());
  if (!second) return tl::unexpected(second.error());
  const std::vector<Hit> sorted = joined(first, *second, feedback_share);
  std::vector<Ranked> ranked;
  Statement id = s.database.prepare("SELECT id FROM article WHERE n = ?1");
  for (const auto& [n, score] : sorted) {
    if (ranked.size() == top) break;
    id.reset().bind(1, n);
    if (id.step()) ranked.push_back({ArticleId(id.text(0)), score});
  }
  return ranked;
}

}  // namespace broadsheet
