// find.cc: a search: the index ranks words, the rows of `article` answer for everything else that a query
// asks, and the passage shown is the window of the body that holds most of the words sought.

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/store.h"
#include "search/analyse.h"
#include "store/conditions.h"
#include "store/state.h"

namespace broadsheet {
namespace {

// The stems that mark a word of a body as sought.
std::set<std::string> sought_stems(const Query& query, std::string_view language) {
  std::set<std::string> stems;
  for (const Term& term : query.terms) {
    if (term.excluded) continue;
    for (IndexWord& word : analyse(term.text, language)) stems.insert(std::move(word.stem));
  }
  return stems;
}

struct Window {
  std::size_t first = 0, last = 0;  // of the words
  std::size_t distinct = 0;
};

// The run of `width` words with the most different stems sought; the first of equals.
Window best_window(const std::vector<IndexWord>& words, const std::set<std::string>& sought,
                   std::size_t width) {
  std::map<std::string_view, std::size_t> inside;
  Window best{0, std::min(width, words.size()), 0};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (sought.contains(words[i].stem)) ++inside[words[i].stem];
    if (i >= width && sought.contains(words[i - width].stem))
      if (--inside[words[i - width].stem] == 0) inside.erase(words[i - width].stem);
    if (inside.size() > best.distinct) best = {i + 1 > width ? i + 1 - width : 0, i + 1, inside.size()};
  }
  return best;
}

void add_passage(const Article& article, const Query& query, FoundArticle& found) {
  constexpr std::size_t width = 40;
  const std::string body = body_text(article);
  const std::vector<IndexWord> words = analyse(body, article.language);
  if (words.empty()) return;
  const std::set<std::string> sought = sought_stems(query, article.language);
  Window window = best_window(words, sought, width);
  window.first = window.first >= 6 && window.distinct > 0 ? window.first : 0;
  window.last = std::min(words.size(), window.first + width);
  const std::size_t begin = words[window.first].begin, end = words[window.last - 1].end;
  found.passage = body.substr(begin, end - begin);
  for (std::size_t i = window.first; i < window.last; ++i) {
    if (!sought.contains(words[i].stem)) continue;
    const auto at = [&](std::size_t byte) {
      return static_cast<std::uint32_t>(
          count_code_points(std::string_view(body).substr(begin, byte - begin)));
    };
    found.marks.push_back({at(words[i].begin), at(words[i].end)});
  }
}

}  // namespace

Result<std::vector<FoundArticle>> Archive::search(const Query& query, std::size_t limit,
                                                  std::size_t skip) const {
  const State& s = *state_;
  Conditions conditions = article_conditions(query);
  ask_for_statements(s.database, query, conditions);
  Restriction restriction;
  if (!conditions.sql.empty())
    restriction = {"SELECT n FROM article WHERE " + conditions.sql, conditions.texts};
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
