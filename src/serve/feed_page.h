#pragma once
// feed_page.h: one feed: how it stands with it, its rules, and what they would do to it now.

#include <string>

#include "broadsheet/feed.h"
#include "serve/routes.h"

namespace broadsheet {

// The feed that is followed under a number. Errors: missing, those of the archive.
[[nodiscard]] Result<FeedRow> feed_numbered(const Archive& archive, std::string_view number);

// The feed as its publisher has it now; nothing of it is kept. Errors: those of the gate.
[[nodiscard]] Result<Feed> feed_as_it_stands(const Visit& visit, const FeedRow& feed);

// Reads rules and keeps them. Errors: those of parse_rules() and of the reader's state.
[[nodiscard]] Result<void> keep_rules(const Visit& visit, const FeedRow& feed, std::string_view rules);

}  // namespace broadsheet
