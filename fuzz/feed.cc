// Any bytes as a feed, a list of feeds, a page that names feeds, links to a hub, rules of one, a date. What
// is written of a list is read the same again, and repaired XML needs no second repair.
#include <cstdint>
#include <cstdlib>

#include "base/strings.h"
#include "base/utf8.h"
#include "broadsheet/feed.h"
#include "feed/repair.h"
#include "feed/rules.h"
#include "feed/websub.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  Capture capture;
  capture.url = "https://example.org/feed";
  capture.bytes.assign(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.page_bytes = 1'000'000;
  if (const auto feed = parse_feed(capture, limits)) {
    (void)to_json(*feed);
    for (const FeedFormat format : {FeedFormat::rss, FeedFormat::atom, FeedFormat::json}) {
      Capture out;
      out.bytes = write_feed(*feed, format);
      const auto again = parse_feed(out);
      if (!again || again->items.size() > feed->items.size()) std::abort();
    }
    for (const FeedItem& item : feed->items) (void)to_json(article_of(*feed, item, capture));
  }
  if (const auto list = parse_opml(capture, limits)) {
    Capture written;
    written.bytes = write_opml(*list);
    const auto again = parse_opml(written, limits);
    if (!again || again->outlines.size() != list->outlines.size()) std::abort();
  }
  if (const auto rules = parse_rules(capture.bytes)) {
    const std::vector<std::string> lines = rule_lines(*rules);
    const auto again = parse_rules(join(lines, "\n"));
    if (!again || rule_lines(*again) != lines) std::abort();
  }
  const std::string text = to_valid_utf8(capture.bytes);
  const std::string once = repaired_xml(text);
  if (repaired_xml(once) != once) std::abort();
  if (const auto date = parse_feed_date(text); date && parse_iso_date(date->iso()) == std::nullopt)
    std::abort();
  (void)hub_links(text, capture.url);
  (void)is_signed("secret", "body", text);
  if (const auto page = Page::parse(std::move(capture))) (void)find_feeds(*page);
  return 0;
}
