// sitemap.cc: a news sitemap as a feed whose items are headlines and addresses.
//
//   urlset ─ url ─┬─ loc                              sitemapindex ─ sitemap ─┬─ loc
//                 ├─ image ─ loc                                              └─ lastmod
//                 └─ news ─┬─ publication ─ name, language
//                          └─ title, publication_date, keywords
//
// Elements are known by their local names: publishers bind the namespaces to any prefix, or forget to. Entry
// point: read_sitemap().

#include "feed/sitemap.h"

#include <algorithm>

#include "base/strings.h"
#include "capture/url/url.h"
#include "feed/markup.h"
#include "feed/names.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_named = 100;  // sitemaps of an index

FeedItem item_of(const Page& page, Node entry, Node news, const std::string& base) {
  FeedItem item;
  item.url = resolved_url(text_of_child(page, entry, "loc"), base);
  item.id = item.url;
  item.headline.value = collapse(text_of_child(page, news, "title"));
  item.published = parse_feed_date(text_of_child(page, news, "publication_date"));
  item.image = resolved_url(text_of_child(page, child_named(page, entry, "image"), "loc"), base);
  const Node publication = child_named(page, news, "publication");
  item.source.headline.value = text_of_child(page, publication, "name");
  item.language = text_of_child(page, publication, "language");
  const std::string keywords = text_of_child(page, news, "keywords");
  for (const std::string_view each : split(keywords, ','))
    if (!trim(each).empty()) item.categories.push_back({std::string(trim(each)), {}, {}});
  return item;
}

// The publication stands with each entry; the sitemap is that of the first.
void take_name_of_publication(Feed& feed) {
  if (feed.items.empty()) return;
  feed.headline = feed.items.front().source.headline;
  feed.language = feed.items.front().language;
}

Result<Feed> read_entries(const Page& page, Node root, const std::string& base, const Limits& limits) {
  Feed feed;
  std::size_t entries = 0;
  for (Node node = page.first_child(root); node != no_node; node = page.next_sibling(node)) {
    if (!is_named(page, node, "url")) continue;
    ++entries;
    const Node news = child_named(page, node, "news");
    if (news == no_node) continue;
    if (feed.items.size() == limits.feed_items) {
      feed.faults.push_back("more than " + std::to_string(limits.feed_items) +
                            " items; the rest was left out");
      break;
    }
    FeedItem item = item_of(page, node, news, base);
    if (!item.url.empty()) feed.items.push_back(std::move(item));
  }
  if (entries > 0 && feed.items.empty())
    return tl::unexpected(Error{ErrorCode::unsupported, "a sitemap without news", page.capture().id,
                                std::nullopt,
                                "only sitemaps whose entries have news: elements can be followed"});
  take_name_of_publication(feed);
  return feed;
}

struct Named {
  std::string url;
  bool says_news = false;
  Instant changed = 0;
};

// Most likely first: those that say news, then those that changed last.
Result<Feed> read_index(const Page& page, Node root, const std::string& base) {
  std::vector<Named> all;
  for (Node node = page.first_child(root); node != no_node; node = page.next_sibling(node)) {
    if (!is_named(page, node, "sitemap")) continue;
    Named named{resolved_url(text_of_child(page, node, "loc"), base)};
    if (named.url.empty()) continue;
    named.says_news = says_news(named.url);
    if (const auto date = parse_feed_date(text_of_child(page, node, "lastmod")))
      named.changed = date->instant;
    all.push_back(std::move(named));
  }
  if (all.empty())
    return fail(ErrorCode::unsupported, "an index of sitemaps that names none", page.capture().id);
  std::stable_sort(all.begin(), all.end(), [](const Named& a, const Named& b) {
    return a.says_news != b.says_news ? a.says_news : a.changed > b.changed;
  });
  Feed feed;
  for (Named& named : all)
    if (feed.sitemaps.size() < most_named) feed.sitemaps.push_back(std::move(named.url));
  return feed;
}

}  // namespace

bool says_news(std::string_view address) {
  const auto url = parse_url(address);
  return url && find_ignoring_case(url->pathname(), "news") != std::string_view::npos;
}

Node sitemap_root(const Page& page) {
  for (Node node = page.first_child(Page::root()); node != no_node; node = page.next_sibling(node))
    if (page.kind(node) == NodeKind::element)
      return is_named(page, node, "urlset") || is_named(page, node, "sitemapindex") ? node : no_node;
  return no_node;
}

Result<Feed> read_sitemap(const Page& page, Node root, const std::string& base, const Limits& limits) {
  auto feed =
      is_named(page, root, "urlset") ? read_entries(page, root, base, limits) : read_index(page, root, base);
  if (feed) feed->format = FeedFormat::sitemap;
  return feed;
}

}  // namespace broadsheet
