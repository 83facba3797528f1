// miniflux.cc: the part of Miniflux's API (https://miniflux.app/docs/api.html, version 2) that readers use:
// newsboat, Readrops, Capy Reader, nextflux. Entry point: add_miniflux_routes().
//
// An entry is an article whose copies are folded. Reading one marks its copies too. A key stands for the user
// "reader"; it comes as X-Auth-Token or as the password of HTTP Basic.

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"
#include "broadsheet/feed.h"
#include "serve/guard.h"
#include "serve/json_body.h"
#include "serve/marking.h"
#include "serve/secrets.h"
#include "serve/subscriptions.h"

namespace broadsheet {
namespace {

constexpr std::int64_t most_entries = 1'000, usual_entries = 100;

AnswerPtr bad(const Visit& visit, const std::string& what) {
  return fault_answer(visit.segments, 400, what);
}

AnswerPtr missing(const Visit& visit) {
  return fault_answer(visit.segments, 404, "Not Found");
}

AnswerPtr done(const Visit& visit, const Result<void>& result, int status = 204) {
  return result ? json_answer({}, status) : fault_answer(visit.segments, result.error());
}

// ------------------------------------------------------------------------------------------ what is given

void write_category(JsonWriter& json, std::string_view name) {
  json.open_object().key("id").value(category_id(name)).key("title").value(name).key("user_id").value(1);
  json.key("hide_globally").value(false).close_object();
}

void write_feed(JsonWriter& json, const Subscription& subscription) {
  const FeedRow& feed = subscription.feed;
  json.open_object().key("id").value(subscription.id).key("user_id").value(1);
  json.key("feed_url").value(feed.url).key("site_url").value(feed.page).key("title").value(feed.title);
  json.key("checked_at")
      .value(rfc3339(feed.fetched.value_or(0)))
      .key("next_check_at")
      .value(rfc3339(feed.next));
  json.key("etag_header").value(feed.etag).key("last_modified_header").value(feed.modified);
  json.key("parsing_error_message").value(feed.fault).key("parsing_error_count").value(feed.failures);
  json.key("disabled").value(feed.is_gone).key("crawler").value(true).key("hide_globally").value(false);
  json.key("icon").raw("null").key("category");
  write_category(json, feed.categories.front());
  json.close_object();
}

void write_entry(JsonWriter& json, const Visit& visit, const EntryRow& entry, const Subscription* feed) {
  const ArticleRow& row = entry.row;
  json.open_object().key("id").value(row.place.number).key("user_id").value(1);
  json.key("feed_id").value(feed_id(entry.feed)).key("status").value(row.read ? "read" : "unread");
  json.key("hash").value(sha256_hex(row.id)).key("title").value(entry_title(entry));
  json.key("url").value(entry_url(visit, entry)).key("comments_url").value("");
  json.key("published_at").value(rfc3339(row.place.at));
  json.key("created_at").value(rfc3339(row.captured.value_or(row.place.at)));
  json.key("changed_at").value(rfc3339(row.read.value_or(row.captured.value_or(row.place.at))));
  json.key("content").value(entry_html(visit, entry)).key("author").value(join(row.byline, ", "));
  json.key("share_code").value("").key("starred").value(row.saved.has_value());
  json.key("reading_time").value(row.reading_minutes).key("enclosures").open_array().close_array();
  json.key("tags").open_array();
  if (!row.section.empty()) json.value(row.section);
  json.close_array();
  if (feed != nullptr) {
    json.key("feed");
    write_feed(json, *feed);
  }
  json.close_object();
}

// ------------------------------------------------------------------------------------------ what is asked

// Sets a member of the query from a number that was asked for; false where it is no number.
bool take_number(const Visit& visit, std::string_view name, std::optional<std::int64_t>& member) {
  const std::string_view text = visit.asked.value(name);
  if (text.empty()) return true;
  member = number_in(text);
  return member.has_value();
}

bool take_statuses(const Visit& visit, EntryQuery& query) {
  bool read = false, unread = false;
  const auto statuses = visit.asked.values("status");
  for (const std::string_view status : statuses) {
    if (status == "read")
      read = true;
    else if (status == "unread")
      unread = true;
    else if (status != "removed")
      return false;
  }
  if (read != unread) query.read = read;
  // Removed ones alone: there are none to be seen.
  if (!statuses.empty() && !read && !unread) query.feeds = {-1};
  return true;
}

// The query of a list, or what is wrong with it.
Result<EntryQuery> query_of(const Visit& visit, EntryQuery query) {
  std::optional<std::int64_t> limit, skip, after, published_after, before, published_before;
  const bool are_numbers =
      take_number(visit, "limit", limit) && take_number(visit, "offset", skip) &&
      take_number(visit, "after", after) && take_number(visit, "published_after", published_after) &&
      take_number(visit, "before", before) && take_number(visit, "published_before", published_before) &&
      take_number(visit, "after_entry_id", query.number_above) &&
      take_number(visit, "before_entry_id", query.number_below) &&
      take_number(visit, "changed_after", query.found_from);
  if (!are_numbers || limit.value_or(1) < 0 || skip.value_or(0) < 0)
    return fail(ErrorCode::bad_input, "a number is asked for");
  if (!take_statuses(visit, query)) return fail(ErrorCode::bad_input, "a status is read, unread or removed");
  query.from = after ? after : published_after;
  query.until = before ? before : published_before;
  query.skip = static_cast<std::size_t>(skip.value_or(0));
  // As with Miniflux, 0 asks for all; nobody gets more than most_entries at once.
  const std::int64_t wanted = limit.value_or(usual_entries);
  query.limit = static_cast<std::size_t>(wanted == 0 ? most_entries : std::min(wanted, most_entries));
  const std::string_view order = visit.asked.value("order"), direction = visit.asked.value("direction");
  query.by_arrival = order == "id" || order == "created_at";
  query.oldest_first = direction != "desc";
  const std::string_view starred = visit.asked.value("starred");
  if (!starred.empty()) query.saved = starred == "true" || starred == "1";
  return query;
}

AnswerPtr list(const Visit& visit, EntryQuery from) {
  const auto query = query_of(visit, std::move(from));
  if (!query) return bad(visit, query.error().what);
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  const auto total = visit.archive.count_entries(*query);
  if (!total) return fault_answer(visit.segments, total.error());
  const auto entries = entries_for_readers(visit, *query);
  if (!entries) return fault_answer(visit.segments, entries.error());
  JsonWriter json;
  json.open_object().key("total").value(*total).key("entries").open_array();
  for (const EntryRow& entry : *entries)
    write_entry(json, visit, entry, subscription_of(*all, feed_id(entry.feed)));
  return json_answer(json.close_array().close_object().take());
}

// ------------------------------------------------------------------------------------------------ reading

AnswerPtr me(const Visit&) {
  JsonWriter json;
  json.open_object().key("id").value(1).key("username").value(reader_name).key("is_admin").value(false);
  json.key("theme").value("system_serif").key("language").value("en_US").key("timezone").value("UTC");
  json.key("entry_sorting_direction").value("desc").key("entries_per_page").value(usual_entries);
  json.key("show_reading_time").value(true);
  return json_answer(json.close_object().take());
}

// What clients compare is the API's version: 2.0.49 is the first with everything above.
AnswerPtr version(const Visit&) {
  return json_answer(
      R"({"version":"2.0.49","commit":"broadsheet","build_date":"","go_version":"","compiler":"","arch":"","os":""})");
}

AnswerPtr feeds(const Visit& visit, std::optional<std::int64_t> category) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  JsonWriter json;
  json.open_array();
  for (const Subscription& each : *all)
    if (!category || category_id(each.feed.categories.front()) == *category) write_feed(json, each);
  return json_answer(json.close_array().take());
}

// A feed, a category or an entry named in the path; nothing where it is no number.
std::optional<std::int64_t> id_in(const Visit& visit) {
  return visit.segments.size() > 2 ? number_in(visit.segments[2]) : std::nullopt;
}

// Answers with the subscription that the path names.
template <typename Answer>
AnswerPtr with_feed(const Visit& visit, Answer answer) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  const auto id = id_in(visit);
  const Subscription* found = id ? subscription_of(*all, *id) : nullptr;
  return found == nullptr ? missing(visit) : answer(*found);
}

// Answers with the name of the category that the path names.
template <typename Answer>
AnswerPtr with_category(const Visit& visit, Answer answer) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  const auto id = id_in(visit);
  const auto name = id ? category_named(*all, *id) : std::nullopt;
  return name ? answer(*all, *name) : missing(visit);
}

AnswerPtr one_feed(const Visit& visit) {
  return with_feed(visit, [](const Subscription& feed) {
    JsonWriter json;
    write_feed(json, feed);
    return json_answer(json.take());
  });
}

AnswerPtr counters(const Visit& visit) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  JsonWriter json;
  json.open_object().key("reads").open_object();
  for (const Subscription& each : *all)
    if (each.count.articles > each.count.unread)
      json.key(std::to_string(each.id)).value(each.count.articles - each.count.unread);
  json.close_object().key("unreads").open_object();
  for (const Subscription& each : *all)
    if (each.count.unread > 0) json.key(std::to_string(each.id)).value(each.count.unread);
  return json_answer(json.close_object().close_object().take());
}

AnswerPtr categories(const Visit& visit) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  JsonWriter json;
  json.open_array();
  for (const std::string& name : categories_of(*all)) write_category(json, name);
  return json_answer(json.close_array().take());
}

AnswerPtr entries(const Visit& visit) {
  EntryQuery query;
  std::optional<std::int64_t> feed, category;
  if (!take_number(visit, "feed_id", feed) || !take_number(visit, "category_id", category))
    return bad(visit, "a number is asked for");
  if (feed) query.feed = feed_number(*feed);
  if (!category) return list(visit, query);
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  query.feeds = feeds_in(*all, *category);
  return list(visit, query);
}

AnswerPtr feed_entries(const Visit& visit) {
  return with_feed(visit,
                   [&](const Subscription& feed) { return list(visit, {.feed = feed_number(feed.id)}); });
}

AnswerPtr category_entries(const Visit& visit) {
  return with_category(visit, [&](const std::vector<Subscription>& all, const std::string& name) {
    return list(visit, {.feeds = feeds_in(all, name)});
  });
}

Result<std::optional<EntryRow>> entry_named(const Visit& visit, const std::string& number) {
  const auto n = number_in(number);
  if (!n) return std::nullopt;
  auto found = entries_for_readers(visit, {.numbers = {*n}});
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return std::nullopt;
  return std::move(found->front());
}

AnswerPtr one_entry(const Visit& visit) {
  const auto entry = entry_named(visit, visit.segments.back());
  if (!entry) return fault_answer(visit.segments, entry.error());
  if (!*entry) return missing(visit);
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  JsonWriter json;
  write_entry(json, visit, **entry, subscription_of(*all, feed_id((*entry)->feed)));
  return json_answer(json.take());
}

// The text is whole as it is; so this is the same as the entry's.
AnswerPtr content(const Visit& visit) {
  const auto entry = entry_named(visit, visit.segments[2]);
  if (!entry) return fault_answer(visit.segments, entry.error());
  if (!*entry) return missing(visit);
  JsonWriter json;
  json.open_object().key("content").value(entry_html(visit, **entry));
  return json_answer(json.key("reading_time").value((*entry)->row.reading_minutes).close_object().take());
}

AnswerPtr export_opml(const Visit& visit) {
  const auto feeds = visit.archive.feeds();
  if (!feeds) return fault_answer(visit.segments, feeds.error());
  OutlineList list{.title = "Broadsheet", .outlines = {}, .faults = {}};
  for (const FeedRow& feed : *feeds)
    list.outlines.push_back(
        {.url = feed.url, .title = feed.title, .page = feed.page, .note = {}, .categories = feed.categories});
  return make_answer({.type = "text/xml; charset=utf-8", .body = write_opml(list), .no_store = true});
}

// ------------------------------------------------------------------------------------------------ changes

AnswerPtr set_status(const Visit& visit) {
  const JsonBody body(visit.request.body);
  const auto numbers = body.numbers("entry_ids");
  const std::string status = body.text("status");
  if (!numbers || numbers->empty()) return bad(visit, "entry_ids is a list of numbers");
  if (status == "removed") return done(visit, mark_entries(visit, *numbers, ReaderMark::hidden, true));
  if (status != "read" && status != "unread") return bad(visit, "a status is read, unread or removed");
  return done(visit, mark_entries(visit, *numbers, ReaderMark::read, status == "read"));
}

AnswerPtr toggle_star(const Visit& visit) {
  const auto entry = entry_named(visit, visit.segments[2]);
  if (!entry) return fault_answer(visit.segments, entry.error());
  if (!*entry) return missing(visit);
  return done(visit,
              mark_entries(visit, {(*entry)->row.place.number}, ReaderMark::saved, !(*entry)->row.saved));
}

AnswerPtr feed_read(const Visit& visit) {
  return with_feed(visit, [&](const Subscription& feed) {
    return done(visit, mark_all_read(visit, {.feed = feed_number(feed.id)}));
  });
}

AnswerPtr category_read(const Visit& visit) {
  return with_category(visit, [&](const std::vector<Subscription>& all, const std::string& name) {
    return done(visit, mark_all_read(visit, {.feeds = feeds_in(all, name)}));
  });
}

// The name of a category by its number; empty for none, and for the one of feeds without.
Result<std::string> category_asked(const Visit& visit, std::optional<std::int64_t> id) {
  if (!id || *id == category_id(no_category)) return std::string();
  const auto all = subscriptions(visit);
  if (!all) return tl::unexpected(all.error());
  if (auto name = category_named(*all, *id)) return std::move(*name);
  return fail(ErrorCode::bad_input, "no such category");
}

AnswerPtr follow(const Visit& visit) {
  const JsonBody body(visit.request.body);
  const auto category = category_asked(visit, body.number("category_id"));
  if (!category) return fault_answer(visit.segments, category.error());
  const auto feed = follow_feed(visit, body.text("feed_url"),
                                category->empty() ? std::vector<std::string>{} : std::vector{*category});
  if (!feed) return bad(visit, words_of(feed.error()));
  JsonWriter json;
  return json_answer(json.open_object().key("feed_id").value(feed_id(feed->number)).close_object().take(),
                     201);
}

AnswerPtr change_feed(const Visit& visit) {
  const JsonBody body(visit.request.body);
  return with_feed(visit, [&](const Subscription& found) {
    if (found.id == kept_pages) return bad(visit, "this feed is what came by no feed");
    Subscription feed = found;
    if (const std::string title = collapse(body.text("title")); !title.empty()) feed.feed.title = title;
    if (body.number("category_id")) {
      const auto category = category_asked(visit, body.number("category_id"));
      if (!category) return fault_answer(visit.segments, category.error());
      feed.feed.categories = category->empty() ? std::vector<std::string>{} : std::vector{*category};
    }
    if (auto put = rename_feed(visit, feed.feed); !put) return fault_answer(visit.segments, put.error());
    if (feed.feed.categories.empty()) feed.feed.categories.emplace_back(no_category);
    JsonWriter json;
    write_feed(json, feed);
    return json_answer(json.take(), 201);
  });
}

AnswerPtr unfollow(const Visit& visit) {
  return with_feed(
      visit, [&](const Subscription& feed) { return done(visit, unfollow_feed(visit, feed.feed.url)); });
}

AnswerPtr discover(const Visit& visit) {
  const JsonBody body(visit.request.body);
  if (!visit.shared.find_feed) return bad(visit, "this server asks no other host");
  const auto feed = visit.shared.find_feed(body.text("url"));
  if (!feed) return bad(visit, words_of(feed.error()));
  JsonWriter json;
  json.open_array().open_object().key("url").value(feed->url).key("title").value(feed->title);
  return json_answer(json.key("type").value("rss").close_object().close_array().take());
}

constexpr std::array rows = {
    ProtocolRow{"GET", "/v1/me", me},
    ProtocolRow{"GET", "/v1/version", version},
    ProtocolRow{"GET", "/v1/feeds", [](const Visit& v) { return feeds(v, std::nullopt); }},
    ProtocolRow{"GET", "/v1/feeds/counters", counters},
    ProtocolRow{"GET", "/v1/feeds/{id}", one_feed},
    ProtocolRow{"GET", "/v1/feeds/{id}/entries", feed_entries},
    ProtocolRow{"GET", "/v1/feeds/{id}/entries/{entry}", one_entry},
    ProtocolRow{"GET", "/v1/categories", categories},
    ProtocolRow{"GET", "/v1/categories/{id}/feeds", [](const Visit& v) { return feeds(v, id_in(v)); }},
    ProtocolRow{"GET", "/v1/categories/{id}/entries", category_entries},
    ProtocolRow{"GET", "/v1/entries", entries},
    ProtocolRow{"GET", "/v1/entries/{id}", one_entry},
    ProtocolRow{"GET", "/v1/entries/{id}/fetch-content", content},
    ProtocolRow{"GET", "/v1/export", export_opml},
    ProtocolRow{"PUT", "/v1/entries", set_status},
    ProtocolRow{"PUT", "/v1/entries/{id}/bookmark", toggle_star},
    ProtocolRow{"PUT", "/v1/entries/{id}/star", toggle_star},
    ProtocolRow{"PUT", "/v1/feeds/{id}/mark-all-as-read", feed_read, true},
    ProtocolRow{"PUT", "/v1/categories/{id}/mark-all-as-read", category_read, true},
    ProtocolRow{"PUT", "/v1/users/{id}/mark-all-as-read",
                [](const Visit& v) { return done(v, mark_all_read(v, {})); }, true},
    ProtocolRow{"POST", "/v1/feeds", follow, true},
    ProtocolRow{"PUT", "/v1/feeds/{id}", change_feed, true},
    ProtocolRow{"DELETE", "/v1/feeds/{id}", unfollow, true},
    ProtocolRow{"POST", "/v1/discover", discover, true},
};

}  // namespace

void add_miniflux_routes(std::vector<Route>& table) {
  for (const ProtocolRow& row : rows)
    table.push_back({row.method, row.path, Guard::key, Lasts::never, row.answer, row.is_slow});
}

}  // namespace broadsheet
