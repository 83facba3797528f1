#pragma once
// meta_prescan.h: the encoding that a page declares in its first bytes.

#include <optional>
#include <string_view>

#include "page/encoding_labels.h"

namespace broadsheet {

// "BOM sniff" (Encoding standard, 6).
[[nodiscard]] std::optional<Encoding> byte_order_mark(std::string_view bytes);

// "prescan a byte stream to determine its encoding" (HTML standard, 13.2.3.2) over all of `bytes`.
[[nodiscard]] std::optional<Encoding> prescan(std::string_view bytes);

// "extracting a character encoding from a meta element" (2.6.5): the label in "text/html; charset=x".
[[nodiscard]] std::string_view label_in_content(std::string_view content);

}  // namespace broadsheet
