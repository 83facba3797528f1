// fever.cc: the API of Fever, version 3, as Reeder, Read You, FeedMe and Unread still use it. Entry point:
// add_fever_routes().
//
// Everything is a POST to /fever/?api with the key in its form: MD5 of "reader:KEY". What is asked for stands
// in the query by name (&feeds&unread_item_ids), what changes in the form (mark=item&as=read&id=7). A wrong
// key is answered with 200 and "auth": 0.

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/strings.h"
#include "serve/guard.h"
#include "serve/marking.h"
#include "serve/secrets.h"
#include "serve/subscriptions.h"

namespace broadsheet {
namespace {

constexpr std::size_t items_a_page = 50, most_ids = 200'000;

std::string joined(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (const std::int64_t number : numbers) text += (text.empty() ? "" : ",") + std::to_string(number);
  return text;
}

void write_feeds_groups(JsonWriter& json, const std::vector<Subscription>& all) {
  json.key("feeds_groups").open_array();
  for (const std::string& name : categories_of(all)) {
    std::vector<std::int64_t> ids;
    for (const std::int64_t number : feeds_in(all, name)) ids.push_back(feed_id(number));
    json.open_object()
        .key("group_id")
        .value(category_id(name))
        .key("feed_ids")
        .value(joined(ids))
        .close_object();
  }
  json.close_array();
}

void write_groups(JsonWriter& json, const std::vector<Subscription>& all) {
  json.key("groups").open_array();
  for (const std::string& name : categories_of(all))
    json.open_object().key("id").value(category_id(name)).key("title").value(name).close_object();
  json.close_array();
}

void write_feeds(JsonWriter& json, const std::vector<Subscription>& all) {
  json.key("feeds").open_array();
  for (const Subscription& each : all) {
    json.open_object()
        .key("id")
        .value(each.id)
        .key("favicon_id")
        .value(0)
        .key("title")
        .value(each.feed.title);
    json.key("url").value(each.feed.url).key("site_url").value(each.feed.page).key("is_spark").value(0);
    json.key("last_updated_on_time").value(each.feed.fetched.value_or(0)).close_object();
  }
  json.close_array();
}

// since_id: those above, oldest first; max_id: those below, newest first; with_ids: these.
EntryQuery items_asked(const Visit& visit) {
  EntryQuery query;
  query.limit = items_a_page;
  query.by_arrival = true;
  if (visit.asked.has("with_ids")) {
    for (const std::string_view text : split(visit.asked.value("with_ids"), ','))
      if (const auto number = number_in(trim(text)); number && query.numbers.size() < items_a_page)
        query.numbers.push_back(*number);
    if (query.numbers.empty()) query.numbers.push_back(-1);
    return query;
  }
  // max_id=0 asks for the newest.
  const auto below = number_in(visit.asked.value("max_id"));
  if (below && *below > 0) query.number_below = below;
  if (!below) {
    query.number_above = number_in(visit.asked.value("since_id"));
    query.oldest_first = true;
  }
  return query;
}

Result<void> write_items(JsonWriter& json, const Visit& visit) {
  const auto entries = entries_for_readers(visit, items_asked(visit));
  if (!entries) return tl::unexpected(entries.error());
  const auto total = visit.archive.count_entries({});
  if (!total) return tl::unexpected(total.error());
  json.key("total_items").value(*total).key("items").open_array();
  for (const EntryRow& entry : *entries) {
    const ArticleRow& row = entry.row;
    json.open_object().key("id").value(row.place.number).key("feed_id").value(feed_id(entry.feed));
    json.key("title").value(entry_title(entry)).key("author").value(join(row.byline, ", "));
    json.key("html").value(entry_html(visit, entry)).key("url").value(entry_url(visit, entry));
    json.key("is_saved").value(row.saved ? 1 : 0).key("is_read").value(row.read ? 1 : 0);
    json.key("created_on_time").value(row.place.at).close_object();
  }
  json.close_array();
  return {};
}

Result<void> write_ids(JsonWriter& json, const Visit& visit, std::string_view name, EntryQuery query) {
  query.limit = most_ids;
  query.by_arrival = true;
  const auto entries = entries_for_readers(visit, query);
  if (!entries) return tl::unexpected(entries.error());
  std::vector<std::int64_t> ids;
  for (const EntryRow& entry : *entries) ids.push_back(entry.row.place.number);
  json.key(name).value(joined(ids));
  return {};
}

// The query of the articles that "mark" names, all of which were there before "before".
EntryQuery whole_asked(const Visit& visit, const std::vector<Subscription>& all, std::int64_t id) {
  EntryQuery query;
  if (const auto before = number_in(visit.asked.value("before")); before && *before > 0)
    query.until = *before + 1;
  if (visit.asked.value("mark") == "feed") {
    query.feed = feed_number(id);
    return query;
  }
  if (id == 0) return query;
  query.feeds = feeds_in(all, id);
  return query;
}

// Does what the form asks for, if it asks for a change that this API knows.
Result<void> change(const Visit& visit, const std::vector<Subscription>& all) {
  const std::string_view what = visit.asked.value("mark"), as = visit.asked.value("as");
  const auto id = number_in(visit.asked.value("id"));
  if (what.empty() || !id) return {};
  if (what == "item") {
    if (as == "read" || as == "unread") return mark_entries(visit, {*id}, ReaderMark::read, as == "read");
    if (as == "saved" || as == "unsaved") return mark_entries(visit, {*id}, ReaderMark::saved, as == "saved");
    return {};
  }
  if ((what != "feed" && what != "group") || as != "read") return {};
  return mark_all_read(visit, whole_asked(visit, all, *id));
}

AnswerPtr refused() {
  return json_answer(R"({"api_version":3,"auth":0})");
}

AnswerPtr fever(const Visit& visit) {
  const auto known = visit.state.knows(hash_of_key(ascii_lower(visit.asked.value("api_key"))));
  if (!known) return fault_answer(visit.segments, known.error());
  if (!*known || visit.asked.value("api_key").empty()) return refused();
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  Result<void> done = change(visit, *all);
  Instant refreshed = 0;
  for (const Subscription& each : *all) refreshed = std::max(refreshed, each.feed.fetched.value_or(0));
  JsonWriter json;
  json.open_object().key("api_version").value(3).key("auth").value(1);
  json.key("last_refreshed_on_time").value(refreshed);
  const auto asks = [&](std::string_view name) { return visit.asked.has(name); };
  if (asks("groups")) write_groups(json, *all);
  if (asks("feeds")) write_feeds(json, *all);
  if (asks("groups") || asks("feeds")) write_feeds_groups(json, *all);
  for (const std::string_view none : {"favicons", "links"})
    if (asks(none)) json.key(none).open_array().close_array();
  if (done && asks("items")) done = write_items(json, visit);
  if (done && asks("unread_item_ids")) done = write_ids(json, visit, "unread_item_ids", {.read = false});
  if (done && asks("saved_item_ids")) done = write_ids(json, visit, "saved_item_ids", {.saved = true});
  return done ? json_answer(json.close_object().take()) : fault_answer(visit.segments, done.error());
}

}  // namespace

void add_fever_routes(std::vector<Route>& table) {
  table.push_back({"POST", "/fever", Guard::key_inside, Lasts::never, fever});
}

}  // namespace broadsheet
