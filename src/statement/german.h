#pragma once
// german.h: clauses.h for German.

#include "statement/clauses.h"

namespace broadsheet {

[[nodiscard]] std::vector<Draft> find_german_drafts(const Words& words);

}  // namespace broadsheet
