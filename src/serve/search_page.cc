// search_page.cc: results with their passages, a page at a time. Entry points: search_page(), place_page().

#include "serve/search_page.h"

#include <algorithm>
#include <array>

#include "base/address.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/statement.h"
#include "serve/feeds_out.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/page_parts.h"
#include "serve/said_view.h"
#include "serve/site.h"
#include "serve/spoken.h"

namespace broadsheet {
namespace {

constexpr std::size_t results_a_page = 20;

// The passage with the words sought in <mark>, everything else escaped.
std::string marked(const FoundArticle& found) {
  std::string out;
  std::string_view rest = found.passage;
  std::size_t at = 0;  // code points behind
  const bool is_plain = is_ascii(rest);
  const auto take_to = [&](std::size_t end) {
    const std::string_view taken = is_plain ? rest.substr(0, end - at) : first_code_points(rest, end - at);
    append_escaped_html(out, taken);
    rest.remove_prefix(taken.size());
    at = end;
  };
  for (const Span& mark : found.marks) {
    if (mark.begin < at) continue;
    take_to(mark.begin);
    out += "<mark>";
    take_to(mark.end);
    out += "</mark>";
  }
  append_escaped_html(out, rest);
  return out;
}

// What was said, above the articles, on the first page of a search that asks for it.
Result<void> set_statements(const Visit& visit, const Query& query, bool is_first, View& view) {
  constexpr std::size_t shown = 20;
  if (!is_first || !asks_for_statements(query)) return {};
  auto rows = visit.archive.statements({.query = query, .limit = shown});
  if (!rows) return tl::unexpected(rows.error());
  if (auto left = leave_out(visit, ListOf::reader, *rows); !left) return left;
  Views statements;
  for (const StatementRow& row : *rows) {
    auto statement = statement_view(visit, row, StatementPlace::elsewhere);
    if (!statement) return tl::unexpected(statement.error());
    const Attribution& said = row.said;
    statement->set("name", source_name(said));
    statement->set("speaker_link", is_known_by_name(said) ? speaker_link(said.speaker) : std::string());
    statements.push_back(std::move(*statement));
  }
  view.set("has_said", !statements.empty());
  view.set("statements", std::move(statements));
  return {};
}

// A query without what it says of order; "sort:" inside of quotation marks is sought.
std::string without_order(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins = at == 0 || text[at - 1] == ' ';
    if (begins && !quoted && starts_with_ignoring_case(text.substr(at), "sort:")) {
      at = std::min(text.find(' ', at), text.size());
      continue;
    }
    quoted ^= text[at] == '"';
    out += text[at++];
  }
  return std::string(trim(out));
}

// Links to the other orders of the same results.
Views order_views(std::string_view text, SearchOrder order) {
  struct Order {
    SearchOrder order;
    ViewName name;
    std::string_view words;
  };
  static constexpr std::array orders = {Order{SearchOrder::relevance, "search.best", ""},
                                        Order{SearchOrder::newest, "search.newest", " sort:new"},
                                        Order{SearchOrder::oldest, "search.oldest", " sort:old"}};
  const std::string plain = without_order(text);
  Views views;
  for (const Order& each : orders)
    views.push_back(View({{"order", phrase(each.name)},
                          {"is_here", each.order == order},
                          {"link", "/search?q=" + percent_encoded(plain + std::string(each.words))}}));
  return views;
}

Views found_views(std::vector<FoundArticle> found) {
  Views views;
  views.reserve(found.size());
  for (FoundArticle& each : found) {
    View view = row_view(std::move(each.row));
    view.set("passage", marked(each));
    view.set("cut_before", each.cut_before);
    view.set("cut_behind", each.cut_behind);
    view.set("also_in", each.copies > 0 ? View::Value(in_other_papers(each.copies)) : std::string());
    views.push_back(std::move(view));
  }
  return views;
}

// One page of what a query finds, copies folded, less what the desk holds back; `here`: the address that
// lacks the number.
Result<std::vector<FoundArticle>> find_page(const Visit& visit, const Query& query, std::size_t number,
                                            const std::string& here, View& view) {
  const bool is_judged = DeskEditor(visit.desk.rules(), visit.archive, visit.now).has_rows_to_judge();
  auto found = visit.archive.search(query, {.limit = results_a_page + 1,
                                            .skip = (number - 1) * results_a_page,
                                            .passages = results_a_page,
                                            .only_shown = !is_judged,
                                            .folded = results_a_page});
  if (!found) return found;
  std::size_t hits = found->size();
  for (const FoundArticle& each : *found) hits += each.copies;
  const bool more = hits > results_a_page;
  if (more) found->pop_back();
  leave_out(visit, ListOf::reader, *found);
  if (number > 1) view.set("newer", here + std::to_string(number - 1));
  if (more) view.set("older", here + std::to_string(number + 1));
  return found;
}

}  // namespace

MaybePage search_page(const Visit& visit, const std::string& text, std::size_t number) {
  const Limits& limits = visit.limits;
  PageView made =
      page("search", text.empty() ? phrase("search.title") : phrase("search.title_of", {{"query", text}}));
  if (!text.empty()) made.view.set("feed", feed_address("search", text));
  made.view.set("query", to_valid_utf8(first_code_points(to_valid_utf8(text), limits.query_characters)));
  made.view.set("asked", !trim(text).empty());
  if (trim(text).empty()) return made;
  const auto query = parse_query(text, limits, visit.now);
  if (!query) {
    made.view.set("fault", query_fault(query.error()));
    return made;
  }
  if (auto said = set_statements(visit, *query, number == 1, made.view); !said)
    return tl::unexpected(said.error());
  auto found = find_page(visit, *query, number, "/search?q=" + percent_encoded(text) + "&page=", made.view);
  if (!found) return tl::unexpected(found.error());
  made.view.set("none", found->empty());
  if (found->empty() && number == 1) {
    auto meant = visit.archive.respelled(text, *query);
    if (!meant) return tl::unexpected(meant.error());
    made.view.set("meant_link", meant->empty() ? std::string() : "/search?q=" + percent_encoded(*meant));
    made.view.set("meant", std::move(*meant));
  }
  made.view.set("has_orders", found->size() > 1);
  made.view.set("orders", order_views(text, query->order));
  made.view.set("results", found_views(std::move(*found)));
  return made;
}

MaybePage place_page(const Visit& visit, const std::string& name, std::size_t number) {
  const std::string place = to_valid_utf8(name);
  if (trim(place).empty() || count_code_points(place) > visit.limits.query_characters) return std::nullopt;
  Query query;
  query.terms.push_back({.text = place, .phrase = true});
  query.order = SearchOrder::newest;
  PageView made = page("place", place);
  made.view.set("feed", feed_address("search", "\"" + place + "\""));
  made.view.set("name", place);
  auto found = find_page(visit, query, number, place_link(place) + "?page=", made.view);
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return std::nullopt;
  std::vector<bool> reported;
  for (const FoundArticle& each : *found) {
    const auto article = visit.archive.article(each.row.id);
    if (!article) return tl::unexpected(article.error());
    const bool is_there =
        *article && (*article)->dateline && place_name((*article)->dateline->place) == place_name(place);
    reported.push_back(is_there);
  }
  Views results = found_views(std::move(*found));
  for (std::size_t i = 0; i < results.size(); ++i)
    results[i].set("is_reported", static_cast<bool>(reported[i]));
  made.view.set("results", std::move(results));
  return made;
}

}  // namespace broadsheet
