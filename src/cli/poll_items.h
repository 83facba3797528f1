#pragma once
// poll_items.h: the items of a feed as they become articles.

#include <optional>
#include <semaphore>
#include <vector>

#include "broadsheet/feed.h"
#include "broadsheet/store.h"
#include "capture/fetch/gate.h"
#include "feed/rules.h"
#include "recommend/desk_item.h"

namespace broadsheet {

// A feed that was asked, and what was read of its answer.
struct Polled {
  FeedRow row;
  FeedRules rules = {};
  Result<Fetched> fetched = fail(ErrorCode::empty, "");
  Result<Feed> feed = fail(ErrorCode::empty, "");
  std::vector<Capture> more = {};  // what was asked besides, for the record
};

struct NewItem {
  const FeedItem* item;
  Archive::SeenItem seen;
};

// Items that the rules take and that were not seen in this state, oldest first, so that the archive gets
// them in order. `seen` is sorted by key.
[[nodiscard]] std::vector<NewItem> new_items(const Feed& feed, const FeedRules& rules,
                                             const std::vector<Archive::SeenItem>& seen);

// What is to be kept of an item.
struct MadeItem {
  Archive::SeenItem seen;
  std::optional<DeskItem> article;  // none where the item says nothing
  std::optional<Capture> page;      // asked for, and kept for the record only
  std::vector<Capture> pictures = {};
};

// Most threads that make items wait for an answer; of those that have it as many work at a time as there are
// turns, so that others of this machine have theirs.
using Turns = std::counting_semaphore<>;

// What else is asked for, and by which gate; nullptr: nothing of that kind.
struct ItemGates {
  Gate* pages = nullptr;
  Gate* pictures = nullptr;
  Turns* turns = nullptr;  // nullptr: any number
};

// The article of an item of `polled`, or of its page: where the page holds more, unless the rules say which
// of both is wanted. With it the first of its pictures that are none of trackers. Any thread; it is most of
// the work.
[[nodiscard]] MadeItem make_item(const Polled& polled, const NewItem& fresh, const ItemGates& gates);

}  // namespace broadsheet
