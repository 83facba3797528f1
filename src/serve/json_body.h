#pragma once
// json_body.h: the JSON object that a request brought.

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Its values by name; what is no JSON, or no object, has none. Not for several threads.
class JsonBody {
 public:
  explicit JsonBody(std::string_view body) : text_(body) {
    is_good_ = parser_.parse(text_).get(root_) == simdjson::SUCCESS;
  }
  [[nodiscard]] std::string text(std::string_view name) const {
    return std::string(value<std::string_view>(name).value_or(std::string_view()));
  }
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const {
    return value<std::int64_t>(name);
  }
  // Nothing where it is no array, or one of something else too.
  [[nodiscard]] std::optional<std::vector<std::int64_t>> numbers(std::string_view name) const {
    return values<std::int64_t, std::int64_t>(name);
  }
  [[nodiscard]] std::optional<std::vector<std::string>> texts(std::string_view name) const {
    return values<std::string, std::string_view>(name);
  }

 private:
  template <typename Value>
  [[nodiscard]] std::optional<Value> value(std::string_view name) const {
    Value found{};
    return is_good_ && root_[name].get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
  }
  template <typename Item, typename Value>
  [[nodiscard]] std::optional<std::vector<Item>> values(std::string_view name) const {
    const auto items = value<simdjson::dom::array>(name);
    if (!items) return std::nullopt;
    std::vector<Item> found;
    for (const simdjson::dom::element item : *items) {
      Value each{};
      if (item.get(each) != simdjson::SUCCESS) return std::nullopt;
      found.emplace_back(each);
    }
    return found;
  }

  simdjson::dom::parser parser_;
  simdjson::padded_string text_;
  simdjson::dom::element root_;
  bool is_good_ = false;
};

}  // namespace broadsheet
