// words.cc: catalogues of messages, read with toml++, and values printed by them.
//
// Everything that a page asks for often (days, months, plural categories of small numbers) is looked up in
// tables made when a language is read; ICU is asked for the plurals of larger numbers and, by the tests,
// whether our dates, lists and numbers are CLDR's. Entry points: read_catalogue(), Wording::put().

#include "serve/words.h"

#include <unicode/plurrule.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include "base/calendar.h"
#include "serve/format.h"

namespace broadsheet {
namespace {

constexpr std::size_t months_a_year = 12, counted_ahead = 200;
constexpr std::size_t other = plural_categories.size() - 1;

tl::unexpected<Error> refuse(const toml::node& where, const std::string& what) {
  return fail(ErrorCode::bad_input, "line " + std::to_string(where.source().begin.line) + ": " + what);
}

std::optional<std::size_t> category_named(std::string_view name) {
  const auto found = std::find(plural_categories.begin(), plural_categories.end(), name);
  if (found == plural_categories.end()) return std::nullopt;
  return static_cast<std::size_t>(found - plural_categories.begin());
}

// { one = "…", other = "…" }
Result<MessageForms> forms_in(const toml::table& table) {
  MessageForms forms;
  for (const auto& [name, node] : table) {
    const auto category = category_named(name.str());
    if (!category || !node.is_string())
      return refuse(node, "a form is one of zero, one, two, few, many, other");
    forms[*category] = node.as_string()->get();
  }
  return forms;
}

Result<void> add_section(const std::string& section, const toml::table& table, Catalogue& catalogue) {
  for (const auto& [name, node] : table) {
    const std::string key = section + "." + std::string(name.str());
    MessageForms forms;
    if (const auto* text = node.as_string()) {
      forms[other] = text->get();
    } else if (const auto* counted = node.as_table()) {
      auto read = forms_in(*counted);
      if (!read) return tl::unexpected(read.error());
      forms = std::move(*read);
    } else if (const auto* months = node.as_array(); months != nullptr && key == "date.months") {
      for (const toml::node& month : *months) catalogue.months.push_back(month.value_or(std::string()));
      continue;
    }
    if (forms[other].empty()) return refuse(node, "\"" + key + "\" is no text");
    catalogue.messages.emplace(key, std::move(forms));
  }
  return {};
}

int sign_of(double value) {
  return value < -0.005 ? -1 : 1;
}

}  // namespace

// ------------------------------------------------------------------------------------------- catalogues

std::string Catalogue::message(std::string_view key) const {
  const auto found = messages.find(key);
  return found == messages.end() ? "⟨" + std::string(key) + "⟩" : found->second[other];
}

Result<Catalogue> read_catalogue(std::string_view toml) {
  const toml::parse_result read = toml::parse(toml);
  if (!read)
    return fail(ErrorCode::bad_input, "line " + std::to_string(read.error().source().begin.line) + ": " +
                                          std::string(read.error().description()));
  Catalogue catalogue;
  for (const auto& [name, node] : read.table()) {
    const toml::table* section = node.as_table();
    if (section == nullptr) return refuse(node, "a message stands in a section");
    if (auto added = add_section(std::string(name.str()), *section, catalogue); !added)
      return tl::unexpected(added.error());
  }
  return catalogue;
}

// ------------------------------------------------------------------------------------------------ words

struct Wording::Plurals {
  std::unique_ptr<icu::PluralRules> rules;
  std::array<std::uint8_t, counted_ahead> ahead{};

  [[nodiscard]] std::size_t ask(std::uint64_t number) const {
    // No language tells numbers beyond a million apart by more than their last six digits.
    constexpr std::uint64_t period = 1'000'000;
    const auto asked = static_cast<std::int32_t>(number < period ? number : number % period + period);
    std::string name;
    rules->select(asked).toUTF8String(name);
    return category_named(name).value_or(other);
  }
};

Wording::Wording() = default;
Wording::Wording(Wording&&) noexcept = default;
Wording::~Wording() = default;

Wording::Pieces Wording::cut(std::string_view text) {
  Pieces cut;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    const std::size_t close = std::min(text.find('}', open), text.size());
    cut.pieces.push_back(
        {std::string(text.substr(0, open)), ViewName(text.substr(open + 1, close - open - 1))});
    text.remove_prefix(std::min(close + 1, text.size()));
  }
  cut.rest = text;
  return cut;
}

Result<Wording> Wording::of(const Catalogue& catalogue) {
  if (catalogue.months.size() != months_a_year) return fail(ErrorCode::bad_input, "a year has twelve months");
  Wording words;
  for (const auto& [key, forms] : catalogue.messages) {
    Message& message = words.messages_[ViewName(std::string_view(key)).hash()];
    for (std::size_t i = 0; i < forms.size(); ++i)
      message[i] = cut(forms[i].empty() ? forms[other] : forms[i]);
  }
  words.plurals_ = std::make_unique<Plurals>();
  UErrorCode fault = U_ZERO_ERROR;
  words.plurals_->rules.reset(
      icu::PluralRules::forLocale(icu::Locale(catalogue.message("language.code").c_str()), fault));
  if (U_FAILURE(fault)) return fail(ErrorCode::bad_input, "no rules of plurals for this language");
  for (std::size_t i = 0; i < counted_ahead; ++i)
    words.plurals_->ahead[i] = static_cast<std::uint8_t>(words.plurals_->ask(i));
  words.months_ = catalogue.months;
  words.day_ = cut(catalogue.message("date.day"));
  words.month_ = cut(catalogue.message("date.month"));
  words.day_and_month_ = cut(catalogue.message("date.day_and_month"));
  words.time_ = cut(catalogue.message("date.time"));
  words.time_in_zone_ = cut(catalogue.message("date.time_in_zone"));
  words.thousands_ = catalogue.message("number.thousands");
  words.decimal_ = catalogue.message("number.decimal");
  words.between_ = catalogue.message("list.between");
  words.before_last_ = catalogue.message("list.last");
  words.between_two_ = catalogue.message("list.two");
  return words;
}

std::size_t Wording::plural_of(std::uint64_t number) const {
  return number < counted_ahead ? plurals_->ahead[number] : plurals_->ask(number);
}

void Wording::put(std::string& out, const View::Value& value, Escape escape) const {
  if (const auto* text = std::get_if<std::string>(&value)) {
    if (escape == Escape::html)
      append_escaped_html(out, *text);
    else
      out += *text;
  } else if (const auto* date = std::get_if<PrintedDate>(&value)) {
    put_date(out, *date);
  } else if (const auto* number = std::get_if<std::uint64_t>(&value)) {
    put_number(out, *number);
  } else if (const auto* asked = std::get_if<Phrase>(&value)) {
    put_phrase(out, *asked, escape);
  } else if (const auto* names = std::get_if<Names>(&value)) {
    put_names(out, *names, escape);
  } else if (const auto* points = std::get_if<Points>(&value)) {
    put_points(out, *points);
  }
}

std::string Wording::say(const Phrase& asked) const {
  std::string text;
  put_phrase(text, asked, Escape::nothing);
  return text;
}

std::string Wording::print(const PrintedDate& date) const {
  std::string text;
  put_date(text, date);
  return text;
}

void Wording::put_phrase(std::string& out, const Phrase& asked, Escape escape) const {
  const auto found = messages_.find(asked.key.hash());
  if (found == messages_.end()) {
    out += "⟨?⟩";
    return;
  }
  const View* places = asked.arguments.empty() ? nullptr : &asked.arguments.front();
  std::size_t form = other, guess = 0;
  if (const View::Value* counted = places == nullptr ? nullptr : places->find("n", guess))
    if (const auto* number = std::get_if<std::uint64_t>(counted)) form = plural_of(*number);
  const Pieces& pieces = found->second[form];
  for (const Pieces::Piece& piece : pieces.pieces) {
    out += piece.before;
    if (const View::Value* value = places == nullptr ? nullptr : places->find(piece.place, guess))
      put(out, *value, escape);
  }
  out += pieces.rest;
}

void Wording::put_day(std::string& out, const Pieces& form, const Date& date) const {
  const CivilTime time = civil_time(date.instant + date.zone_minutes.value_or(0) * 60);
  for (const Pieces::Piece& piece : form.pieces) {
    out += piece.before;
    if (piece.place == ViewName("day")) {
      out += std::to_string(time.day.day);
    } else if (piece.place == ViewName("month")) {
      out += months_[static_cast<std::size_t>(time.day.month) - 1];
    } else if (piece.place == ViewName("year")) {
      out += std::to_string(time.day.year);
    } else if (piece.place == ViewName("date")) {
      put_day(out, day_, date);
    } else if (piece.place == ViewName("clock")) {
      std::array<char, 16> clock{};
      std::snprintf(clock.data(), clock.size(), "%02d:%02d", time.hour, time.minute);
      out += clock.data();
    } else if (piece.place == ViewName("zone")) {
      const int offset = date.zone_minutes.value_or(0);
      std::array<char, 16> zone{};
      std::snprintf(zone.data(), zone.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', std::abs(offset) / 60,
                    std::abs(offset) % 60);
      out.append("UTC").append(offset == 0 ? "" : zone.data());
    }
  }
  out += form.rest;
}

void Wording::put_date(std::string& out, const PrintedDate& printed) const {
  using Form = PrintedDate::Form;
  const Date& date = printed.date;
  if (printed.form == Form::machine) {
    out += date.iso();
  } else if (date.precision == Precision::year) {
    out += std::to_string(civil_time(date.instant).day.year);
  } else if (date.precision == Precision::month || printed.form == Form::month) {
    put_day(out, month_, date);
  } else if (printed.form == Form::day_and_month) {
    put_day(out, day_and_month_, date);
  } else if (printed.form == Form::day || date.precision < Precision::minute) {
    put_day(out, day_, date);
  } else {
    put_day(out, date.zone_minutes ? time_in_zone_ : time_, date);
  }
}

void Wording::put_number(std::string& out, std::uint64_t number) const {
  const std::string digits = std::to_string(number);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += thousands_;
    out += digits[i];
  }
}

void Wording::put_points(std::string& out, const Points& points) const {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", std::abs(points.value));
  std::string digits = text.data();
  digits.replace(digits.size() - 3, 1, decimal_);
  out.append(sign_of(points.value) < 0 ? "−" : "+").append(digits);
}

void Wording::put_names(std::string& out, const Names& names, Escape escape) const {
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += separator(i, names.size());
    if (escape == Escape::html)
      append_escaped_html(out, names[i]);
    else
      out += names[i];
  }
}

const std::string& Wording::separator(std::size_t at, std::size_t count) const {
  static const std::string none;
  if (at == 0) return none;
  if (count == 2) return between_two_;
  return at + 1 == count ? before_last_ : between_;
}

}  // namespace broadsheet
