// country_zone.cc: a table of domains, and ICU's rules of the zone, summer time included. Entry point:
// country_offset().

#include "article/country_zone.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/calendar.h"

namespace broadsheet {
namespace {

struct Country {
  std::string_view domain, zone;
  // Of a country of many zones, whose own is then its capital's: its first and its last to see the sun.
  std::string_view eastern = {}, western = {};
};

// Sorted by domain. Overseas parts of a country have domains of their own.
constexpr std::array countries = {
    Country{"ar", "America/Argentina/Buenos_Aires"},
    Country{"at", "Europe/Vienna"},
    Country{"au", "Australia/Sydney", "Australia/Sydney", "Australia/Perth"},
    Country{"be", "Europe/Brussels"},
    Country{"bg", "Europe/Sofia"},
    Country{"bo", "America/La_Paz"},
    Country{"br", "America/Sao_Paulo", "America/Sao_Paulo", "America/Rio_Branco"},
    Country{"ca", "America/Toronto", "America/St_Johns", "America/Vancouver"},
    Country{"ch", "Europe/Zurich"},
    Country{"cz", "Europe/Prague"},
    Country{"de", "Europe/Berlin"},
    Country{"dk", "Europe/Copenhagen"},
    Country{"fi", "Europe/Helsinki"},
    Country{"fr", "Europe/Paris"},
    Country{"gr", "Europe/Athens"},
    Country{"hr", "Europe/Zagreb"},
    Country{"hu", "Europe/Budapest"},
    Country{"ie", "Europe/Dublin"},
    Country{"il", "Asia/Jerusalem"},
    Country{"in", "Asia/Kolkata"},
    Country{"it", "Europe/Rome"},
    Country{"jp", "Asia/Tokyo"},
    Country{"kr", "Asia/Seoul"},
    Country{"lt", "Europe/Vilnius"},
    Country{"mx", "America/Mexico_City", "America/Cancun", "America/Tijuana"},
    Country{"nl", "Europe/Amsterdam"},
    Country{"no", "Europe/Oslo"},
    Country{"pe", "America/Lima"},
    Country{"pl", "Europe/Warsaw"},
    Country{"ro", "Europe/Bucharest"},
    Country{"rs", "Europe/Belgrade"},
    Country{"se", "Europe/Stockholm"},
    Country{"si", "Europe/Ljubljana"},
    Country{"sk", "Europe/Bratislava"},
    Country{"th", "Asia/Bangkok"},
    Country{"tr", "Europe/Istanbul"},
    Country{"tw", "Asia/Taipei"},
    Country{"uk", "Europe/London"},
    Country{"uy", "America/Montevideo"},
    Country{"vn", "Asia/Ho_Chi_Minh"},
    Country{"za", "Africa/Johannesburg"},
};
static_assert(std::is_sorted(countries.begin(), countries.end(),
                             [](const Country& a, const Country& b) { return a.domain < b.domain; }));

// Minutes from UTC at an instant.
std::optional<std::int16_t> offset_of(std::string_view name, Instant instant) {
  const auto zone = std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(
      icu::UnicodeString(name.data(), static_cast<std::int32_t>(name.size()), US_INV)));
  std::int32_t standard = 0, summer = 0;  // milliseconds
  UErrorCode error = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(instant) * 1'000, false, standard, summer, error);
  if (U_FAILURE(error) != 0) return std::nullopt;
  return static_cast<std::int16_t>((standard + summer) / 60'000);
}

std::optional<std::int64_t> day_in(std::string_view zone, Instant instant) {
  const auto offset = offset_of(zone, instant);
  return offset ? std::optional(day_number(instant + *offset * 60)) : std::nullopt;
}

}  // namespace

std::optional<std::int16_t> country_offset(std::string_view host, Instant instant) {
  const std::string_view domain = host.substr(host.rfind('.') + 1);
  const auto found = std::lower_bound(countries.begin(), countries.end(), domain,
                                      [](const Country& c, std::string_view d) { return c.domain < d; });
  if (found == countries.end() || found->domain != domain) return std::nullopt;
  if (!found->eastern.empty() && day_in(found->eastern, instant) != day_in(found->western, instant))
    return std::nullopt;
  return offset_of(found->zone, instant);
}

}  // namespace broadsheet
