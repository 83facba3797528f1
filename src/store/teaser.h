#pragma once
// teaser.h: the line under a recommended headline.

#include <string>

#include "broadsheet/news.h"

namespace broadsheet {

// One or two whole sentences of the lead, without dateline, at most 240 characters.
[[nodiscard]] std::string teaser_of(const Article& article);

}  // namespace broadsheet
