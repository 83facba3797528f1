// old_index.cc: words of articles in FTS5, ranked by a function of ours.
//
// FTS5's own bm25() fixes b at .75 and does not know that a column repeats another; rank_words() below is
// plain BM25 with b .5 and a weight a column, as matches.cc has it. It registers with each connection as an
// auxiliary function. Entry points: match_of(), find_in_old_index().

#include "search/old_index.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace broadsheet {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.5;
constexpr std::array<double, 3> column_weights = {2.0, 1.0, 1.0};  // headline, lead, body

// What does not change from row to row of one query.
struct Statistics {
  double mean_length = 1;
  std::vector<double> idf;
};

int count_row(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  ++*static_cast<std::int64_t*>(count);
  return SQLITE_OK;
}

Statistics* statistics_of(const Fts5ExtensionApi* api, Fts5Context* context) {
  auto* known = static_cast<Statistics*>(api->xGetAuxdata(context, 0));
  if (known != nullptr) return known;
  auto* made = new Statistics;
  sqlite3_int64 rows = 0, tokens = 0;
  api->xRowCount(context, &rows);
  api->xColumnTotalSize(context, -1, &tokens);
  if (rows > 0) made->mean_length = std::max(1.0, static_cast<double>(tokens) / static_cast<double>(rows));
  for (int phrase = 0; phrase < api->xPhraseCount(context); ++phrase) {
    std::int64_t hits = 0;
    api->xQueryPhrase(context, phrase, &hits, count_row);
    const double with = static_cast<double>(hits), all = static_cast<double>(rows);
    made->idf.push_back(std::log(1 + (all - with + 0.5) / (with + 0.5)));
  }
  api->xSetAuxdata(context, made, [](void* p) { delete static_cast<Statistics*>(p); });
  return made;
}

// rank_words(words, weight of phrase 0, weight of phrase 1, …)
void rank_words(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context* result, int count,
                sqlite3_value** weights) {
  const Statistics& statistics = *statistics_of(api, context);
  std::vector<double> frequency(statistics.idf.size(), 0.0);
  int instances = 0;
  api->xInstCount(context, &instances);
  for (int i = 0; i < instances; ++i) {
    int phrase = 0, column = 0, offset = 0;
    api->xInst(context, i, &phrase, &column, &offset);
    frequency[static_cast<std::size_t>(phrase)] += column_weights[static_cast<std::size_t>(column)];
  }
  int length = 0;
  api->xColumnSize(context, -1, &length);
  const double norm = k1 * (1 - b + b * length / statistics.mean_length);
  double score = 0;
  for (std::size_t i = 0; i < frequency.size(); ++i) {
    const double weight = static_cast<int>(i) < count ? sqlite3_value_double(weights[i]) : 1.0;
    score += weight * statistics.idf[i] * frequency[i] * (k1 + 1) / (frequency[i] + norm);
  }
  sqlite3_result_double(result, score);
}

fts5_api* fts5_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

Result<std::vector<Hit>> hits_of(Statement& statement) {
  std::vector<Hit> hits;
  while (statement.step()) hits.push_back({statement.integer(0), statement.real(1)});
  if (const auto fault = statement.fault()) return tl::unexpected(*fault);
  return hits;
}

// ------------------------------------------------------------------------------- a query as FTS5 reads it

std::string quoted(const WantedPhrase& phrase) {
  std::string out = "\"";
  for (const std::string& stem : phrase.stems) out += (out.size() > 1 ? " " : "") + stem;
  return out + (phrase.prefix ? "\"*" : "\"");
}

std::string any_of(const std::vector<WantedPhrase>& phrases) {
  std::string out;
  for (const WantedPhrase& phrase : phrases) out += (out.empty() ? "(" : " OR ") + quoted(phrase);
  return out.empty() ? out : out + ")";
}

}  // namespace

void add_rank_words(const Database& database) {
  if (fts5_api* api = fts5_of(database.handle()))
    api->xCreateFunction(api, "rank_words", nullptr, rank_words, nullptr);
}

TermMatch match_of(const std::vector<Term>& terms, const std::string& language) {
  const WantedWords words = wanted_words(terms, language);
  TermMatch match;
  for (const auto& group : words.groups)
    match.wanted += (match.wanted.empty() ? "(" : " AND ") + any_of(group);
  if (!match.wanted.empty()) match.wanted += ")";
  match.unwanted = any_of(words.unwanted);
  return match;
}

Result<std::vector<Hit>> find_in_old_index(const Database& database, const Query& query,
                                           const Restriction& restriction, std::size_t top) {
  const TermMatch match = match_of(query.terms, query.language);
  if (match.wanted.empty()) return std::vector<Hit>{};
  std::string sql = "SELECT rowid, rank_words(words) AS score FROM words WHERE words MATCH ?1";
  // "+": of the rows that match. Without it FTS5 would look the words up anew for each row of the
  // restriction.
  if (!restriction.sql.empty()) sql += " AND +rowid IN (" + restriction.sql + ")";
  sql += " ORDER BY score DESC, rowid LIMIT " + std::to_string(top);
  Statement statement = database.prepare(sql);
  statement.bind(1, match.unwanted.empty() ? match.wanted : match.wanted + " NOT " + match.unwanted);
  for (std::size_t i = 0; i < restriction.texts.size(); ++i)
    statement.bind(static_cast<int>(i) + 2, restriction.texts[i]);
  return hits_of(statement);
}

Result<std::vector<Hit>> find_wishes_in_old_index(const Database& database,
                                                  const std::map<std::string, double>& stems,
                                                  std::size_t top) {
  std::string match, weights;
  for (const auto& [stem, weight] : stems) {
    match += (match.empty() ? "\"" : " OR \"") + stem + "\"";
    weights += ", " + std::to_string(weight);
  }
  if (match.empty()) return std::vector<Hit>{};
  Statement statement = database.prepare("SELECT rowid, rank_words(words" + weights +
                                         ") AS score FROM words WHERE words MATCH ?1 "
                                         "ORDER BY score DESC, rowid LIMIT " +
                                         std::to_string(top));
  statement.bind(1, match);
  return hits_of(statement);
}

}  // namespace broadsheet
