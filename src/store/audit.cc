// audit.cc: the log of who came in. Entry points: note(), audit_entries().

#include "broadsheet/audit.h"

#include <simdjson.h>

#include <array>
#include <filesystem>

#include "base/calendar.h"
#include "base/json.h"
#include "base/utf8.h"
#include "news/names.h"
#include "store/line_log.h"

namespace broadsheet {
namespace {

constexpr std::size_t longest_text = 500;  // code points of an address or a detail
constexpr std::array<std::string_view, 9> event_names = {
    "login",        "login-refused",    "logout",        "key-made",     "key-taken-back",
    "password-set", "password-removed", "rules-changed", "settings-read"};

LineLog log_in(const std::string& folder) {
  return {folder + "/audit.jsonl", folder + "/audit.old.jsonl"};
}

std::string cut(std::string_view text) {
  return std::string(first_code_points(to_valid_utf8(text), longest_text));
}

std::optional<AuditEntry> entry_in(std::string_view line) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string padded(line);
  std::string_view at, what, from, detail;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS || root["at"].get(at) != simdjson::SUCCESS ||
      root["what"].get(what) != simdjson::SUCCESS)
    return std::nullopt;
  const auto date = parse_iso_date(at);
  const auto event = value_named<AuditEvent>(event_names, what);
  if (!date || !event) return std::nullopt;
  if (root["from"].get(from) != simdjson::SUCCESS) from = {};
  if (root["detail"].get(detail) != simdjson::SUCCESS) detail = {};
  return AuditEntry{date->instant, *event, std::string(from), std::string(detail)};
}

}  // namespace

std::string_view name_of(AuditEvent what) {
  return event_names[static_cast<std::size_t>(what)];
}

std::string to_json(const AuditEntry& entry) {
  JsonWriter json;
  return json.open_object()
      .member("at", rfc3339(entry.at))
      .member("what", name_of(entry.what))
      .member("from", cut(entry.from))
      .member("detail", cut(entry.detail))
      .close_object()
      .take();
}

Result<void> note(const std::string& folder, const AuditEntry& entry) {
  return log_in(folder).append(to_json(entry) + "\n", LineLog::Lasting::synced);
}

Result<std::vector<AuditEntry>> audit_entries(const std::string& folder, std::size_t most) {
  std::error_code fault;
  if (!std::filesystem::is_directory(folder, fault)) return fail(ErrorCode::unreadable, "no folder", folder);
  std::vector<AuditEntry> entries;
  log_in(folder).read_back([&](const std::string& line) {
    if (auto entry = entry_in(line)) entries.push_back(std::move(*entry));
    return entries.size() < most;
  });
  return entries;
}

}  // namespace broadsheet
