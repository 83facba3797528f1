// find_statements.cc: who said what on what since when.
//
// What a query asks of words is answered by the index of words, whose numbers go by day: newest first is its
// own order, and days are bounds in it, so that a search stops when it has what it shows. Conditions on
// statements and their articles are looked up row by row on the way. The wide columns are read of the rows
// that are shown and no others. Entry point: Archive::statements().

#include <algorithm>

#include "base/calendar.h"
#include "base/json.h"
#include "base/strings.h"
#include "store/conditions.h"
#include "store/state.h"
#include "store/statements.h"

namespace broadsheet {

const std::string_view statement_columns =
    "SELECT s.n, s.place, s.kind, s.source_type, coalesce(p.name, ''), s.same_as, s.altered, s.role, "
    "s.affiliation, s.reason, s.said_on, s.spans, s.text, s.confidence, a.id, a.publisher, a.headline, "
    "a.language, a.url, a.published, "
    "(SELECT count(DISTINCT b.publisher) FROM article b WHERE b.n IN ("
    "SELECT t.article FROM statement t WHERE t.same_as = coalesce(s.same_as, s.n) UNION "
    "SELECT t.article FROM statement t WHERE t.n = coalesce(s.same_as, s.n)))";
const std::string_view statement_tables =
    " CROSS JOIN article a ON a.n = s.article LEFT JOIN speaker p ON p.n = s.speaker";

namespace {

std::vector<Span> spans_in(std::string_view text) {
  const std::vector<std::uint32_t> numbers = numbers_in(text);
  std::vector<Span> spans;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) spans.push_back({numbers[i], numbers[i + 1]});
  return spans;
}

std::optional<Interval> interval_in(std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() != 3) return std::nullopt;
  return Interval{std::string(parts[0]), std::string(parts[1]), std::string(parts[2])};
}

// Day of a statement's number, rounded down.
std::int64_t day_in(std::int64_t number) {
  return number >= 0 ? number / statements_a_day : -((-number + statements_a_day - 1) / statements_a_day);
}

// First moments of days as bounds on numbers.
void ask_for_days(const StatementQuery& q, const std::string& number, Conditions& c) {
  const auto first_of = [](Instant instant) {
    return std::to_string(day_number(instant + seconds_a_day - 1) * statements_a_day);
  };
  if (q.query.from) c.ask(number + " >= " + first_of(*q.query.from));
  if (q.query.until) c.ask(number + " < " + first_of(*q.query.until));
  if (q.older_than) c.ask(number + " < " + std::to_string(*q.older_than));
}

// "SELECT n … ORDER BY … LIMIT", and what is bound to it.
struct Chosen {
  std::string sql, match;
  Conditions conditions;
};

Chosen chosen_by(const StatementQuery& q) {
  Chosen chosen;
  chosen.match = statement_match(q.query, true);
  Conditions& c = chosen.conditions;
  const std::string number = chosen.match.empty() ? "s.n" : "said.rowid";
  if (!chosen.match.empty()) c.ask("said MATCH ?1");
  ask_for_days(q, number, c);
  ask_for_kinds(q.query, c);
  if (!q.speaker.empty())
    c.ask("s.speaker = (SELECT n FROM speaker WHERE key = ", speaker_key(q.speaker), ")");
  if (!q.article.empty()) c.ask("s.article = (SELECT n FROM article WHERE id = ", q.article, ")");
  if (!q.story.empty())
    c.ask("s.article IN (SELECT n FROM article WHERE story = (SELECT n FROM story WHERE id = ", q.story,
          "))");
  if (q.fold) c.ask("s.same_as IS NULL");
  Query of_articles = q.query;
  of_articles.from = of_articles.until = std::nullopt;
  const Conditions articles = article_conditions(of_articles, ConditionsOn::one_row, c.next());
  if (!articles.sql.empty()) {
    c.ask("EXISTS (SELECT 1 FROM article WHERE article.n = s.article AND " + articles.sql + ")");
    c.texts.insert(c.texts.end(), articles.texts.begin(), articles.texts.end());
  }
  chosen.sql = "SELECT " + number + " AS n FROM " +
               (chosen.match.empty() ? "statement s" : "said CROSS JOIN statement s ON s.n = said.rowid") +
               " WHERE " + (c.sql.empty() ? "TRUE" : c.sql) + " ORDER BY " +
               (q.article.empty() ? number + " DESC" : "s.place ASC") + " LIMIT " + std::to_string(q.limit);
  return chosen;
}

}  // namespace

StatementRow read_statement(const Statement& s) {
  StatementRow row;
  row.place = s.integer(0);
  row.number = static_cast<std::uint32_t>(s.integer(1));
  row.said.kind = static_cast<StatementKind>(s.integer(2));
  row.said.source_type = static_cast<SourceType>(s.integer(3));
  row.said.speaker = s.text(4);
  row.same_as = s.optional_integer(5);
  row.altered = static_cast<Alteration>(s.integer(6));
  row.said.role = s.text(7);
  row.said.affiliation = s.text(8);
  row.said.reason = s.text(9);
  row.said.said_on = interval_in(s.text(10));
  const auto spans = split(s.text(11), ';');
  if (spans.size() >= 3) {
    row.said.content = spans_in(spans[0]);
    row.said.cue = spans_in(spans[1]);
    row.said.source = spans_in(spans[2]);
  }
  if (spans.size() == 5) {
    row.said.addressee = spans_in(spans[3]);
    row.said.to = spans[4];
  }
  for (const std::string_view piece : split(s.text(12), piece_end)) row.pieces.emplace_back(piece);
  row.said.confidence = s.real(13);
  row.said.article = s.text(14);
  row.publisher = s.text(15);
  row.headline = s.text(16);
  row.language = s.text(17);
  row.url = s.text(18);
  if (!s.text(19).empty()) row.published = parse_iso_date(s.text(19));
  row.papers = static_cast<std::uint32_t>(std::max<std::int64_t>(1, s.integer(20)));
  row.day = date_of(civil_from(day_in(row.place))).day();
  return row;
}

std::string to_json(const StatementRow& row) {
  JsonWriter more;
  more.open_object().key("id").value(row.said.article + "#s" + std::to_string(row.number));
  more.key("said").open_array();
  for (const std::string& piece : row.pieces) more.value(piece);
  more.close_array().key("day").value(row.day).member("headline", row.headline);
  more.member("publisher", row.publisher).member("language", row.language).member("url", row.url);
  if (row.published) more.key("published").value(row.published->iso());
  more.key("papers").value(row.papers);
  if (row.altered != Alteration::none) more.key("altered").value(name_of(row.altered));
  more.key("cursor").value(std::to_string(row.place)).close_object();
  // One object of both.
  std::string json = to_json(row.said);
  json.back() = ',';
  return json + more.text().substr(1);
}

bool Archive::State::has_statements() const {
  if (!has_seen_statements) has_seen_statements = has_table(database, "statement");
  return has_seen_statements;
}

Result<std::vector<StatementRow>> Archive::statements(const StatementQuery& q) const {
  const Database& db = state_->database;
  if (!state_->has_statements()) return std::vector<StatementRow>{};
  const Chosen chosen = chosen_by(q);
  Statement found =
      db.prepare(std::string(statement_columns) + " FROM (" + chosen.sql +
                 ") AS chosen CROSS JOIN statement s ON s.n = chosen.n" + std::string(statement_tables));
  if (!chosen.match.empty()) found.bind(1, chosen.match);
  chosen.conditions.bind_to(found);
  return read_all<StatementRow>(found, read_statement);
}

void check_statements(const Archive& archive, const Article& article, std::vector<ArchiveFault>& faults) {
  constexpr std::size_t all = 1'000'000;
  const auto rows = archive.statements({.article = article.id, .fold = false, .limit = all});
  if (!rows) {
    faults.push_back({"article " + article.id, rows.error().what});
    return;
  }
  const std::string body = body_text(article);
  for (const StatementRow& row : *rows)
    if (said_pieces(body, row.said) != row.pieces)
      faults.push_back(
          {"article " + article.id, "statement " + std::to_string(row.number) + " does not stand in it"});
}

Result<std::vector<StatementRow>> Archive::tellings(const StatementRow& of) const {
  const Database& db = state_->database;
  if (!state_->has_statements()) return std::vector<StatementRow>{};
  Statement found =
      db.prepare(std::string(statement_columns) + " FROM statement s" + std::string(statement_tables) +
                 " WHERE s.n IN (SELECT n FROM statement WHERE same_as = ?1 UNION SELECT ?1) "
                 "ORDER BY s.n");
  found.bind(1, of.same_as.value_or(of.place));
  return read_all<StatementRow>(found, read_statement);
}

Result<std::vector<SpeakerRow>> Archive::speakers(std::size_t limit) const {
  const Database& db = state_->database;
  if (!state_->has_statements()) return std::vector<SpeakerRow>{};
  Statement found = db.prepare(
      "SELECT name, statements FROM speaker WHERE statements > 0 ORDER BY statements DESC, key LIMIT ?1");
  found.bind(1, static_cast<std::int64_t>(limit));
  return read_all<SpeakerRow>(found, [](const Statement& s) {
    return SpeakerRow{std::string(s.text(0)), static_cast<std::uint64_t>(s.integer(1))};
  });
}

Result<std::vector<Counted>> Archive::months_of_speaker(const std::string& name) const {
  const Database& db = state_->database;
  std::vector<Counted> months;
  if (!state_->has_statements()) return months;
  Statement found =
      db.prepare("SELECT n FROM statement WHERE speaker = (SELECT n FROM speaker WHERE key = ?1) ORDER BY n");
  found.bind(1, speaker_key(name));
  while (found.step()) {
    const std::string month = date_of(civil_from(day_in(found.integer(0)))).day().substr(0, 7);
    if (months.empty() || months.back().name != month) months.push_back({month, 0});
    ++months.back().articles;
  }
  if (const auto fault = found.fault()) return tl::unexpected(*fault);
  return months;
}

Result<std::vector<SourceCount>> Archive::count_sources(const std::string& publisher, Instant from,
                                                        Instant until) const {
  const Database& db = state_->database;
  if (!state_->has_statements()) return std::vector<SourceCount>{};
  Statement found = db.prepare(
      "SELECT s.source_type, s.reason <> '' AS told, count(*), count(DISTINCT a.n) "
      "FROM article a JOIN statement s ON s.article = a.n "
      "WHERE a.at >= ?1 AND a.at < ?2 AND (?3 = '' OR a.publisher = ?3 COLLATE NOCASE) "
      "GROUP BY s.source_type, told ORDER BY s.source_type, told");
  found.bind(1, from).bind(2, until).bind(3, publisher);
  return read_all<SourceCount>(found, [](const Statement& s) {
    return SourceCount{static_cast<SourceType>(s.integer(0)), s.integer(1) != 0,
                       static_cast<std::uint64_t>(s.integer(2)), static_cast<std::uint64_t>(s.integer(3))};
  });
}

}  // namespace broadsheet
