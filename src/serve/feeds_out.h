#pragma once
// feeds_out.h: the lists of the paper as feeds, for other programs to follow.
//
//   /feeds/FORMAT/latest                 FORMAT: rss, atom, json
//   /feeds/FORMAT/section/NAME           likewise publisher/NAME, author/NAME
//   /feeds/FORMAT/story/ID
//   /feeds/FORMAT/speaker/NAME           statements, each utterance once
//   /feeds/FORMAT/search?q=QUERY         newest first

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/feed.h"
#include "broadsheet/store.h"
#include "serve/answer.h"

namespace broadsheet {

// The feed of an address; null where the address is none, or nothing stands there.
[[nodiscard]] AnswerPtr feed_answer(const Archive& archive, const std::vector<std::string>& segments,
                                    std::string_view query, const Limits& limits);

// The Atom feed of a list, for the page that shows it: "/feeds/atom/section/World".
[[nodiscard]] std::string feed_address(std::string_view kind, std::string_view name);

}  // namespace broadsheet
