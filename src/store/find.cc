// find.cc: a search: the index ranks words, the rows of `article` answer for everything else that a query
// asks, and the passage shown is the window of the body that holds most of the words sought.

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/store.h"
#include "news/body_json.h"
#include "search/analyse.h"
#include "store/conditions.h"
#include "store/state.h"

namespace broadsheet {
namespace {

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

// Cuts passages out of texts for one query, with the words sought marked.
class Passages {
 public:
  explicit Passages(const Query& query) : query_(query) {}

  // `data`: the article's line. None of a text that cannot be read, which is for `check` to tell.
  void add(std::string_view data, FoundArticle& found) {
    constexpr std::size_t width = 40;
    const auto body = body_text_from_json(data);
    if (!body) return;
    StemSeeker& seeker = seeker_for(found.row.language);
    const SoughtWords& sought = seeker.seek(*body);
    if (sought.words.empty()) return;
    Window window = best_window(sought, seeker.stems(), width);
    window.first = window.first >= 6 && window.distinct > 0 ? window.first : 0;
    window.last = std::min(sought.words.size(), window.first + width);
    found.cut_before = window.first > 0;
    found.cut_behind = window.last < sought.words.size();
    const std::size_t begin = found.cut_before ? sought.words[window.first].begin : 0;
    const std::size_t end = found.cut_behind ? sought.words[window.last - 1].end : body->size();
    found.passage = body->substr(begin, end - begin);
    const auto at = [&](std::size_t byte) {
      return static_cast<std::uint32_t>(
          count_code_points(std::string_view(*body).substr(begin, byte - begin)));
    };
    for (const SoughtWords::Place& place : sought.sought) {
      if (place.word < window.first || place.word >= window.last) continue;
      const SoughtWords::Word word = sought.words[place.word];
      found.marks.push_back({at(word.begin), at(word.end)});
    }
  }

 private:
  // Made once a language.
  StemSeeker& seeker_for(const std::string& language) {
    if (const auto made = seekers_.find(language); made != seekers_.end()) return made->second;
    std::set<std::string> stems;
    for (const Term& term : query_.terms) {
      if (term.excluded) continue;
      for (IndexWord& word : analyse(term.text, language)) stems.insert(std::move(word.stem));
    }
    return seekers_.emplace(language, StemSeeker({stems.begin(), stems.end()}, language)).first->second;
  }

  const Query& query_;
  std::map<std::string, StemSeeker> seekers_;  // by language
};

// The rows that a search must keep to.
Restriction restriction_of(const Conditions& conditions, const Query& query) {
  if (conditions.sql.empty()) return {};
  Restriction made{"SELECT n FROM article WHERE " + conditions.sql, {}, conditions.texts};
  if (!asks_for_statements(query))
    made.one =
        "SELECT 1 FROM article WHERE n = ?1 AND " + article_conditions(query, ConditionsOn::one_row).sql;
  return made;
}

// Of a query without words, in the order of time.
std::vector<Hit> all_by_date(const Database& database, const Query& query, const Conditions& conditions,
                             std::size_t most) {
  Statement all = database.prepare(
      "SELECT n FROM article " + (conditions.sql.empty() ? "" : "WHERE " + conditions.sql) + " ORDER BY at " +
      (query.order == SearchOrder::oldest ? "ASC" : "DESC") + ", n LIMIT " + std::to_string(most));
  conditions.bind_to(all);
  std::vector<Hit> hits;
  while (all.step()) hits.push_back({all.integer(0), 0});
  return hits;
}

void sort_by_date(const Database& database, SearchOrder order, std::vector<Hit>& hits) {
  std::vector<std::pair<std::int64_t, Hit>> dated;
  Statement at = database.prepare("SELECT at FROM article WHERE n = ?1");
  for (const Hit& hit : hits) {
    at.reset().bind(1, hit.article);
    dated.emplace_back(at.step() ? at.integer(0) : 0, hit);
  }
  const bool newest = order == SearchOrder::newest;
  std::stable_sort(dated.begin(), dated.end(), [&](const auto& x, const auto& y) {
    return newest ? x.first > y.first : x.first < y.first;
  });
  for (std::size_t i = 0; i < hits.size(); ++i) hits[i] = dated[i].second;
}

}  // namespace

Result<std::vector<FoundArticle>> Archive::search(const Query& query, const SearchPart& part) const {
  const State& s = *state_;
  Conditions conditions = article_conditions(query, ConditionsOn::all_rows);
  ask_for_statements(s.database, query, conditions);
  const bool by_relevance = query.order == SearchOrder::relevance;
  std::vector<Hit> hits;
  if (has_words(query)) {
    constexpr std::size_t most_by_date = 10'000;
    auto found = s.index.find(query, restriction_of(conditions, query),
                              by_relevance ? part.limit + part.skip : most_by_date);
    if (!found) return tl::unexpected(found.error());
    hits = std::move(*found);
    if (!by_relevance) sort_by_date(s.database, query.order, hits);
  } else {
    hits = all_by_date(s.database, query, conditions, part.limit + part.skip);
  }
  Passages passages(query);
  std::vector<FoundArticle> results;
  const bool with_data = part.passages > 0;
  Statement row = s.database.prepare("SELECT " + row_columns() + (with_data ? ", a.data" : "") + " FROM " +
                                     std::string(row_source) + " WHERE a.n = ?1");
  for (std::size_t i = part.skip; i < std::min(hits.size(), part.skip + part.limit); ++i) {
    row.reset().bind(1, hits[i].article);
    if (!row.step()) continue;
    FoundArticle& found = results.emplace_back();
    found.row = read_row(row);
    found.score = hits[i].score;
    if (results.size() > part.passages) continue;
    const auto json = unpack_row(row.bytes(row_column_count));
    if (!json) return tl::unexpected(json.error());
    passages.add(*json, found);
  }
  return results;
}

}  // namespace broadsheet
