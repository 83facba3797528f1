#pragma once
// rules.h: what the reader of a feed wants of it.
//
//   text page              always the pages' text; feed: the feed's; longer: whichever is (usual)
//   keep title council     only items whose title has these words,
//   keep author Jane Doe   or one of whose authors is so named
//   mute title horoscope   none of these, whatever else they match
//   mute all               nothing at all
//
// A line a rule; words are sought as they stand, in a row, whatever their case, parts of words too. What
// stands behind # is a remark. Safe from any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/feed.h"

namespace broadsheet {

struct FeedRule {
  enum class Action : std::uint8_t { keep, mute };
  enum class Field : std::uint8_t { title, author, all };
  Action action = Action::keep;
  Field field = Field::title;
  std::string words;  // as written; none for `all`
};

struct FeedRules {
  enum class Text : std::uint8_t { longer, feed, page };
  Text text = Text::longer;
  std::vector<FeedRule> rules;
};

// Errors: bad_input with the line and what is allowed, over_limit.
[[nodiscard]] Result<FeedRules> parse_rules(std::string_view text);
// A line a rule; what parse_rules() reads of it is what it was made of.
[[nodiscard]] std::vector<std::string> rule_lines(const FeedRules& rules);
[[nodiscard]] std::string rule_line(const FeedRule& rule);

[[nodiscard]] bool matches(const FeedRule& rule, const Feed& feed, const FeedItem& item);
// The items of a feed that a rule matches.
[[nodiscard]] std::size_t count_matches(const FeedRule& rule, const Feed& feed);

struct RuleVerdict {
  bool takes = true;
  std::optional<std::size_t> rule;  // that decided; none where no rule matches
};
[[nodiscard]] RuleVerdict judge(const FeedRules& rules, const Feed& feed, const FeedItem& item);

// {"text", "rules": […], "items": [{"title", "author", "takes", "rule"}], "counts": [items that the rule of
// that place matches]}: what the rules do to a feed as it stands.
[[nodiscard]] std::string to_json(const FeedRules& rules, const Feed& feed);

// The authors of an item, else of its feed: "Jane Doe, John Roe".
[[nodiscard]] std::string authors_of(const Feed& feed, const FeedItem& item);

}  // namespace broadsheet
