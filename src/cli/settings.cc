// settings.cc: flags over environment over file over what is built in. Entry points: settle(), run_config().

#include "cli/settings.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/json.h"
#include "base/utf8.h"
#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

std::optional<std::string> in_environment(const Flag& flag) {
  const char* value = std::getenv(variable_of(flag).c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// The flag's value, or the environment's; empty where neither says anything.
std::string said_of(const Flag& flag, const Options& options) {
  if (options.given(flag.name)) return value_of(flag, options);
  return in_environment(flag).value_or("");
}

struct SettingsFile {
  std::string path;  // empty: there is none
  std::vector<FileSetting> settings;

  [[nodiscard]] const FileSetting* of(const Flag& flag) const {
    const auto found =
        std::find_if(settings.begin(), settings.end(), [&](const FileSetting& s) { return s.flag == &flag; });
    return found == settings.end() ? nullptr : &*found;
  }
};

// A file that is named may name the archive; one in the archive's folder is found by that name.
Result<SettingsFile> find_file(const Options& options) {
  const Flag &archive = *flag_named("--archive"), &config = *flag_named("--config");
  SettingsFile file{said_of(config, options), {}};
  const bool named = !file.path.empty();
  if (!named) {
    const std::string folder = said_of(archive, options);
    const std::string there = (folder.empty() ? Options().archive : folder) + "/broadsheet.toml";
    std::error_code fault;
    if (!std::filesystem::exists(there, fault)) return file;
    file.path = there;
  }
  auto settings = read_settings_file(file.path);
  if (!settings) return tl::unexpected(settings.error());
  file.settings = std::move(*settings);
  if (const FileSetting* said = named ? nullptr : file.of(archive))
    return tl::unexpected(Error{ErrorCode::bad_input,
                                "line " + std::to_string(said->line) +
                                    ": the file in an archive's folder cannot name another archive",
                                file.path, std::nullopt, "take the line out, or name the file by --config"});
  return file;
}

Result<Setting> settle_one(const Flag& flag, const SettingsFile& file, Options& options) {
  if (options.given(flag.name)) return Setting{&flag, std::string(flag.name)};
  if (const auto value = in_environment(flag)) {
    const std::string name = variable_of(flag);
    auto set = set_value(flag, *value, options);
    if (!set) {
      set.error().path = name;
      return tl::unexpected(set.error());
    }
    return Setting{&flag, name};
  }
  if (const FileSetting* said = file.of(flag)) {
    if (auto set = set_value(flag, said->value, options); !set) return tl::unexpected(set.error());
    return Setting{&flag, file.path + ", line " + std::to_string(said->line)};
  }
  (void)set_value(flag, value_of(flag, Options()), options);
  return Setting{&flag, "built in"};
}

std::string setting_line(const Setting& setting, const Options& options) {
  const std::string value = value_of(*setting.flag, options);
  JsonWriter json;
  json.open_object().member("setting", key_of(*setting.flag)).key("value");
  if (setting.flag->number != nullptr)
    json.value(options.*setting.flag->number);
  else if (setting.flag->yes != nullptr)
    json.value(options.*setting.flag->yes);
  else
    json.value(value);
  return json.member("from", setting.from)
      .member("variable", variable_of(*setting.flag))
      .close_object()
      .take();
}

}  // namespace

std::string_view key_of(const Flag& flag) {
  return flag.name.substr(2);
}

std::string variable_of(const Flag& flag) {
  std::string name = "BROADSHEET_";
  for (const char c : key_of(flag)) name += c == '-' ? '_' : static_cast<char>(c - ('a' - 'A'));
  return name;
}

Result<std::vector<Setting>> settle(const Verb& verb, Options& options) {
  const bool has_archive = takes(*flag_named("--archive"), verb.name);
  const auto file = has_archive ? find_file(options) : SettingsFile{};
  if (!file) return tl::unexpected(file.error());
  std::vector<Setting> settings;
  for (const Flag& flag : flags()) {
    if (!flag.is_setting || !takes(flag, verb.name)) continue;
    auto setting = settle_one(flag, *file, options);
    if (!setting) return tl::unexpected(setting.error());
    settings.push_back(std::move(*setting));
  }
  return settings;
}

Exit run_config(const Options& options) {
  Options settled = options;
  const auto settings = settle(*verb_named("config"), settled);
  if (!settings) return complain(settings.error());
  for (const Setting& setting : *settings) {
    if (!is_readable(options)) {
      print_line(setting_line(setting, settled));
      continue;
    }
    const std::string value = value_of(*setting.flag, settled);
    std::printf("%-12s %-28s %s\n", std::string(key_of(*setting.flag)).c_str(),
                value.empty() ? "(none)" : value.c_str(), setting.from.c_str());
  }
  return Exit::done;
}

}  // namespace broadsheet
