#pragma once
// teaser.h: the line under a recommended headline.

#include <string>
#include <string_view>

#include "broadsheet/news.h"
#include "search/database.h"

namespace broadsheet {

// One or two whole sentences of the lead, without dateline, at most 240 characters.
[[nodiscard]] std::string teaser_of(const Article& article);

// A row of `article` has it as a number where it is so many characters of the lead's front, which it nearly
// always is, else as a text; NULL in rows of before format 8.
void bind_teaser(Statement& row, int index, std::string_view teaser, std::string_view lead);
// In SQL, of a row of `article`.
inline constexpr std::string_view teaser_column =
    "CASE typeof(teaser) WHEN 'integer' THEN substr(lead, 1, teaser) ELSE teaser END";

}  // namespace broadsheet
