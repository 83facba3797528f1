#pragma once
// templates.h: the templates of web/templates, parsed once.

#include <kainjow/mustache.hpp>
#include <map>
#include <string>
#include <string_view>

namespace broadsheet {

using View = kainjow::mustache::data;
using Views = kainjow::mustache::list;

class Templates {
 public:
  Templates();
  // The page of a template inside the frame (head, masthead, foot).
  [[nodiscard]] std::string render(std::string_view name, View view);

 private:
  std::map<std::string, kainjow::mustache::mustache, std::less<>> pages_;
};

// An object with those members.
[[nodiscard]] View view_of(std::initializer_list<std::pair<const char*, std::string>> members);

// "yes" lists and empty ones, as mustache has conditions.
void set_if(View& view, const std::string& name, const std::string& text);

}  // namespace broadsheet
