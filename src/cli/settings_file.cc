// settings_file.cc: broadsheet.toml (TOML 1.0). Keys are names of flags without their dashes, all of them at
// the top; values are of the kind that the flag takes, and where it takes several, a list of texts. Entry
// point: read_settings_file().

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "cli/settings.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_bytes = 1'000'000;

tl::unexpected<Error> refuse(const std::string& path, std::size_t line, std::string_view what,
                             std::string advice) {
  return tl::unexpected(Error{ErrorCode::bad_input, "line " + std::to_string(line) + ": " + std::string(what),
                              path, std::nullopt, std::move(advice)});
}

std::string all_keys() {
  std::string keys;
  for (const Flag& flag : flags())
    if (flag.is_setting) keys += (keys.empty() ? "" : ", ") + std::string(key_of(flag));
  return keys;
}

// The value as set_value() takes it; nullopt where it is of another kind than the flag's.
std::optional<std::string> value_in(const Flag& flag, const toml::node& node) {
  if (flag.yes != nullptr) {
    const auto* yes = node.as_boolean();
    return yes == nullptr ? std::nullopt : std::optional(yes->get() ? "true" : "false");
  }
  if (flag.number != nullptr) {
    const auto* number = node.as_integer();
    return number == nullptr ? std::nullopt : std::optional(std::to_string(number->get()));
  }
  if (const auto* text = node.as_string()) return text->get();
  const toml::array* list = node.as_array();
  if (list == nullptr || !flag.value.ends_with("…")) return std::nullopt;
  std::string joined;
  for (const toml::node& each : *list) {
    if (!each.is_string()) return std::nullopt;
    joined += (joined.empty() ? "" : ",") + each.as_string()->get();
  }
  return joined;
}

Result<std::string> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::missing, "no settings can be read there", path);
  std::string bytes(most_bytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.size() > most_bytes) return fail(ErrorCode::over_limit, "more than 1,000,000 bytes", path);
  return bytes;
}

}  // namespace

Result<std::vector<FileSetting>> read_settings_file(const std::string& path) {
  const auto bytes = bytes_of(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const toml::parse_result read = toml::parse(*bytes);
  if (!read)
    return refuse(path, read.error().source().begin.line, read.error().description(),
                  "the file is TOML: key = value");
  std::vector<FileSetting> found;
  for (const auto& [name, node] : read.table()) {
    const std::size_t line = name.source().begin.line;
    const Flag* flag = flag_named("--" + std::string(name.str()));
    if (flag == nullptr || !flag->is_setting)
      return refuse(path, line, "\"" + std::string(name.str()) + "\" is no setting",
                    "the settings are " + all_keys());
    const auto value = value_in(*flag, node);
    const std::string allowed = "write " + allowed_values(*flag);
    if (!value)
      return refuse(path, line, "a value of another kind than that of " + std::string(name.str()), allowed);
    Options scratch;
    if (auto set = set_value(*flag, *value, scratch); !set)
      return refuse(path, line, set.error().what, allowed);
    found.push_back({flag, *value, line});
  }
  std::sort(found.begin(), found.end(),
            [](const FileSetting& a, const FileSetting& b) { return a.line < b.line; });
  return found;
}

}  // namespace broadsheet
