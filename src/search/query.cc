// query.cc: reads a query from left to right, one part at a time: a field with its value, a phrase, or a
// word, each of which a minus may precede. Entry point: parse_query().

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/news.h"
#include "broadsheet/search.h"
#include "news/names.h"
#include "search/query_dates.h"

namespace broadsheet {
namespace {

struct Parser {
  std::string_view text;
  std::optional<Instant> now;
  std::size_t at = 0;
  Query query;
  std::optional<Error> error;

  [[nodiscard]] bool done() const { return at >= text.size() || error; }

  void refuse(std::size_t where, std::string what, std::string advice) {
    error = Error{ErrorCode::bad_input, std::move(what), "query", count_code_points(text.substr(0, where)),
                  std::move(advice)};
  }

  void skip_blanks() {
    while (!done()) {
      const CodePoint c = decode_at(text, at);
      if (!is_blank(c.value)) return;
      at += c.size;
    }
  }

  // Up to the next blank, or what stands in quotation marks, which it passes over.
  std::string_view take_value() {
    if (at < text.size() && text[at] == '"') {
      const std::size_t close = text.find('"', at + 1);
      if (close == std::string_view::npos) {
        refuse(at, "a quotation mark that nothing closes", "close it, or leave it out");
        return {};
      }
      const std::string_view value = text.substr(at + 1, close - at - 1);
      at = close + 1;
      return value;
    }
    const std::size_t begin = at;
    while (at < text.size() && text[at] != '"' && !is_blank(decode_at(text, at).value))
      at += decode_at(text, at).size;
    return text.substr(begin, at - begin);
  }

  bool read_field();
  void read_dates(std::size_t begin, std::string_view field, std::string_view value);
  void read_order(std::size_t begin, std::string_view value);
  void read_term();
  void run();
};

struct TextField {
  std::string_view name;
  std::string Query::*field;
};

constexpr std::array text_fields = {
    TextField{"by:", &Query::byline},         TextField{"in:", &Query::publisher},
    TextField{"kind:", &Query::kind},         TextField{"lang:", &Query::language},
    TextField{"section:", &Query::section},   TextField{"story:", &Query::story},
    TextField{"source:", &Query::source_type}};

struct TermField {
  std::string_view name;
  std::vector<Term> Query::*field;
};
constexpr std::array term_fields = {TermField{"speaker:", &Query::speakers},
                                    TermField{"about:", &Query::about}};

constexpr std::array<std::string_view, 3> date_fields = {"after:", "before:", "on:"};

void Parser::read_dates(std::size_t begin, std::string_view field, std::string_view value) {
  const auto days = days_of(value, now);
  if (!days)
    return refuse(begin, "\"" + std::string(value) + "\" is no date",
                  "write 2022, 2022-12, 2022-12-09, yesterday or \"8 Nov 2022\"");
  if (field == "after:") query.from = days->until;
  if (field == "before:") query.until = days->from;
  if (field != "on:") return;
  query.from = days->from;
  query.until = days->until;
}

void Parser::read_order(std::size_t begin, std::string_view value) {
  if (value == "new" || value == "newest") {
    query.order = SearchOrder::newest;
  } else if (value == "old" || value == "oldest") {
    query.order = SearchOrder::oldest;
  } else if (value != "relevance") {
    refuse(begin, "\"" + std::string(value) + "\" is no order", "write sort:new, sort:old or sort:relevance");
  }
}

// True where a field stood here.
bool Parser::read_field() {
  const std::size_t begin = at;
  const auto take_name = [&](std::string_view name) {
    if (!starts_with_ignoring_case(text.substr(at), name)) return false;
    at += name.size();
    return true;
  };
  const auto take_needed = [&](std::string_view name) {
    const std::string_view value = take_value();
    if (value.empty() && !error)
      refuse(begin, "\"" + std::string(name) + "\" has no value", "write it right behind the colon");
    return value;
  };
  for (const TextField& field : text_fields) {
    if (!take_name(field.name)) continue;
    query.*field.field = take_needed(field.name);
    return true;
  }
  for (const TermField& field : term_fields) {
    if (!take_name(field.name)) continue;
    Term term;
    term.text = take_needed(field.name);
    term.phrase = true;
    (query.*field.field).push_back(std::move(term));
    return true;
  }
  for (const std::string_view field : date_fields) {
    if (!take_name(field)) continue;
    const std::string_view value = take_needed(field);
    if (!error) read_dates(begin, field, value);
    return true;
  }
  if (!take_name("sort:")) return false;
  const std::string_view value = take_needed("sort:");
  if (!error) read_order(begin, value);
  return true;
}

void Parser::read_term() {
  Term term;
  if (text[at] == '-' && at + 1 < text.size() && !is_blank(decode_at(text, at + 1).value)) {
    term.excluded = true;
    ++at;
  }
  term.phrase = text[at] == '"';
  std::string_view value = take_value();
  if (!term.phrase && value == "OR") {
    if (!query.terms.empty()) query.terms.back().or_next = true;
    return;
  }
  if (!term.phrase && value.size() > 1 && value.ends_with('*')) {
    term.prefix = true;
    value.remove_suffix(1);
  }
  term.text = value;
  if (!trim(value).empty()) query.terms.push_back(std::move(term));
}

void Parser::run() {
  for (skip_blanks(); !done(); skip_blanks())
    if (!read_field()) read_term();
  if (!query.terms.empty()) query.terms.back().or_next = false;
}

}  // namespace

bool asks_for_statements(const Query& q) {
  return !q.speakers.empty() || !q.about.empty() || !q.source_type.empty() ||
         value_named<StatementKind>(statement_kind_names, ascii_lower(q.kind)).has_value();
}

Result<Query> parse_query(std::string_view text, const Limits& limits, std::optional<Instant> now) {
  if (count_code_points(text) > limits.query_characters)
    return tl::unexpected(Error{ErrorCode::over_limit,
                                "a query of over " + std::to_string(limits.query_characters) + " characters",
                                "query", limits.query_characters, "shorten it"});
  const std::string valid = to_valid_utf8(text);
  Parser parser{valid, now, 0, {}, std::nullopt};
  parser.run();
  if (parser.error) return tl::unexpected(std::move(*parser.error));
  return std::move(parser.query);
}

}  // namespace broadsheet
