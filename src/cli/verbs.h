#pragma once
// verbs.h: one function a verb; the table in verbs.cc names them. Formats: docs/formats/.

#include "cli/options.h"

namespace broadsheet {

Exit run_page(const Options& options);
Exit run_extract(const Options& options);
Exit run_keep(const Options& options);
Exit run_search(const Options& options);
Exit run_copies(const Options& options);
Exit run_stories(const Options& options);
Exit run_timeline(const Options& options);
Exit run_recommend(const Options& options);
Exit run_statements(const Options& options);
Exit run_sources(const Options& options);
Exit run_times(const Options& options);
Exit run_password(const Options& options);
Exit run_audit(const Options& options);
Exit run_serve(const Options& options);
Exit run_follow(const Options& options);
Exit run_unfollow(const Options& options);
Exit run_rules(const Options& options);
Exit run_desk(const Options& options);
Exit run_poll(const Options& options);
Exit run_import(const Options& options);
Exit run_export(const Options& options);
Exit run_check(const Options& options);
Exit run_rebuild(const Options& options);
Exit run_repair(const Options& options);
Exit run_backup(const Options& options);
Exit run_restore(const Options& options);
Exit run_forget(const Options& options);
Exit run_config(const Options& options);
Exit run_help(const Options& options);
Exit run_man(const Options& options);
Exit run_completion(const Options& options);
Exit run_version(const Options& options);

}  // namespace broadsheet
