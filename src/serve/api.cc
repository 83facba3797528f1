// api.cc: one row an address, with what it takes and gives; the description of the API is made of the same
// rows. Entry point: add_api_routes().

#include "serve/api.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/calendar.h"
#include "base/json.h"
#include "base/strings.h"
#include "broadsheet/capture.h"
#include "broadsheet/search.h"
#include "feed/rules.h"
#include "recommend/personal.h"
#include "serve/feed_page.h"
#include "serve/for_readers.h"
#include "serve/guard.h"
#include "serve/json_body.h"
#include "serve/list_part.h"
#include "serve/marking.h"
#include "serve/routes.h"
#include "serve/site.h"
#include "serve/story_parts.h"
#include "serve/timeline_view.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_rows = 200, usual_rows = 40;

struct Asked {
  const Visit& visit;
  const Archive& archive;
  std::string id;  // what stands for {id}
  std::string_view query;
  const Limits& limits;

  [[nodiscard]] std::string value(std::string_view name) const { return query_value(query, name); }
};

// JSON, or what is wrong: missing becomes 404, bad_input and over_limit 400, all else 500.
using Json = Result<std::string>;

tl::unexpected<Error> bad(std::string what) {
  return fail(ErrorCode::bad_input, std::move(what));
}

// ------------------------------------------------------------------------------------------ what is asked

Result<std::size_t> number_asked(const Asked& asked, std::string_view name, std::size_t otherwise,
                                 std::size_t most) {
  const std::string text = asked.value(name);
  if (text.empty()) return otherwise;
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || number == 0 || number > most)
    return bad(std::string(name) + " is a number from 1 to " + std::to_string(most));
  return number;
}

Result<std::optional<RowPlace>> place_asked(const Asked& asked, std::string_view name) {
  const std::string text = asked.value(name);
  if (text.empty()) return std::nullopt;
  const auto place = place_in(text);
  if (!place) return bad(std::string(name) + " is no cursor that a list gave");
  return place;
}

Result<ArticleRow> row_asked(const Asked& asked) {
  auto row = asked.archive.row(asked.id);
  if (!row) return tl::unexpected(row.error());
  const auto held = is_held_back(asked.visit, asked.id);
  if (!held) return tl::unexpected(held.error());
  if (!*row || *held) return fail(ErrorCode::missing, "no such article");
  return std::move(**row);
}

// ------------------------------------------------------------------------------------------ what is given

void write_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) {
  if (names.empty()) return;
  json.key(key).open_array();
  for (const std::string& name : names) json.value(name);
  json.close_array();
}

void write_members(JsonWriter& json, const ArticleRow& row) {
  json.key("id").value(row.id).key("kind").value(name_of(row.kind)).member("url", row.url);
  json.member("publisher", row.publisher).member("section", row.section).member("language", row.language);
  json.member("headline", row.headline).member("lead", row.lead);
  write_names(json, "byline", row.byline);
  if (row.published) json.member("published", row.published->iso());
  json.key("reading_minutes").value(row.reading_minutes).key("words").value(row.words);
  json.member("story", row.story).member("copy_of", row.copy_of);
  for (const auto& [name, at] : {std::pair{"read", row.read}, {"saved", row.saved}, {"hidden", row.hidden}})
    if (at) json.member(name, rfc3339(*at));
}

void write_rows(JsonWriter& json, const std::vector<ArticleRow>& rows) {
  json.key("articles").open_array();
  for (const ArticleRow& row : rows) {
    json.open_object();
    write_members(json, row);
    json.close_object();
  }
  json.close_array();
}

void write_members(JsonWriter& json, const StoryRow& story) {
  json.key("id").value(story.id).member("headline", story.headline).member("beat", story.beat);
  if (story.from) json.member("from", story.from->iso());
  if (story.to) json.member("to", story.to->iso());
  json.key("count").value(story.articles).key("reports").value(story.reports);
}

Json articles(const Asked& asked) {
  RowQuery query;
  query.publisher = asked.value("publisher");
  query.section = asked.value("section");
  query.byline = asked.value("author");
  query.story = asked.value("story");
  query.fold_copies = asked.value("copies") != "true";
  const auto limit = number_asked(asked, "limit", usual_rows, most_rows);
  const auto older = place_asked(asked, "older"), newer = place_asked(asked, "newer");
  if (!limit) return tl::unexpected(limit.error());
  if (!older) return tl::unexpected(older.error());
  if (!newer) return tl::unexpected(newer.error());
  if (*older && *newer) return bad("older and newer are not asked for together");
  auto list = read_part(asked.archive, query, {*older, *newer}, *limit);
  if (!list) return tl::unexpected(list.error());
  auto rows = list->rows;
  leave_out(asked.visit, ListOf::program, rows);
  JsonWriter json;
  json.open_object();
  write_rows(json, rows);
  if (list->has_older) json.member("older", printed_place(list->rows.back().place));
  if (list->has_newer) json.member("newer", printed_place(list->rows.front().place));
  return json.close_object().take();
}

Json article(const Asked& asked) {
  if (const auto row = row_asked(asked); !row) return tl::unexpected(row.error());
  const auto found = asked.archive.article(asked.id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return fail(ErrorCode::missing, "no such article");
  return to_json(**found);
}

Json recommended(const Asked& asked) {
  const auto row = row_asked(asked);
  if (!row) return tl::unexpected(row.error());
  auto list = asked.archive.recommendations(asked.id);
  if (list)
    list = by_the_desk(asked.visit, [&](DeskEditor& editor) { return editor.edit(*row, std::move(*list)); });
  if (!list) return tl::unexpected(list.error());
  JsonWriter json;
  json.open_object().key("recommended").open_array();
  for (const Recommendation& each : *list) json.raw(to_json(each));
  return json.close_array().close_object().take();
}

// The newest in an order to be read in. Asked for as personal, it is that of the archive's reader.
Json to_read(const Asked& asked) {
  constexpr std::size_t looked_through = 200;
  const auto limit = number_asked(asked, "limit", usual_rows, most_rows);
  if (!limit) return tl::unexpected(limit.error());
  auto rows = asked.archive.rows({.limit = looked_through});
  if (!rows) return tl::unexpected(rows.error());
  leave_out(asked.visit, ListOf::program, *rows);
  Liking liking;
  if (asked.value("personal") == "true") {
    auto known = liking_of_reader(asked.archive);
    if (!known) return tl::unexpected(known.error());
    liking = std::move(*known);
  }
  JsonWriter json;
  json.open_object().key("articles").open_array();
  for (const ChosenArticle& each : personal_order(*rows, liking, *limit)) {
    json.open_object();
    write_members(json, *each.row);
    json.key("score").value(each.score).key("reason").open_object();
    json.key("kind").value(each.reason.kind).key("text").value(each.reason.text);
    json.close_object().close_object();
  }
  return json.close_array().close_object().take();
}

// Stories as an editor calls them.
void name_as_the_desk(const Asked& asked, std::span<StoryRow> stories) {
  const DeskEditor editor(asked.visit.desk.rules(), asked.archive, asked.visit.now);
  for (StoryRow& story : stories)
    if (std::string name = editor.name_of(story.id); !name.empty()) story.headline = std::move(name);
}

Json stories(const Asked& asked) {
  const auto limit = number_asked(asked, "limit", usual_rows, most_rows);
  if (!limit) return tl::unexpected(limit.error());
  auto found = asked.archive.stories(*limit);
  if (!found) return tl::unexpected(found.error());
  if (auto fit = leave_out(asked.visit, *found); !fit) return tl::unexpected(fit.error());
  name_as_the_desk(asked, *found);
  JsonWriter json;
  json.open_object().key("stories").open_array();
  for (const StoryRow& story : *found) {
    json.open_object();
    write_members(json, story);
    json.close_object();
  }
  return json.close_array().close_object().take();
}

struct StoryAsked {
  StoryRow story;
  std::vector<ArticleRow> rows;  // the newest first; one at least
};

Result<StoryAsked> story_asked(const Asked& asked, bool fold_copies) {
  auto found = asked.archive.story_now(asked.id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return fail(ErrorCode::missing, "no such story");
  auto rows = asked.archive.rows(
      {.story = (*found)->id, .fold_copies = fold_copies, .with_hidden = true, .limit = 500});
  if (!rows) return tl::unexpected(rows.error());
  leave_out(asked.visit, ListOf::program, *rows);
  if (rows->empty()) return fail(ErrorCode::missing, "no such story");
  return StoryAsked{std::move(**found), std::move(*rows)};
}

Json story(const Asked& asked) {
  auto found = story_asked(asked, false);
  if (!found) return tl::unexpected(found.error());
  auto& [head, rows] = *found;
  if (auto fit = make_fit(asked.visit, head); !fit) return tl::unexpected(fit.error());
  name_as_the_desk(asked, {&head, 1});
  JsonWriter json;
  json.open_object();
  write_members(json, head);
  if (const auto events = events_of(rows); !events.empty()) {
    json.key("events").open_array();
    for (const StoryEvent& event : events) json.raw(to_json(event));
    json.close_array();
  }
  write_rows(json, rows);
  return json.close_object().take();
}

Json timeline(const Asked& asked) {
  auto found = story_asked(asked, true);
  if (!found) return tl::unexpected(found.error());
  std::reverse(found->rows.begin(), found->rows.end());
  const auto articles = timeline_articles(asked.archive, found->rows);
  if (!articles) return tl::unexpected(articles.error());
  JsonWriter json;
  json.open_object().key("days").open_array();
  for (const TimelineRow& row : timeline_of(*articles)) json.raw(to_json(row));
  return json.close_array().close_object().take();
}

// The page an article was made of, as it was captured.
Json capture(const Asked& asked) {
  if (const auto row = row_asked(asked); !row) return tl::unexpected(row.error());
  const auto found = asked.archive.capture_of(asked.id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return fail(ErrorCode::missing, "no capture of this article is kept");
  return warc_record(**found, record_id_of(**found));
}

Json search(const Asked& asked) {
  const auto limit = number_asked(asked, "limit", 20, most_rows);
  const auto page = number_asked(asked, "page", 1, 500);
  if (!limit) return tl::unexpected(limit.error());
  if (!page) return tl::unexpected(page.error());
  const std::string text = asked.value("q");
  if (trim(text).empty()) return bad("q is what to search for");
  const auto query = parse_query(text, asked.limits, asked.visit.now);
  if (!query) return tl::unexpected(query.error());
  auto found = asked.archive.search(*query, {.limit = *limit, .skip = (*page - 1) * *limit});
  if (!found) return tl::unexpected(found.error());
  leave_out(asked.visit, ListOf::reader, *found);
  std::string meant;
  if (found->empty() && *page == 1) {
    auto respelled = asked.archive.respelled(text, *query);
    if (!respelled) return tl::unexpected(respelled.error());
    meant = std::move(*respelled);
  }
  JsonWriter json;
  json.open_object().member("meant", meant).key("results").open_array();
  for (const FoundArticle& each : *found) {
    json.open_object();
    write_members(json, each.row);
    json.key("score").value(each.score).member("passage", each.passage);
    json.key("marks").open_array();
    for (const Span& mark : each.marks) json.open_array().value(mark.begin).value(mark.end).close_array();
    json.close_array().close_object();
  }
  return json.close_array().close_object().take();
}

// The query of the search page, its fields given one by one as well.
std::string statements_text(const Asked& asked) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> fields = {
      {{"speaker", "speaker:"},
       {"about", "about:"},
       {"kind", "kind:"},
       {"source_type", "source:"},
       {"publisher", "in:"},
       {"after", "after:"},
       {"before", "before:"}}};
  std::string text = asked.value("q");
  for (const auto& [name, field] : fields) {
    std::string value = asked.value(name);
    std::erase(value, '"');
    if (!value.empty()) text += " " + std::string(field) + "\"" + value + "\"";
  }
  return text;
}

Json write_statements(const Asked& asked, Result<std::vector<StatementRow>> rows, std::size_t limit) {
  if (!rows) return tl::unexpected(rows.error());
  const std::int64_t last = rows->size() == limit ? rows->back().place : 0;
  if (auto left = leave_out(asked.visit, ListOf::reader, *rows); !left) return tl::unexpected(left.error());
  JsonWriter json;
  json.open_object().key("statements").open_array();
  for (const StatementRow& row : *rows) json.raw(to_json(row));
  json.close_array();
  if (last != 0) json.key("older").value(std::to_string(last));
  return json.close_object().take();
}

Json statements(const Asked& asked) {
  const auto limit = number_asked(asked, "limit", usual_rows, most_rows);
  if (!limit) return tl::unexpected(limit.error());
  auto query = parse_query(statements_text(asked), asked.limits, asked.visit.now);
  if (!query) return tl::unexpected(query.error());
  StatementQuery wanted{.query = std::move(*query)};
  wanted.fold = asked.value("copies") != "true";
  wanted.limit = *limit;
  if (const std::string older = asked.value("older"); !older.empty()) {
    wanted.older_than.emplace();
    const auto [end, fault] = std::from_chars(older.data(), older.data() + older.size(), *wanted.older_than);
    if (fault != std::errc() || end != older.data() + older.size())
      return bad("older is no cursor that a list gave");
  }
  return write_statements(asked, asked.archive.statements(wanted), *limit);
}

Json statements_of_article(const Asked& asked) {
  const auto row = row_asked(asked);
  if (!row) return tl::unexpected(row.error());
  constexpr std::size_t all = 100'000;
  return write_statements(asked, asked.archive.statements({.article = asked.id, .fold = false, .limit = all}),
                          all);
}

Json speakers(const Asked& asked) {
  const auto limit = number_asked(asked, "limit", usual_rows, most_rows);
  if (!limit) return tl::unexpected(limit.error());
  const auto found = asked.archive.speakers(*limit);
  if (!found) return tl::unexpected(found.error());
  JsonWriter json;
  json.open_object().key("speakers").open_array();
  for (const SpeakerRow& each : *found)
    json.open_object().key("name").value(each.name).key("statements").value(each.statements).close_object();
  return json.close_array().close_object().take();
}

Json counted(std::string_view key, const Result<std::vector<Counted>>& list) {
  if (!list) return tl::unexpected(list.error());
  JsonWriter json;
  json.open_object().key(key).open_array();
  for (const Counted& each : *list)
    json.open_object().key("name").value(each.name).key("articles").value(each.articles).close_object();
  return json.close_array().close_object().take();
}

Json feeds(const Asked& asked) {
  const auto list = asked.archive.feeds();
  if (!list) return tl::unexpected(list.error());
  JsonWriter json;
  json.open_object().key("feeds").open_array();
  for (const FeedRow& feed : *list) {
    json.open_object().key("id").value(feed.number).key("url").value(feed.url);
    json.member("title", feed.title).member("page", feed.page);
    write_names(json, "categories", feed.categories);
    json.key("items").value(feed.items).member("fault", feed.fault).close_object();
  }
  return json.close_array().close_object().take();
}

// The texts of a list in the JSON object that came.
Result<std::vector<std::string>> texts_asked(const Asked& asked, std::string_view name) {
  auto texts = JsonBody(asked.visit.request.body).texts(name);
  if (!texts) return bad("a JSON object is asked for, with a list of texts \"" + std::string(name) + "\"");
  return std::move(*texts);
}

Json marks_of_article(const Asked& asked) {
  const auto row = row_asked(asked);
  if (!row) return tl::unexpected(row.error());
  JsonWriter json;
  json.open_object().key("marks").open_array();
  for (const auto& [mark, at] : {std::pair{ReaderMark::read, row->read},
                                 {ReaderMark::saved, row->saved},
                                 {ReaderMark::hidden, row->hidden}})
    if (at) json.value(name_of(mark));
  return json.close_array().close_object().take();
}

// The article has these marks from now on, and no other.
Json put_marks(const Asked& asked) {
  const auto row = row_asked(asked);
  if (!row) return tl::unexpected(row.error());
  const auto names = texts_asked(asked, "marks");
  if (!names) return tl::unexpected(names.error());
  for (const std::string& name : *names)
    if (!mark_named(name)) return bad("a mark is read, saved or hidden");
  JsonWriter json;
  json.open_object().key("marks").open_array();
  for (const ReaderMark mark : {ReaderMark::read, ReaderMark::saved, ReaderMark::hidden}) {
    const bool yes = std::find(names->begin(), names->end(), name_of(mark)) != names->end();
    if (auto done = set_mark(asked.visit, {asked.id}, mark, yes); !done) return tl::unexpected(done.error());
    if (yes) json.value(name_of(mark));
  }
  return json.close_array().close_object().take();
}

Json written_rules(const FeedRules& rules) {
  JsonWriter json;
  json.open_object().key("rules").open_array();
  for (const std::string& line : rule_lines(rules)) json.value(line);
  return json.close_array().close_object().take();
}

Json rules_of_feed(const Asked& asked) {
  const auto feed = feed_numbered(asked.archive, asked.id);
  if (!feed) return tl::unexpected(feed.error());
  const auto said = asked.visit.state.rules(feed->url);
  if (!said) return tl::unexpected(said.error());
  return written_rules(parse_rules(*said).value_or(FeedRules()));
}

Json put_rules(const Asked& asked) {
  const auto feed = feed_numbered(asked.archive, asked.id);
  if (!feed) return tl::unexpected(feed.error());
  const auto lines = texts_asked(asked, "rules");
  if (!lines) return tl::unexpected(lines.error());
  if (auto kept = keep_rules(asked.visit, *feed, join(*lines, "\n")); !kept)
    return tl::unexpected(kept.error());
  return rules_of_feed(asked);
}

Json test_rules(const Asked& asked) {
  const auto feed = feed_numbered(asked.archive, asked.id);
  if (!feed) return tl::unexpected(feed.error());
  const auto lines = texts_asked(asked, "rules");
  if (!lines) return tl::unexpected(lines.error());
  const auto rules = parse_rules(join(*lines, "\n"));
  if (!rules) return tl::unexpected(rules.error());
  const auto now = feed_as_it_stands(asked.visit, *feed);
  if (!now) return tl::unexpected(now.error());
  return to_json(*rules, *now);
}

// -------------------------------------------------------------------------------------------- the table

struct Parameter {
  std::string_view name, what;
};

constexpr Parameter limit_parameter = {"limit", "at most so many, 1 to 200"};
constexpr std::array list_parameters = {
    Parameter{"publisher", "only of this publisher"},
    Parameter{"section", "only of this section"},
    Parameter{"author", "only with this name in the byline"},
    Parameter{"story", "only of this story"},
    Parameter{"copies", "true: copies too, which are folded otherwise"},
    Parameter{"older", "the cursor that a list gave: what comes below it"},
    Parameter{"newer", "the cursor that a list gave: what comes above it"},
    limit_parameter};
constexpr std::array story_parameters = {limit_parameter};
constexpr std::array to_read_parameters = {
    Parameter{"personal",
              "true: what is like the articles that were saved and read lately stands a little higher"},
    limit_parameter};
constexpr std::array search_parameters = {Parameter{"q", "the query, as on the search page"},
                                          Parameter{"page", "of the results, from 1"}, limit_parameter};

constexpr std::array statements_parameters = {
    Parameter{"speaker", "a name or part of one"},
    Parameter{"about", "words in a row of what is said, or of the headline above it"},
    Parameter{"q", "a query as on the search page; its words are sought in what is said"},
    Parameter{"kind", "direct, indirect, mixed, reported or declined"},
    Parameter{"source_type", "named, unnamed, institution, document, media or mixed-group"},
    Parameter{"publisher", "a name or part of one"},
    Parameter{"after", "said after that day, month or year"},
    Parameter{"before", "said before it"},
    Parameter{"copies", "true: every telling of an utterance, which are folded otherwise"},
    Parameter{"older", "the cursor that a list gave: what comes below it"},
    limit_parameter};

struct Row {
  std::string_view path;  // below /api/v1; {id} stands for one segment
  std::string_view what;
  std::string_view gives;  // the member that every answer has; empty for what is no JSON
  Json (*answer)(const Asked&);
  std::span<const Parameter> parameters = {};
  // What changes something, or asks another host, takes a key and a JSON object with a list of texts.
  std::string_view method = "GET";
  std::string_view takes = {};
  bool is_slow = false;
  std::string_view type = "application/json";
};

constexpr std::array rows = {
    Row{"/articles", "Articles, newest first", "articles", articles, list_parameters},
    Row{"/articles/{id}", "An article with its body, teasers, notes and evidence", "id", article},
    Row{"/to-read", "The newest that are neither read nor hidden, best first, each with its reason",
        "articles", to_read, to_read_parameters},
    Row{"/articles/{id}/recommended", "Recommended stories of an article, in groups, with reasons",
        "recommended", recommended},
    Row{"/articles/{id}/marks", "What its reader marked an article as: read, saved, hidden", "marks",
        marks_of_article},
    Row{"/articles/{id}/marks", "Marks it so, and not otherwise", "marks", put_marks, {}, "PUT", "marks"},
    Row{"/stories", "Stories, heaviest first", "stories", stories, story_parameters},
    Row{"/stories/{id}", "A story with its articles, newest first, and the events of a long one", "articles",
        story},
    Row{"/stories/{id}/timeline", "The days of a story, each with the sentences that tell of it", "days",
        timeline},
    Row{.path = "/articles/{id}/capture",
        .what = "The page an article was made of, as it was captured: a WARC record, packed by gzip",
        .gives = {},
        .answer = capture,
        .type = "application/gzip"},
    Row{"/articles/{id}/statements", "Who says what in an article, in its order", "statements",
        statements_of_article},
    Row{"/statements", "Who said what, newest first", "statements", statements, statements_parameters},
    Row{"/speakers", "Who speaks, most statements first", "speakers", speakers, story_parameters},
    Row{"/search", "Articles that a query finds, best first", "results", search, search_parameters},
    Row{"/publishers", "Publishers, by name", "publishers",
        [](const Asked& a) { return counted("publishers", a.archive.publishers()); }},
    Row{"/sections", "Sections, most articles first", "sections",
        [](const Asked& a) { return counted("sections", a.archive.sections()); }},
    Row{"/feeds", "Feeds that are followed", "feeds", feeds},
    Row{"/feeds/{id}/rules", "What is wanted of a feed, a line a rule", "rules", rules_of_feed},
    Row{"/feeds/{id}/rules", "Keeps other rules", "rules", put_rules, {}, "PUT", "rules"},
    Row{"/feeds/{id}/rules/test",
        "What rules would take and leave of the feed as it stands; keeps nothing",
        "items",
        test_rules,
        {},
        "POST",
        "rules",
        true},
};

void describe_parameter(JsonWriter& json, std::string_view name, std::string_view in, std::string_view what) {
  json.open_object().key("name").value(name).key("in").value(in).member("description", what);
  if (in == "path") json.key("required").value(true);
  json.key("schema").open_object().key("type").value("string").close_object().close_object();
}

void describe_body(JsonWriter& json, std::string_view takes) {
  json.key("security").open_array().open_object().key("key").open_array().close_array().close_object();
  json.close_array().key("requestBody").open_object().key("required").value(true).key("content");
  json.open_object().key("application/json").open_object().key("schema").open_object();
  json.key("type").value("object").key("required").open_array().value(takes).close_array();
  json.key("properties").open_object().key(takes).open_object().key("type").value("array");
  json.key("items").open_object().key("type").value("string").close_object().close_object().close_object();
  json.close_object().close_object().close_object().close_object();
}

// An operation of a path.
void describe(JsonWriter& json, const Row& row) {
  json.key(ascii_lower(row.method)).open_object().key("summary").value(row.what);
  if (!row.takes.empty()) describe_body(json, row.takes);
  json.key("parameters").open_array();
  if (row.path.find("{id}") != std::string_view::npos) describe_parameter(json, "id", "path", {});
  for (const Parameter& each : row.parameters) describe_parameter(json, each.name, "query", each.what);
  json.close_array().key("responses").open_object();
  json.key("200")
      .open_object()
      .key("description")
      .value("as asked")
      .key("content")
      .open_object()
      .key(row.type)
      .open_object();
  if (!row.gives.empty()) {
    json.key("schema").open_object().key("type").value("object");
    json.key("required").open_array().value(row.gives).close_array().close_object();
  }
  json.close_object().close_object().close_object();
  json.key("default").open_object().key("description").value("a fault").key("content").open_object();
  json.key("application/problem+json")
      .open_object()
      .key("schema")
      .open_object()
      .key("$ref")
      .value("#/components/schemas/Problem");
  json.close_object().close_object().close_object().close_object();
  json.close_object().close_object();
}

// Paths, each with its methods, which stand beside each other in the table.
void describe_paths(JsonWriter& json) {
  json.key("paths").open_object();
  std::string_view open;
  for (const Row& row : rows) {
    if (row.path != open && !open.empty()) json.close_object();
    if (row.path != open) json.key(row.path).open_object();
    open = row.path;
    describe(json, row);
  }
  json.close_object().close_object();
}

std::string description() {
  JsonWriter json;
  json.open_object().key("openapi").value("3.1.0").key("info").open_object();
  json.key("title").value("Broadsheet").key("version").value("1").close_object();
  json.key("servers").open_array().open_object().key("url").value("/api/v1").close_object().close_array();
  describe_paths(json);
  json.key("components").open_object().key("securitySchemes").open_object().key("key").open_object();
  json.key("type").value("http").key("scheme").value("bearer").close_object().close_object();
  json.key("schemas").open_object().key("Problem").open_object();
  json.key("type").value("object").key("required").open_array().value("title").value("status").close_array();
  json.key("properties").open_object();
  for (const std::string_view text : {"type", "title", "detail"})
    json.key(text).open_object().key("type").value("string").close_object();
  json.key("status").open_object().key("type").value("integer").close_object();
  return json.close_object().close_object().close_object().close_object().close_object().take();
}

AnswerPtr answer_of(const Visit& visit, const Row& row) {
  const Asked asked{visit, visit.archive, visit.segments.size() > 3 ? visit.segments[3] : std::string(),
                    visit.query, visit.limits};
  auto json = row.answer(asked);
  return json ? make_answer({.type = row.type, .body = std::move(*json)})
              : fault_answer(visit.segments, json.error());
}

std::string_view title_of(int status) {
  switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Internal Server Error";
  }
}

}  // namespace

AnswerPtr problem(int status, std::string_view detail, std::string more) {
  JsonWriter json;
  json.open_object().key("type").value("about:blank").key("title").value(title_of(status));
  json.key("status").value(status).member("detail", detail);
  return make_answer({.status = status,
                      .type = "application/problem+json",
                      .body = json.close_object().take(),
                      .more = std::move(more)});
}

void add_api_routes(std::vector<Route>& table) {
  static const std::vector<std::string> paths = [] {
    std::vector<std::string> made;
    made.reserve(rows.size());
    for (const Row& row : rows) made.push_back("/api/v1" + std::string(row.path));
    return made;
  }();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool reads = rows[i].method == "GET";
    table.push_back({rows[i].method, paths[i], reads ? Guard::open : Guard::key,
                     reads ? Lasts::while_marks : Lasts::never,
                     [i](const Visit& visit) { return answer_of(visit, rows[i]); }, rows[i].is_slow});
  }
  table.push_back({"GET", "/api/v1/openapi.json", Guard::open, Lasts::while_archive, [](const Visit&) {
                     return make_answer({.type = "application/json", .body = description()});
                   }});
}

}  // namespace broadsheet
