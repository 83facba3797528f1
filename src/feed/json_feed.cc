// json_feed.cc: members to facts. Members of a wrong type are passed over, since feeds are written by hand
// and programs alike. Entry point: read_json_feed().

#include "feed/json_feed.h"

#include <simdjson.h>

#include "capture/url/url.h"

namespace broadsheet {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string text_of(const object& json, std::string_view key) {
  std::string_view text;
  if (json.at_key(key).get(text) == simdjson::SUCCESS) return std::string(text);
  // Ids are written as numbers too.
  std::int64_t number = 0;
  return json.at_key(key).get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

template <typename Each>
void for_each_object(const object& json, std::string_view key, Each each) {
  array list;
  if (json.at_key(key).get(list) != simdjson::SUCCESS) return;
  for (const element item : list) {
    object found;
    if (item.get(found) == simdjson::SUCCESS) each(found);
  }
}

std::string address(const std::string& url, const std::string& base) {
  if (url.empty() || base.empty()) return url;
  const std::string whole = resolved_url(url, base);
  return whole.empty() ? url : whole;
}

void read_authors(const object& json, FeedFacts& facts) {
  const auto add = [&](const object& author) {
    FeedPerson who{text_of(author, "name"), {}, text_of(author, "url")};
    if (!who.name.empty() || !who.url.empty()) facts.authors.push_back(std::move(who));
  };
  for_each_object(json, "authors", add);
  object one;  // version 1.0
  if (facts.authors.empty() && json.at_key("author").get(one) == simdjson::SUCCESS) add(one);
}

FeedItem read_item(const object& json, const std::string& base) {
  FeedItem item;
  item.id = text_of(json, "id");
  item.url = address(text_of(json, "url"), base);
  if (item.url.empty()) item.url = address(text_of(json, "external_url"), base);
  item.headline = {text_of(json, "title"), false, base, {}};
  item.summary = {text_of(json, "summary"), false, base, {}};
  item.content = {text_of(json, "content_html"), true, base, {}};
  if (item.content.value.empty()) item.content = {text_of(json, "content_text"), false, base, {}};
  item.image = address(text_of(json, "image"), base);
  if (item.image.empty()) item.image = address(text_of(json, "banner_image"), base);
  item.published = parse_feed_date(text_of(json, "date_published"));
  item.updated = parse_feed_date(text_of(json, "date_modified"));
  item.language = text_of(json, "language");
  read_authors(json, item);
  array tags;
  if (json.at_key("tags").get(tags) == simdjson::SUCCESS)
    for (const element tag : tags) {
      std::string_view name;
      if (tag.get(name) == simdjson::SUCCESS) item.categories.push_back({std::string(name), {}, {}});
    }
  for_each_object(json, "attachments", [&](const object& each) {
    FeedLink link{address(text_of(each, "url"), base),
                  "enclosure",
                  text_of(each, "mime_type"),
                  {},
                  text_of(each, "title"),
                  {}};
    std::uint64_t bytes = 0;
    if (each.at_key("size_in_bytes").get(bytes) == simdjson::SUCCESS) link.bytes = bytes;
    if (!link.url.empty()) item.links.push_back(std::move(link));
  });
  return item;
}

thread_local simdjson::dom::parser parser;

}  // namespace

Result<Feed> read_json_feed(std::string_view text, const std::string& base, const Limits& limits) {
  element json;
  const simdjson::padded_string padded(text);
  if (const auto fault = parser.parse(padded).get(json); fault != simdjson::SUCCESS)
    return fail(ErrorCode::damaged, "no JSON: " + std::string(simdjson::error_message(fault)));
  object root;
  if (json.get(root) != simdjson::SUCCESS ||
      text_of(root, "version").find("jsonfeed.org/version/") == std::string::npos)
    return fail(ErrorCode::unsupported, "JSON, but no JSON Feed: it names no version of it");
  Feed feed;
  feed.format = FeedFormat::json;
  const std::string version = text_of(root, "version");
  feed.version = version.substr(version.rfind('/') + 1);
  feed.headline.value = text_of(root, "title");
  feed.url = address(text_of(root, "home_page_url"), base);
  feed.self = text_of(root, "feed_url");
  feed.summary.value = text_of(root, "description");
  feed.language = text_of(root, "language");
  feed.image = address(text_of(root, "icon"), base);
  feed.icon = address(text_of(root, "favicon"), base);
  read_authors(root, feed);
  for_each_object(root, "hubs", [&](const object& hub) {
    if (feed.hub.empty()) feed.hub = text_of(hub, "url");
  });
  for_each_object(root, "items", [&](const object& item) {
    if (feed.items.size() < limits.feed_items) feed.items.push_back(read_item(item, base));
  });
  if (feed.items.size() == limits.feed_items)
    feed.faults.push_back("as many items as are read of one feed; there may be more");
  feed.encoding = "UTF-8";
  return feed;
}

}  // namespace broadsheet
