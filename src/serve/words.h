#pragma once
// words.h: what the site says to its reader, and how a language writes dates, numbers and lists.
//
// A file of web/messages is one language (TOML 1.0): sections of keys, "front.stories", each with a text in
// which {name} is a place. A text that counts is a table with a form for each plural category that the
// language has (CLDR: zero, one, two, few, many, other), chosen by the place {n}. CONTRIBUTING.md says how to
// add one.

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "serve/templates.h"

namespace broadsheet {

// The plural categories of CLDR, as messages name them.
inline constexpr std::array<std::string_view, 6> plural_categories = {"zero", "one",  "two",
                                                                      "few",  "many", "other"};
using MessageForms = std::array<std::string, plural_categories.size()>;  // empty: no such form

// A file of messages as it stands.
struct Catalogue {
  std::map<std::string, MessageForms, std::less<>> messages;
  std::vector<std::string> months;  // January first, short, as they stand in a date

  // The text of a message that does not count; its key, marked, where there is none, so that it is seen.
  [[nodiscard]] std::string message(std::string_view key) const;
};
// Errors: bad_input, with the line.
[[nodiscard]] Result<Catalogue> read_catalogue(std::string_view toml);

enum class Escape : std::uint8_t { html, nothing };

// Read by all threads; nothing of it changes.
class Wording {
 public:
  // Errors: bad_input, for a language that has no rules of plurals, or dates that lack something.
  [[nodiscard]] static Result<Wording> of(const Catalogue& catalogue);
  Wording(Wording&&) noexcept;
  ~Wording();

  // Prints a value; nothing for flags and for views.
  void put(std::string& out, const View::Value& value, Escape escape) const;
  // As plain text.
  [[nodiscard]] std::string say(const Phrase& phrase) const;
  [[nodiscard]] std::string print(const PrintedDate& date) const;

  // The place in plural_categories of what counts so many.
  [[nodiscard]] std::size_t plural_of(std::uint64_t number) const;

 private:
  Wording();

  // A text cut at its places: what stands before each, then the rest.
  struct Pieces {
    struct Piece {
      std::string before;
      ViewName place;
    };
    std::vector<Piece> pieces;
    std::string rest;
  };
  using Message = std::array<Pieces, plural_categories.size()>;
  static Pieces cut(std::string_view text);

  void put_phrase(std::string& out, const Phrase& phrase, Escape escape) const;
  void put_date(std::string& out, const PrintedDate& printed) const;
  void put_day(std::string& out, const Pieces& form, const Date& date) const;
  void put_number(std::string& out, std::uint64_t number) const;
  void put_points(std::string& out, const Points& points) const;
  void put_names(std::string& out, const Names& names, Escape escape) const;
  // What stands before one of so many names.
  [[nodiscard]] const std::string& separator(std::size_t at, std::size_t count) const;

  struct Plurals;  // ICU's
  std::unique_ptr<Plurals> plurals_;
  std::unordered_map<std::uint64_t, Message> messages_;  // by the hash of their keys
  std::vector<std::string> months_;
  Pieces day_, month_, day_and_month_, time_, time_in_zone_;
  std::string thousands_, decimal_, between_, before_last_, between_two_;
};

}  // namespace broadsheet
