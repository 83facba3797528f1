#pragma once
// verbs.h: which words that may be nouns are verbs where they stand.

#include "statement/words.h"

namespace broadsheet {

// Gives each such word its class as a verb: "He claims it is safe". English.
void settle_verbs(Words& words);

}  // namespace broadsheet
