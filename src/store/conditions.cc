// conditions.cc: each field of a query becomes a condition on rows of articles or statements. Entry points:
// article_conditions(), ask_for_statements(), statement_match().

#include "store/conditions.h"

#include "base/strings.h"
#include "broadsheet/news.h"
#include "news/names.h"
#include "search/old_index.h"
#include "store/known_publishers.h"
#include "store/state.h"

namespace broadsheet {
namespace {

std::string number_of(auto value) {
  return std::to_string(static_cast<int>(value));
}

// "{content setting} : (…)", or nothing.
std::string in_columns(std::string_view columns, const std::string& match) {
  return match.empty() ? "" : "({" + std::string(columns) + "} : " + match + ")";
}

}  // namespace

void Conditions::ask(const std::string& before, std::string_view text, const std::string& after) {
  ask(before + "?" + std::to_string(next()) + after);
  texts.emplace_back(text);
}

void Conditions::bind_to(Statement& statement) const {
  for (std::size_t i = 0; i < texts.size(); ++i) statement.bind(static_cast<int>(first + i), texts[i]);
}

namespace {

// A name is found by any part of it: "kelly" finds Laura Kelly. Of all rows those are found from the name on;
// of one row the name is looked at.
void ask_for_names(const Query& q, ConditionsOn on, bool knows_publishers, Conditions& c) {
  const bool all = on == ConditionsOn::all_rows;
  if (!q.byline.empty())
    c.ask(all ? "n IN (SELECT article FROM byline WHERE name LIKE '%' || "
              : "EXISTS (SELECT 1 FROM byline WHERE byline.article = article.n AND name LIKE '%' || ",
          q.byline, " || '%')");
  if (q.publisher.empty()) return;
  if (all && knows_publishers)
    c.texts.push_back(q.publisher);  // that one row asks for
  else if (all)
    c.ask("publisher COLLATE NOCASE IN (" + std::string(each_publisher) + " WHERE name LIKE '%' || ",
          q.publisher, " || '%')");
  else
    c.ask("publisher LIKE '%' || ", q.publisher, " || '%'");
}

void ask_for_any(const std::vector<std::string>& publishers, Conditions& c) {
  std::string parameters;
  for (const std::string& name : publishers) {
    parameters += (parameters.empty() ? "?" : ", ?") + std::to_string(c.next());
    c.texts.push_back(name);
  }
  c.ask("publisher COLLATE NOCASE IN (" + parameters + ")");
}

}  // namespace

Conditions article_conditions(const Query& q, ConditionsOn on, std::size_t first_parameter,
                              const std::optional<std::vector<std::string>>& publishers) {
  Conditions c{{}, {}, first_parameter};
  ask_for_names(q, on, publishers.has_value(), c);
  if (!q.section.empty()) c.ask("section LIKE ", q.section, "");
  if (!q.language.empty()) c.ask("language LIKE ", q.language, "");
  if (!q.story.empty()) c.ask("story = (SELECT n FROM story WHERE id = ", q.story, ")");
  if (!q.kind.empty() && !value_named<StatementKind>(statement_kind_names, ascii_lower(q.kind))) {
    const auto kind = value_named<ArticleKind>(article_kind_names, ascii_lower(q.kind));
    c.ask(kind ? "kind = " + number_of(*kind) : "FALSE");
  }
  if (q.from) c.ask("at >= " + std::to_string(*q.from));
  if (q.until) c.ask("at < " + std::to_string(*q.until));
  if (publishers) ask_for_any(*publishers, c);
  return c;
}

std::string statement_match(const Query& q, bool with_words) {
  std::vector<std::string> parts;
  std::string unwanted;
  const auto add = [&](std::string_view columns, const std::vector<Term>& terms, std::string_view language) {
    const TermMatch match = match_of(terms, std::string(language));
    if (!match.wanted.empty()) parts.push_back(in_columns(columns, match.wanted));
    if (!match.unwanted.empty()) unwanted = in_columns(columns, match.unwanted);
  };
  // Names are not stemmed.
  add("who", q.speakers, "none");
  add("content setting", q.about, q.language);
  if (with_words) add("content setting", q.terms, q.language);
  if (parts.empty()) return {};
  const std::string wanted = join(parts, " AND ");
  return unwanted.empty() ? wanted : "(" + wanted + ") NOT " + unwanted;
}

void ask_for_kinds(const Query& q, Conditions& c) {
  if (const auto kind = value_named<StatementKind>(statement_kind_names, ascii_lower(q.kind)))
    c.ask("s.kind = " + number_of(*kind));
  if (q.source_type.empty()) return;
  const auto type = value_named<SourceType>(source_type_names, ascii_lower(q.source_type));
  c.ask(type ? "s.source_type = " + number_of(*type) : "FALSE");
}

void ask_for_statements(const Database& database, const Query& q, Conditions& c) {
  if (!asks_for_statements(q)) return;
  if (!has_table(database, "statement")) return c.ask("FALSE");
  Conditions kinds;
  ask_for_kinds(q, kinds);
  const std::string also = kinds.sql.empty() ? "" : " AND " + kinds.sql;
  const std::string match = statement_match(q, false);
  if (match.empty())
    return c.ask("EXISTS (SELECT 1 FROM statement s WHERE s.article = article.n" + also + ")");
  c.ask("n IN (SELECT s.article FROM said CROSS JOIN statement s ON s.n = said.rowid WHERE said MATCH ",
        match, also + ")");
}

}  // namespace broadsheet
