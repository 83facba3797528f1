#pragma once
// checked_pages.h: a checksum in every page of a database.
//
// A file system layer for SQLite (a VFS) that stands on another. SQLite leaves the last eight bytes of each
// page alone where the file asks it to (byte 20 of its header); the layer writes a checksum of the page and
// its number there, and holds every page it reads against that. A page that does not hold is an I/O error
// (SQLITE_IOERR_DATA), so nothing damaged is ever taken for what was kept. Databases without those bytes
// pass through as they are.

#include <cstdint>
#include <string>
#include <vector>

#include "broadsheet/base.h"

namespace broadsheet {

inline constexpr int checksum_bytes = 8;

// The name of the layer over the VFS `base` (nullptr: the system's); registered when first asked for. Any
// thread.
[[nodiscard]] const char* checked_pages_over(const char* base);

// Reads every page of a database file, past SQLite. The numbers (from 1) of the pages that do not hold what
// was written, in order; also 1 where the header is none. A file that something writes to meanwhile is read
// again where it seems damaged. Errors: missing, unreadable.
[[nodiscard]] Result<std::vector<std::uint32_t>> damaged_pages(const std::string& path);

}  // namespace broadsheet
