#pragma once
// subscriptions.h: feeds, their categories and their articles as reader programs know them: by numbers.
//
// The numbers last: of an article its order of arrival, of a feed its own and one more, of a category a hash
// of its name. Feed 1 is what came by no feed; it is listed where there is such an article.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/routes.h"

namespace broadsheet {

inline constexpr std::int64_t kept_pages = 1;
inline constexpr std::string_view no_category = "All";

struct Subscription {
  std::int64_t id = 0;  // for programs
  FeedRow feed;         // its categories are never empty
  FeedCount count;
};

// By title. Errors: those of the archive.
[[nodiscard]] Result<std::vector<Subscription>> subscriptions(const Visit& visit);
[[nodiscard]] const Subscription* subscription_of(const std::vector<Subscription>& all, std::int64_t id);

[[nodiscard]] std::int64_t category_id(std::string_view name);
// Names of categories, each once, in order.
[[nodiscard]] std::vector<std::string> categories_of(const std::vector<Subscription>& all);
// The feeds of a category, as EntryQuery takes them; one that no feed has where it has none.
[[nodiscard]] std::vector<std::int64_t> feeds_in(const std::vector<Subscription>& all,
                                                 std::string_view category);

// The category of a number; nothing where no feed has it.
[[nodiscard]] std::optional<std::string> category_named(const std::vector<Subscription>& all,
                                                        std::int64_t id);
[[nodiscard]] std::vector<std::int64_t> feeds_in(const std::vector<Subscription>& all, std::int64_t category);

// A feed's number for programs, and its own.
[[nodiscard]] inline std::int64_t feed_id(std::int64_t number) {
  return number + 1;
}
[[nodiscard]] inline std::int64_t feed_number(std::int64_t id) {
  return id - 1;
}

// Marks every article of a query, whatever its limit.
[[nodiscard]] Result<void> mark_all_read(const Visit& visit, EntryQuery query);
// Marks articles by their numbers; numbers of no article are passed over.
[[nodiscard]] Result<void> mark_entries(const Visit& visit, const std::vector<std::int64_t>& numbers,
                                        ReaderMark mark, bool yes);

// The body of an entry; empty where its article cannot be read.
// Entries that the desk keeps from no reader.
[[nodiscard]] Result<std::vector<EntryRow>> entries_for_readers(const Visit& visit, const EntryQuery& query);
[[nodiscard]] std::string entry_html(const Visit& visit, const EntryRow& entry);
// Its page at the publisher, else here.
[[nodiscard]] std::string entry_url(const Visit& visit, const EntryRow& entry);
[[nodiscard]] std::string entry_title(const EntryRow& entry);

// An address of a protocol, as its table has it.
struct ProtocolRow {
  std::string_view method, path;
  AnswerPtr (*answer)(const Visit&);
  bool is_slow = false;
};

}  // namespace broadsheet
