// follow.cc: broadsheet follow, unfollow, import opml and export opml: which feeds the archive follows.

#include <algorithm>
#include <cstdio>

#include "broadsheet/capture.h"
#include "broadsheet/page.h"
#include "capture/robots.h"
#include "cli/exchange.h"
#include "cli/fetching.h"
#include "cli/report.h"
#include "cli/verbs.h"
#include "feed/sitemap.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_sitemaps = 6;  // asked, of a publisher or an index

struct Found {
  Feed feed;
  std::string url;  // where it is asked for: the last one only where all redirects were for good
};

Result<Found> feed_at(Gate& gate, const std::string& url) {
  auto fetched = gate.fetch({.url = url, .etag = {}, .modified = {}, .now = now()});
  if (!fetched) return tl::unexpected(fetched.error());
  if (fetched->status != 200)
    return fail(ErrorCode::failed, "it answers with status " + std::to_string(fetched->status), url);
  std::vector<Capture> besides;
  auto feed = whole_feed(gate, fetched->capture, besides);
  if (!feed) {
    feed.error().path = url;
    return tl::unexpected(feed.error());
  }
  const auto asked = askable_url(url, gate.rules().allowed);
  return Found{std::move(*feed), fetched->moved || !asked ? fetched->capture.url : asked->without_fragment()};
}

// Sitemaps that a publisher's robots.txt names, those that say news first.
std::vector<std::string> sitemaps_of(Gate& gate, const std::string& url) {
  const auto robots =
      gate.fetch({.url = resolved_url("/robots.txt", url), .etag = {}, .modified = {}, .now = now()});
  if (!robots || robots->status != 200) return {};
  std::vector<std::string> named = Robots::parse(robots->capture.bytes).sitemaps();
  std::stable_partition(named.begin(), named.end(), [](const std::string& each) { return says_news(each); });
  named.resize(std::min(named.size(), most_sitemaps));
  return named;
}

// The feed at an address, or the first that the page there names, or a news sitemap of its publisher.
Result<Found> feed_of(Gate& gate, const std::string& url) {
  auto found = feed_at(gate, url);
  if (found || found.error().code != ErrorCode::unsupported) return found;
  auto fetched = gate.fetch({.url = url, .etag = {}, .modified = {}, .now = now()});
  if (!fetched) return tl::unexpected(fetched.error());
  const auto page = Page::parse(std::move(fetched->capture));
  if (!page) return found;
  for (const FoundFeed& each : find_feeds(*page)) {
    auto named = feed_at(gate, each.url);
    if (named) return named;
    found = std::move(named);
  }
  for (const std::string& sitemap : sitemaps_of(gate, url))
    if (auto named = feed_at(gate, sitemap); named && !named->feed.items.empty()) return named;
  if (found.error().path == url)
    return tl::unexpected(Error{ErrorCode::missing, "a page that names no feed", url, std::nullopt,
                                "look for its feed and follow that address"});
  return found;
}

}  // namespace

Result<Feed> whole_feed(Gate& gate, const Capture& capture, std::vector<Capture>& asked) {
  auto feed = parse_feed(capture);
  if (!feed || feed->sitemaps.empty()) return feed;
  std::vector<std::string> named = std::move(feed->sitemaps);
  named.resize(std::min(named.size(), most_sitemaps));
  bool has_news = false;
  for (const std::string& url : named) {
    auto fetched = gate.fetch({.url = url, .etag = {}, .modified = {}, .now = now()});
    if (!fetched || fetched->status != 200) continue;
    auto part = parse_feed(fetched->capture);
    if (!part || part->format != FeedFormat::sitemap || !part->sitemaps.empty()) continue;
    if (feed->headline.value.empty()) feed->headline = part->headline;
    if (feed->language.empty()) feed->language = part->language;
    std::move(part->items.begin(), part->items.end(), std::back_inserter(feed->items));
    fetched->capture.id = fetched->capture.url;
    asked.push_back(std::move(fetched->capture));
    has_news = true;
  }
  if (has_news) return feed;
  return tl::unexpected(Error{ErrorCode::unsupported, "an index of sitemaps without news", capture.id,
                              std::nullopt, "follow the news sitemap itself, if there is one"});
}

Result<Feed> feed_now(Gate& gate, const std::string& url) {
  auto found = feed_at(gate, url);
  if (!found) return tl::unexpected(found.error());
  return std::move(found->feed);
}

Result<FeedRow> feed_to_follow(Gate& gate, const std::string& url) {
  const auto found = feed_of(gate, url);
  if (!found) return tl::unexpected(found.error());
  FeedRow row{.url = found->url, .title = plain_text(found->feed.headline), .page = found->feed.url};
  row.items = found->feed.items.size();
  return row;
}

namespace {

Exit print_feeds(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const auto feeds = archive->feeds();
  if (!feeds) return complain(feeds.error());
  for (const FeedRow& feed : *feeds) print_line(feed_line(feed, 0));
  return Exit::done;
}

// The one capture of a path.
Result<Capture> whole_file(const std::string& path) {
  CaptureStream stream({path});
  auto capture = stream.next();
  if (!capture) return fail(ErrorCode::empty, "nothing in it", path);
  return std::move(*capture);
}

Result<std::size_t> import_list(Archive& archive, const OutlineList& list) {
  const auto known = archive.feeds();
  if (!known) return tl::unexpected(known.error());
  std::size_t fresh = 0;
  for (const Outline& outline : list.outlines) {
    const auto url = askable_url(outline.url);
    // What may not be asked by default may be allowed later; what is no address never.
    const std::string address = url ? url->without_fragment() : outline.url;
    if (std::any_of(known->begin(), known->end(), [&](const FeedRow& f) { return f.url == address; }))
      continue;
    FeedRow row{.url = address, .title = outline.title, .page = outline.page};
    row.categories = outline.categories;
    if (auto done = archive.put(row); !done) return tl::unexpected(done.error());
    ++fresh;
  }
  if (auto done = archive.commit(); !done) return tl::unexpected(done.error());
  return fresh;
}

}  // namespace

Exit run_follow(const Options& options) {
  if (options.words.empty()) return print_feeds(options);
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  Gate gate(gate_rules(options));
  Report report(options, "feeds");
  for (const std::string& word : options.words) {
    const auto row = feed_to_follow(gate, word);
    if (!row) {
      report.fault(row.error());
      continue;
    }
    const auto known = archive->feeds();
    if (!known) return complain(known.error());
    const bool is_known =
        std::any_of(known->begin(), known->end(), [&](const FeedRow& f) { return f.url == row->url; });
    if (!is_known)
      if (auto done = archive->put(*row); !done) return complain(done.error());
    print_line(feed_line(*row, 0));
    report.count();
  }
  if (auto done = archive->commit(); !done) return complain(done.error());
  return report.done() == 0 ? Exit::failed : report.exit();
}

Exit run_unfollow(const Options& options) {
  if (options.words.empty()) return misuse("no feed named", "name its address; broadsheet follow lists them");
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  for (const std::string& url : options.words)
    if (auto done = archive->drop_feed(url); !done) return complain(done.error());
  const auto done = archive->commit();
  return done ? Exit::done : complain(done.error());
}

Exit import_opml(const Options& options) {
  if (options.words.size() != 2)
    return misuse("import opml reads one list of feeds", "write broadsheet import opml FILE");
  const auto capture = whole_file(options.words[1]);
  if (!capture) return complain(capture.error());
  const auto list = parse_opml(*capture);
  if (!list) return complain(list.error());
  for (const std::string& fault : list->faults)
    std::fprintf(stderr, "broadsheet: %s: %s\n", options.words[1].c_str(), fault.c_str());
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  const auto fresh = import_list(*archive, *list);
  if (!fresh) return complain(fresh.error());
  std::printf("{\"feeds\":%zu,\"new\":%zu}\n", list->outlines.size(), *fresh);
  return Exit::done;
}

Exit export_opml(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const auto feeds = archive->feeds();
  if (!feeds) return complain(feeds.error());
  OutlineList list{.title = "Broadsheet", .outlines = {}, .faults = {}};
  for (const FeedRow& feed : *feeds)
    list.outlines.push_back(
        {.url = feed.url, .title = feed.title, .page = feed.page, .note = {}, .categories = feed.categories});
  const std::string text = write_opml(list);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return Exit::done;
}

}  // namespace broadsheet
