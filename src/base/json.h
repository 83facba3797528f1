#pragma once
// json.h: writes JSON (RFC 8259) into a string, in order, with commas and escapes seen to.
//
//   JsonWriter json;
//   json.open_object().key("id").value("a1").key("body").open_array().value(1).close_array().close_object();
//   json.text();  // {"id":"a1","body":[1]}

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

class JsonWriter {
 public:
  JsonWriter& open_object();
  JsonWriter& close_object();
  JsonWriter& open_array();
  JsonWriter& close_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);  // must be UTF-8
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool yes);
  JsonWriter& value(double number);  // at most 6 significant digits; not finite: null
  template <std::integral Number>
    requires(!std::same_as<Number, bool>)
  JsonWriter& value(Number number) {
    return raw(std::to_string(number));
  }
  // JSON made elsewhere.
  JsonWriter& raw(std::string_view json);

  // key and value, left out where the text is empty.
  JsonWriter& member(std::string_view name, std::string_view text);

  [[nodiscard]] const std::string& text() const { return out_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void separate();
  std::string out_;
  bool fresh_ = true;  // nothing yet at this level, or a key was just written
};

}  // namespace broadsheet
