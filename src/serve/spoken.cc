// spoken.cc: texts made elsewhere are known by how they begin and end; between stands what they speak of.
// Entry points: group_words(), reason_words(), feed_fault(), query_fault(),
// rules_fault().

#include "serve/spoken.h"

#include <array>
#include <optional>
#include <span>

#include "base/strings.h"
#include "recommend/groups.h"

namespace broadsheet {
namespace {

// What stands between two texts; nothing where these are not its ends.
std::optional<std::string> between(std::string_view text, std::string_view begin, std::string_view end) {
  if (text.size() < begin.size() + end.size() || !text.starts_with(begin) || !text.ends_with(end))
    return std::nullopt;
  return std::string(text.substr(begin.size(), text.size() - begin.size() - end.size()));
}

struct Saying {
  std::string_view begin, end;
  ViewName words, advice;
};

constexpr std::array query_faults = {
    Saying{"a quotation mark that", " closes", "query_fault.quotation", "query_fault.quotation_advice"},
    Saying{"\"", "\" is no date", "query_fault.date", "query_fault.date_advice"},
    Saying{"\"", "\" is no order", "query_fault.order", "query_fault.order_advice"},
    Saying{"\"", "\" has no value", "query_fault.value", "query_fault.value_advice"},
    Saying{"a query of over ", " characters", "query_fault.long", "query_fault.long_advice"}};

constexpr std::array rule_faults = {Saying{"at most 200 rules", " bytes", "rule_fault.most", ""},
                                    Saying{"text is longer,", " page", "rule_fault.text", ""},
                                    Saying{"\"", "\" begins no rule", "rule_fault.begins", ""},
                                    Saying{"", " needs title, author or all", "rule_fault.needs", ""},
                                    Saying{"the words are", " missing", "rule_fault.words", ""},
                                    Saying{"all stands", " alone", "rule_fault.all", ""}};

// What a fault of a feed means for the one who follows it. The first row whose words stand in it counts.
struct FaultWords {
  std::string_view said;
  ViewName means;
};
constexpr std::array fault_words = {FaultWords{"status 404", "feed_fault.gone"},
                                    FaultWords{"status 410", "feed_fault.closed"},
                                    FaultWords{"status 401", "feed_fault.login"},
                                    FaultWords{"status 403", "feed_fault.forbidden"},
                                    FaultWords{"status 429", "feed_fault.too_often"},
                                    FaultWords{"status 5", "feed_fault.server"},
                                    FaultWords{"cannot be reached", "feed_fault.unreachable"},
                                    FaultWords{"robots.txt", "feed_fault.robots"},
                                    FaultWords{"public network", "feed_fault.not_public"},
                                    FaultWords{"names no feed", "feed_fault.names_none"},
                                    FaultWords{"repaired", "feed_fault.repaired"},
                                    FaultWords{"no feed", "feed_fault.no_feed"},
                                    FaultWords{"busy", "feed_fault.busy"}};

struct Said {
  const Saying* row = nullptr;  // nullptr: not recognised
  std::string of;
};

Said recognised(std::span<const Saying> rows, std::string_view text) {
  for (const Saying& row : rows)
    if (auto of = between(text, row.begin, row.end)) return {&row, std::move(*of)};
  return {};
}

View::Value in_words(const Said& said, std::string_view text) {
  if (said.row == nullptr) return std::string(text);
  return phrase(said.row->words, {{"said", said.of}});
}

// "17 Nov", or "17 Nov 2021" where the year is another than that of the article read.
View::Value day_told(const Recommendation& item, std::string_view told) {
  if (!item.published) return std::string(told);
  const bool has_year = told.size() > 4 && is_ascii_digit(told[told.size() - 4]);
  return PrintedDate{*item.published, has_year ? PrintedDate::Form::day : PrintedDate::Form::day_and_month};
}

}  // namespace

View::Value group_words(const std::string& group) {
  if (group == group_now) return phrase("group.now");
  if (group == group_background) return phrase("group.background");
  if (group == group_elsewhere) return phrase("group.elsewhere");
  if (group == group_desk) return phrase("group.desk");
  if (auto name = between(group, group_also, "")) return phrase("group.also", {{"name", std::move(*name)}});
  return group;
}

View::Value reason_words(const Recommendation& item) {
  const std::string& text = item.reason.text;
  if (text == reason_same_story) return phrase("reason.same_story");
  if (text == reason_today) return phrase("reason.today");
  if (text == reason_pinned) return phrase("reason.pinned");
  if (auto names = between(text, std::string(reason_same_story) + ": ", ""))
    return phrase("reason.same_story_names", {{"names", std::move(*names)}});
  const std::size_t colon = text.find(": ");
  if (!text.starts_with(reason_background) || colon == std::string::npos) return text;
  const std::string_view day =
      std::string_view(text).substr(reason_background.size(), colon - reason_background.size());
  return phrase("reason.background", {{"day", day_told(item, day)}, {"names", text.substr(colon + 2)}});
}

View::Value feed_fault(std::string_view fault) {
  for (const FaultWords& row : fault_words)
    if (fault.find(row.said) != std::string_view::npos) return phrase(row.means);
  return std::string();
}

View::Value query_fault(const Error& error) {
  const Said said = recognised(query_faults, error.what);
  const View::Value advice = said.row == nullptr ? View::Value(error.advice) : phrase(said.row->advice);
  return phrase("search.fault", {{"what", in_words(said, error.what)},
                                 {"character", std::uint64_t{error.offset.value_or(0)} + 1},
                                 {"advice", advice}});
}

View::Value rules_fault(const Error& error) {
  const auto line = between(error.what, "line ", "");
  const std::size_t colon = line ? line->find(": ") : std::string::npos;
  if (colon == std::string::npos) return error.what;
  const std::string what = line->substr(colon + 2);
  return phrase("rule_fault.line",
                {{"line", line->substr(0, colon)}, {"what", in_words(recognised(rule_faults, what), what)}});
}

}  // namespace broadsheet
