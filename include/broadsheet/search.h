#pragma once
// broadsheet/search.h: queries as people write them, and what an index answers.
//
//   drones iran                 both words (stemmed, without case or diacritics), best first
//   "joint production"          the words in that order
//   drones OR missiles          either            -sanctions   not with it            missil*   begins so
//   by:kelly in:"the hill" lang:en kind:opinion section:world story:ID
//   speaker:kirby about:"joint production" source:unnamed kind:direct      said by, said on, by what source
//   after:2022-12-01 before:2022-12-31 on:2022-12-09     (year, month or day)
//   sort:new sort:old
//
// A query never fails for what a person could mean: only a field that is given no value, an unclosed
// quotation mark, a date that is none and an over-long query are refused, with the character they begin at.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

enum class SearchOrder : std::uint8_t { relevance, newest, oldest };

// One part of a query: words in a row (a phrase), wanted or not.
struct Term {
  std::string text;  // as written
  bool phrase = false;
  bool prefix = false;
  bool excluded = false;
  bool or_next = false;  // stands left of an OR
};

struct Query {
  std::vector<Term> terms;
  std::string byline, publisher, language, section, story;
  std::string kind;                    // of article ("opinion") or of statement ("direct")
  std::vector<Term> speakers, about;   // of statements; all are wanted, several words of one in a row
  std::string source_type;             // "unnamed"
  std::optional<Instant> from, until;  // published in [from, until)
  SearchOrder order = SearchOrder::relevance;
};

// `now`: what "yesterday" and days without a year are understood against; without it they are no dates.
// Errors: bad_input and over_limit (limits.query_characters), with the offset in code points.
[[nodiscard]] Result<Query> parse_query(std::string_view text, const Limits& limits = {},
                                        std::optional<Instant> now = std::nullopt);

// Whether a query asks for what somebody said: speaker, subject, kind of statement, type of source. A search
// of articles then keeps to those that hold such a statement.
[[nodiscard]] bool asks_for_statements(const Query& query);

// One line of a batch: {"id": "q1", "text": "a question or a text"}. Every word of such a text is a wish and
// none a must. Errors: bad_input.
struct TextQuery {
  std::string id, text;
};
[[nodiscard]] Result<TextQuery> text_query_from_json(std::string_view line);

}  // namespace broadsheet
