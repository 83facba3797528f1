// write_feed.cc: a feed in each of the three formats. Elements in the order of their standards' examples;
// empty ones are left out. Entry point: write_feed().

#include "base/calendar.h"
#include "base/json.h"
#include "broadsheet/feed.h"
#include "feed/escape.h"
#include "feed/markup.h"

namespace broadsheet {
namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

struct Xml {
  std::string out = std::string(xml_head);

  void element(std::string_view name, std::string_view text, std::string_view attributes = {}) {
    if (text.empty()) return;
    out.append("<").append(name).append(attributes).append(">");
    append_escaped(out, text);
    out.append("</").append(name.substr(0, name.find(' '))).append(">\n");
  }

  // An element without content: pairs of names and values; values that are empty are left out.
  void empty(std::string_view name,
             std::initializer_list<std::pair<std::string_view, std::string_view>> attributes) {
    out.append("<").append(name);
    for (const auto& [key, value] : attributes) {
      if (value.empty()) continue;
      out.append(" ").append(key).append("=\"");
      append_escaped(out, value);
      out += '"';
    }
    out += "/>\n";
  }
};

// ------------------------------------------------------------------------------------------------- RSS 2.0

std::string rss_date(const std::optional<Date>& date) {
  return date ? http_date(date->instant) : std::string();
}

// RSS has HTML in its descriptions, and nothing else.
std::string as_html(const FeedText& text) {
  if (text.is_html) return text.value;
  std::string out;
  append_escaped(out, text.value);
  return out;
}

// Readers take a title for HTML where it looks like it.
std::string rss_title(const FeedText& text) {
  const std::string plain = plain_text(text);
  return looks_like_html(plain) ? as_html({plain, false, {}, {}}) : plain;
}

void write_rss_item(Xml& xml, const FeedItem& item) {
  xml.out += "<item>\n";
  xml.element("title", rss_title(item.headline));
  xml.element("link", item.url);
  xml.element("guid", item.id, item.id == item.url ? "" : " isPermaLink=\"false\"");
  for (const FeedPerson& who : item.authors) xml.element("dc:creator", who.name);
  for (const FeedCategory& category : item.categories) xml.element("category", category.name);
  xml.element("pubDate", rss_date(item.published));
  xml.element("description", as_html(item.summary));
  xml.element("content:encoded", as_html(item.content));
  xml.element("source", plain_text(item.source.headline));
  xml.out += "</item>\n";
}

std::string write_rss(const Feed& feed) {
  Xml xml;
  xml.out +=
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
      "<channel>\n";
  xml.element("title", rss_title(feed.headline));
  xml.element("link", feed.url);
  // Both are asked for by the standard.
  xml.out += "<description>";
  append_escaped(xml.out, as_html(feed.summary));
  xml.out += "</description>\n";
  xml.element("language", feed.language);
  xml.element("lastBuildDate", rss_date(feed.updated));
  xml.element("generator", feed.generator);
  if (!feed.self.empty()) xml.empty("atom:link", {{"rel", "self"}, {"href", feed.self}});
  for (const FeedItem& item : feed.items) write_rss_item(xml, item);
  return xml.out + "</channel>\n</rss>\n";
}

// ------------------------------------------------------------------------------------------------- Atom 1.0

std::string atom_date(const std::optional<Date>& first, const std::optional<Date>& second) {
  return rfc3339(first ? first->instant : second ? second->instant : 0);
}

void write_text(Xml& xml, std::string_view name, const FeedText& text) {
  xml.element(name, text.value, text.is_html ? " type=\"html\"" : "");
}

void write_entry(Xml& xml, const FeedItem& item) {
  xml.out += "<entry>\n";
  xml.element("id", item.id.empty() ? item.url : item.id);
  write_text(xml, "title", item.headline);
  xml.element("updated", atom_date(item.updated, item.published));
  if (item.published) xml.element("published", rfc3339(item.published->instant));
  if (!item.url.empty()) xml.empty("link", {{"rel", "alternate"}, {"href", item.url}});
  for (const FeedPerson& who : item.authors) {
    xml.out += "<author>";
    xml.element("name", who.name);
    xml.out += "</author>\n";
  }
  for (const FeedCategory& category : item.categories) xml.empty("category", {{"term", category.name}});
  write_text(xml, "summary", item.summary);
  write_text(xml, "content", item.content);
  if (!item.source.headline.value.empty()) {
    xml.out += "<source>";
    write_text(xml, "title", item.source.headline);
    xml.out += "</source>\n";
  }
  xml.out += "</entry>\n";
}

std::string write_atom(const Feed& feed) {
  Xml xml;
  xml.out += "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  xml.element("id", feed.id.empty() ? feed.self : feed.id);
  write_text(xml, "title", feed.headline);
  write_text(xml, "subtitle", feed.summary);
  xml.element("updated", atom_date(feed.updated, feed.published));
  xml.element("generator", feed.generator);
  if (!feed.self.empty()) xml.empty("link", {{"rel", "self"}, {"href", feed.self}});
  if (!feed.url.empty()) xml.empty("link", {{"rel", "alternate"}, {"href", feed.url}});
  for (const FeedItem& item : feed.items) write_entry(xml, item);
  return xml.out + "</feed>\n";
}

// ----------------------------------------------------------------------------------------------- JSON Feed

void write_json_item(JsonWriter& json, const FeedItem& item) {
  json.open_object().key("id").value(item.id.empty() ? item.url : item.id).member("url", item.url);
  json.member("title", plain_text(item.headline)).member("summary", plain_text(item.summary));
  // One of the two is asked for.
  json.key(item.content.is_html ? "content_html" : "content_text").value(item.content.value);
  if (item.published) json.key("date_published").value(rfc3339(item.published->instant));
  if (item.updated) json.key("date_modified").value(rfc3339(item.updated->instant));
  json.member("language", item.language).member("image", item.image);
  if (!item.authors.empty()) {
    json.key("authors").open_array();
    for (const FeedPerson& who : item.authors)
      json.open_object().member("name", who.name).member("url", who.url).close_object();
    json.close_array();
  }
  if (!item.categories.empty()) {
    json.key("tags").open_array();
    for (const FeedCategory& category : item.categories) json.value(category.name);
    json.close_array();
  }
  json.close_object();
}

std::string write_json(const Feed& feed) {
  JsonWriter json;
  json.open_object().key("version").value("https://jsonfeed.org/version/1.1");
  json.key("title")
      .value(plain_text(feed.headline))
      .member("home_page_url", feed.url)
      .member("feed_url", feed.self);
  json.member("description", plain_text(feed.summary)).member("language", feed.language);
  json.key("items").open_array();
  for (const FeedItem& item : feed.items) write_json_item(json, item);
  return json.close_array().close_object().take();
}

}  // namespace

std::string write_feed(const Feed& feed, FeedFormat format) {
  switch (format) {
    case FeedFormat::atom: return write_atom(feed);
    case FeedFormat::json: return write_json(feed);
    default: return write_rss(feed);
  }
}

std::string_view media_type_of(FeedFormat format) {
  switch (format) {
    case FeedFormat::atom: return "application/atom+xml; charset=utf-8";
    case FeedFormat::json: return "application/feed+json; charset=utf-8";
    default: return "application/rss+xml; charset=utf-8";
  }
}

}  // namespace broadsheet
