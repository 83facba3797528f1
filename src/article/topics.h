#pragma once
// topics.h: what a page says that its story is about: the section and the topics.

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Adds what is said, "Harbour, ferries; storms", to `topics`, each once: those that are words for readers.
// Labels of programs ("/article", "site_news"), addresses, numbers and whole sentences are none.
void add_topics(std::string_view said, std::vector<std::string>& topics);

// The section that is said, "Sport, Sailing, Featured", "news/local/harbour-board": the first part, of a path
// the last, that tells more than that it is news, as a reader would print it; empty where none does.
[[nodiscard]] std::string section_of(std::string_view said);

}  // namespace broadsheet
