#pragma once
// publish.h: the lists of an archive as files.

#include "cli/options.h"

namespace broadsheet {

// Writes them into Options::folder, which is made where it is missing.
Exit publish_lists(const Options& options);

}  // namespace broadsheet
