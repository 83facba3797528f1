#pragma once
// templates.h: what a page shows, as values with names, and the templates of web/templates that print them.
//
// The templates are mustache (mustache(5)) without lambdas, dotted names and changed delimiters: {{name}} is
// escaped, {{{name}}} is not, {{#name}} … {{/name}} stands once for true and for what can be printed, and
// once for each view of a list, {{^name}} … {{/name}} for what is missing, false or empty; {{>name}} takes in
// another template. A name that the innermost view lacks is looked for in those around it, so a view sets
// what its template asks for even where it is empty.
//
// {{@key}} is a message of web/messages, taken in when the templates of a language are made. Views know no
// language: dates, numbers, lists of names and phrases become text when they are printed (words.h).

#include <atomic>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

class View;
class Wording;
struct Catalogue;
using Views = std::vector<View>;

// The name of a value, or the key of a message, as a hash of its letters (FNV-1a, 64 bits), so that looking
// one up compares numbers. In code a name is a literal; a test holds apart all that the templates ask for.
class ViewName {
 public:
  consteval ViewName(const char* literal) : hash_(hash_of(literal)) {}
  constexpr explicit ViewName(std::string_view text) : hash_(hash_of(text)) {}
  bool operator==(const ViewName&) const = default;
  [[nodiscard]] constexpr std::uint64_t hash() const { return hash_; }

 private:
  static constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
  }
  std::uint64_t hash_;
};

// A date as the reader's language writes it.
struct PrintedDate {
  enum class Form : std::uint8_t {
    day,            // "9 Dec 2022", as far as it is known
    time,           // with "14:05" and the zone where the page states a time
    month,          // "Dec 2022"
    day_and_month,  // "9 Dec"
    machine         // ISO 8601
  };
  Date date;
  Form form = Form::day;
};

// A message of the catalogue with what stands in its places, made by phrase(). Where it has forms for
// numbers, "n" chooses.
struct Phrase {
  ViewName key;
  Views arguments;  // one view, or none
};

// A number with its sign and two decimals.
struct Points {
  double value = 0;
};

using Names = std::vector<std::string>;  // printed as a list: "Ann, Ben and Cem"

class View {
 public:
  using Value = std::variant<bool, std::string, Views, PrintedDate, std::uint64_t, Points, Names, Phrase>;
  struct Member {
    Member(ViewName n, std::string text) : name(n), value(std::move(text)) {}
    Member(ViewName n, std::string_view text) : name(n), value(std::string(text)) {}
    Member(ViewName n, const char* text) : name(n), value(std::string(text)) {}
    Member(ViewName n, Value what) : name(n), value(std::move(what)) {}
    ViewName name;
    Value value;
  };

  View() = default;
  // Texts under different names; they are moved.
  template <std::size_t count>
  explicit View(Member (&&members)[count]) {
    constexpr std::size_t set_later = 4;
    members_.reserve(count + set_later);
    members_.assign(std::make_move_iterator(std::begin(members)), std::make_move_iterator(std::end(members)));
  }

  // A name set twice keeps its first place and last value.
  void set(ViewName name, bool value) { slot(name) = value; }
  void set(ViewName name, Value value) { slot(name) = std::move(value); }
  void set(ViewName name, std::uint64_t number) { slot(name) = number; }
  void set(ViewName name, Phrase phrase) { slot(name) = std::move(phrase); }
  void set(ViewName name, std::string text) { slot(name) = std::move(text); }
  void set(ViewName name, std::string_view text) { slot(name) = std::string(text); }
  void set(ViewName name, const char* text) { slot(name) = std::string(text); }
  void set(ViewName name, Views views) { slot(name) = std::move(views); }
  void set(ViewName name, View view);

  [[nodiscard]] bool has(ViewName name) const;
  // nullptr where there is none of that name. `guess`: where it may stand, and then where it stands.
  [[nodiscard]] const Value* find(ViewName name, std::size_t& guess) const;

 private:
  Value& slot(ViewName name);

  std::vector<Member> members_;
};

[[nodiscard]] inline Phrase phrase(ViewName key) {
  return {key, {}};
}
template <std::size_t count>
[[nodiscard]] Phrase phrase(ViewName key, View::Member (&&members)[count]) {
  Phrase made{key, {}};
  made.arguments.push_back(View(std::move(members)));
  return made;
}

// A template, cut once into steps.
class Template {
 public:
  explicit Template(std::string_view text);
  [[nodiscard]] std::string render(const View& view, const Wording& words) const;

 private:
  enum class Do : std::uint8_t { print, put_escaped, put_plain, open, open_inverted, close };
  struct Step {
    Do what;
    std::string text = {};  // to print
    ViewName name = "";     // to look up
    std::size_t other = 0;  // of an open: its close; of a close: its open
  };
  void add_tag(std::string_view tag, std::vector<std::size_t>& open);

  std::vector<Step> steps_;
  mutable std::atomic<std::size_t> last_size_ = 0;  // of what was printed: the next is about as long
};

// Those of one language.
class Templates {
 public:
  explicit Templates(const Catalogue& catalogue);
  // The page of a template inside the frame (head, masthead, foot).
  [[nodiscard]] std::string render(std::string_view name, const View& view, const Wording& words) const;

 private:
  std::map<std::string, Template, std::less<>> pages_;
};

}  // namespace broadsheet
