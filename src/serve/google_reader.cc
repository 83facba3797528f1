// google_reader.cc: the API of Google Reader as its readers know it today (FreshRSS, Miniflux and Inoreader
// keep it too): NetNewsWire, Reeder, FeedMe, Read You. Entry point: add_google_reader_routes().
//
//   accounts/ClientLogin   name and key in, the key out as "Auth"
//   reader/api/0/...       with "Authorization: GoogleLogin auth=KEY"
//
// Streams are feed/N, user/-/label/NAME and user/-/state/com.google/STATE; a user's name or number may stand
// for the dash. Items come as decimals, as 16 hexadecimal digits, and as "tag:google.com,2005:reader/item/"
// with those. A list that goes on says so with a continuation: the place of its last row, so that nothing is
// skipped when articles before it are read meanwhile.

#include <algorithm>
#include <array>
#include <charconv>

#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"
#include "serve/for_readers.h"
#include "serve/guard.h"
#include "serve/list_part.h"
#include "serve/marking.h"
#include "serve/secrets.h"
#include "serve/subscriptions.h"

namespace broadsheet {
namespace {

constexpr std::string_view item_prefix = "tag:google.com,2005:reader/item/";
constexpr std::size_t most_ids = 10'000, most_items = 1'000, usual_items = 20;

AnswerPtr bad(const Visit& visit, const std::string& what) {
  return fault_answer(visit.segments, 400, what);
}

AnswerPtr ok(const Visit& visit, const Result<void>& done) {
  return done ? text_answer("OK") : fault_answer(visit.segments, done.error());
}

// ------------------------------------------------------------------------------------------------- names

std::string long_id(std::int64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex(16, '0');
  for (std::size_t i = 16; i > 0; --i, number >>= 4)
    hex[i - 1] = digits[static_cast<std::size_t>(number & 15)];
  return std::string(item_prefix) + hex;
}

std::optional<std::int64_t> item_number(std::string_view text) {
  const bool is_long = text.starts_with(item_prefix);
  if (is_long) text.remove_prefix(item_prefix.size());
  if (!is_long && text.size() != 16) return number_in(text);
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

// Numbers of the items that a request names.
std::optional<std::vector<std::int64_t>> items_asked(const Visit& visit) {
  std::vector<std::int64_t> numbers;
  for (const std::string_view text : visit.asked.values("i")) {
    const auto number = item_number(text);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

enum class StreamKind : std::uint8_t { all, read, unread, saved, feed, label, nothing };

struct Stream {
  StreamKind kind = StreamKind::nothing;
  std::string name;  // of a feed or a label
};

// Behind "user/" stands a dash, a name or a number.
std::string_view without_user(std::string_view stream) {
  if (!stream.starts_with("user/")) return {};
  const std::size_t slash = stream.find('/', 5);
  return slash == std::string_view::npos ? std::string_view() : stream.substr(slash + 1);
}

struct State {
  std::string_view name;
  StreamKind kind;
};
constexpr std::array states = {State{"reading-list", StreamKind::all}, State{"read", StreamKind::read},
                               State{"kept-unread", StreamKind::unread}, State{"starred", StreamKind::saved}};

Stream stream_named(std::string_view text) {
  if (text.starts_with("feed/")) return {StreamKind::feed, std::string(text.substr(5))};
  constexpr std::string_view state_prefix = "state/com.google/", label_prefix = "label/";
  const std::string_view rest = without_user(text);
  if (rest.starts_with(label_prefix))
    return {StreamKind::label, std::string(rest.substr(label_prefix.size()))};
  if (rest.starts_with(state_prefix))
    for (const State& state : states)
      if (rest.substr(state_prefix.size()) == state.name) return {state.kind, {}};
  return {};
}

// A feed is named by its number, or by its address.
const Subscription* feed_named(const std::vector<Subscription>& all, const std::string& name) {
  if (const auto id = number_in(name)) return subscription_of(all, *id);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Subscription& s) { return s.feed.url == name; });
  return found == all.end() ? nullptr : &*found;
}

// Narrows a query to a stream, or to what is not in it; false where there is no such stream.
bool take_stream(const std::vector<Subscription>& all, const Stream& stream, bool inside, EntryQuery& query) {
  switch (stream.kind) {
    case StreamKind::all: return inside;
    case StreamKind::read: query.read = inside; return true;
    case StreamKind::unread: query.read = !inside; return true;
    case StreamKind::saved: query.saved = inside; return true;
    case StreamKind::feed: {
      const Subscription* feed = feed_named(all, stream.name);
      query.feed = feed == nullptr ? -1 : feed_number(feed->id);
      return inside;
    }
    case StreamKind::label: query.feeds = feeds_in(all, stream.name); return inside;
    case StreamKind::nothing: return false;
  }
  return false;
}

// ------------------------------------------------------------------------------------------------ lists

std::string label_id(std::string_view name) {
  return "user/-/label/" + std::string(name);
}

struct StreamList {
  std::vector<Subscription> subscriptions;
  std::vector<EntryRow> entries;
  std::string continuation;  // empty: the list ends here
};

// A part of a stream, by the parameters that all lists have.
Result<StreamList> list_of(const Visit& visit, const std::string& stream, std::size_t most,
                           std::size_t usual) {
  auto all = subscriptions(visit);
  if (!all) return tl::unexpected(all.error());
  EntryQuery query;
  if (!take_stream(*all, stream_named(stream), true, query))
    return fail(ErrorCode::bad_input, "there is no stream " + stream);
  for (const std::string_view left_out : visit.asked.values("xt"))
    if (!take_stream(*all, stream_named(left_out), false, query))
      return fail(ErrorCode::bad_input, "a stream that cannot be left out: " + std::string(left_out));
  for (const std::string_view within : visit.asked.values("it"))
    if (!take_stream(*all, stream_named(within), true, query))
      return fail(ErrorCode::bad_input, "there is no stream " + std::string(within));
  query.found_from = number_in(visit.asked.value("ot"));
  query.until = number_in(visit.asked.value("nt"));
  query.oldest_first = visit.asked.value("r") == "o";
  if (const std::string_view place = visit.asked.value("c"); !place.empty()) {
    query.behind = place_in(place);
    if (!query.behind) return fail(ErrorCode::bad_input, "no continuation that a list gave");
  }
  const std::int64_t wanted = number_in(visit.asked.value("n")).value_or(static_cast<std::int64_t>(usual));
  const std::size_t limit =
      std::clamp<std::size_t>(wanted < 1 ? 1 : static_cast<std::size_t>(wanted), 1, most);
  query.limit = limit + 1;
  auto entries = visit.archive.entries(query);
  if (!entries) return tl::unexpected(entries.error());
  StreamList list{std::move(*all), std::move(*entries), {}};
  if (list.entries.size() > limit) {
    list.entries.pop_back();
    list.continuation = printed_place(list.entries.back().row.place);
  }
  leave_out(visit, ListOf::program, list.entries);
  return list;
}

// What is said of when it was found: capture, in micro- or milliseconds.
std::int64_t found_at(const EntryRow& entry) {
  return entry.row.captured.value_or(entry.row.place.at);
}

void write_item(JsonWriter& json, const Visit& visit, const EntryRow& entry,
                const std::vector<Subscription>& all) {
  const ArticleRow& row = entry.row;
  const Subscription* feed = subscription_of(all, feed_id(entry.feed));
  const std::string url = entry_url(visit, entry);
  json.open_object().key("id").value(long_id(row.place.number));
  json.key("crawlTimeMsec").value(std::to_string(found_at(entry) * 1'000));
  json.key("timestampUsec").value(std::to_string(found_at(entry) * 1'000'000));
  json.key("published")
      .value(row.place.at)
      .key("updated")
      .value(row.place.at)
      .key("title")
      .value(entry_title(entry));
  for (const std::string_view name : {"canonical", "alternate"}) {
    json.key(name).open_array().open_object().key("href").value(url);
    if (name == "alternate") json.key("type").value("text/html");
    json.close_object().close_array();
  }
  json.key("categories").open_array().value("user/-/state/com.google/reading-list");
  if (row.read) json.value("user/-/state/com.google/read");
  if (row.saved) json.value("user/-/state/com.google/starred");
  if (feed != nullptr)
    for (const std::string& name : feed->feed.categories) json.value(label_id(name));
  json.close_array().key("origin").open_object();
  json.key("streamId").value("feed/" + std::to_string(feed_id(entry.feed)));
  if (feed != nullptr) json.key("title").value(feed->feed.title).key("htmlUrl").value(feed->feed.page);
  json.close_object().key("author").value(join(row.byline, ", "));
  json.key("summary")
      .open_object()
      .key("direction")
      .value("ltr")
      .key("content")
      .value(entry_html(visit, entry));
  json.close_object().close_object();
}

AnswerPtr item_ids(const Visit& visit) {
  const auto list = list_of(visit, std::string(visit.asked.value("s")), most_ids, usual_items);
  if (!list) return fault_answer(visit.segments, list.error());
  JsonWriter json;
  json.open_object().key("itemRefs").open_array();
  for (const EntryRow& entry : list->entries) {
    json.open_object().key("id").value(std::to_string(entry.row.place.number));
    json.key("directStreamIds")
        .open_array()
        .value("feed/" + std::to_string(feed_id(entry.feed)))
        .close_array();
    json.key("timestampUsec").value(std::to_string(found_at(entry) * 1'000'000)).close_object();
  }
  return json_answer(json.close_array().member("continuation", list->continuation).close_object().take());
}

AnswerPtr items_json(const Visit& visit, const std::string& id, const std::vector<EntryRow>& entries,
                     const std::vector<Subscription>& all, const std::string& continuation) {
  JsonWriter json;
  json.open_object().key("direction").value("ltr").key("id").value(id).key("title").value("Broadsheet");
  json.key("updated").value(visit.now).key("items").open_array();
  for (const EntryRow& entry : entries) write_item(json, visit, entry, all);
  return json_answer(json.close_array().member("continuation", continuation).close_object().take());
}

AnswerPtr item_contents(const Visit& visit) {
  const auto numbers = items_asked(visit);
  if (!numbers) return bad(visit, "an item's id is a number, decimal or of 16 hexadecimal digits");
  if (numbers->size() > most_items) return bad(visit, "at most 1000 items at once");
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  EntryQuery query;
  query.numbers = *numbers;
  query.limit = most_items;
  const auto entries = numbers->empty() ? Result<std::vector<EntryRow>>() : entries_for_readers(visit, query);
  if (!entries) return fault_answer(visit.segments, entries.error());
  return items_json(visit, "user/-/state/com.google/reading-list", *entries, *all, {});
}

AnswerPtr stream_contents(const Visit& visit) {
  std::string stream(visit.asked.value("s"));
  if (visit.segments.size() > 5)
    stream = join(std::vector<std::string>(visit.segments.begin() + 5, visit.segments.end()), "/");
  // A feed's address has slashes of its own, two of which the path has lost.
  if (const std::size_t scheme = stream.find(":/"); stream.starts_with("feed/http") &&
                                                    scheme != std::string::npos &&
                                                    !stream.substr(scheme).starts_with("://"))
    stream.insert(scheme + 1, "/");
  if (stream.empty()) stream = "user/-/state/com.google/reading-list";
  const auto list = list_of(visit, stream, most_items, usual_items);
  if (!list) return fault_answer(visit.segments, list.error());
  return items_json(visit, stream, list->entries, list->subscriptions, list->continuation);
}

AnswerPtr unread_count(const Visit& visit) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  JsonWriter json;
  std::uint64_t unread_in_all = 0;
  Instant newest_in_all = 0;
  const auto write = [&](const std::string& id, std::uint64_t count, Instant newest) {
    json.open_object().key("id").value(id).key("count").value(count);
    json.key("newestItemTimestampUsec").value(std::to_string(newest * 1'000'000)).close_object();
  };
  json.open_object().key("max").value(1'000'000).key("unreadcounts").open_array();
  for (const Subscription& each : *all) {
    write("feed/" + std::to_string(each.id), each.count.unread, each.count.newest_unread);
    unread_in_all += each.count.unread;
    newest_in_all = std::max(newest_in_all, each.count.newest_unread);
  }
  for (const std::string& name : categories_of(*all)) {
    std::uint64_t unread = 0;
    Instant newest = 0;
    for (const Subscription& each : *all) {
      const auto& names = each.feed.categories;
      if (std::find(names.begin(), names.end(), name) == names.end()) continue;
      unread += each.count.unread;
      newest = std::max(newest, each.count.newest_unread);
    }
    write(label_id(name), unread, newest);
  }
  write("user/-/state/com.google/reading-list", unread_in_all, newest_in_all);
  return json_answer(json.close_array().close_object().take());
}

AnswerPtr subscription_list(const Visit& visit) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  JsonWriter json;
  json.open_object().key("subscriptions").open_array();
  for (const Subscription& each : *all) {
    json.open_object().key("id").value("feed/" + std::to_string(each.id)).key("title").value(each.feed.title);
    json.key("categories").open_array();
    for (const std::string& name : each.feed.categories)
      json.open_object().key("id").value(label_id(name)).key("label").value(name).close_object();
    json.close_array().key("url").value(each.feed.url).key("htmlUrl").value(each.feed.page);
    json.key("iconUrl").value("").key("sortid").value(std::to_string(each.id)).close_object();
  }
  return json_answer(json.close_array().close_object().take());
}

AnswerPtr tag_list(const Visit& visit) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  JsonWriter json;
  json.open_object().key("tags").open_array();
  json.open_object().key("id").value("user/-/state/com.google/starred").close_object();
  for (const std::string& name : categories_of(*all))
    json.open_object()
        .key("id")
        .value(label_id(name))
        .key("label")
        .value(name)
        .key("type")
        .value("folder")
        .close_object();
  return json_answer(json.close_array().close_object().take());
}

// ----------------------------------------------------------------------------------------------- changes

// Readers send it back as T with each change. It says nothing that the key in the header does not, so one
// that is missing is as good; one that is wrong is of another server or key, and its owner asks for a new
// one.
std::string action_token(const Visit& visit) {
  return sha256_hex({visit.shared.form_token, "T", key_of(visit.request)}).substr(0, 57);
}

AnswerPtr with_token(const Visit& visit, AnswerPtr (*change)(const Visit&)) {
  const std::string_view token = visit.asked.value("T");
  if (token.empty() || are_equal_secrets(token, action_token(visit))) return change(visit);
  return fault_answer(visit.segments, 401, "The token is not valid any more.",
                      "X-Reader-Google-Bad-Token: true\r\n");
}

AnswerPtr edit_tag(const Visit& visit) {
  const auto numbers = items_asked(visit);
  if (!numbers || numbers->empty()) return bad(visit, "i names the items");
  for (const bool adds : {true, false})
    for (const std::string_view tag : visit.asked.values(adds ? "a" : "r")) {
      const StreamKind kind = stream_named(tag).kind;
      Result<void> done;
      if (kind == StreamKind::read || kind == StreamKind::unread)
        done = mark_entries(visit, *numbers, ReaderMark::read, adds == (kind == StreamKind::read));
      else if (kind == StreamKind::saved)
        done = mark_entries(visit, *numbers, ReaderMark::saved, adds);
      else
        return bad(visit, "articles take no tag " + std::string(tag));
      if (!done) return fault_answer(visit.segments, done.error());
    }
  return text_answer("OK");
}

AnswerPtr all_read(const Visit& visit) {
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  EntryQuery query;
  if (!take_stream(*all, stream_named(visit.asked.value("s")), true, query))
    return bad(visit, "there is no such stream");
  // Microseconds; what came later was not on the reader's screen.
  if (const auto until = number_in(visit.asked.value("ts")); until && *until > 0)
    query.until = *until / 1'000'000 + 1;
  return ok(visit, mark_all_read(visit, query));
}

std::vector<std::string> labels_asked(const Visit& visit, std::string_view name) {
  std::vector<std::string> labels;
  for (const std::string_view text : visit.asked.values(name))
    if (const Stream stream = stream_named(text); stream.kind == StreamKind::label)
      labels.push_back(stream.name);
  return labels;
}

// Takes labels away from a feed and gives it others.
void change_labels(FeedRow& feed, const std::vector<std::string>& away,
                   const std::vector<std::string>& added) {
  std::erase_if(feed.categories, [&](const std::string& name) {
    return name == no_category || std::find(away.begin(), away.end(), name) != away.end();
  });
  for (const std::string& name : added)
    if (std::find(feed.categories.begin(), feed.categories.end(), name) == feed.categories.end())
      feed.categories.push_back(name);
}

AnswerPtr edit_subscription(const Visit& visit) {
  const std::string_view action = visit.asked.value("ac");
  const Stream stream = stream_named(visit.asked.value("s"));
  if (stream.kind != StreamKind::feed) return bad(visit, "s names a feed");
  if (action == "subscribe") {
    const auto feed = follow_feed(visit, stream.name, labels_asked(visit, "a"));
    return feed ? text_answer("OK") : bad(visit, words_of(feed.error()));
  }
  const auto all = subscriptions(visit);
  if (!all) return fault_answer(visit.segments, all.error());
  const Subscription* found = feed_named(*all, stream.name);
  if (found == nullptr || found->id == kept_pages) return bad(visit, "there is no such feed");
  if (action == "unsubscribe") return ok(visit, unfollow_feed(visit, found->feed.url));
  if (action != "edit") return bad(visit, "ac is subscribe, unsubscribe or edit");
  FeedRow feed = found->feed;
  if (const std::string title = collapse(visit.asked.value("t")); !title.empty()) feed.title = title;
  change_labels(feed, labels_asked(visit, "r"), labels_asked(visit, "a"));
  return ok(visit, rename_feed(visit, feed));
}

AnswerPtr quick_add(const Visit& visit) {
  std::string url(visit.asked.value("quickadd"));
  if (url.starts_with("feed/")) url.erase(0, 5);
  const auto feed = follow_feed(visit, url, {});
  JsonWriter json;
  json.open_object().key("numResults").value(feed ? 1 : 0).key("query").value(url);
  if (feed)
    json.key("streamId")
        .value("feed/" + std::to_string(feed_id(feed->number)))
        .key("streamName")
        .value(feed->title);
  else
    json.key("error").value(words_of(feed.error()));
  return json_answer(json.close_object().take());
}

// Every feed with a label gets another in its place, or none.
AnswerPtr change_tag(const Visit& visit, const std::vector<std::string>& added) {
  const std::vector<std::string> away = labels_asked(visit, "s");
  if (away.empty()) return bad(visit, "s names a label");
  const auto feeds = visit.archive.feeds();
  if (!feeds) return fault_answer(visit.segments, feeds.error());
  for (FeedRow feed : *feeds) {
    if (std::find(feed.categories.begin(), feed.categories.end(), away.front()) == feed.categories.end())
      continue;
    change_labels(feed, away, added);
    if (auto done = rename_feed(visit, feed); !done) return fault_answer(visit.segments, done.error());
  }
  return text_answer("OK");
}

AnswerPtr rename_tag(const Visit& visit) {
  const std::vector<std::string> added = labels_asked(visit, "dest");
  return added.empty() ? bad(visit, "dest names a label") : change_tag(visit, added);
}

AnswerPtr disable_tag(const Visit& visit) {
  return change_tag(visit, {});
}

// ----------------------------------------------------------------------------------------------- coming in

AnswerPtr client_login(const Visit& visit) {
  const std::string key(visit.asked.value("Passwd"));
  const auto known = is_key(visit.state, key);
  if (!known) return fault_answer(visit.segments, known.error());
  if (!*known) return text_answer("Error=BadAuthentication\n", 401);
  if (visit.asked.value("output") != "json")
    return text_answer("SID=" + key + "\nLSID=" + key + "\nAuth=" + key + "\n");
  JsonWriter json;
  json.open_object();
  for (const std::string_view name : {"SID", "LSID", "Auth"}) json.key(name).value(key);
  return json_answer(json.close_object().take());
}

AnswerPtr user_info(const Visit&) {
  JsonWriter json;
  json.open_object().key("userId").value("1").key("userName").value(reader_name);
  return json_answer(json.key("userProfileId").value("1").key("userEmail").value("").close_object().take());
}

constexpr std::array reads = {
    ProtocolRow{"GET", "/reader/api/0/token", [](const Visit& v) { return text_answer(action_token(v)); }},
    ProtocolRow{"GET", "/reader/api/0/user-info", user_info},
    ProtocolRow{"GET", "/reader/api/0/tag/list", tag_list},
    ProtocolRow{"GET", "/reader/api/0/subscription/list", subscription_list},
    ProtocolRow{"GET", "/reader/api/0/unread-count", unread_count},
    ProtocolRow{"GET", "/reader/api/0/stream/items/ids", item_ids},
    ProtocolRow{"GET", "/reader/api/0/stream/items/contents", item_contents},
    ProtocolRow{"POST", "/reader/api/0/stream/items/contents", item_contents},
    ProtocolRow{"GET", "/reader/api/0/stream/contents", stream_contents},
    ProtocolRow{"GET", "/reader/api/0/stream/contents/{rest}", stream_contents},
    ProtocolRow{"GET", "/reader/api/0/preference/list",
                [](const Visit&) { return json_answer(R"({"prefs":[]})"); }},
};
constexpr std::array changes = {
    ProtocolRow{"POST", "/reader/api/0/edit-tag", edit_tag},
    ProtocolRow{"POST", "/reader/api/0/mark-all-as-read", all_read, true},
    ProtocolRow{"POST", "/reader/api/0/subscription/edit", edit_subscription, true},
    ProtocolRow{"POST", "/reader/api/0/subscription/quickadd", quick_add, true},
    ProtocolRow{"POST", "/reader/api/0/rename-tag", rename_tag, true},
    ProtocolRow{"POST", "/reader/api/0/disable-tag", disable_tag, true},
};

}  // namespace

void add_google_reader_routes(std::vector<Route>& table) {
  table.push_back({"POST", "/accounts/ClientLogin", Guard::key_inside, Lasts::never, client_login});
  for (const ProtocolRow& row : reads)
    table.push_back({row.method, row.path, Guard::key, Lasts::never, row.answer});
  for (const ProtocolRow& row : changes)
    table.push_back({row.method, row.path, Guard::key, Lasts::never,
                     [&row](const Visit& v) { return with_token(v, row.answer); }, row.is_slow});
}

}  // namespace broadsheet
