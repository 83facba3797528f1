// find.cc: a search: the index ranks words, the rows of `article` answer for everything else that a query
// asks, and the passage shown is the window of the body that holds most of the words sought.

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/store.h"
#include "news/body_json.h"
#include "search/analyse.h"
#include "search/passage.h"
#include "store/conditions.h"
#include "store/state.h"

namespace broadsheet {
namespace {

// Cuts passages out of texts for one query, with the words sought marked.
class Passages {
 public:
  explicit Passages(const Query& query) : query_(query) {}

  // `packed`: the article's line. Of a text that cannot be read what can be, or nothing: that it is damaged
  // is for `check` to tell.
  void add(std::string_view packed, FoundArticle& found) {
    PassageFinder& finder = finder_for(found.row.language);
    finder.begin();
    body_.clear();
    BodyReader reader;
    bool goes_on = unpacker_.begin(packed);
    while (goes_on) {
      goes_on = unpacker_.more();
      reader.read(unpacker_.bytes(), body_);
      goes_on = finder.read(body_, goes_on && !reader.is_done());
    }
    const Passage passage = finder.passage(body_);
    found.cut_before = passage.cut_before;
    found.cut_behind = passage.cut_behind;
    found.passage = body_.substr(passage.begin, passage.end - passage.begin);
    std::size_t at = passage.begin;
    std::uint32_t points = 0;
    const auto count_to = [&](std::size_t byte) {
      points += static_cast<std::uint32_t>(count_code_points(std::string_view(body_).substr(at, byte - at)));
      at = byte;
      return points;
    };
    for (const Passage::Mark& mark : passage.marks) {
      const std::uint32_t begin = count_to(mark.begin);
      found.marks.push_back({begin, count_to(mark.end)});
    }
  }

 private:
  // Made once a language.
  PassageFinder& finder_for(const std::string& language) {
    if (const auto made = finders_.find(language); made != finders_.end()) return made->second;
    std::set<std::string> stems;
    for (const Term& term : query_.terms) {
      if (term.excluded) continue;
      for (IndexWord& word : analyse(term.text, language)) stems.insert(std::move(word.stem));
    }
    return finders_.emplace(language, PassageFinder({stems.begin(), stems.end()}, language)).first->second;
  }

  const Query& query_;
  std::map<std::string, PassageFinder> finders_;  // by language
  RowUnpacker unpacker_;
  std::string body_;
};

using Publishers = std::optional<std::vector<std::string>>;  // that a query's may be, where known

// Whether all that a query asks of rows is who published them and when.
bool asks_for_known_alone(const Conditions& conditions, const Query& query, const Publishers& publishers) {
  Query known;
  known.publisher = query.publisher;
  known.from = query.from;
  known.until = query.until;
  return !conditions.sql.empty() && (publishers || query.publisher.empty()) &&
         conditions.sql == article_conditions(known, ConditionsOn::all_rows, 2, publishers).sql;
}

// The same rows from memory. `articles`: of the publisher that is asked for, if any is; `dates`: null where
// they are not known.
std::optional<Among> known_rows(const Query& query, std::optional<std::vector<std::int64_t>> articles,
                                const KnownDates* dates) {
  const bool by_days = query.from || query.until;
  if ((by_days && dates == nullptr) || (!query.publisher.empty() && !articles)) return std::nullopt;
  if (!articles) return dates->between(query.from, query.until);
  if (by_days)
    std::erase_if(*articles, [&](std::int64_t n) { return !dates->is_between(n, query.from, query.until); });
  return among_these(std::move(*articles));
}

// The rows that a search must keep to. `known`: where they are in memory.
Restriction restriction_of(const Conditions& conditions, const Query& query, std::optional<Among> known) {
  if (conditions.sql.empty()) return {};
  Restriction made{"SELECT n FROM article WHERE " + conditions.sql, {}, conditions.texts, std::move(known)};
  if (!made.known && !asks_for_statements(query))
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

void sort_by_date(const Database& database, const KnownDates* dates, SearchOrder order,
                  std::vector<Hit>& hits) {
  std::vector<std::pair<std::int64_t, Hit>> dated;
  dated.reserve(hits.size());
  Statement at = database.prepare("SELECT at FROM article WHERE n = ?1");
  for (const Hit& hit : hits) {
    auto known = dates != nullptr ? dates->of(hit.article) : std::nullopt;
    if (!known && at.reset().bind(1, hit.article).step()) known = at.integer(0);
    dated.emplace_back(known.value_or(0), hit);
  }
  const bool newest = order == SearchOrder::newest;
  std::stable_sort(dated.begin(), dated.end(), [&](const auto& x, const auto& y) {
    return newest ? x.first > y.first : x.first < y.first;
  });
  for (std::size_t i = 0; i < hits.size(); ++i) hits[i] = dated[i].second;
}

// The rows of hits, in their order: behind each its place among them, the number of the article that stands
// for its text, and the text itself where passages are asked for. One statement keeps the room for values
// from row to row, a fortieth of a search page.
Statement found_rows(const Database& database, const Archive::SearchPart& part, std::span<const Hit> hits) {
  std::string numbers = "[";
  for (const Hit& hit : hits) numbers += (numbers.size() > 1 ? "," : "") + std::to_string(hit.article);
  Statement rows =
      database.prepare("SELECT " + (part.only_shown ? std::string(shown_columns) : row_columns()) +
                       ", hit.key, coalesce(a.copy_of, a.n)" + (part.passages > 0 ? ", a.data" : "") +
                       " FROM json_each(?1) hit CROSS JOIN " +
                       std::string(part.only_shown ? shown_source : row_source) + " WHERE a.n = hit.value");
  rows.bind(1, numbers + "]");
  return rows;
}

// What a search shows of its hits.
std::vector<FoundArticle> articles_of(const Database& database, const Query& query,
                                      const Archive::SearchPart& part, std::span<const Hit> hits) {
  Passages passages(query);
  std::vector<FoundArticle> results;
  results.reserve(hits.size());
  const int place = part.only_shown ? shown_column_count : row_column_count;
  std::map<std::int64_t, std::size_t> of_text;  // the result that stands for a text
  const auto take = [&](const Statement& row, std::size_t at) {
    if (at < part.folded) {
      const auto [stands, is_first] = of_text.try_emplace(row.integer(place + 1), results.size());
      if (!is_first) {
        ++results[stands->second].copies;
        return;
      }
    }
    FoundArticle& found = results.emplace_back();
    found.row = part.only_shown ? read_shown(row) : read_row(row);
    found.score = hits[at].score;
    if (results.size() <= part.passages) passages.add(row.bytes(place + 2), found);
  };
  for (std::size_t from = 0, count = hits.size(); from < hits.size();) {
    Statement row = found_rows(database, part, hits.subspan(from, count));
    std::size_t behind = from;
    for (; row.step(); ++behind) {
      behind = from + static_cast<std::size_t>(row.integer(place));
      take(row, behind);
    }
    // A page that is damaged ends them: those behind it are asked for one by one.
    const bool is_damaged = row.fault().has_value();
    from = is_damaged && count > 1 ? behind : from + count;
    if (is_damaged) count = 1;
  }
  return results;
}

}  // namespace

Result<std::vector<FoundArticle>> Archive::search(const Query& query, const SearchPart& part) const {
  const State& s = *state_;
  const Publishers publishers =
      query.publisher.empty() ? std::nullopt : s.publishers.with(s.database, query.publisher);
  Conditions conditions = article_conditions(query, ConditionsOn::all_rows, 2, publishers);
  ask_for_statements(s.database, query, conditions);
  const bool by_relevance = query.order == SearchOrder::relevance;
  std::vector<Hit> hits;
  if (has_words(query)) {
    constexpr std::size_t most_by_date = 10'000;
    const bool is_known = asks_for_known_alone(conditions, query, publishers);
    const bool by_days = is_known && (query.from || query.until);
    const KnownDates* dates = (by_days || !by_relevance) && s.dates.look(s.database) ? &s.dates : nullptr;
    std::optional<Among> known;
    if (is_known)
      known = known_rows(query, publishers ? s.publishers.articles_of(s.database, *publishers) : std::nullopt,
                         dates);
    auto found = s.index.find(query, restriction_of(conditions, query, std::move(known)),
                              by_relevance ? part.limit + part.skip : most_by_date);
    if (!found) return tl::unexpected(found.error());
    hits = std::move(*found);
    if (!by_relevance) sort_by_date(s.database, dates, query.order, hits);
  } else {
    hits = all_by_date(s.database, query, conditions, part.limit + part.skip);
  }
  const std::size_t first = std::min(hits.size(), part.skip);
  return articles_of(s.database, query, part,
                     std::span(hits).subspan(first, std::min(hits.size() - first, part.limit)));
}

// As an article prints it; the stem itself where none can be read.
Result<std::string> Archive::printed_word(const std::string& stem) const {
  Query query;
  query.terms.push_back({.text = stem, .prefix = true});
  const auto found = search(query, {.limit = 1});
  if (!found) return tl::unexpected(found.error());
  if (found->empty() || found->front().marks.empty()) return stem;
  const FoundArticle& article = found->front();
  const std::size_t begin = byte_offset(article.passage, article.marks[0].begin);
  return article.passage.substr(begin, byte_offset(article.passage, article.marks[0].end) - begin);
}

Result<std::string> Archive::respelled(std::string_view text, const Query& query) const {
  auto words = state_->index.respelled(query);
  if (!words) return tl::unexpected(words.error());
  std::string out(words->empty() ? std::string_view() : text);
  for (const SearchIndex::Respelled& each : *words) {
    auto printed = printed_word(each.stem);
    if (!printed) return tl::unexpected(printed.error());
    if (const std::size_t at = out.find(each.word); at != std::string::npos)
      out.replace(at, each.word.size(), *printed);
  }
  return out;
}

}  // namespace broadsheet
