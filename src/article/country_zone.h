#pragma once
// country_zone.h: what the clocks of a publisher's country show.

#include <cstdint>
#include <optional>
#include <string_view>

#include "broadsheet/base.h"

namespace broadsheet {

// Minutes ahead of UTC at that instant in the country whose domain a host ends with, in one of several zones
// in its capital; nullopt while those show different days, for domains of no country and those that the whole
// world registers in.
[[nodiscard]] std::optional<std::int16_t> country_offset(std::string_view host, Instant instant);

}  // namespace broadsheet
