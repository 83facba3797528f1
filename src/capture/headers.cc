// headers.cc: lenient reading of header blocks, as crawlers wrote them.

#include "capture/headers.h"

#include <algorithm>

#include "base/strings.h"

namespace broadsheet {

Headers Headers::parse(std::string_view block) {
  Headers headers;
  for (const std::string_view line : split_lines(block)) {
    const bool folded = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (folded && !headers.fields_.empty()) {
      headers.fields_.back().second += " " + std::string(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    headers.fields_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return headers;
}

std::string_view Headers::get(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& field) { return equals_ignoring_case(field.first, name); });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

std::string Headers::all(std::string_view name) const {
  std::string joined;
  for (const auto& [each, value] : fields_)
    if (equals_ignoring_case(each, name)) joined += (joined.empty() ? "" : ", ") + value;
  return joined;
}

std::size_t header_block_size(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (bytes.substr(at + 1, 1) == "\n") return at + 2;
    if (bytes.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return std::string_view::npos;
}

}  // namespace broadsheet
