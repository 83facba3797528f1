// text_query.cc: the lines of a batch of searches.

#include <simdjson.h>

#include "broadsheet/search.h"

namespace broadsheet {

Result<TextQuery> text_query_from_json(std::string_view line) {
  thread_local simdjson::dom::parser parser;
  simdjson::dom::element json;
  std::string_view id, text;
  if (parser.parse(line.data(), line.size()).get(json) || json["id"].get(id) || json["text"].get(text))
    return fail(ErrorCode::bad_input, "not a query: {\"id\": …, \"text\": …}");
  return TextQuery{std::string(id), std::string(text)};
}

}  // namespace broadsheet
