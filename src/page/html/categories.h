#pragma once
// categories.h: the sets of elements that the standard's tree construction speaks of (13.2.4.2), as bits.

#include <array>
#include <cstdint>
#include <initializer_list>

#include "broadsheet/page.h"
#include "page/names.h"

namespace broadsheet::html {

using Categories = std::uint16_t;

inline constexpr Categories special = 1;
inline constexpr Categories formatting = 2;
inline constexpr Categories scope_end = 4;  // ends "in scope", and with more ends the two scopes below
inline constexpr Categories list_item_scope_end = 8;
inline constexpr Categories button_scope_end = 16;
inline constexpr Categories table_scope_end = 32;
inline constexpr Categories implied_end = 64;
inline constexpr Categories implied_end_thorough = 128;
inline constexpr Categories heading = 256;
inline constexpr Categories fosters =
    512;  // table, tbody, tfoot, thead, tr: what stands wrong in them is moved
inline constexpr Categories void_element = 1024;
inline constexpr Categories html_integration_point = 2048;
inline constexpr Categories mathml_text_integration_point = 4096;

// Of an element by its name; integration points by attribute (annotation-xml) are the tree builder's to add.
[[nodiscard]] Categories categories_of(Tag name, Namespace space);

}  // namespace broadsheet::html
