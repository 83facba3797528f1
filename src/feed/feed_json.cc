// feed_json.cc: a feed as one line of JSON. Entry point: to_json(Feed).

#include "base/json.h"
#include "broadsheet/feed.h"

namespace broadsheet {
namespace {

std::string_view name_of(FeedFormat format) {
  switch (format) {
    case FeedFormat::atom: return "atom";
    case FeedFormat::json: return "json";
    case FeedFormat::sitemap: return "sitemap";
    default: return "rss";
  }
}

void write_people(JsonWriter& json, std::string_view key, const std::vector<FeedPerson>& people) {
  if (people.empty()) return;
  json.key(key).open_array();
  for (const FeedPerson& who : people)
    json.open_object()
        .member("name", who.name)
        .member("email", who.email)
        .member("url", who.url)
        .close_object();
  json.close_array();
}

void write_links(JsonWriter& json, const std::vector<FeedLink>& links) {
  if (links.empty()) return;
  json.key("links").open_array();
  for (const FeedLink& link : links) {
    json.open_object().member("url", link.url).member("relation", link.relation).member("type", link.type);
    if (link.bytes) json.key("bytes").value(*link.bytes);
    json.close_object();
  }
  json.close_array();
}

void write_facts(JsonWriter& json, const FeedFacts& facts) {
  json.member("id", facts.id).member("url", facts.url).member("headline", plain_text(facts.headline));
  json.member("summary", plain_text(facts.summary)).member("rights", plain_text(facts.rights));
  json.member("language", facts.language).member("image", facts.image);
  if (facts.published) json.member("published", facts.published->iso());
  if (facts.updated) json.member("updated", facts.updated->iso());
  write_people(json, "authors", facts.authors);
  write_people(json, "contributors", facts.contributors);
  if (!facts.categories.empty()) {
    json.key("categories").open_array();
    for (const FeedCategory& category : facts.categories) json.value(category.name);
    json.close_array();
  }
  write_links(json, facts.links);
}

}  // namespace

std::string to_json(const Feed& feed) {
  JsonWriter json;
  json.open_object().member("format", name_of(feed.format)).member("version", feed.version);
  json.member("encoding", feed.encoding).member("self", feed.self).member("hub", feed.hub);
  json.member("generator", feed.generator).member("icon", feed.icon);
  if (feed.minutes) json.key("minutes").value(*feed.minutes);
  write_facts(json, feed);
  if (!feed.faults.empty()) {
    json.key("faults").open_array();
    for (const std::string& fault : feed.faults) json.value(fault);
    json.close_array();
  }
  json.key("items").open_array();
  for (const FeedItem& item : feed.items) {
    json.open_object();
    write_facts(json, item);
    json.member("content", item.content.value).member("comments", item.comments);
    json.close_object();
  }
  return json.close_array().close_object().take();
}

}  // namespace broadsheet
