// audit.cc: broadsheet audit: who came in, and what was changed.

#include "broadsheet/audit.h"

#include "cli/report.h"
#include "cli/verbs.h"

namespace broadsheet {

Exit run_audit(const Options& options) {
  const auto entries = audit_entries(options.archive, options.top);
  if (!entries) return complain(entries.error());
  for (const AuditEntry& entry : *entries) print_line(to_json(entry));
  return Exit::done;
}

}  // namespace broadsheet
