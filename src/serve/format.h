#pragma once
// format.h: how dates, addresses and directions are written on pages.

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/news.h"

namespace broadsheet {

// "9 Dec 2022", with "14:05" and the zone where the page states a time.
[[nodiscard]] std::string printed_date(const Date& date);
[[nodiscard]] std::string printed_day(const Date& date);
// The same, and for machines; where there is no date, what stands for it.
[[nodiscard]] std::string printed_day(const std::optional<Date>& date, std::string_view none);
[[nodiscard]] std::string iso_or_none(const std::optional<Date>& date);

// The address where a browser may follow it (http, https); empty otherwise.
[[nodiscard]] std::string safe_url(std::string_view url);

// "rtl" for Arabic, Hebrew, Persian, Urdu …; "ltr" for others.
[[nodiscard]] std::string_view direction_of(std::string_view language);

[[nodiscard]] std::string escaped_html(std::string_view text);
void append_escaped_html(std::string& out, std::string_view text);

}  // namespace broadsheet
