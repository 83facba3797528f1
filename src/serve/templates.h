#pragma once
// templates.h: what a page shows, as values with names, and the templates of web/templates that print them.
//
// The templates are mustache (mustache(5)) without lambdas, dotted names and changed delimiters: {{name}} is
// escaped, {{{name}}} is not, {{#name}} … {{/name}} stands once for true and for a text, and once for each
// view of a list, {{^name}} … {{/name}} for what is missing, false or empty; {{>name}} takes in another
// template. A name that the innermost view lacks is looked for in those around it, so a view sets what its
// template asks for even where it is empty.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace broadsheet {

class View;
using Views = std::vector<View>;

class View {
 public:
  using Value = std::variant<bool, std::string, Views>;

  View() = default;
  // Names are literals: they must outlive the view. Those given here are all different; a name set twice
  // keeps its first place and last value.
  View(std::initializer_list<std::pair<std::string_view, std::string_view>> members);
  void set(std::string_view name, bool value) { slot(name) = value; }
  void set(std::string_view name, std::string text) { slot(name) = std::move(text); }
  void set(std::string_view name, std::string_view text) { slot(name) = std::string(text); }
  void set(std::string_view name, const char* text) { slot(name) = std::string(text); }
  void set(std::string_view name, Views views) { slot(name) = std::move(views); }
  void set(std::string_view name, View view);

  [[nodiscard]] const Value* find(std::string_view name) const;

 private:
  Value& slot(std::string_view name);

  std::vector<std::pair<std::string_view, Value>> members_;
};

// A template, cut once into steps.
class Template {
 public:
  explicit Template(std::string_view text);
  [[nodiscard]] std::string render(const View& view) const;

 private:
  enum class Do : std::uint8_t { print, put_escaped, put_plain, open, open_inverted, close };
  struct Step {
    Do what;
    std::string text;       // to print, or a name
    std::size_t other = 0;  // of an open: its close; of a close: its open
  };
  void add_tag(std::string_view tag, std::vector<std::size_t>& open);

  std::vector<Step> steps_;
  std::size_t usual_size_ = 0;
};

class Templates {
 public:
  Templates();
  // The page of a template inside the frame (head, masthead, foot).
  [[nodiscard]] std::string render(std::string_view name, const View& view) const;

 private:
  std::map<std::string, Template, std::less<>> pages_;
};

}  // namespace broadsheet
