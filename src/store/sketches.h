#pragma once
// sketches.h: rows of `sketch`.

#include <vector>

#include "copy/sketch.h"
#include "search/database.h"

namespace broadsheet {

struct NumberedSketch {
  std::int64_t number = 0;  // of the article
  Sketch sketch;            // all 0: it has none any more
};

// In place of those that are there.
[[nodiscard]] Result<void> put_sketches(const Database& database, std::vector<NumberedSketch> sketches);

}  // namespace broadsheet
