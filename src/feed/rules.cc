// rules.cc: rules read, printed, and held against items. Entry points: parse_rules(), judge().

#include "feed/rules.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "news/names.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_rules = 200, longest_line = 500;
constexpr std::array<std::string_view, 2> action_names = {"keep", "mute"};
constexpr std::array<std::string_view, 3> field_names = {"title", "author", "all"};
constexpr std::array<std::string_view, 3> text_names = {"longer", "feed", "page"};

std::string_view name_of(FeedRules::Text text) {
  return text_names[static_cast<std::size_t>(text)];
}

tl::unexpected<Error> refuse(std::size_t line, std::string_view what) {
  return tl::unexpected(
      Error{ErrorCode::bad_input,
            "line " + std::to_string(line) + ": " + std::string(what),
            {},
            std::nullopt,
            "a rule is keep or mute, then title or author, then words; or mute all; or text "
            "and longer, feed or page"});
}

// Takes the first word off a line.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line = trim(line.substr(end));
  return word;
}

// What texts are compared by.
std::string folded(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .foldCase()
      .toUTF8String(out);
  return out;
}

bool holds(std::string_view text, std::string_view words) {
  return folded(collapse(text)).find(folded(words)) != std::string::npos;
}

}  // namespace

Result<FeedRules> parse_rules(std::string_view text) {
  FeedRules rules;
  std::size_t number = 0;
  for (const std::string_view whole : split_lines(text)) {
    ++number;
    const std::string collapsed = collapse(to_valid_utf8(whole.substr(0, whole.find('#'))));
    std::string_view line = collapsed;
    if (line.empty()) continue;
    if (line.size() > longest_line || rules.rules.size() == most_rules)
      return fail(ErrorCode::over_limit,
                  "line " + std::to_string(number) + ": at most 200 rules of 500 bytes");
    const std::string_view first = take_word(line);
    if (first == "text") {
      const auto choice = value_named<FeedRules::Text>(text_names, line);
      if (!choice) return refuse(number, "text is longer, feed or page");
      rules.text = *choice;
      continue;
    }
    const auto action = value_named<FeedRule::Action>(action_names, first);
    if (!action) return refuse(number, "\"" + std::string(first) + "\" begins no rule");
    const auto field = value_named<FeedRule::Field>(field_names, take_word(line));
    if (!field) return refuse(number, std::string(first) + " needs title, author or all");
    if (line.empty() != (*field == FeedRule::Field::all))
      return refuse(number, line.empty() ? "the words are missing" : "all stands alone");
    rules.rules.push_back({*action, *field, std::string(line)});
  }
  return rules;
}

std::string rule_line(const FeedRule& rule) {
  std::string line(action_names[static_cast<std::size_t>(rule.action)]);
  line.append(" ").append(field_names[static_cast<std::size_t>(rule.field)]);
  return rule.words.empty() ? line : line.append(" ").append(rule.words);
}

std::vector<std::string> rule_lines(const FeedRules& rules) {
  std::vector<std::string> lines;
  lines.reserve(rules.rules.size() + 1);
  if (rules.text != FeedRules::Text::longer) lines.push_back("text " + std::string(name_of(rules.text)));
  for (const FeedRule& rule : rules.rules) lines.push_back(rule_line(rule));
  return lines;
}

std::string authors_of(const Feed& feed, const FeedItem& item) {
  std::string names;
  for (const FeedPerson& person : item.authors.empty() ? feed.authors : item.authors) {
    const std::string& name = person.name.empty() ? person.email : person.name;
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

bool matches(const FeedRule& rule, const Feed& feed, const FeedItem& item) {
  switch (rule.field) {
    case FeedRule::Field::title: return holds(plain_text(item.headline), rule.words);
    case FeedRule::Field::author: return holds(authors_of(feed, item), rule.words);
    case FeedRule::Field::all: return true;
  }
  return false;
}

std::size_t count_matches(const FeedRule& rule, const Feed& feed) {
  return static_cast<std::size_t>(
      std::ranges::count_if(feed.items, [&](const FeedItem& item) { return matches(rule, feed, item); }));
}

RuleVerdict judge(const FeedRules& rules, const Feed& feed, const FeedItem& item) {
  RuleVerdict verdict;
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const FeedRule& rule = rules.rules[i];
    const bool keeps = rule.action == FeedRule::Action::keep;
    // Where any rule keeps, what none of them keeps is left.
    if (keeps && !verdict.rule) verdict.takes = false;
    if (!matches(rule, feed, item)) continue;
    if (!keeps) return {false, i};
    if (!verdict.rule) verdict = {true, i};
  }
  return verdict;
}

std::string to_json(const FeedRules& rules, const Feed& feed) {
  JsonWriter json;
  json.open_object().key("text").value(name_of(rules.text)).key("rules").open_array();
  for (const FeedRule& rule : rules.rules) json.value(rule_line(rule));
  json.close_array().key("items").open_array();
  for (const FeedItem& item : feed.items) {
    const RuleVerdict verdict = judge(rules, feed, item);
    json.open_object().member("title", plain_text(item.headline)).member("author", authors_of(feed, item));
    json.key("takes").value(verdict.takes);
    if (verdict.rule) json.key("rule").value(*verdict.rule);
    json.close_object();
  }
  json.close_array().key("counts").open_array();
  for (const FeedRule& rule : rules.rules) json.value(count_matches(rule, feed));
  return json.close_array().close_object().take();
}

}  // namespace broadsheet
