// desk_file.cc: a file that is looked at many times a second is known by its place, size and time of change;
// only where these are new is it read. Entry points: DeskFile::look(), DeskFile::tell(), read_desk_rules().

#include "recommend/desk_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/json.h"
#include "store/line_log.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_bytes = 4'000'000;  // 2,000 rules of 2,000 bytes
constexpr std::size_t most_told = 100'000;

// 0: no file.
std::uint64_t state_of(const std::string& path) {
  struct stat now {};
  if (::stat(path.c_str(), &now) != 0) return 0;
  return hash64(std::to_string(now.st_ino) + " " + std::to_string(now.st_size) + " " +
                std::to_string(now.st_mtim.tv_sec) + " " + std::to_string(now.st_mtim.tv_nsec)) |
         1;
}

std::string use_line(const DeskUse& use, std::string_view where, Instant now) {
  JsonWriter json;
  json.open_object().key("at").value(rfc3339(now)).key("line").value(use.rule->line);
  json.key("rule")
      .value(desk_rule_line(*use.rule))
      .key("did")
      .value(use.put_first ? "put first" : "left out");
  return json.key("article").value(use.article).key("where").value(where).close_object().take() + "\n";
}

void append(const std::string& folder, std::string_view lines) {
  (void)LineLog{folder + "/desk.jsonl", folder + "/desk.old.jsonl"}.append(lines, LineLog::Lasting::written);
}

}  // namespace

std::string desk_path(const std::string& folder) {
  return folder + "/desk.txt";
}

Result<DeskRules> read_desk_rules(const std::string& folder) {
  const std::string path = desk_path(folder);
  if (state_of(path) == 0) return DeskRules();
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::unreadable, "cannot be opened", path);
  std::string text(most_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > most_bytes) return fail(ErrorCode::over_limit, "more than 4,000,000 bytes", path);
  auto rules = parse_desk_rules(text);
  if (rules) return rules;
  rules.error().path = path;
  return rules;
}

Result<void> DeskFile::look() {
  const std::uint64_t now = state_of(desk_path(folder_));
  if (now == seen_) return {};
  seen_ = now;
  auto rules = read_desk_rules(folder_);
  if (!rules) return tl::unexpected(rules.error());
  rules_ = std::move(*rules);
  ++changes_;
  told_.clear();
  return {};
}

std::uint64_t DeskFile::in_force(Instant now) const {
  const auto ended = std::ranges::count_if(
      rules_.rules, [&](const DeskRule& rule) { return rule.until && rule.until->instant <= now; });
  return changes_ << 32 | static_cast<std::uint64_t>(ended);
}

void DeskFile::tell(const std::vector<DeskUse>& uses, std::string_view where, Instant now) {
  std::string lines;
  for (const DeskUse& use : uses) {
    if (told_.size() == most_told) told_.clear();
    const std::string key = std::to_string(use.rule->line) + " " + use.article + " " + std::string(where);
    if (told_.insert(hash64(key)).second) lines += use_line(use, where, now);
  }
  if (!lines.empty()) append(folder_, lines);
}

void DeskFile::tell(const Error& fault, Instant now) const {
  JsonWriter json;
  json.open_object().key("at").value(rfc3339(now)).key("did").value("not read");
  append(folder_, json.member("why", fault.what).close_object().take() + "\n");
}

}  // namespace broadsheet
