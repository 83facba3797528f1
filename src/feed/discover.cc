// discover.cc: the feeds that a page names. Link elements of the alternate relation come first, in their
// order; then links in the text whose address or words say that they are feeds. Entry point: find_feeds().

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "broadsheet/feed.h"
#include "capture/url/url.h"

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, 9> feed_types = {"application/rss+xml",
                                                        "application/atom+xml",
                                                        "application/feed+json",
                                                        "application/rdf+xml",
                                                        "application/x.atom+xml",
                                                        "application/x-atom+xml",
                                                        "text/xml",
                                                        "application/xml",
                                                        "application/json"};

// Ends of the path, and parts of the address, of links that are feeds.
constexpr std::array<std::string_view, 9> feed_endings = {".rss",   ".rdf",  ".atom",   "/rss",    "/feed",
                                                          "/feed/", "/atom", "rss.xml", "atom.xml"};

bool has_word(std::string_view list, std::string_view word) {
  for (const std::string_view each : split(list, ' '))
    if (equals_ignoring_case(trim(each), word)) return true;
  return false;
}

bool is_feed_type(std::string_view type) {
  const std::string plain = ascii_lower(trim(type.substr(0, type.find(';'))));
  return std::find(feed_types.begin(), feed_types.end(), plain) != feed_types.end();
}

bool looks_like_feed(const Url& url) {
  const std::string path = ascii_lower(url.pathname());
  return std::any_of(feed_endings.begin(), feed_endings.end(),
                     [&](std::string_view e) { return path.ends_with(e); });
}

struct Finder {
  std::string base;
  std::vector<FoundFeed> named = {}, likely = {};

  void add(std::vector<FoundFeed>& list, std::string_view href, std::string title) const {
    const std::string url = resolved_url(href, base);
    if (!url.starts_with("http://") && !url.starts_with("https://")) return;
    for (const auto* known : {&named, &likely})
      for (const FoundFeed& each : *known)
        if (each.url == url) return;
    constexpr std::size_t most = 50;
    if (list.size() < most) list.push_back({url, std::move(title)});
  }

  void read_link(const Page& page, Node node) {
    const auto value = [&](std::string_view name) { return page.attribute(node, name).value_or(""); };
    const std::string_view relation = value("rel");
    const bool alternate = has_word(relation, "alternate") && is_feed_type(value("type"));
    if (alternate || has_word(relation, "feed")) add(named, value("href"), collapse(value("title")));
  }

  void read_anchor(const Page& page, Node node) {
    const auto href = page.attribute(node, "href");
    const auto from = parse_url(base);
    const auto url = href ? parse_url(*href, from ? &*from : nullptr) : std::nullopt;
    if (url && looks_like_feed(*url)) add(likely, *href, {});
  }
};

}  // namespace

std::vector<FoundFeed> find_feeds(const Page& page) {
  Finder finder{page.capture().url};
  bool has_base = false;
  for (Node node = Page::root(); node != no_node; node = page.next(node)) {
    const std::string name = ascii_lower(page.name(node));
    if (name == "base" && !has_base) {
      const auto href = page.attribute(node, "href");
      const std::string url = href ? resolved_url(*href, finder.base) : std::string();
      has_base = !url.empty();
      if (has_base) finder.base = url;
    }
    if (name == "link") finder.read_link(page, node);
    if (name == "a") finder.read_anchor(page, node);
  }
  finder.named.insert(finder.named.end(), finder.likely.begin(), finder.likely.end());
  return std::move(finder.named);
}

}  // namespace broadsheet
