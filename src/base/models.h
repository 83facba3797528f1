#pragma once
// models.h: the tables of models/, which are part of the program. Each has a card beside it that says what it
// was made of, how, and under which licence.

#include <string_view>

namespace broadsheet {

// The bytes of models/NAME.bin, aligned to 64; empty where there is no such table.
[[nodiscard]] std::string_view model_table(std::string_view name);

}  // namespace broadsheet
