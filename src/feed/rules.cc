// rules.cc: rules read, printed, and held against items. Entry points: parse_rules(), judge().

#include "feed/rules.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_rules = 200, longest_line = 500;
constexpr std::array<std::string_view, 2> action_names = {"keep", "mute"};
constexpr std::array<std::string_view, 3> field_names = {"title", "author", "all"};
constexpr std::array<std::string_view, 3> text_names = {"longer", "feed", "page"};

template <typename Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

template <typename Enum, std::size_t count>
std::string_view name_in(const std::array<std::string_view, count>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
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
      const auto choice = named<FeedRules::Text>(text_names, line);
      if (!choice) return refuse(number, "text is longer, feed or page");
      rules.text = *choice;
      continue;
    }
    const auto action = named<FeedRule::Action>(action_names, first);
    if (!action) return refuse(number, "\"" + std::string(first) + "\" begins no rule");
    const auto field = named<FeedRule::Field>(field_names, take_word(line));
    if (!field) return refuse(number, std::string(first) + " needs title, author or all");
    if (line.empty() != (*field == FeedRule::Field::all))
      return refuse(number, line.empty() ? "the words are missing" : "all stands alone");
    rules.rules.push_back({*action, *field, std::string(line)});
  }
  return rules;
}

std::vector<std::string> rule_lines(const FeedRules& rules) {
  std::vector<std::string> lines;
  if (rules.text != FeedRules::Text::longer)
    lines.push_back("text " + std::string(name_in(text_names, rules.text)));
  for (const FeedRule& rule : rules.rules) {
    std::string line(name_in(action_names, rule.action));
    line.append(" ").append(name_in(field_names, rule.field));
    if (!rule.words.empty()) line += " " + rule.words;
    lines.push_back(std::move(line));
  }
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

Verdict judge(const FeedRules& rules, const Feed& feed, const FeedItem& item) {
  Verdict verdict;
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
  json.open_object().key("text").value(name_in(text_names, rules.text)).key("rules").open_array();
  for (const std::string& line : rule_lines({FeedRules::Text::longer, rules.rules})) json.value(line);
  json.close_array().key("items").open_array();
  for (const FeedItem& item : feed.items) {
    const Verdict verdict = judge(rules, feed, item);
    json.open_object().member("title", plain_text(item.headline)).member("author", authors_of(feed, item));
    json.key("takes").value(verdict.takes);
    if (verdict.rule) json.key("rule").value(*verdict.rule);
    json.close_object();
  }
  json.close_array().key("counts").open_array();
  for (const FeedRule& rule : rules.rules)
    json.value(std::count_if(feed.items.begin(), feed.items.end(),
                             [&](const FeedItem& item) { return matches(rule, feed, item); }));
  return json.close_array().close_object().take();
}

}  // namespace broadsheet
