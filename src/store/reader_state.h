#pragma once
// reader_state.h: the tables of state.sqlite, format 1.

#include <string>
#include <string_view>

#include "broadsheet/base.h"
#include "search/database.h"

namespace broadsheet {

inline constexpr int reader_state_format = 1;

[[nodiscard]] std::string reader_state_path(const std::string& folder);

// Errors: newer_format.
[[nodiscard]] Result<void> check_reader_state(const Database& database, std::string_view schema);

}  // namespace broadsheet
