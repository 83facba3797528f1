#pragma once
// upkeep.h: an archive as a folder of files: copying it, and putting another in its place.

#include <string>

#include "store/capture_log.h"
#include "store/disk.h"

namespace broadsheet {

// A backup becomes an archive in `folder`, which must be new or empty. The backup is read whole first.
// Errors: missing, damaged with the first fault, bad_input where something is in the folder.
[[nodiscard]] Result<void> restore_archive(const std::string& backup, const std::string& folder);

// The files of captures in a folder, in order: of each number the newest. What is left where the database
// cannot say.
[[nodiscard]] std::vector<CaptureFile> capture_files_on_disk(const std::string& folder);

// Puts the archive that was made in `fresh`, which nobody has open, in the place of the one in `folder`: its
// captures where they differ, its database in one transaction, so that readers see the one or the other. A
// database that is past reading is removed. The caller holds the lock of `folder`.
[[nodiscard]] Result<void> replace_archive(Disk& disk, const std::string& folder, const std::string& fresh);

}  // namespace broadsheet
