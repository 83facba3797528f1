// templates.cc: mustache behind a narrow door; it escapes every value by default. {{>name}} takes another
// template in.

#include "serve/templates.h"

#include "serve/web_files.h"

namespace broadsheet {
namespace {

// Templates taken in by their text, before parsing, so that each page is one template.
std::string expanded(std::string_view name) {
  std::string text(web_file("templates/" + std::string(name) + ".mustache"));
  for (int depth = 0; depth < 4; ++depth) {
    const std::size_t at = text.find("{{>");
    if (at == std::string::npos) break;
    for (std::size_t from = at; from != std::string::npos; from = text.find("{{>", from)) {
      const std::size_t end = text.find("}}", from);
      const std::string part(web_file("templates/" + text.substr(from + 3, end - from - 3) + ".mustache"));
      text.replace(from, end + 2 - from, part);
      from += part.size();
    }
  }
  return text;
}

}  // namespace

Templates::Templates() {
  for (const WebFileRow& row : web_files()) {
    if (!row.name.starts_with("templates/") || row.name.find("/_") != std::string_view::npos) continue;
    const std::string name(row.name.substr(10, row.name.size() - 10 - 9));
    pages_.emplace(name, kainjow::mustache::mustache(expanded(name)));
  }
}

std::string Templates::render(std::string_view name, View view) {
  return pages_.find(name)->second.render(view);
}

View view_of(std::initializer_list<std::pair<const char*, std::string>> members) {
  View view(kainjow::mustache::data::type::object);
  for (const auto& [name, text] : members) view.set(name, text);
  return view;
}

void set_if(View& view, const std::string& name, const std::string& text) {
  if (text.empty()) return;
  view.set(name, text);
  view.set("has_" + name, true);
}

}  // namespace broadsheet
