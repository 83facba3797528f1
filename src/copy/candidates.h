#pragma once
// candidates.h: which articles share enough with another to be compared with it.

#include <cstdint>
#include <vector>

#include "copy/gram_table.h"
#include "copy/runs.h"

namespace broadsheet {

// Articles from the number `first` on that share two grams or more with the article `number`, whose grams
// they are, ascending. Grams that stand in many articles count for nothing.
[[nodiscard]] std::vector<std::uint32_t> candidates(const GramTable& articles, const GramPlaces& grams,
                                                    std::uint32_t number, std::uint32_t first);

}  // namespace broadsheet
