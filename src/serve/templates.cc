// templates.cc: cuts templates into steps and prints views through them.
//
// Messages are taken in first, {{@key}}, with their places as {{name}}, or as {{>_name}} where a template has
// that name; so a page in any language costs what it did in one. A step prints text, puts a value, or opens
// or closes a section; sections know each other's places, so that a page is one walk over its steps with a
// stack of the views at hand. A library (kainjow) stood here before: it copied every view several times and
// took most of the time of a page (docs/decisions/0008). Entry points: View::set(), Templates::render().

#include "serve/templates.h"

#include <algorithm>

#include "base/strings.h"
#include "serve/web_files.h"
#include "serve/words.h"

namespace broadsheet {
namespace {

std::string_view part_named(std::string_view name) {
  return web_file("templates/" + std::string(name) + ".mustache");
}

// "By {names}" as a template: "By {{>_names}}" where there is such a part, "By {{names}}" where there is
// none.
std::string as_template(std::string_view message) {
  std::string text;
  for (std::size_t open = message.find('{'); open != std::string_view::npos; open = message.find('{')) {
    const std::size_t close = std::min(message.find('}', open), message.size());
    const std::string name(message.substr(open + 1, close - open - 1));
    text.append(message.substr(0, open)) += part_named("_" + name).empty() ? "{{" : "{{>_";
    text.append(name) += "}}";
    message.remove_prefix(std::min(close + 1, message.size()));
  }
  return text.append(message);
}

// Messages and templates taken in by their text, before parsing, so that each page is one template. What is
// taken in may take in others, a few times.
std::string expanded(std::string_view name, const Catalogue& catalogue) {
  constexpr int deepest = 5;
  std::string text(part_named(name));
  for (int depth = 0; depth < deepest; ++depth) {
    for (std::size_t from = text.find("{{@"); from != std::string::npos; from = text.find("{{@", from)) {
      const std::size_t end = text.find("}}", from);
      const std::string part = as_template(catalogue.message(text.substr(from + 3, end - from - 3)));
      text.replace(from, end + 2 - from, part);
    }
    for (std::size_t from = text.find("{{>"); from != std::string::npos; from = text.find("{{>", from)) {
      const std::size_t end = text.find("}}", from);
      const std::string_view part = part_named(text.substr(from + 3, end - from - 3));
      text.replace(from, end + 2 - from, part);
      from += part.size();
    }
  }
  return text;
}

// How often a section with that value stands.
std::size_t times_of(const View::Value* value) {
  if (value == nullptr) return 0;
  if (const auto* flag = std::get_if<bool>(value)) return *flag ? 1 : 0;
  if (const auto* text = std::get_if<std::string>(value)) return text->empty() ? 0 : 1;
  if (const auto* names = std::get_if<Names>(value)) return names->empty() ? 0 : 1;
  const auto* views = std::get_if<Views>(value);
  return views == nullptr ? 1 : views->size();
}

// A section being printed: its views, or none where it stands for a condition.
struct Open {
  const Views* views = nullptr;
  std::size_t at = 0;
};

// The views at hand, innermost last.
class Scope {
 public:
  explicit Scope(const View& page) : views_{&page} {}
  void enter(const View& view) { views_.push_back(&view); }
  void leave() { views_.pop_back(); }
  [[nodiscard]] const View::Value* find(ViewName name, std::size_t& guess) const {
    for (auto view = views_.rbegin(); view != views_.rend(); ++view)
      if (const View::Value* value = (*view)->find(name, guess)) return value;
    return nullptr;
  }

 private:
  std::vector<const View*> views_;
};

}  // namespace

// ------------------------------------------------------------------------------------------------ views

void View::set(ViewName name, View view) {
  Views one;
  one.push_back(std::move(view));
  slot(name) = std::move(one);
}

const View::Value* View::find(ViewName name, std::size_t& guess) const {
  if (guess < members_.size() && members_[guess].name == name) return &members_[guess].value;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (members_[i].name != name) continue;
    guess = i;
    return &members_[i].value;
  }
  return nullptr;
}

bool View::has(ViewName name) const {
  std::size_t anywhere = 0;
  return find(name, anywhere) != nullptr;
}

View::Value& View::slot(ViewName name) {
  for (Member& member : members_)
    if (member.name == name) return member.value;
  if (members_.empty()) members_.reserve(16);
  return members_.emplace_back(name, std::string()).value;
}

// -------------------------------------------------------------------------------------------- templates

Template::Template(std::string_view text) {
  std::vector<std::size_t> open;
  while (!text.empty()) {
    const std::size_t tag = text.find("{{");
    if (tag != 0) steps_.push_back({.what = Do::print, .text = std::string(text.substr(0, tag))});
    if (tag == std::string_view::npos) break;
    const bool plain = text.substr(tag).starts_with("{{{");
    const std::size_t end = text.find(plain ? "}}}" : "}}", tag);
    if (end == std::string_view::npos) break;
    if (plain)
      steps_.push_back({.what = Do::put_plain, .name = ViewName(text.substr(tag + 3, end - tag - 3))});
    else
      add_tag(text.substr(tag + 2, end - tag - 2), open);
    text.remove_prefix(end + (plain ? 3 : 2));
  }
}

void Template::add_tag(std::string_view tag, std::vector<std::size_t>& open) {
  const ViewName name(tag.substr(1));
  if (tag.starts_with('#') || tag.starts_with('^')) {
    open.push_back(steps_.size());
    steps_.push_back({.what = tag[0] == '#' ? Do::open : Do::open_inverted, .name = name});
  } else if (tag.starts_with('/') && !open.empty()) {
    steps_[open.back()].other = steps_.size();
    steps_.push_back({.what = Do::close, .name = name, .other = open.back()});
    open.pop_back();
  } else {
    steps_.push_back({.what = Do::put_escaped, .name = ViewName(tag)});
  }
}

std::string Template::render(const View& page, const Wording& words) const {
  std::string out;
  const std::size_t last = last_size_.load(std::memory_order_relaxed);
  out.reserve(last + last / 8);
  Scope scope(page);
  std::vector<Open> open;
  std::vector<std::size_t> places(steps_.size());  // of each step's name in its last view: rows are alike
  for (std::size_t at = 0; at < steps_.size(); ++at) {
    const Step& step = steps_[at];
    if (step.what == Do::print) {
      out += step.text;
    } else if (step.what == Do::close) {
      Open& section = open.back();
      if (section.views != nullptr) scope.leave();
      if (section.views != nullptr && ++section.at < section.views->size()) {
        scope.enter((*section.views)[section.at]);
        at = step.other;
      } else {
        open.pop_back();
      }
    } else if (step.what == Do::put_escaped || step.what == Do::put_plain) {
      const View::Value* value = scope.find(step.name, places[at]);
      if (value != nullptr)
        words.put(out, *value, step.what == Do::put_escaped ? Escape::html : Escape::nothing);
    } else {
      const View::Value* value = scope.find(step.name, places[at]);
      const bool stands = (times_of(value) > 0) == (step.what == Do::open);
      if (!stands) {
        at = step.other;
        continue;
      }
      const auto* views = step.what == Do::open ? std::get_if<Views>(value) : nullptr;
      open.push_back({views, 0});
      if (views != nullptr) scope.enter(views->front());
    }
  }
  last_size_.store(out.size(), std::memory_order_relaxed);
  return out;
}

Templates::Templates(const Catalogue& catalogue) {
  for (const WebFileRow& row : web_files()) {
    if (!row.name.starts_with("templates/") || row.name.find("/_") != std::string_view::npos) continue;
    const std::string name(row.name.substr(10, row.name.size() - 10 - 9));
    pages_.emplace(name, expanded(name, catalogue));
  }
}

std::string Templates::render(std::string_view name, const View& view, const Wording& words) const {
  return pages_.find(name)->second.render(view, words);
}

}  // namespace broadsheet
