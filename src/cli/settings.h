#pragma once
// settings.h: what the command line does not say. A setting is a row of the table of flags that says so; its
// value is the flag's, else that of the environment (BROADSHEET_USER_HEADER), else that of a TOML file
// ("user-header"), else the one that is built in.

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace broadsheet {

// Where a setting in force was made.
struct Setting {
  const Flag* flag;
  std::string from;  // "built in", "--port", "BROADSHEET_PORT", "paper/broadsheet.toml, line 3"
};

// Puts the settings that a verb takes into its options, but for those whose flags were given, and tells where
// each was made. The file is that of --config or BROADSHEET_CONFIG, else broadsheet.toml in the archive's
// folder where it is there; all of it is looked at. May be asked again, when a file has changed. Errors:
// bad_input with file, line and what is allowed, missing.
[[nodiscard]] Result<std::vector<Setting>> settle(const Verb& verb, Options& options);

// "port", the key in a file; "BROADSHEET_PORT".
[[nodiscard]] std::string_view key_of(const Flag& flag);
[[nodiscard]] std::string variable_of(const Flag& flag);

// What a settings file says, in its order.
struct FileSetting {
  const Flag* flag;
  std::string value;  // as set_value() takes it
  std::size_t line;
};
[[nodiscard]] Result<std::vector<FileSetting>> read_settings_file(const std::string& path);

}  // namespace broadsheet
