// form.cc: pairs between "&", "+" for blanks, percent escapes. Entry point: Form::add().

#include "serve/form.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "capture/url/percent.h"

namespace broadsheet {

std::string form_decoded(std::string_view text) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), '+', ' ');
  return to_valid_utf8(percent_decode(plain));
}

void Form::add(std::string_view encoded) {
  for (const std::string_view pair : split(encoded, '&')) {
    if (pair.empty()) continue;
    if (fields_.size() == most_fields) return;
    const std::size_t equals = pair.find('=');
    fields_.emplace_back(form_decoded(pair.substr(0, equals)), equals == std::string_view::npos
                                                                   ? std::string()
                                                                   : form_decoded(pair.substr(equals + 1)));
  }
}

std::string_view Form::value(std::string_view name) const {
  for (const auto& [field, value] : fields_)
    if (field == name) return value;
  return {};
}

bool Form::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
}

std::vector<std::string_view> Form::values(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [field, value] : fields_)
    if (field == name) found.push_back(value);
  return found;
}

}  // namespace broadsheet
