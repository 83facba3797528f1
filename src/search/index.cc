// index.cc: words of articles in FTS5, ranked by a function of ours.
//
// FTS5's own bm25() fixes b at .75 and does not know that a column repeats another; rank_words() below is
// plain BM25 with b .5 and a weight a column, which finds more on news. It registers with each connection
// as an auxiliary function. Entry points: SearchIndex::add(), SearchIndex::find().

#include "search/index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "search/likeness.h"

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

// A text as FTS5 gets it: its stems, parted by blanks.
std::string stems_of(const std::vector<IndexWord>& words) {
  std::string out;
  for (const IndexWord& word : words) {
    out += word.stem;
    out += ' ';
  }
  return out;
}

// ----------------------------------------------------------------------------------- directions as bytes

constexpr std::size_t pieces_an_article = 1024;  // word pieces from the front
constexpr float steps = 127;                     // of a signed byte

std::string in_bytes(const LikenessTable::Vector& direction) {
  std::string bytes;
  for (const float value : direction) bytes += static_cast<char>(std::lround(value * steps));
  return bytes;
}

double dot_bytes(const LikenessTable::Vector& direction, std::string_view bytes) {
  float sum = 0;
  for (std::size_t i = 0; i < std::min(direction.size(), bytes.size()); ++i)
    sum += direction[i] * static_cast<float>(static_cast<signed char>(bytes[i]));
  return static_cast<double>(sum / steps);
}

// ------------------------------------------------------------------------------- a query as FTS5 reads it

std::string quoted(const std::vector<std::string>& stems, bool prefix) {
  std::string out = "\"";
  for (const std::string& stem : stems) out += (out.size() > 1 ? " " : "") + stem;
  return out + (prefix ? "\"*" : "\"");
}

// The languages whose stems a query's word is sought under: unknown as it is, the word may be of any.
std::vector<std::string> alternatives(const Term& term, const std::string& language) {
  std::vector<std::string> found;
  for (const std::string_view each :
       {std::string_view(language), std::string_view("en"), std::string_view("de"), std::string_view("fr"),
        std::string_view("es"), std::string_view("none")}) {
    if (!language.empty() && each != language) continue;
    std::vector<std::string> stems;
    for (IndexWord& word : analyse(term.text, term.prefix ? "none" : each))
      stems.push_back(std::move(word.stem));
    if (stems.empty()) continue;
    std::string phrase = quoted(stems, term.prefix);
    if (std::find(found.begin(), found.end(), phrase) == found.end()) found.push_back(std::move(phrase));
    if (!language.empty()) break;
  }
  return found;
}

std::string any_of(const std::vector<std::string>& parts) {
  std::string out = "(";
  for (const std::string& part : parts) out += (out.size() > 1 ? " OR " : "") + part;
  return out + ")";
}

}  // namespace

TermMatch match_of(const std::vector<Term>& terms, const std::string& language) {
  TermMatch match;
  std::string wanted, unwanted;
  std::vector<std::string> choices;  // of the OR group at hand
  const auto close_group = [&] {
    if (choices.empty()) return;
    wanted += (wanted.empty() ? "" : " AND ") + any_of(choices);
    choices.clear();
  };
  for (const Term& term : terms) {
    const std::vector<std::string> phrases = alternatives(term, language);
    if (term.excluded && !phrases.empty()) unwanted += (unwanted.empty() ? "" : " OR ") + any_of(phrases);
    if (!term.excluded) choices.insert(choices.end(), phrases.begin(), phrases.end());
    if (!term.or_next && !term.excluded) close_group();
  }
  close_group();
  if (!wanted.empty()) match.wanted = "(" + wanted + ")";
  if (!unwanted.empty()) match.unwanted = "(" + unwanted + ")";
  return match;
}

Result<void> SearchIndex::create(const Database& database) {
  return database.execute(
      "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(headline, lead, body, content='', "
      "tokenize='unicode61 remove_diacritics 0');"
      "CREATE TABLE IF NOT EXISTS direction (article INTEGER PRIMARY KEY, numbers BLOB NOT NULL)");
}

SearchIndex::SearchIndex(const Database& database) : database_(&database) {
  if (fts5_api* api = fts5_of(database.handle()))
    api->xCreateFunction(api, "rank_words", nullptr, rank_words, nullptr);
  // Archives written before directions were kept have no table of them until they are written to again.
  Statement table = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'direction'");
  has_directions_ = table.step();
}

IndexedText indexed_text(const Article& article) {
  return {article.headline, article.standfirst, body_text(article), article.language};
}

TextWords cut_text(const IndexedText& t) {
  return {analyse(t.headline, t.language), analyse(t.lead, t.language), analyse(t.body, t.language)};
}

AnalysedText analysed(const IndexedText& t, const TextWords& words) {
  AnalysedText made{stems_of(words.headline), stems_of(words.lead), stems_of(words.body), std::nullopt};
  const LikenessTable* table = LikenessTable::get();
  if (table != nullptr && (t.language == "en" || t.language.empty()))
    made.direction =
        in_bytes(table->vector_of(t.headline + "\n" + t.lead + "\n" + t.body, pieces_an_article));
  return made;
}

Result<void> SearchIndex::add(std::int64_t article, const AnalysedText& t) {
  auto words = database_->prepare("INSERT INTO words(rowid, headline, lead, body) VALUES (?1, ?2, ?3, ?4)")
                   .bind(1, article)
                   .bind(2, t.headline)
                   .bind(3, t.lead)
                   .bind(4, t.body)
                   .run();
  if (!words || !t.direction) return words;
  return database_->prepare("INSERT OR REPLACE INTO direction VALUES (?1, ?2)")
      .bind(1, article)
      .bind_bytes(2, *t.direction)
      .run();
}

Result<void> SearchIndex::remove(std::int64_t article, const IndexedText& t) {
  const TextWords words = cut_text(t);
  auto done =
      database_
          ->prepare("INSERT INTO words(words, rowid, headline, lead, body) VALUES ('delete', ?1, ?2, ?3, ?4)")
          .bind(1, article)
          .bind(2, stems_of(words.headline))
          .bind(3, stems_of(words.lead))
          .bind(4, stems_of(words.body))
          .run();
  if (!done) return done;
  return database_->prepare("DELETE FROM direction WHERE article = ?1").bind(1, article).run();
}

Result<void> SearchIndex::merge() {
  return database_->execute("INSERT INTO words(words) VALUES ('optimize')");
}

Result<std::vector<Hit>> SearchIndex::liken(std::string_view text,
                                            const std::vector<std::int64_t>& among) const {
  std::vector<Hit> hits;
  hits.reserve(among.size());
  for (const std::int64_t article : among) hits.push_back({article, 0});
  const LikenessTable* table = LikenessTable::get();
  if (!has_directions_ || table == nullptr) return hits;
  const LikenessTable::Vector wanted = table->vector_of(text, pieces_an_article);
  Statement row = database_->prepare("SELECT numbers FROM direction WHERE article = ?1");
  for (Hit& hit : hits) {
    row.reset().bind(1, hit.article);
    if (row.step()) hit.score = dot_bytes(wanted, row.bytes(0));
    if (const auto fault = row.fault()) return tl::unexpected(*fault);
  }
  return hits;
}

Result<std::vector<Hit>> SearchIndex::find(const Query& query, const Restriction& restriction,
                                           std::size_t top) const {
  const TermMatch match = match_of(query.terms, query.language);
  if (match.wanted.empty()) return std::vector<Hit>{};
  std::string sql = "SELECT rowid, rank_words(words) AS score FROM words WHERE words MATCH ?1";
  // "+": of the rows that match. Without it FTS5 would look the words up anew for each row of the
  // restriction.
  if (!restriction.sql.empty()) sql += " AND +rowid IN (" + restriction.sql + ")";
  sql += " ORDER BY score DESC, rowid LIMIT " + std::to_string(top);
  Statement statement = database_->prepare(sql);
  statement.bind(1, match.unwanted.empty() ? match.wanted : match.wanted + " NOT " + match.unwanted);
  for (std::size_t i = 0; i < restriction.texts.size(); ++i)
    statement.bind(static_cast<int>(i) + 2, restriction.texts[i]);
  std::vector<Hit> hits;
  while (statement.step()) hits.push_back({statement.integer(0), statement.real(1)});
  if (const auto fault = statement.fault()) return tl::unexpected(*fault);
  return hits;
}

Result<std::vector<Hit>> SearchIndex::find_wishes(const std::map<std::string, double>& stems,
                                                  std::size_t top) const {
  std::string match, weights;
  for (const auto& [stem, weight] : stems) {
    match += (match.empty() ? "\"" : " OR \"") + stem + "\"";
    weights += ", " + std::to_string(weight);
  }
  std::vector<Hit> hits;
  if (match.empty()) return hits;
  Statement statement = database_->prepare("SELECT rowid, rank_words(words" + weights +
                                           ") AS score FROM words WHERE words MATCH ?1 "
                                           "ORDER BY score DESC, rowid LIMIT " +
                                           std::to_string(top));
  statement.bind(1, match);
  while (statement.step()) hits.push_back({statement.integer(0), statement.real(1)});
  if (const auto fault = statement.fault()) return tl::unexpected(*fault);
  return hits;
}

bool has_words(const Query& query) {
  return std::any_of(query.terms.begin(), query.terms.end(), [](const Term& term) { return !term.excluded; });
}

}  // namespace broadsheet
