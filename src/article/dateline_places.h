#pragma once
// dateline_places.h: cities that stand alone in datelines.

#include <string_view>

namespace broadsheet {

// In any case: "MUMBAI", "München". Well-known ones alone: capitals, and where agencies and papers of
// English, German and French report from most.
[[nodiscard]] bool is_dateline_place(std::string_view name);

}  // namespace broadsheet
