#pragma once
// encoding_labels.h: the labels of the WHATWG Encoding standard.

#include <optional>
#include <string_view>

namespace broadsheet {

struct Encoding {
  std::string_view name;  // of the standard, "windows-1252"
};

// "get an encoding" (4.2): any of the standard's labels, blanks around it and case ignored.
[[nodiscard]] std::optional<Encoding> encoding_of_label(std::string_view label);

}  // namespace broadsheet
