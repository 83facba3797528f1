#pragma once
// fetching.h: the gate as the command line sets it, with this machine's clocks.

#include "broadsheet/feed.h"
#include "broadsheet/store.h"
#include "capture/fetch/gate.h"
#include "cli/options.h"

namespace broadsheet {

[[nodiscard]] GateRules gate_rules(const Options& options);

[[nodiscard]] Instant now();

// The feed at an address, or the first that the page there names.
[[nodiscard]] Result<FeedRow> feed_to_follow(Gate& gate, const std::string& url);

// The feed that a capture holds; of an index of sitemaps, the news in those that it names, at most six of
// them, most likely first. `asked` takes the captures of these.
[[nodiscard]] Result<Feed> whole_feed(Gate& gate, const Capture& capture, std::vector<Capture>& asked);

// The feed at an address, as it stands.
[[nodiscard]] Result<Feed> feed_now(Gate& gate, const std::string& url);

// A feed as `follow` and `poll` print it.
[[nodiscard]] std::string feed_line(const FeedRow& feed, std::size_t fresh);

}  // namespace broadsheet
