// rank.cc: a whole text as a query.
//
//   words ─► BM25 ─► the first few hundred ─► joined with likeness ─► the best fifty, read closely
//     ▲                                                                    │
//     └── words that the best five texts have and others have not ◄────────┘   once, then
//
//   the best fifty ─► each a little as those that are like it
//
// How alike the text is to each (likeness.h) joins the order by words; both are made comparable (z-scores)
// and added. Likeness never replaces the query's own words: alone it finds much less. So do, for the best,
// their best passage and the pieces of the query that they hold (close_reading.h), and how alike the text and
// their first words are, which in news say what the rest is about. The best of that order say what else texts
// on the subject say (RM3: Abdul-Jaleel et al. 2004): with those words beside its own the text is asked once
// more. And as texts that are alike answer alike (Diaz 2005), each of the best takes a share of what those
// most like it score. Entry point: Archive::rank().

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "broadsheet/store.h"
#include "search/analyse.h"
#include "search/close_reading.h"
#include "store/state.h"

namespace broadsheet {
namespace {

constexpr std::size_t candidates = 300;
constexpr double likeness_share = 0.45;
constexpr std::size_t read_closely = 50;    // of the best, judged by these shares too
constexpr std::size_t most_read = 100'000;  // code points of each
constexpr double passage_share = 0.2;
constexpr double pieces_share = 0.2;
constexpr double lead_share = 0.1;
constexpr std::size_t pieces_of_lead = 64;  // about three lines
constexpr std::size_t told_by = 5;          // texts that say what else is to be sought
constexpr std::size_t words_told = 100;     // by all of them
constexpr double told_share = 0.7;          // of the weight of all words
constexpr std::size_t levelled = 50;        // of the best, which take
constexpr double level_share = 0.1;         // of what those like them score

using Stems = std::map<std::string, double>;

Stems stems_of(std::string_view text, std::string_view language) {
  Stems stems;
  for (const IndexWord& word : analyse(text, language))
    if (!word.stop) stems[word.stem] += 1;
  return stems;
}

// Their mean and deviation.
struct Spread {
  double mean = 0, deviation = 0;

  explicit Spread(const std::vector<Hit>& hits) {
    const auto count = static_cast<double>(std::max<std::size_t>(1, hits.size()));
    for (const Hit& hit : hits) mean += hit.score / count;
    double square = 0;
    for (const Hit& hit : hits) square += (hit.score - mean) * (hit.score - mean);
    deviation = std::sqrt(square / count);
  }
  // A score less their mean, over their deviation.
  [[nodiscard]] double standard(double score) const { return deviation > 0 ? (score - mean) / deviation : 0; }
};

void add_standardised(std::map<std::int64_t, double>& sums, const std::vector<Hit>& hits, double weight) {
  const Spread spread(hits);
  for (const Hit& hit : hits) sums[hit.article] += weight * spread.standard(hit.score);
}

void put_best_first(std::vector<Hit>& hits) {
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& x, const Hit& y) { return x.score > y.score; });
}

// The first order with a share of the second, best first, ties by number.
std::vector<Hit> joined(const std::vector<Hit>& first, const std::vector<Hit>& second, double share) {
  std::map<std::int64_t, double> sums;
  add_standardised(sums, first, 1 - share);
  add_standardised(sums, second, share);
  std::vector<Hit> all;
  all.reserve(sums.size());
  for (const auto& [article, score] : sums) all.push_back({article, score});
  put_best_first(all);
  return all;
}

// A text as it is read closely.
struct ReadText {
  TextStems stems;        // but stop words
  std::size_t words = 0;  // with them
  double pieces = 0;      // how well it holds those of the query
  double lead = 0;        // how alike its first words and the query are
};

// The texts of hits, each read once for all who ask.
class Reading {
 public:
  Reading(const Database& database, std::string_view query)
      : row_(database.prepare("SELECT data FROM article WHERE n = ?1")), table_(LikenessTable::of("en")) {
    if (table_ == nullptr) return;
    pieces_.emplace(*table_, query);
    direction_ = table_->vector_of(query);
  }
  // Empty where the article is gone.
  Result<const ReadText*> of(std::int64_t article) {
    const auto [known, is_fresh] = texts_.try_emplace(article);
    if (is_fresh)
      if (auto done = read(article, known->second); !done) return tl::unexpected(done.error());
    return &known->second;
  }

 private:
  Result<void> read(std::int64_t number, ReadText& into) {
    row_.reset().bind(1, number);
    if (!row_.step()) return {};
    const auto json = unpack_row(row_.bytes(0));
    if (!json) return tl::unexpected(json.error());
    const auto article = article_from_json(*json);
    if (!article) return {};
    const std::string whole = article->headline + "\n" + article->standfirst + "\n" + body_text(*article);
    const std::string_view text = first_code_points(whole, most_read);
    for (IndexWord& word : analyse(text, "en")) {
      ++into.words;
      if (!word.stop) into.stems.push_back(std::move(word.stem));
    }
    const bool is_english = article->language.empty() || article->language == "en";
    if (!pieces_ || !is_english) return {};
    into.pieces = pieces_->match(text);
    into.lead = dot(direction_, table_->vector_of(text, pieces_of_lead));
    return {};
  }

  Statement row_;
  const LikenessTable* table_;
  std::optional<PieceMatcher> pieces_;
  LikenessTable::Vector direction_{};  // of the query
  std::map<std::int64_t, ReadText> texts_;
};

// The words of some texts, each by how much of them it is.
void add_shares(Stems& shares, const ReadText& text, double share) {
  for (const std::string& stem : text.stems)
    if (stem.size() > 1) shares[stem] += share / static_cast<double>(text.words);
}

// What each stem adds to a score where it stands often; nothing where the index cannot say.
Result<Stems> worth_of(const SearchIndex& index, const Stems& stems) {
  std::vector<std::string> names;
  for (const auto& [stem, count] : stems) names.push_back(stem);
  const auto idfs = index.idfs(names);
  if (!idfs) return tl::unexpected(idfs.error());
  Stems worth;
  for (std::size_t i = 0; i < idfs->size(); ++i) worth[names[i]] = stems.at(names[i]) * (*idfs)[i];
  return worth;
}

// Those that tell most of them, rare words more than common ones, with a weight of `weight` in all.
Result<Stems> strongest(const SearchIndex& index, const Stems& shares, double weight) {
  const auto worth = worth_of(index, shares);
  if (!worth) return tl::unexpected(worth.error());
  std::vector<std::pair<double, std::string_view>> order;
  for (const auto& [stem, each] : *worth) order.emplace_back(each, stem);
  std::sort(order.begin(), order.end(), std::greater<>());
  order.resize(std::min(order.size(), words_told));
  double sum = 0;
  for (const auto& [strength, stem] : order) sum += strength;
  Stems strong;
  for (const auto& [strength, stem] : order) strong[std::string(stem)] = strength / sum * weight;
  return strong;
}

// Shares of the best hits, which sum to 1: as their scores, e to the power of.
std::vector<double> shares_of(const std::vector<Hit>& hits) {
  std::vector<double> shares;
  double sum = 0;
  for (std::size_t i = 0; i < std::min(told_by, hits.size()); ++i) {
    shares.push_back(std::exp(hits[i].score - hits.front().score));
    sum += shares.back();
  }
  for (double& share : shares) share /= sum;
  return shares;
}

Result<std::vector<Hit>> ordered(const SearchIndex& index, const Stems& stems, std::string_view text,
                                 std::size_t most) {
  const auto worded = index.find_wishes(stems, most);
  if (!worded) return tl::unexpected(worded.error());
  std::vector<std::int64_t> among;
  for (const Hit& hit : *worded) among.push_back(hit.article);
  const auto alike = index.liken(text, among);
  if (!alike) return tl::unexpected(alike.error());
  return joined(*worded, *alike, likeness_share);
}

// The best also by what their texts tell, the others as far behind them as they were.
Result<void> judge_closely(const SearchIndex& index, Reading& reading, const Stems& stems,
                           std::vector<Hit>& hits) {
  const auto worth = worth_of(index, stems);
  if (!worth) return tl::unexpected(worth.error());
  const std::vector<Hit> best(
      hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(read_closely, hits.size())));
  std::vector<const TextStems*> texts;
  std::vector<Hit> pieces = best, leads = best, passages = best;
  for (std::size_t i = 0; i < best.size(); ++i) {
    const auto text = reading.of(best[i].article);
    if (!text) return tl::unexpected(text.error());
    texts.push_back(&(*text)->stems);
    pieces[i].score = (*text)->pieces;
    leads[i].score = (*text)->lead;
  }
  const std::vector<double> scores = best_passages(texts, *worth);
  for (std::size_t i = 0; i < best.size(); ++i) passages[i].score = scores[i];
  const Spread own(best), by_pieces(pieces), by_leads(leads), by_passages(passages);
  for (Hit& hit : hits) hit.score = own.standard(hit.score);
  for (std::size_t i = 0; i < best.size(); ++i)
    hits[i].score = (1 - pieces_share - lead_share - passage_share) * hits[i].score +
                    pieces_share * by_pieces.standard(pieces[i].score) +
                    lead_share * by_leads.standard(leads[i].score) +
                    passage_share * by_passages.standard(passages[i].score);
  put_best_first(hits);
  return {};
}

// All steps of one asking.
Result<std::vector<Hit>> judged(const SearchIndex& index, Reading& reading, const Stems& stems,
                                std::string_view text, std::size_t most) {
  auto hits = ordered(index, stems, text, most);
  if (!hits) return hits;
  if (auto done = judge_closely(index, reading, stems, *hits); !done) return tl::unexpected(done.error());
  return hits;
}

// The stems with those that the best hits tell beside them.
Result<Stems> told_more(const SearchIndex& index, Reading& reading, const Stems& stems,
                        const std::vector<Hit>& hits) {
  Stems told;
  const std::vector<double> shares = shares_of(hits);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto text = reading.of(hits[i].article);
    if (!text) return tl::unexpected(text.error());
    add_shares(told, **text, shares[i]);
  }
  double weight = 0;
  for (const auto& [stem, count] : stems) weight += count;
  auto more = strongest(index, told, told_share * weight);
  if (more && !more->empty())
    for (const auto& [stem, count] : stems) (*more)[stem] += (1 - told_share) * count;
  return more;
}

// Of each hit the mean score of the others, the most alike before all; its own where none is like it.
std::vector<Hit> scores_around(const std::vector<Hit>& hits, const std::vector<double>& cosines) {
  constexpr double steep = 16;
  std::vector<Hit> around = hits;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    double sum = 0, weights = 0;
    for (std::size_t k = 0; k < hits.size(); ++k) {
      if (k == i) continue;
      const double weight = std::pow(std::max(0.0, cosines[i * hits.size() + k]), steep);
      sum += weight * hits[k].score;
      weights += weight;
    }
    if (weights > 0) around[i].score = sum / weights;
  }
  return around;
}

// The best with a share of what those like them score, as far apart as they were.
Result<void> level(const SearchIndex& index, std::vector<Hit>& hits) {
  std::vector<Hit> best(hits.begin(),
                        hits.begin() + static_cast<std::ptrdiff_t>(std::min(levelled, hits.size())));
  std::vector<std::int64_t> articles;
  articles.reserve(best.size());
  for (const Hit& hit : best) articles.push_back(hit.article);
  const auto cosines = index.liken(articles);
  if (!cosines) return tl::unexpected(cosines.error());
  const std::vector<Hit> around = scores_around(best, *cosines);
  const Spread own(best), others(around);
  for (std::size_t i = 0; i < best.size(); ++i)
    hits[i].score = own.mean + own.deviation * ((1 - level_share) * own.standard(best[i].score) +
                                                level_share * others.standard(around[i].score));
  put_best_first(hits);
  return {};
}

}  // namespace

Result<std::vector<Archive::Ranked>> Archive::rank(std::string_view text, std::size_t top) const {
  const State& s = *state_;
  const std::size_t most = std::max(candidates, top);
  const Stems stems = stems_of(text, "en");
  Reading reading(s.database, text);
  auto hits = judged(s.index, reading, stems, text, most);
  if (!hits) return tl::unexpected(hits.error());
  const auto more = told_more(s.index, reading, stems, *hits);
  if (!more) return tl::unexpected(more.error());
  if (!more->empty()) hits = judged(s.index, reading, *more, text, most);
  if (!hits) return tl::unexpected(hits.error());
  if (auto done = level(s.index, *hits); !done) return tl::unexpected(done.error());
  std::vector<Ranked> ranked;
  Statement id = s.database.prepare("SELECT id FROM article WHERE n = ?1");
  for (const Hit& hit : *hits) {
    if (ranked.size() == top) break;
    id.reset().bind(1, hit.article);
    if (id.step()) ranked.push_back({ArticleId(id.text(0)), hit.score});
  }
  return ranked;
}

}  // namespace broadsheet
