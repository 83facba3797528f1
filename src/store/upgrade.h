#pragma once
// upgrade.h: an archive's database from the format it has to the one of schema.h.

#include "search/database.h"

namespace broadsheet {

// Step by step. What is interrupted, at any write, goes on the next time; until the last of it is done, the
// database is read as what it was. Errors: those of the disk, damaged.
[[nodiscard]] Result<void> upgrade(const Database& database);

}  // namespace broadsheet
