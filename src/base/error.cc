// error.cc: the words of an error.

#include <array>
#include <utility>

#include "broadsheet/base.h"

namespace broadsheet {

std::string_view name_of(ErrorCode code) {
  static constexpr std::array<std::string_view, 12> names = {
      "missing",    "unreadable", "empty", "truncated", "damaged",      "unsupported",
      "over-limit", "bad-input",  "busy",  "no-space",  "newer-format", "failed"};
  return names[static_cast<std::size_t>(code)];
}

std::string Error::message() const {
  std::string line = path;
  if (offset) line += (line.empty() ? "byte " : ", byte ") + std::to_string(*offset);
  if (!line.empty()) line += ": ";
  line += name_of(code);
  line += ": " + what;
  if (!advice.empty()) line += "; " + advice;
  return line;
}

}  // namespace broadsheet
