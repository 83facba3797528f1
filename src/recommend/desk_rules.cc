// desk_rules.cc: lines cut into texts, and texts put together by the table of rules.
//
//   ban title "under the bridge" under section World
//   [word] [ texts of the rule ] [keyword] [ its texts ]
//
// A row of the table says which fields a rule takes and which keywords it may and must have; one function
// walks them all. Entry points: parse_desk_rules(), desk_rule_line().

#include "recommend/desk_rules.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "base/utf8.h"
#include "news/names.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_rules = 2'000, longest_line = 2'000, most_ids = 100;

using Action = DeskRule::Action;
using Field = DeskRule::Field;

constexpr std::array<std::string_view, 7> field_names = {"all",     "article", "story", "publisher",
                                                         "section", "kind",    "title"};
constexpr std::array<std::string_view, 4> keywords = {"under", "until", "as", "from"};
enum Keyword : std::uint8_t { under, until, as, from };

constexpr unsigned bit(auto value) {
  return 1U << static_cast<unsigned>(value);
}
constexpr unsigned any_field = (1U << field_names.size()) - 1;

struct Shape {
  std::string_view word;
  unsigned fields;        // that it takes; none: ids
  unsigned may, must;     // keywords
  std::string_view form;  // for a person
};

// In the order of DeskRule::Action.
constexpr std::array shapes = {
    Shape{"pin", bit(Field::article) | bit(Field::story), bit(under) | bit(until), 0,
          "pin story ID, or pin article ID under WHICH"},
    Shape{"ban", any_field, bit(under) | bit(until), 0, "ban WHICH under WHICH"},
    Shape{"embargo", any_field, bit(until), bit(until), "embargo WHICH until 2026-12-01T06:00Z"},
    Shape{"sensitive", any_field, bit(until), 0, "sensitive WHICH"},
    Shape{"join", 0, 0, 0, "join ID ID, of articles"},
    Shape{"split", 0, bit(from), bit(from), "split ID from ID, of articles"},
    Shape{"rename", bit(Field::story), bit(as), bit(as), "rename story ID as WORDS"},
};
constexpr std::string_view which =
    "WHICH is all, or article, story, publisher, section, kind or title and what it is";

// A word of a line, or a text in quotation marks.
struct Text {
  std::string_view text;
  bool is_quoted = false;
};

tl::unexpected<Error> refuse(std::size_t line, std::string what, std::string advice) {
  return tl::unexpected(Error{ErrorCode::bad_input,
                              "line " + std::to_string(line) + ": " + std::move(what),
                              {},
                              std::nullopt,
                              std::move(advice)});
}

// The texts of a line, without its remark; nothing where a quotation mark does not close or stands in a word.
std::optional<std::vector<Text>> texts_of(std::string_view line) {
  std::vector<Text> texts;
  for (line = trim(line); !line.empty() && line.front() != '#'; line = trim(line)) {
    const bool is_quoted = line.front() == '"';
    std::size_t end = is_quoted ? line.find('"', 1) : 0;
    if (end == std::string_view::npos) return std::nullopt;
    while (!is_quoted && end < line.size() && !is_ascii_space(line[end])) ++end;
    const std::string_view text = line.substr(is_quoted ? 1 : 0, is_quoted ? end - 1 : end);
    if (text.find('"') != std::string_view::npos || (is_quoted && trim(text).empty())) return std::nullopt;
    texts.push_back({text, is_quoted});
    line.remove_prefix(is_quoted ? end + 1 : end);
  }
  return texts;
}

// One value: a text in quotation marks, or words in a row. Empty where it is neither.
std::string value_of(const std::vector<Text>& texts) {
  if (texts.size() > 1 && std::ranges::any_of(texts, &Text::is_quoted)) return {};
  std::string value;
  for (const Text& text : texts) value.append(value.empty() ? "" : " ").append(text.text);
  return collapse(value);
}

// "section World"; nothing where the field is not among `fields` or its value is missing.
std::optional<DeskRule::Articles> articles_of(const std::vector<Text>& texts, unsigned fields) {
  if (texts.empty() || texts.front().is_quoted) return std::nullopt;
  const auto field = value_named<Field>(field_names, texts.front().text);
  if (!field || (fields & bit(*field)) == 0) return std::nullopt;
  std::string value = value_of({texts.begin() + 1, texts.end()});
  if (value.empty() != (*field == Field::all) || (value.empty() && texts.size() > 1)) return std::nullopt;
  const bool is_kind = std::ranges::find(article_kind_names, value) != article_kind_names.end();
  if (*field == Field::kind && !is_kind) return std::nullopt;
  return DeskRule::Articles{*field, std::move(value)};
}

std::vector<ArticleId> ids_of(const std::vector<Text>& texts) {
  std::vector<ArticleId> ids;
  ids.reserve(texts.size());
  for (const Text& text : texts) ids.push_back(collapse(text.text));
  return ids;
}

// What stands behind a keyword; false where that is nothing it could be.
bool take(Keyword keyword, const std::vector<Text>& texts, DeskRule& rule) {
  switch (keyword) {
    case under: return (rule.under = articles_of(texts, any_field)).has_value();
    case until: return texts.size() == 1 && (rule.until = parse_iso_date(texts[0].text)).has_value();
    case as: return !(rule.name = value_of(texts)).empty();
    case from: return !(rule.others = ids_of(texts)).empty();
  }
  return false;
}

Result<DeskRule> rule_of(const std::vector<Text>& texts, std::size_t line) {
  DeskRule rule;
  rule.line = line;
  const auto shape = std::ranges::find(shapes, texts.front().text, &Shape::word);
  if (shape == shapes.end() || texts.front().is_quoted)
    return refuse(line, "\"" + std::string(texts.front().text) + "\" begins no rule",
                  "a rule is pin, ban, embargo, sensitive, join, split or rename");
  rule.action = static_cast<Action>(shape - shapes.begin());
  const std::string form = "write " + std::string(shape->form) + "; " + std::string(which);
  unsigned seen = 0;
  std::vector<Text> part;
  std::optional<Keyword> part_of;  // none: of the rule's word
  const auto take_part = [&] {
    if (part_of) return take(*part_of, part, rule);
    if (shape->fields == 0) return !(rule.ids = ids_of(part)).empty();
    auto articles = articles_of(part, shape->fields);
    if (articles) rule.what = std::move(*articles);
    return articles.has_value();
  };
  for (std::size_t i = 1; i < texts.size(); ++i) {
    const auto keyword = texts[i].is_quoted ? std::nullopt : value_named<Keyword>(keywords, texts[i].text);
    if (!keyword) {
      part.push_back(texts[i]);
      continue;
    }
    const bool is_allowed = (shape->may & ~seen & bit(*keyword)) != 0;
    if (!is_allowed)
      return refuse(line, "\"" + std::string(texts[i].text) + "\" stands where it may not", form);
    if (!take_part())
      return refuse(
          line, "what stands before \"" + std::string(texts[i].text) + "\" is not what it should be", form);
    seen |= bit(*keyword);
    part_of = *keyword;
    part.clear();
  }
  if (!take_part()) return refuse(line, "it does not end as it should", form);
  if ((shape->must & ~seen) != 0 || (rule.action == Action::join && rule.ids.size() < 2))
    return refuse(line, "something is missing", form);
  if (rule.ids.size() + rule.others.size() > most_ids)
    return fail(ErrorCode::over_limit, "line " + std::to_string(line) + ": at most 100 articles");
  return rule;
}

// Articles that rules join, directly or by others: each leads to one that stands for all.
class Joined {
 public:
  void join(const ArticleId& a, const ArticleId& b) { heads_[head(a)] = head(b); }
  [[nodiscard]] ArticleId head(ArticleId id) {
    std::vector<ArticleId> passed;
    for (auto at = heads_.find(id); at != heads_.end() && at->second != id; at = heads_.find(id)) {
      passed.push_back(id);
      id = at->second;
    }
    for (const ArticleId& each : passed) heads_[each] = id;
    return id;
  }

 private:
  std::map<ArticleId, ArticleId> heads_;
};

// What is joined cannot be split.
Result<void> check_ties(const std::vector<DeskRule>& rules) {
  Joined joined;
  for (const DeskRule& rule : rules)
    if (rule.action == Action::join)
      for (const ArticleId& id : rule.ids) joined.join(id, rule.ids.front());
  for (const DeskRule& rule : rules) {
    if (rule.action != Action::split) continue;
    std::vector<ArticleId> left;
    left.reserve(rule.ids.size());
    for (const ArticleId& id : rule.ids) left.push_back(joined.head(id));
    for (const ArticleId& id : rule.others)
      if (std::ranges::find(left, joined.head(id)) != left.end())
        return refuse(rule.line, "\"" + id + "\" is joined with what it is split from",
                      "take one of the two rules away");
  }
  return {};
}

// As it is read again: where it has a word that means something else, in quotation marks.
std::string quoted_where_needed(const std::string& value) {
  const auto parts = split(value, ' ');
  const bool is_plain =
      value.find('#') == std::string::npos && std::ranges::none_of(parts, [](std::string_view word) {
        return std::ranges::find(keywords, word) != keywords.end();
      });
  return is_plain ? value : "\"" + value + "\"";
}

std::string printed(const DeskRule::Articles& articles) {
  std::string text(field_names[static_cast<std::size_t>(articles.field)]);
  return articles.value.empty() ? text : text + " " + quoted_where_needed(articles.value);
}

std::string printed(const std::vector<ArticleId>& ids) {
  std::string text;
  for (const ArticleId& id : ids) {
    const bool is_one_word = id.find(' ') == std::string::npos;
    text += (text.empty() ? "" : " ") + (is_one_word ? quoted_where_needed(id) : "\"" + id + "\"");
  }
  return text;
}

}  // namespace

Result<DeskRules> parse_desk_rules(std::string_view text) {
  DeskRules rules;
  std::size_t number = 0;
  const std::string valid = to_valid_utf8(text);
  for (const std::string_view line : split_lines(valid)) {
    ++number;
    const auto refuse_more = [&] {
      return fail(ErrorCode::over_limit,
                  "line " + std::to_string(number) + ": at most 2,000 rules of 2,000 bytes");
    };
    if (line.size() > longest_line) return refuse_more();
    const auto texts = texts_of(line);
    if (!texts)
      return refuse(number, "a quotation mark that does not close, or stands in a word",
                    "a value that needs them stands in two, alone");
    if (texts->empty()) continue;
    if (rules.rules.size() == most_rules) return refuse_more();
    auto rule = rule_of(*texts, number);
    if (!rule) return tl::unexpected(rule.error());
    rules.rules.push_back(std::move(*rule));
  }
  if (auto good = check_ties(rules.rules); !good) return tl::unexpected(good.error());
  return rules;
}

std::string desk_rule_line(const DeskRule& rule) {
  std::string line(shapes[static_cast<std::size_t>(rule.action)].word);
  line += " " + (rule.ids.empty() ? printed(rule.what) : printed(rule.ids));
  if (!rule.others.empty()) line += " from " + printed(rule.others);
  if (rule.under) line += " under " + printed(*rule.under);
  if (rule.until) line += " until " + rule.until->iso();
  if (!rule.name.empty()) line += " as " + quoted_where_needed(rule.name);
  return line;
}

}  // namespace broadsheet
