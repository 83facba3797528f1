#pragma once
// exchange.h: the forms of import and export that stand in files of their own.

#include "cli/options.h"

namespace broadsheet {

// The feeds of OPML lists are followed; those that are followed are printed as one.
Exit import_opml(const Options& options);
Exit export_opml(const Options& options);

}  // namespace broadsheet
