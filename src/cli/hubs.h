#pragma once
// hubs.h: poll asks the hubs of feeds to announce what is new in them (WebSub), where this paper has a public
// address.

#include <string>
#include <vector>

#include "broadsheet/reader_state.h"
#include "broadsheet/store.h"
#include "cli/poll_items.h"

namespace broadsheet {

// The hub that a feed names, in its answer's headers or itself; an empty `hub` where it names none.
[[nodiscard]] HubSubscription hub_of(const Polled& polled);

// Feeds that were announced since they were asked last: it is their turn. Errors: those of ReaderState.
[[nodiscard]] Result<std::vector<std::string>> announced_feeds(const ReaderState& reader,
                                                               const std::vector<FeedRow>& feeds);

// Asks each hub that was not asked yet, whose lease ends within a day, or which did not answer for an hour,
// to call `callback`, the paper's public address; forgets those of feeds that are followed no longer. What a
// hub says wrong is told on standard error. `found`: hubs that feeds named now.
[[nodiscard]] Result<void> ask_hubs(Gate& gate, ReaderState& reader, const std::vector<FeedRow>& feeds,
                                    std::vector<HubSubscription> found, const std::string& callback);

}  // namespace broadsheet
