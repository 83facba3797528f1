#include "cli/verbs.h"
namespace broadsheet { Exit run_recommend(const Options&) { return Exit::failed; } Exit run_check(const Options&) { return Exit::failed; } Exit run_rebuild(const Options&) { return Exit::failed; } }
