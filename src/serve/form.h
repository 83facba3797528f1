#pragma once
// form.h: the fields of a form or a query (application/x-www-form-urlencoded; WHATWG URL, section 5.1).

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet {

// A name or a value: "+" is a blank, percent escapes are read, and what is no UTF-8 is made so.
[[nodiscard]] std::string form_decoded(std::string_view text);

class Form {
 public:
  // Adds the fields of a body or a query, in order; those past the limit are passed over. Values are made
  // valid UTF-8.
  void add(std::string_view encoded);

  // The first value of a name; empty where there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> values(std::string_view name) const;

  static constexpr std::size_t most_fields = 20'000;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace broadsheet
