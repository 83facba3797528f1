#pragma once
// topics.h: what a page says that its story is about.

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Adds what is said, "Harbour, ferries; storms", to `topics`, each once: those that are words for readers.
// Labels of programs ("/article", "site_news"), addresses, numbers and whole sentences are none.
void add_topics(std::string_view said, std::vector<std::string>& topics);

}  // namespace broadsheet
