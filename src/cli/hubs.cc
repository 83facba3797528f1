// hubs.cc: which hub is to be asked, and asking it. Entry point: ask_hubs().

#include "cli/hubs.h"

#include <algorithm>
#include <cstdio>

#include "cli/fetching.h"
#include "feed/websub.h"
#include "serve/secrets.h"

namespace broadsheet {
namespace {

constexpr std::int64_t lease = 10 * 86'400;

// A feed that does not answer is asked when its pause is over, whatever its hub says.
bool is_news(const HubSubscription& hub, const FeedRow& feed) {
  return hub.announced > 0 && hub.announced >= feed.fetched.value_or(0) && feed.failures == 0;
}

bool is_followed(const std::vector<FeedRow>& feeds, const std::string& url) {
  return std::any_of(feeds.begin(), feeds.end(),
                     [&](const FeedRow& f) { return f.url == url && !f.is_gone; });
}

// Keeps what is known of a hub that a feed names again; another hub or topic begins anew.
Result<void> note_found(ReaderState& reader, const std::vector<HubSubscription>& known,
                        HubSubscription found) {
  const auto same = std::find_if(known.begin(), known.end(), [&](const HubSubscription& k) {
    return k.feed == found.feed && k.hub == found.hub && k.topic == found.topic;
  });
  if (same != known.end()) return {};
  found.path = make_secret();
  found.secret = make_secret();
  return reader.put(found);
}

Result<void> ask(Gate& gate, ReaderState& reader, HubSubscription hub, const std::string& callback) {
  hub.asked = now();
  if (auto put = reader.put(hub); !put) return put;  // first: it may call back before it answers
  std::string base = callback;
  while (base.ends_with('/')) base.pop_back();
  const std::string form = hub_form({hub.topic, base + "/websub/" + hub.path, hub.secret, lease});
  const auto answer =
      gate.fetch({.url = hub.hub, .etag = {}, .modified = {}, .now = hub.asked, .form = form});
  const std::string fault = !answer ? answer.error().message()
                            : answer->status / 100 == 2
                                ? std::string()
                                : "it answers with status " + std::to_string(answer->status);
  if (!fault.empty())
    std::fprintf(stderr, "broadsheet: the hub of %s: %s\n", hub.feed.c_str(), fault.c_str());
  return {};
}

}  // namespace

HubSubscription hub_of(const Polled& polled) {
  const Fetched& fetched = *polled.fetched;
  HubLinks links = hub_links(fetched.link, fetched.capture.url);
  if (links.hub.empty()) links.hub = polled.feed->hub;
  if (links.self.empty()) links.self = polled.feed->self;
  HubSubscription hub;
  hub.feed = polled.row.url;
  hub.hub = links.hub;
  hub.topic = links.self.empty() ? fetched.capture.url : links.self;
  return hub;
}

Result<std::vector<std::string>> announced_feeds(const ReaderState& reader,
                                                 const std::vector<FeedRow>& feeds) {
  const auto hubs = reader.hubs();
  if (!hubs) return tl::unexpected(hubs.error());
  std::vector<std::string> announced;
  for (const HubSubscription& hub : *hubs)
    for (const FeedRow& feed : feeds)
      if (feed.url == hub.feed && is_news(hub, feed)) announced.push_back(feed.url);
  return announced;
}

Result<void> ask_hubs(Gate& gate, ReaderState& reader, const std::vector<FeedRow>& feeds,
                      std::vector<HubSubscription> found, const std::string& callback) {
  const auto known = reader.hubs();
  if (!known) return tl::unexpected(known.error());
  for (HubSubscription& each : found)
    if (auto noted = note_found(reader, *known, std::move(each)); !noted) return noted;
  const auto all = reader.hubs();
  if (!all) return tl::unexpected(all.error());
  Result<void> done;
  for (const HubSubscription& hub : *all) {
    if (!is_followed(feeds, hub.feed))
      done = reader.drop_hub(hub.feed);
    else if (is_hub_due({hub.asked, hub.until}, now()))
      done = ask(gate, reader, hub, callback);
    if (!done) return done;
  }
  return {};
}

}  // namespace broadsheet
