// audit.cc: the log of who came in. One write() a line to a file opened for appending, so lines of several
// processes do not mix. Entry points: note(), audit_entries().

#include "broadsheet/audit.h"

#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/calendar.h"
#include "base/json.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "news/names.h"

namespace broadsheet {
namespace {

constexpr off_t most_bytes = 1'000'000;
constexpr std::size_t longest_text = 500;  // code points of an address or a detail
constexpr std::array<std::string_view, 9> event_names = {
    "login",        "login-refused",    "logout",        "key-made",     "key-taken-back",
    "password-set", "password-removed", "rules-changed", "settings-read"};

std::string path_in(const std::string& folder) {
  return folder + "/audit.jsonl";
}
std::string old_path_in(const std::string& folder) {
  return folder + "/audit.old.jsonl";
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

// Appends the entries of a file, newest first.
void read_file(const std::string& path, std::size_t most, std::vector<AuditEntry>& entries) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::vector<std::string_view> lines = split_lines(text);
  for (auto line = lines.rbegin(); line != lines.rend() && entries.size() < most; ++line)
    if (auto entry = entry_in(*line)) entries.push_back(std::move(*entry));
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
  const std::string path = path_in(folder), line = to_json(entry) + "\n";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return fail(ErrorCode::unreadable, std::strerror(errno), path);
  struct stat now {};
  const bool is_full = ::fstat(file, &now) == 0 && now.st_size >= most_bytes;
  const bool done =
      ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) && ::fdatasync(file) == 0;
  const std::string why = done ? "" : std::strerror(errno);
  ::close(file);
  if (is_full) (void)std::rename(path.c_str(), old_path_in(folder).c_str());
  if (!done) return fail(ErrorCode::failed, why, path);
  return {};
}

Result<std::vector<AuditEntry>> audit_entries(const std::string& folder, std::size_t most) {
  std::error_code fault;
  if (!std::filesystem::is_directory(folder, fault)) return fail(ErrorCode::unreadable, "no folder", folder);
  std::vector<AuditEntry> entries;
  read_file(path_in(folder), most, entries);
  read_file(old_path_in(folder), most, entries);
  return entries;
}

}  // namespace broadsheet
