#pragma once
// credits.h: who did what for a story, as the line under it says.

#include <string_view>
#include <vector>

#include "broadsheet/news.h"

namespace broadsheet {

// "(Reporting by Ada Marsh in Oslo and Jo Quill; Editing by Max Dorn)": a credit for each name. Empty for a
// line that is no list of credits from its first word to its last.
[[nodiscard]] std::vector<Credit> read_credits(std::string_view line);

// Whose house signs so: a line in parentheses that names who reported and who edited is Reuters's. Empty for
// other lines. `credits`: what read_credits() made of it.
[[nodiscard]] std::string_view agency_of_credits(std::string_view line, const std::vector<Credit>& credits);

}  // namespace broadsheet
