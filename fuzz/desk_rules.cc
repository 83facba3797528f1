// Any bytes as rules of the desk: what is printed of them is read the same again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "recommend/desk_rules.h"

namespace {

std::string printed(const broadsheet::DeskRules& rules) {
  std::string text;
  for (const broadsheet::DeskRule& rule : rules.rules) text += desk_rule_line(rule) + "\n";
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  const auto rules = parse_desk_rules(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!rules) return 0;
  const std::string once = printed(*rules);
  const auto again = parse_desk_rules(once);
  // A line may become longer than a line may be.
  if (!again && again.error().code != ErrorCode::over_limit) std::abort();
  if (again && printed(*again) != once) std::abort();
  return 0;
}
