// static_list.cc: one list written in three ways. Entry points: static_list(), to_json(), to_html().

#include "serve/static_list.h"

#include "base/json.h"
#include "serve/format.h"
#include "serve/languages.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr int propensity = 1;

// Calls open(group) and item(i) in the order of the list, and close() behind each group.
template <typename Open, typename Item, typename Close>
void walk(const StaticList& list, Open open, Item item, Close close) {
  for (std::size_t i = 0; i < list.items.size();) {
    const std::string& group = list.items[i].group;
    open(group);
    for (; i < list.items.size() && list.items[i].group == group; ++i) item(i);
    close();
  }
}

std::string item_html(const Recommendation& item, const std::string& url) {
  std::string html = "<li>";
  const std::string headline =
      escaped_html(item.headline.empty() ? english().words.say(phrase("row.no_headline")) : item.headline);
  html +=
      url.empty() ? "<b>" + headline + "</b>" : "<a href=\"" + escaped_html(url) + "\">" + headline + "</a>";
  if (!item.text.empty()) html += "<p>" + escaped_html(item.text) + "</p>";
  html += "<small>";
  if (!item.publisher.empty()) html += "<span>" + escaped_html(item.publisher) + "</span> ";
  if (item.published)
    html += "<time datetime=\"" + item.published->iso() + "\">" + english().words.print({*item.published}) +
            "</time> ";
  return html + "<span>" + escaped_html(item.reason.text) + "</span></small></li>\n";
}

}  // namespace

Result<StaticList> static_list(const Archive& archive, const ArticleRow& row,
                               std::vector<Recommendation> items) {
  StaticList list{row.id, safe_url(row.url), std::move(items), {}};
  for (const Recommendation& item : list.items) {
    const auto other = archive.row(item.article);
    if (!other) return tl::unexpected(other.error());
    list.urls.push_back(*other ? safe_url((*other)->url) : std::string());
  }
  return list;
}

std::string to_json(const StaticList& list) {
  JsonWriter json;
  json.open_object().key("article").value(list.article).member("url", list.url);
  json.key("propensity").value(propensity).key("groups").open_array();
  const auto open = [&](const std::string& group) {
    json.open_object().key("name").value(group).key("items").open_array();
  };
  const auto write = [&](std::size_t i) {
    const Recommendation& item = list.items[i];
    json.open_object().key("article").value(item.article).member("url", list.urls[i]);
    json.member("headline", item.headline).member("publisher", item.publisher);
    if (item.published) json.member("published", item.published->iso());
    json.member("text", item.text).member("reason", item.reason.text);
    json.key("copies").value(item.copies).close_object();
  };
  walk(list, open, write, [&] { json.close_array().close_object(); });
  return json.close_array().close_object().take();
}

std::string to_html(const StaticList& list) {
  if (list.items.empty()) return {};
  std::string html = "<section class=\"broadsheet\">\n";
  const auto open = [&](const std::string& group) { html += "<h3>" + escaped_html(group) + "</h3>\n<ul>\n"; };
  walk(
      list, open, [&](std::size_t i) { html += item_html(list.items[i], list.urls[i]); },
      [&] { html += "</ul>\n"; });
  return html + "</section>\n";
}

std::string log_line(const StaticList& list) {
  JsonWriter json;
  json.open_object().key("file").value(file_name(list.article)).key("article").value(list.article);
  json.member("url", list.url).key("propensity").value(propensity).key("items").open_array();
  for (const Recommendation& item : list.items) json.value(item.article);
  return json.close_array().close_object().take();
}

std::string file_name(const ArticleId& article) {
  std::string name = percent_encoded(article);
  if (name.starts_with('.')) name.replace(0, 1, "%2E");
  return name;
}

}  // namespace broadsheet
