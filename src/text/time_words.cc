// time_words.cc: names of categories, for the rules that speak of them, and the tables by language.

#include "text/time_words.h"

#include <array>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Cat::last_)> names = {
    "none",         "number",       "some",    "ordinal",    "year",         "month",     "weekday",
    "unit",         "unit_many",    "season",  "part",       "clock",        "holiday",   "dir",
    "told",         "beyond",       "ago",     "ago_before", "hence",        "year_word", "article",
    "fixed",        "now",          "past",    "future",     "past_noun",    "recent",    "latest",
    "period",       "old",          "phase",   "compared",   "phase_of",     "approx",    "every",
    "every_plural", "often",        "the",     "a",          "of",           "in",        "on",
    "at",           "to",           "from",    "between",    "and_",         "since",     "until",
    "before",       "after",        "am_pm",   "oclock",     "decade",       "half",      "quarter_tag",
    "fiscal",       "same",         "whole",   "rest",       "fortnight",    "more",      "zone",
    "past_hour",    "possessive",   "will",    "did",        "not_",         "money",     "comma",
    "dot",          "dash",         "numeric", "date",       "weekday_date", "day_date",  "month_date",
    "year_date",    "quarter_date", "time",    "length",     "the_one",      "set"};
static_assert(names.back() == "set");

}  // namespace

Cat cat_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Cat>(i);
  return Cat::none;
}

const TimeLanguage* time_language(std::string_view code) {
  for (const TimeLanguage* language : {&english_time, &german_time, &french_time, &spanish_time})
    if (language->code == code) return language;
  return nullptr;
}

}  // namespace broadsheet
