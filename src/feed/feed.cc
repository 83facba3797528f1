// feed.cc: from bytes to a feed.
//
//   bytes ─ decoded ─┬─ "{" ─ JSON Feed
//                    └─ XML ─ expat ─┬─ tree ─ RSS, Atom or a sitemap
//                                    └─ not well-formed: repaired, and once more
//
// Entry point: parse_feed().

#include "broadsheet/feed.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "feed/json_feed.h"
#include "feed/sitemap.h"
#include "feed/source.h"
#include "feed/xml_feed.h"

namespace broadsheet {
namespace {

tl::unexpected<Error> no_feed(const Page& page) {
  for (Node node = page.first_child(Page::root()); node != no_node; node = page.next_sibling(node)) {
    if (page.kind(node) != NodeKind::element) continue;
    const std::string name = ascii_lower(page.name(node));
    if (name == "html")
      return tl::unexpected(Error{ErrorCode::unsupported, "a web page, not a feed", page.capture().id,
                                  std::nullopt, "follow the page's own address; the feed it names is found"});
    return fail(ErrorCode::unsupported, "XML whose first element is <" + name + ">, which is no feed",
                page.capture().id);
  }
  return fail(ErrorCode::damaged, "no feed can be made of it", page.capture().id);
}

}  // namespace

Result<Feed> parse_feed(const Capture& capture, const Limits& limits) {
  auto source = read_source(capture, limits);
  if (!source) return tl::unexpected(source.error());
  if (source->json) {
    auto feed = read_json_feed(source->text, capture.url, limits);
    if (!feed) feed.error().path = capture.id;
    return feed;
  }
  const Page& page = *source->page;
  const Node root = feed_root(page), map = sitemap_root(page);
  if (root == no_node && map == no_node) return no_feed(page);
  auto feed = map != no_node ? read_sitemap(page, map, capture.url, limits)
                             : Result<Feed>(read_xml_feed(page, root, capture.url, limits));
  if (!feed) return feed;
  feed->encoding = source->encoding;
  feed->faults.insert(feed->faults.begin(), source->faults.begin(), source->faults.end());
  return feed;
}

}  // namespace broadsheet
