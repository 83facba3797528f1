#pragma once
// broadsheet/audit.h: who came into a paper, and what was changed of who may and of its settings.
//
//   archive/audit.jsonl       a line of JSON an event, the newest last: {"at", "what", "from", "detail"}
//   archive/audit.old.jsonl   what was in it when it had grown to 1 MB; the one before that is gone
//
// No secret and no path stands in it. Written by appending whole lines, by any thread and process.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

enum class AuditEvent : std::uint8_t {
  login,
  login_refused,
  logout,
  key_made,
  key_taken_back,
  password_set,
  password_removed,
  rules_changed,
  settings_read
};
// "login", "login-refused", …
[[nodiscard]] std::string_view name_of(AuditEvent what);

struct AuditEntry {
  Instant at = 0;
  AuditEvent what = AuditEvent::login;
  std::string from;    // the client's address; empty: the command line or a signal
  std::string detail;  // "phone": the name of a key, the address of a feed
};

// Errors: those of writing a file. Who notes an event goes on without it: a full disk locks nobody out.
Result<void> note(const std::string& folder, const AuditEntry& entry);

// The newest first. Lines that are none are passed over. Errors: unreadable.
[[nodiscard]] Result<std::vector<AuditEntry>> audit_entries(const std::string& folder, std::size_t most);

[[nodiscard]] std::string to_json(const AuditEntry& entry);

}  // namespace broadsheet
