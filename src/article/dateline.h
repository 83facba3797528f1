#pragma once
// dateline.h: the place, agency and day that open a wire piece.

#include <optional>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

// "LONDON, Dec 9 (Reuters) - The government said …". The day takes its year from `published`. nullopt for an
// ordinary sentence.
[[nodiscard]] std::optional<Dateline> find_dateline(std::string_view paragraph,
                                                    const std::optional<Date>& published);

}  // namespace broadsheet
