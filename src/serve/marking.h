#pragma once
// marking.h: the changes that forms and reader programs both make. Each tells the other threads.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/audit.h"
#include "serve/routes.h"

namespace broadsheet {

// Sets or takes away a mark. Who read an article read its copies too.
[[nodiscard]] Result<void> set_mark(const Visit& visit, std::vector<ArticleId> articles, ReaderMark mark,
                                    bool yes);

[[nodiscard]] Result<void> add_key(const Visit& visit, const std::string& name, const std::string& key);

// Follows the feed at an address, or the one that the page there names, under categories. An archive that is
// being written to is waited for, 3 seconds. Errors: those of the gate, busy.
[[nodiscard]] Result<FeedRow> follow_feed(const Visit& visit, const std::string& url,
                                          std::vector<std::string> categories);
[[nodiscard]] Result<void> unfollow_feed(const Visit& visit, const std::string& url);
// Gives a feed the title and the categories of `feed`, and leaves everything else.
[[nodiscard]] Result<void> rename_feed(const Visit& visit, const FeedRow& feed);

// Into the log of who came in and what was changed, with who asked for it.
void note_event(const Visit& visit, AuditEvent what, std::string detail = {});

// Decimal digits, all of them, with a sign or without; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> number_in(std::string_view text);

}  // namespace broadsheet
