// find.cc: a search: the index ranks words, the rows of `article` answer for everything else that a query
// asks, and the passage shown is the window of the body that holds most of the words sought.

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/store.h"
#include "search/analyse.h"
#include "store/conditions.h"
#include "store/state.h"

namespace broadsheet {
namespace {

// The stems that mark a word of a body as sought, each once.
std::vector<std::string> sought_stems(const Query& query, std::string_view language) {
  std::set<std::string> stems;
  for (const Term& term : query.terms) {
    if (term.excluded) continue;
    for (IndexWord& word : analyse(term.text, language)) stems.insert(std::move(word.stem));
  }
  return {stems.begin(), stems.end()};
}

struct Window {
  std::size_t first = 0, last = 0;  // of the words
  std::size_t distinct = 0;
};

// The run of `width` words with the most different stems sought; the first of equals.
Window best_window(const SoughtWords& found, std::size_t stems, std::size_t width) {
  std::vector<std::size_t> inside(stems, 0);  // how often each stands in the run that ends at hand
  std::size_t distinct = 0, first = 0;
  Window best{0, std::min(width, found.words.size()), 0};
  for (const SoughtWords::Place& place : found.sought) {
    if (++inside[place.stem] == 1) ++distinct;
    for (; found.sought[first].word + width <= place.word; ++first)
      if (--inside[found.sought[first].stem] == 0) --distinct;
    const std::size_t end = std::size_t{place.word} + 1;
    if (distinct > best.distinct) best = {end > width ? end - width : 0, end, distinct};
  }
  return best;
}

void add_passage(const Article& article, const Query& query, FoundArticle& found) {
  constexpr std::size_t width = 40;
  const std::string body = body_text(article);
  const std::vector<std::string> stems = sought_stems(query, article.language);
  const SoughtWords sought = seek_stems(body, article.language, stems);
  if (sought.words.empty()) return;
  Window window = best_window(sought, stems.size(), width);
  window.first = window.first >= 6 && window.distinct > 0 ? window.first : 0;
  window.last = std::min(sought.words.size(), window.first + width);
  const std::size_t begin = sought.words[window.first].begin, end = sought.words[window.last - 1].end;
  found.passage = body.substr(begin, end - begin);
  const auto at = [&](std::size_t byte) {
    return static_cast<std::uint32_t>(count_code_points(std::string_view(body).substr(begin, byte - begin)));
  };
  for (const SoughtWords::Place& place : sought.sought) {
    if (place.word < window.first || place.word >= window.last) continue;
    const SoughtWords::Word word = sought.words[place.word];
    found.marks.push_back({at(word.begin), at(word.end)});
  }
}

}  // namespace

Result<std::vector<FoundArticle>> Archive::search(const Query& query, std::size_t limit,
                                                  std::size_t skip) const {
  const State& s = *state_;
  Conditions conditions = article_conditions(query, ConditionsOn::all_rows);
  ask_for_statements(s.database, query, conditions);
  Restriction restriction;
  if (!conditions.sql.empty()) {
    restriction = {"SELECT n FROM article WHERE " + conditions.sql, {}, conditions.texts};
    if (!asks_for_statements(query))
      restriction.one =
          "SELECT 1 FROM article WHERE n = ?1 AND " + article_conditions(query, ConditionsOn::one_row).sql;
  }
  std::vector<Hit> hits;
  if (has_words(query)) {
    const std::size_t wanted = query.order == SearchOrder::relevance ? limit + skip : 10'000;
    auto found = s.index.find(query, restriction, wanted);
    if (!found) return tl::unexpected(found.error());
    hits = std::move(*found);
  } else {
    Statement all = s.database.prepare(
        "SELECT n FROM article " + (conditions.sql.empty() ? "" : "WHERE " + conditions.sql) +
        " ORDER BY at " + (query.order == SearchOrder::oldest ? "ASC" : "DESC") + ", n LIMIT " +
        std::to_string(limit + skip));
    conditions.bind_to(all);
    while (all.step()) hits.push_back({all.integer(0), 0});
  }
  if (has_words(query) && query.order != SearchOrder::relevance) {
    std::vector<std::pair<std::int64_t, Hit>> dated;
    Statement at = s.database.prepare("SELECT at FROM article WHERE n = ?1");
    for (const Hit& hit : hits) {
      at.reset().bind(1, hit.article);
      dated.emplace_back(at.step() ? at.integer(0) : 0, hit);
    }
    const bool newest = query.order == SearchOrder::newest;
    std::stable_sort(dated.begin(), dated.end(), [&](const auto& x, const auto& y) {
      return newest ? x.first > y.first : x.first < y.first;
    });
    for (std::size_t i = 0; i < hits.size(); ++i) hits[i] = dated[i].second;
  }
  std::vector<FoundArticle> results;
  Statement row = s.database.prepare("SELECT " + row_columns() + ", a.data FROM " + std::string(row_source) +
                                     " WHERE a.n = ?1");
  for (std::size_t i = skip; i < std::min(hits.size(), skip + limit); ++i) {
    row.reset().bind(1, hits[i].article);
    if (!row.step()) continue;
    FoundArticle found{read_row(row), hits[i].score, {}, {}};
    const auto json = unpack_row(row.bytes(row_column_count));
    if (!json) return tl::unexpected(json.error());
    if (const auto article = article_from_json(*json)) add_passage(*article, query, found);
    results.push_back(std::move(found));
  }
  return results;
}

}  // namespace broadsheet
