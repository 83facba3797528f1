#pragma once
// spoken.h: what the archive and the parsers say in English, as phrases that the reader's language has.

#include "broadsheet/news.h"
#include "serve/templates.h"

namespace broadsheet {

// The heading of a group of Recommended stories, and why a story stands in it. Lists are kept as they were
// made; what is not recognised stays as it is.
[[nodiscard]] View::Value group_words(const std::string& group);
[[nodiscard]] View::Value reason_words(const Recommendation& item);

// What a fault of a feed means for the one who follows it; an empty text for one that is not known.
[[nodiscard]] View::Value feed_fault(std::string_view fault);

// What is wrong with a query (parse_query()), and with the rules of a feed (parse_rules()).
[[nodiscard]] View::Value query_fault(const Error& error);
[[nodiscard]] View::Value rules_fault(const Error& error);

}  // namespace broadsheet
